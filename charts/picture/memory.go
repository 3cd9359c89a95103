package picture

import "github.com/tetratelabs/wazero/experimental"

// A memory backs one instance. Where reserving addresses is free it reserves all of them at once, and
// elsewhere it grows by doubling: resvg grows its memory in many small steps, and wazero would copy all of
// it each time.
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

// Reallocate changes the length of the memory. New bytes are zero, as WebAssembly requires.
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

// Free releases the memory.
func (m *memory) Free() {
	m.bytes = nil
	m.free()
}
