//go:build !linux

package picture

func reserve(uint64) (room []byte, free func()) { return nil, nil }
