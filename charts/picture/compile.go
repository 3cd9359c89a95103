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

// compile takes the bytecode of ECharts that the engine was given, or makes it.
func (e *Engine) compile() ([]byte, error) {
	if len(e.works.ECharts) == 0 {
		return nil, errors.New("ECharts is not in this program")
	}
	text := library(e.works.ECharts)
	sum := sha256.Sum256([]byte(text))
	if code, known := bytes.CutPrefix(given(e.works.Compiled), sum[:]); known {
		return code, nil
	}
	return bytecode("ECharts", text)
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
