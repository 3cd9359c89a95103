package atomicfile

import (
	"bufio"
	"bytes"
	"context"
	"fmt"
	"io"
	"os"
)

// WriteFile puts what write writes at path, whole or not at all: into a temporary
// file beside it, synced, and renamed. It keeps the permission bits of a file
// that is there, and its owner and group where that is allowed; a new file gets
// those of an ordinary create. Access lists and extended attributes are not
// kept, and other hard links to the file keep the old contents.
//
// A symbolic link stays, and what it points to is replaced or created. What is
// not a file but a stream (a named pipe, a terminal, /dev/null, /dev/stdout) is
// written to directly, as the bytes come. Two runs at once leave the file of
// the one that ends last, whole.
//
// Every error begins with path. It wraps what write returned, the context's
// cause, or the system's error (fs.ErrPermission, fs.ErrNotExist for a parent
// folder, syscall.ENOSPC and so on). A folder, a disk and a socket are refused,
// and so is a file that is itself not writable, though a rename could replace it.
func WriteFile(ctx context.Context, path string, write func(io.Writer) error) error {
	_, err := file(ctx, path, write, false)
	return err
}

// WriteFileIfChanged is [WriteFile], but leaves a file that has the same bytes already
// alone, with its times. It reports whether it wrote; a stream is always written.
func WriteFileIfChanged(ctx context.Context, path string, write func(io.Writer) error) (wrote bool, err error) {
	return file(ctx, path, write, true)
}

func file(ctx context.Context, path string, write func(io.Writer) error, ifChanged bool) (bool, error) {
	if ctx.Err() != nil {
		return false, at(path, context.Cause(ctx))
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
	t.sweepFiles()

	temp, err := newTempFile(t, t.perm())
	if err != nil {
		return false, err
	}
	defer temp.discard() // after an error, and after a panic in write
	if err := fill(ctx, temp.File, write); err != nil {
		return false, named(path, err)
	}
	if ifChanged && t.info != nil {
		if same, err := t.holds(temp.File); err != nil || same {
			return false, err
		}
	}
	if err := temp.place(ctx); err != nil {
		return false, at(path, err)
	}
	return true, nil
}

// checkFile says whether the target is a stream, and refuses what cannot be
// written at all.
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
		if err := writable(t.root, t.name); err != nil {
			return false, at(t.path, err)
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

// perm is what to create the temporary file with: never more than the file
// that is there allows, so that its readers stay the same while it is written.
func (t *target) perm() os.FileMode {
	if t.info != nil {
		return t.info.Mode().Perm()
	}
	return 0o666
}

// fill writes what write writes to file, through a buffer.
func fill(ctx context.Context, file io.Writer, write func(io.Writer) error) error {
	buffer := bufio.NewWriterSize(stoppable{ctx, file}, 64<<10)
	if err := write(buffer); err != nil {
		return err
	}
	return buffer.Flush()
}

// A stoppable writer ends with its context.
type stoppable struct {
	ctx context.Context
	w   io.Writer
}

func (s stoppable) Write(p []byte) (int, error) {
	if s.ctx.Err() != nil {
		return 0, context.Cause(s.ctx)
	}
	step("write")
	n, err := s.w.Write(p)
	if err != nil {
		err = bare(err)
	}
	return n, err
}

// holds says whether the target has the same bytes as file.
func (t *target) holds(file *os.File) (bool, error) {
	old, err := t.root.Open(t.name)
	if err != nil {
		return false, nil // cannot be read: it may well be writable
	}
	defer old.Close()
	if info, err := file.Stat(); err != nil || info.Size() != t.info.Size() {
		return false, err
	}
	if _, err := file.Seek(0, io.SeekStart); err != nil {
		return false, at(t.path, err)
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
			return ended, nil // one that cannot be read is not the same
		}
	}
}

// place gives the file its permission bits, syncs it and puts it in place.
func (f *tempFile) place(ctx context.Context) error {
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
	if !renamesOpen {
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
		return fmt.Errorf("in place, but its folder cannot be synced: %w", bare(err))
	}
	return nil
}
