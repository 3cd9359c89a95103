package atomicfile_test

import (
	"context"
	"encoding/json"
	"fmt"
	"io"
	"os"
	"path/filepath"

	"onrecord/internal/atomicfile"
)

func ExampleWriteFolder() {
	parent, err := os.MkdirTemp("", "example")
	if err != nil {
		panic(err)
	}
	defer os.RemoveAll(parent)
	dir := filepath.Join(parent, "dist")
	page := func(w io.Writer) error {
		_, err := io.WriteString(w, "<p>up to 400</p>")
		return err
	}

	entries := []atomicfile.Entry{{Name: "index.html", Write: page}, {Name: "tables/figures.csv"}}
	opt := atomicfile.Options{Dataset: json.RawMessage(`{"version": "1.0.0"}`), IfChanged: true}
	change, err := atomicfile.WriteFolder(context.Background(), dir, entries, opt)
	fmt.Println(change.Replaced, change.Added, err)

	change, err = atomicfile.WriteFolder(context.Background(), dir, entries[:1], opt)
	fmt.Println(change.Replaced, change.Same, change.Removed, err)

	os.WriteFile(filepath.Join(dir, "notes.txt"), []byte("mine"), 0o666)
	_, err = atomicfile.WriteFolder(context.Background(), dir, entries, opt)
	fmt.Println(err.(*atomicfile.NotReplacedError).Foreign)
	// Output:
	// true [index.html tables/figures.csv] <nil>
	// true [index.html] [tables/figures.csv] <nil>
	// [notes.txt]
}
