package xlsx

import (
	"bytes"
	"compress/flate"
	"errors"
	"io"
	"math/rand/v2"
	"runtime"
	"strings"
	"testing"
)

// text is n bytes of something like the XML of rows, always the same.
func text(n int) []byte {
	r := rand.New(rand.NewPCG(1, 2))
	var b bytes.Buffer
	for b.Len() < n {
		b.WriteString(`<c r="A` + strings.Repeat("7", r.IntN(5)) + `" t="inlineStr"><is><t>`)
		b.WriteByte(byte('a' + r.IntN(26)))
	}
	return b.Bytes()[:n]
}

func deflated(t *testing.T, p []byte, piece int) []byte {
	t.Helper()
	var b bytes.Buffer
	z, err := newDeflater(&b)
	for len(p) > 0 && err == nil {
		n := min(piece, len(p))
		_, err = z.Write(p[:n])
		p = p[n:]
	}
	if err == nil {
		err = z.Close()
	}
	if err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

// What is compressed in blocks is one DEFLATE stream, and the same one on any number of processors and
// however it was written.
func TestDeflater(t *testing.T) {
	for _, n := range []int{0, 1, deflateBlock - 1, deflateBlock, deflateBlock + 1, 3*deflateBlock + 5} {
		want := text(n)
		z := deflated(t, want, 100_000)
		got, err := io.ReadAll(flate.NewReader(bytes.NewReader(z)))
		if err != nil || !bytes.Equal(got, want) {
			t.Errorf("%d bytes: got %d back, and %v", n, len(got), err)
		}
		before := runtime.GOMAXPROCS(1)
		same := bytes.Equal(z, deflated(t, want, 7_777))
		runtime.GOMAXPROCS(before)
		if !same {
			t.Errorf("%d bytes: got other bytes on one processor", n)
		}
	}
}

var errFull = errors.New("disk full")

// A fullDisk fails after a number of bytes.
type fullDisk struct{ left int }

func (d *fullDisk) Write(p []byte) (int, error) {
	if d.left -= len(p); d.left < 0 {
		return 0, errFull
	}
	return len(p), nil
}

func TestDeflaterFails(t *testing.T) {
	for _, n := range []int{10, 3 * deflateBlock} {
		z, err := newDeflater(&fullDisk{left: 3})
		if err == nil {
			_, err = z.Write(text(n))
		}
		if end := z.Close(); err == nil {
			err = end
		}
		if !errors.Is(err, errFull) {
			t.Errorf("%d bytes onto a full disk: got %v, want %v", n, err, errFull)
		}
	}
}
