package picture

import "github.com/tetratelabs/wazero/experimental"

// A memory backs one instance. It has all its room from the beginning where the system gives addresses
// away for nothing, and doubles it elsewhere: resvg asks for a little more again and again, and each time
// wazero would copy all of it.
type memory struct {
	bytes []byte
	most  uint64
	free  func()
}

func newMemory(cap, max uint64) experimental.LinearMemory {
	if room, free := reserve(max); room != nil {
		return &memory{room[:0], max, free}
	}
	return &memory{make([]byte, 0, cap), max, func() {}}
}

// Reallocate gives the memory another length; what comes new is zero, as WebAssembly wants it.
func (m *memory) Reallocate(size uint64) []byte {
	if size > m.most {
		return nil
	}
	if size > uint64(cap(m.bytes)) {
		larger := make([]byte, len(m.bytes), min(max(2*uint64(cap(m.bytes)), size), m.most))
		copy(larger, m.bytes)
		m.bytes = larger
	}
	m.bytes = m.bytes[:size]
	return m.bytes
}

// Free lets the memory go.
func (m *memory) Free() {
	m.bytes = nil
	m.free()
}
