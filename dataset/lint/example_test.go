package lint_test

import (
	"fmt"
	"strings"

	"onrecord/data"
	"onrecord/dataset"
	"onrecord/dataset/lint"
)

func Example() {
	d, err := dataset.ReadFS(data.Name, data.Files)
	if err != nil {
		fmt.Println(err)
		return
	}
	s, err := lint.Read(strings.NewReader("400 Iranians will be deported, officials in Tehran said."), "draft.md", lint.Auto)
	if err != nil {
		fmt.Println(err)
		return
	}
	for _, f := range lint.Check(d, s, lint.Options{}) {
		fmt.Printf("%s:%d:%d: %s: %s\n%s\n", f.File, f.Line, f.Column, f.Code, f.Message, f.Suggestion)
	}
	// Output:
	// draft.md:1:1: qualifier-dropped: 400 has lost its qualifier.
	// On record: about 400 or up to 400.
}
