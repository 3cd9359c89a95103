package picture

import (
	"bytes"
	"crypto/sha256"
	"encoding/binary"
	"errors"
	"fmt"
	"strconv"

	"modernc.org/libc"
	lib "modernc.org/libquickjs"
)

// Compile turns the ECharts script into bytecode for an engine of this package, prefixed with a hash of
// its inputs. Parsing the script takes longer than drawing a chart with it, so make does it once and the
// program embeds the result. The bytecode also depends on the version of the JavaScript engine, which is
// pinned.
func Compile(echarts []byte) ([]byte, error) {
	text := library(echarts)
	code, err := bytecode("ECharts", text)
	if err != nil {
		return nil, err
	}
	sum := sha256.Sum256([]byte(text))
	return append(sum[:], code...), nil
}

// compile returns the precompiled bytecode of ECharts that the engine was given, or compiles it.
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

// bytecode compiles a script without its source text and line numbers. QuickJS would keep the source of
// each function and of those nested in it: three quarters of the bytecode, read at every start. The
// quickjs package has no option for that; the library beneath it does.
func bytecode(name, text string) ([]byte, error) {
	tls := libc.NewTLS()
	defer tls.Close()
	engine := lib.XJS_NewRuntime(tls)
	if engine == 0 {
		return nil, errors.New("no memory for a JavaScript engine")
	}
	defer lib.XJS_FreeRuntime(tls, engine)
	lib.XJS_SetStripInfo(tls, engine, lib.MJS_STRIP_SOURCE|lib.MJS_STRIP_DEBUG)
	ctx := lib.XJS_NewContext(tls, engine)
	defer lib.XJS_FreeContext(tls, ctx)
	script, err := libc.CString(text)
	if err != nil {
		return nil, err
	}
	defer libc.Xfree(tls, script)
	label, err := libc.CString(name)
	if err != nil {
		return nil, err
	}
	defer libc.Xfree(tls, label)
	f := lib.XJS_Eval(tls, ctx, script, libc.Tsize_t(len(text)), label, lib.MJS_EVAL_TYPE_GLOBAL|lib.MJS_EVAL_FLAG_COMPILE_ONLY)
	defer lib.XFreeValue(tls, ctx, f)
	if lib.XJS_HasException(tls, ctx) != 0 {
		return nil, fmt.Errorf("internal: %s is not JavaScript", name)
	}
	size := tls.Alloc(wordSize)
	defer tls.Free(wordSize)
	code := lib.XJS_WriteObject(tls, ctx, size, f, lib.MJS_WRITE_OBJ_BYTECODE)
	if code == 0 {
		return nil, fmt.Errorf("internal: %s has no bytecode", name)
	}
	defer lib.Xjs_free(tls, ctx, code)
	return bytes.Clone(libc.GoBytes(code, word(libc.GoBytes(size, wordSize)))), nil
}

const wordSize = strconv.IntSize / 8

// word is a size_t.
func word(b []byte) int {
	if wordSize == 4 {
		return int(binary.NativeEndian.Uint32(b))
	}
	return int(binary.NativeEndian.Uint64(b))
}
