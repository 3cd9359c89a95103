// Command gen writes a generated dataset into a folder: gen -figures 1000000 -out folder.
package main

import (
	"flag"
	"fmt"
	"os"

	"onrecord/internal/bench"
)

func main() {
	figures := flag.Int("figures", 10_000, "number of figures")
	seed := flag.Uint64("seed", 42, "the same seed gives the same dataset")
	out := flag.String("out", "", "the folder")
	flag.Parse()
	if *out == "" {
		fmt.Fprintln(os.Stderr, "gen: want -out and a folder")
		os.Exit(2)
	}
	if err := bench.Write(*out, *figures, *seed); err != nil {
		fmt.Fprintln(os.Stderr, "gen:", err)
		os.Exit(1)
	}
}
