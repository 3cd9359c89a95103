package atomicfile

import (
	"context"
	"io"
	"os"
	"strings"
)

// writeStream writes to a pipe or a device, which cannot be replaced atomically. It appends, so that /dev/stdout
// works with the shell's ">" and ">>".
func writeStream(ctx context.Context, t *target, write func(io.Writer) error) error {
	stream, err := openStream(ctx, t.streamPath)
	if err != nil {
		return replacePath(t.path, err)
	}
	if err := writeBuffered(ctx, stream, write); err != nil {
		stream.Close()
		return withPath(t.path, err)
	}
	if err := stream.Close(); err != nil {
		return replacePath(t.path, err)
	}
	return nil
}

// openStream opens a stream for writing. Opening a named pipe blocks until there is a reader or ctx is done.
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

// isStreamLink reports whether links in folder lead to the open files of a process. /dev/stdout may lead to a
// regular file, but one that the shell has opened: a rename would replace it under those who write to it.
func isStreamLink(folder string) bool {
	return strings.HasPrefix(folder, "/proc/") || folder == "/dev/fd"
}
