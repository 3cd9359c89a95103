// Command onrecord turns a dataset of on-the-record deportation figures and dates into what a newsroom
// publishes: charts, a workbook, JSON. A number in it is a claim: somebody said it, in some words, and
// a source printed it.
package main

import (
	"os"

	"onrecord/cli"
)

func main() {
	os.Exit(cli.Run(os.Args, os.Stdin, os.Stdout, os.Stderr))
}
