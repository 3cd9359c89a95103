//go:build !unix

package place

func runChild(string) {}
