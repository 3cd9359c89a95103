//go:build !unix

package atomicfile

func childMain(string) {}
