// Command precompile compiles the ECharts script to the bytecode that the program embeds with it:
//
//	go run ./internal/tools/precompile echarts.js echarts.bytecode
//
// Make runs it. Without the bytecode the program compiles the script each time it draws, which is slower.
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
