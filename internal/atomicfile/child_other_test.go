//go:build !unix

package atomicfile

func runChild(string) {}
