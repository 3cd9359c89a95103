package xlsx

import (
	"bytes"
	"io"
	"sync"

	"github.com/klauspost/compress/flate"

	"onrecord/internal/parallel"
)

// A deflater compresses blocks in parallel, as DEFLATE (RFC 1951) allows: each ends on a byte boundary,
// and none refers back into the one before. Where blocks end does not depend on the number of processors,
// so neither do the bytes.
type deflater struct {
	w     io.Writer
	block []byte            // written, and not compressed yet
	out   *parallel.Ordered // nil until a block is full
}

// deflateBlock is how many bytes are compressed on their own: larger blocks hardly make the zip smaller.
const deflateBlock = 1 << 20

// deflateLevel takes a quarter of the time of the default, for a tenth more bytes.
const deflateLevel = 4

// newDeflater is a compressor for archive/zip.
func newDeflater(w io.Writer) (io.WriteCloser, error) { return &deflater{w: w}, nil }

var (
	blocks = sync.Pool{New: func() any { return make([]byte, 0, deflateBlock) }}
	// Compressors are costly to make. Each is used by one goroutine at a time.
	compressors = sync.Pool{New: func() any {
		w, err := flate.NewWriter(nil, deflateLevel)
		if err != nil {
			panic("internal: " + err.Error())
		}
		return w
	}}
)

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
	if z.out == nil {
		return n, nil
	}
	return n, z.out.Err()
}

// compress starts to compress the block, which is then empty.
func (z *deflater) compress() {
	if z.out == nil {
		z.out = parallel.NewOrdered(z.w)
	}
	block := z.block
	z.block = nil
	z.out.Go(func(buf []byte) ([]byte, error) {
		buf = deflate(buf, block)
		//lint:ignore SA6002 what the pool keeps is a thousand times as large as the slice header
		blocks.Put(block[:0])
		return buf, nil
	})
}

// deflate appends a compressed block, and the empty one that ends it on a byte boundary.
func deflate(buf, block []byte) []byte {
	b := bytes.NewBuffer(buf)
	w := compressors.Get().(*flate.Writer)
	defer compressors.Put(w)
	w.Reset(b)
	w.Write(block) // a bytes.Buffer never fails
	w.Flush()
	return b.Bytes()
}

// Close compresses what is left, and ends the stream.
func (z *deflater) Close() error {
	if err := z.finish(); err != nil {
		return err
	}
	_, err := z.w.Write([]byte{1, 0, 0, 0xff, 0xff}) // a last block, stored and empty
	return err
}

func (z *deflater) finish() error {
	if z.out == nil { // a short stream, as most parts are
		_, err := z.w.Write(deflate(nil, z.block))
		if z.block != nil {
			//lint:ignore SA6002 as above
			blocks.Put(z.block[:0])
		}
		return err
	}
	if len(z.block) > 0 {
		z.compress()
	}
	return z.out.Close()
}
