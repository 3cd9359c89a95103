//go:build !linux && !darwin

package atomicfile

import (
	"errors"
	"os"
)

// exchange fails: this system cannot swap two names atomically.
func exchange(*os.Root, string, string) error { return errors.ErrUnsupported }
