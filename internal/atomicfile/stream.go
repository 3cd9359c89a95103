package atomicfile

import (
	"context"
	"io"
	"os"
	"strings"
)

// writeStream writes to what is not a file. There is nothing to keep whole: a
// reader sees the bytes as they come. It appends, so that /dev/stdout behaves as
// the shell's ">" and ">>" promise.
func writeStream(ctx context.Context, t *target, write func(io.Writer) error) error {
	stream, err := openStream(ctx, t.open)
	if err != nil {
		return at(t.path, err)
	}
	if err := fill(ctx, stream, write); err != nil {
		stream.Close()
		return named(t.path, err)
	}
	if err := stream.Close(); err != nil {
		return at(t.path, err)
	}
	return nil
}

// openStream opens a stream for writing. Opening a named pipe waits for a
// reader; the context ends the wait.
func openStream(ctx context.Context, path string) (*os.File, error) {
	type opened struct {
		file *os.File
		err  error
	}
	result := make(chan opened, 1)
	go func() {
		file, err := os.OpenFile(path, os.O_WRONLY|os.O_APPEND, 0)
		result <- opened{file, err}
	}()
	select {
	case r := <-result:
		return r.file, r.err
	case <-ctx.Done():
		go func() {
			if r := <-result; r.err == nil {
				r.file.Close()
			}
		}()
		return nil, context.Cause(ctx)
	}
}

// isStreamLink says whether links in folder lead to open files of a process.
// What /dev/stdout leads to may look like a file, but is the shell's: a rename
// over it would take it away from whoever holds it open.
func isStreamLink(folder string) bool {
	return strings.HasPrefix(folder, "/proc/") || folder == "/dev/fd"
}
