package atomicfile

import (
	"bufio"
	"bytes"
	"context"
	"fmt"
	"io"
	"os"
)

// WriteFile writes the output of write to path, completely or not at all: to a temporary file next to it, which
// is synced and renamed. An existing file keeps its permission bits, and its owner and group if the system
// allows it; a new file gets those that os.Create gives. Access control lists and extended attributes are lost,
// and other hard links to the file keep the old contents.
//
// A symbolic link is kept, and its target replaced or created. Named pipes, terminals, /dev/null, /dev/stdout
// and other streams are written to directly. Of two concurrent runs, the one that ends last determines the
// contents.
//
// Every error begins with path. It wraps the error of write, the context's cause, or the system's error, such as
// fs.ErrPermission, fs.ErrNotExist for the parent folder, or syscall.ENOSPC. WriteFile refuses folders, block
// devices and sockets, and read-only files, although a rename could replace those.
func WriteFile(ctx context.Context, path string, write func(io.Writer) error) error {
	_, err := writeFile(ctx, path, write, false)
	return err
}

// WriteFileIfChanged is [WriteFile], but leaves a file that already has the same contents untouched, its
// modification time included. It reports whether it wrote; streams are always written to.
func WriteFileIfChanged(ctx context.Context, path string, write func(io.Writer) error) (wrote bool, err error) {
	return writeFile(ctx, path, write, true)
}

func writeFile(ctx context.Context, path string, write func(io.Writer) error, ifChanged bool) (bool, error) {
	if ctx.Err() != nil {
		return false, replacePath(path, context.Cause(ctx))
	}
	t, err := locate(path)
	if err != nil {
		return false, err
	}
	defer t.close()
	if isStream, err := t.checkFile(); err != nil {
		return false, err
	} else if isStream {
		return true, writeStream(ctx, t, write)
	}
	t.removeStaleFiles()

	temp, err := newTempFile(t, t.perm())
	if err != nil {
		return false, err
	}
	defer temp.discard() // after an error, and after a panic in write
	if err := writeBuffered(ctx, temp.File, write); err != nil {
		return false, withPath(path, err)
	}
	if ifChanged && t.info != nil {
		if same, err := t.hasSameBytes(temp.File); err != nil || same {
			return false, err
		}
	}
	if err := temp.commit(ctx); err != nil {
		return false, replacePath(path, err)
	}
	return true, nil
}

// checkFile reports whether the target is a stream, and returns an error if it can be written neither as a file
// nor as a stream.
func (t *target) checkFile() (isStream bool, err error) {
	if isStreamLink(t.folder) {
		return true, nil
	}
	if t.info == nil {
		if os.IsPathSeparator(t.path[len(t.path)-1]) {
			return false, fmt.Errorf("%s: want the name of a file, got that of a folder", t.path)
		}
		return false, nil
	}
	switch mode := t.info.Mode(); {
	case mode.IsRegular():
		if err := checkWritable(t.root, t.name); err != nil {
			return false, replacePath(t.path, err)
		}
		return false, nil
	case mode&os.ModeNamedPipe != 0, mode&os.ModeCharDevice != 0:
		return true, nil
	case mode.IsDir():
		return false, fmt.Errorf("%s: want the name of a file, got a folder", t.path)
	case mode&os.ModeDevice != 0:
		return false, fmt.Errorf("%s: want the name of a file, got a disk", t.path)
	}
	return false, fmt.Errorf("%s: want the name of a file, got neither a file nor a stream (%s)", t.path, t.info.Mode().Type())
}

// perm returns the permissions for the temporary file. They are never wider than the existing file's, so that
// nobody else can read it while it is being written.
func (t *target) perm() os.FileMode {
	if t.info != nil {
		return t.info.Mode().Perm()
	}
	return 0o666
}

// writeBuffered passes write a buffered w that fails once ctx is done.
func writeBuffered(ctx context.Context, w io.Writer, write func(io.Writer) error) error {
	buffer := bufio.NewWriterSize(contextWriter{ctx, w}, 64<<10)
	if err := write(buffer); err != nil {
		return err
	}
	return buffer.Flush()
}

// A contextWriter is a writer that fails once its context is done.
type contextWriter struct {
	ctx context.Context
	w   io.Writer
}

func (s contextWriter) Write(p []byte) (int, error) {
	if s.ctx.Err() != nil {
		return 0, context.Cause(s.ctx)
	}
	step("write")
	n, err := s.w.Write(p)
	if err != nil {
		err = withoutPath(err)
	}
	return n, err
}

// hasSameBytes reports whether the target has the same contents as file.
func (t *target) hasSameBytes(file *os.File) (bool, error) {
	old, err := t.root.Open(t.name)
	if err != nil {
		return false, nil // not readable, but possibly writable
	}
	defer old.Close()
	if info, err := file.Stat(); err != nil || info.Size() != t.info.Size() {
		return false, err
	}
	if _, err := file.Seek(0, io.SeekStart); err != nil {
		return false, replacePath(t.path, err)
	}
	return sameBytes(file, old)
}

func sameBytes(a, b io.Reader) (bool, error) {
	var x, y [32 << 10]byte
	for {
		n, errA := io.ReadFull(a, x[:])
		m, errB := io.ReadFull(b, y[:])
		if !bytes.Equal(x[:n], y[:m]) {
			return false, nil
		}
		if errA != nil || errB != nil {
			ended := errA == errB && (errA == io.EOF || errA == io.ErrUnexpectedEOF)
			return ended, nil // after a read error: not the same
		}
	}
}

// commit sets the permission bits, syncs the file and renames it to its target.
func (f *tempFile) commit(ctx context.Context) error {
	if old := f.target.info; old != nil {
		step("permissions " + f.name)
		keepOwner(f.File, old)
		if err := f.Chmod(old.Mode().Perm()); err != nil {
			return err
		}
	}
	step("sync " + f.name)
	if err := f.Sync(); err != nil {
		return err
	}
	if ctx.Err() != nil {
		return context.Cause(ctx)
	}
	if !canRenameOpen {
		if err := f.Close(); err != nil {
			return err
		}
	}
	step("rename " + f.name)
	if err := f.target.root.Rename(f.name, f.target.name); err != nil {
		return err
	}
	f.name = ""
	if err := f.target.sync(); err != nil {
		return fmt.Errorf("in place, but its folder cannot be synced: %w", withoutPath(err))
	}
	return nil
}
