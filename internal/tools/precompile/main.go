// Command precompile turns the ECharts script into the bytecode that the program carries beside it:
//
//	go run ./internal/tools/precompile echarts.js echarts.bytecode
//
// make calls it; the program runs without its result too, only slower.
package main

import (
	"errors"
	"fmt"
	"os"

	"onrecord/charts/picture"
)

func main() {
	if err := run(os.Args[1:]); err != nil {
		fmt.Fprintln(os.Stderr, "precompile:", err)
		os.Exit(1)
	}
}

func run(args []string) error {
	if len(args) != 2 {
		return errors.New("want two files: the script, and where the bytecode goes")
	}
	script, err := os.ReadFile(args[0])
	if err != nil {
		return err
	}
	code, err := picture.Compile(script)
	if err != nil {
		return err
	}
	return os.WriteFile(args[1], code, 0o644)
}
