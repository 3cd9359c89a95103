package xlsx

import (
	"bytes"
	"io"
	"runtime"
	"sync"

	"github.com/klauspost/compress/flate"
)

// A deflater compresses blocks of what is written in parallel, as DEFLATE (RFC 1951) allows: each ends on
// a byte, and none refers back into the one before. Where the blocks end does not depend on how many
// processors there are, so neither do the bytes.
type deflater struct {
	w      io.Writer
	block  []byte                  // what has been written, and is not compressed yet
	queue  chan chan *bytes.Buffer // compressed blocks to come, in order
	ended  chan struct{}
	mu     sync.Mutex
	failed error // of w
}

// deflateBlock is how much is compressed on its own: more makes the zip hardly smaller.
const deflateBlock = 1 << 20

// deflateLevel takes a quarter of the time of the usual one, for a tenth more.
const deflateLevel = 4

// newDeflater is a compressor for archive/zip.
func newDeflater(w io.Writer) (io.WriteCloser, error) { return &deflater{w: w}, nil }

// Write compresses each block that is full.
func (z *deflater) Write(p []byte) (int, error) {
	n := len(p)
	for len(p) > 0 {
		if z.block == nil {
			z.block = blocks.Get().([]byte)[:0]
		}
		k := min(len(p), deflateBlock-len(z.block))
		z.block = append(z.block, p[:k]...)
		if p = p[k:]; len(z.block) == deflateBlock {
			z.compress()
		}
	}
	return n, z.err()
}

var (
	blocks  = sync.Pool{New: func() any { return make([]byte, 0, deflateBlock) }}
	outputs = sync.Pool{New: func() any { return new(bytes.Buffer) }}
	// writers are costly to make. Each is used by one goroutine at a time.
	writers = sync.Pool{New: func() any {
		w, err := flate.NewWriter(nil, deflateLevel)
		if err != nil {
			panic("internal: " + err.Error())
		}
		return w
	}}
)

// compress hands the block on.
func (z *deflater) compress() {
	if z.queue == nil {
		z.queue, z.ended = make(chan chan *bytes.Buffer, runtime.GOMAXPROCS(0)), make(chan struct{})
		go z.writeAll()
	}
	made, block := make(chan *bytes.Buffer, 1), z.block
	z.queue <- made // waits where as many are under way as there are processors
	z.block = nil
	go func() {
		made <- deflated(block)
		//lint:ignore SA6002 what the pool keeps is a thousand times as large as the slice header
		blocks.Put(block[:0])
	}()
}

// deflated is a block with the empty one behind it that ends it on a byte.
func deflated(block []byte) *bytes.Buffer {
	b := outputs.Get().(*bytes.Buffer)
	b.Reset()
	w := writers.Get().(*flate.Writer)
	w.Reset(b)
	w.Write(block) // into memory: there is nothing that could fail
	w.Flush()
	writers.Put(w)
	return b
}

func (z *deflater) writeAll() {
	defer close(z.ended)
	for made := range z.queue {
		text := <-made
		if z.err() == nil {
			if _, err := z.w.Write(text.Bytes()); err != nil {
				z.mu.Lock()
				z.failed = err
				z.mu.Unlock()
			}
		}
		outputs.Put(text)
	}
}

func (z *deflater) err() error {
	z.mu.Lock()
	defer z.mu.Unlock()
	return z.failed
}

// Close compresses what is left, and ends the stream.
func (z *deflater) Close() error {
	if z.queue != nil {
		if len(z.block) > 0 {
			z.compress()
		}
		close(z.queue)
		<-z.ended
	} else { // a short one, as most parts are
		text := deflated(z.block)
		_, z.failed = z.w.Write(text.Bytes())
		outputs.Put(text)
		if z.block != nil {
			//lint:ignore SA6002 as above
			blocks.Put(z.block[:0])
			z.block = nil
		}
	}
	if err := z.err(); err != nil {
		return err
	}
	_, err := z.w.Write([]byte{1, 0, 0, 0xff, 0xff}) // a last block, stored and empty
	return err
}
