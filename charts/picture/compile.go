package picture

import (
	"bytes"
	"crypto/sha256"
	"errors"
	"fmt"

	"modernc.org/quickjs"
)

// Compile turns the ECharts script into bytecode for an engine of this package, behind a hash of what it
// was made of. To read a script takes longer than to draw a chart with it, so make does it once and the
// program carries the result. It depends on the version of the JavaScript engine too, which is pinned.
func Compile(echarts []byte) ([]byte, error) {
	text := library(echarts)
	code, err := bytecode("ECharts", text)
	if err != nil {
		return nil, err
	}
	sum := sha256.Sum256([]byte(text))
	return append(sum[:], code...), nil
}

// compile takes the bytecode of ECharts that the engine was given, and makes what is not there.
func (e *Engine) compile() (programs [2][]byte, err error) {
	if len(e.works.ECharts) == 0 {
		return programs, errors.New("ECharts is not in this program")
	}
	own, err := bytecode("the function table", table(e.functions))
	if err != nil {
		return programs, err
	}
	text := library(e.works.ECharts)
	sum := sha256.Sum256([]byte(text))
	code, known := bytes.CutPrefix(e.works.Compiled, sum[:])
	if !known {
		code, err = bytecode("ECharts", text)
	}
	return [2][]byte{code, own}, err
}

func bytecode(name, text string) ([]byte, error) {
	vm, err := quickjs.NewVM()
	if err != nil {
		return nil, err
	}
	defer closeLater(vm)
	code, err := vm.Compile(text, quickjs.EvalGlobal)
	if err != nil {
		return nil, fmt.Errorf("internal: compile %s: %w", name, err)
	}
	return code, nil
}
