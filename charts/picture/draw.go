package picture

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"strconv"
	"strings"
	"time"

	"modernc.org/quickjs"
)

const (
	memoryLimit = 512 << 20       // bytes one chart may use; the largest of ours needs a tenth
	timeLimit   = 5 * time.Minute // of the clock: a crowded machine may be thirty times slower
	maxSide     = 10_000          // pixels
)

// A Chart is one request to ECharts.
type Chart struct {
	Option        json.RawMessage // the ECharts option
	Width, Height int             // of the drawing, in CSS pixels
	RTL           bool            // whether its language is written from right to left
}

// A Drawing is a chart that has been drawn: the elements of an SVG, still without a root.
type Drawing struct {
	Width, Height int
	rtl           bool
	elements      []node
}

// Draw runs ECharts over the chart's option, in a JavaScript engine of its own. It stops early,
// with ctx's error, when ctx ends.
func (e *Engine) Draw(ctx context.Context, c Chart) (*Drawing, error) {
	s, err := e.Open(ctx)
	if err != nil {
		return nil, err
	}
	defer s.Close()
	return s.Draw(c)
}

// A Session draws charts one after another in one JavaScript engine, because loading ECharts takes longer
// than drawing with it. Its output depends only on the charts and their order. It is not safe for
// concurrent use.
type Session struct {
	ctx   context.Context
	vm    *quickjs.VM
	stop  func()
	drawn map[string]*Drawing
}

// Open starts a session, which ends with ctx. The caller must close it.
func (e *Engine) Open(ctx context.Context) (*Session, error) {
	if err := ctx.Err(); err != nil {
		return nil, err
	}
	boot := e.boot
	if warmed := e.warmed.Swap(nil); warmed != nil {
		boot = *warmed
	}
	vm, err := boot()
	if err != nil {
		return nil, err
	}
	return &Session{ctx: ctx, vm: vm, stop: interruptWith(ctx, vm), drawn: map[string]*Drawing{}}, nil
}

// boot starts a JavaScript engine with ECharts and the function table in it.
func (e *Engine) boot() (*quickjs.VM, error) {
	program, err := e.program()
	if err != nil {
		return nil, err
	}
	vm, err := quickjs.NewVM()
	if err != nil {
		return nil, err
	}
	if err := load(vm, program, table(e.functions)); err != nil {
		closeLater(vm)
		return nil, err
	}
	return vm, nil
}

func load(vm *quickjs.VM, program []byte, table string) error {
	vm.SetMemoryLimit(memoryLimit)
	if err := vm.SetEvalTimeout(timeLimit); err != nil {
		return err
	}
	if err := vm.RegisterHostFunc("onrecordMeasure", measureForZRender); err != nil {
		return err
	}
	if _, err := vm.EvalBytecode(program); err != nil {
		return fmt.Errorf("ECharts: %w", err)
	}
	if _, err := vm.Eval(table, quickjs.EvalGlobal); err != nil {
		return fmt.Errorf("internal: the function table: %w", err)
	}
	return nil
}

// Close ends the session.
func (s *Session) Close() {
	s.stop()
	closeLater(s.vm)
}

// because returns the error of ctx if it has ended, and the engine's otherwise.
func (s *Session) because(err error) error {
	if s.ctx.Err() != nil {
		return s.ctx.Err()
	}
	return fmt.Errorf("ECharts: %w", err)
}

// Draw runs ECharts over the chart's option. The same chart gives the same drawing. After an error the
// session must not be used again.
func (s *Session) Draw(c Chart) (*Drawing, error) {
	if c.Width < 1 || c.Height < 1 || c.Width > maxSide || c.Height > maxSide {
		return nil, fmt.Errorf("a drawing is 1 to %d pixels wide and high, got %d x %d", maxSide, c.Width, c.Height)
	}
	if !json.Valid(c.Option) {
		return nil, errors.New("internal: the chart's option is not JSON")
	}
	key := fmt.Sprint(c.Width, c.Height, c.RTL, string(c.Option))
	if d := s.drawn[key]; d != nil {
		return d, nil
	}
	v, err := s.vm.Call("onrecordDraw", string(c.Option), c.Width, c.Height)
	if s.ctx.Err() != nil || err != nil {
		return nil, s.because(err)
	}
	tree, ok := v.(string)
	if !ok {
		return nil, fmt.Errorf("internal: the drawing is a %T", v)
	}
	root, err := parseTree(tree)
	if err != nil {
		return nil, err
	}
	d := &Drawing{Width: c.Width, Height: c.Height, rtl: c.RTL, elements: root.children}
	s.drawn[key] = d
	return d, nil
}

// interruptWith interrupts the engine once ctx ends, and again until the function that it returns is
// called: an interrupt is forgotten when it arrives between two calls into the engine.
func interruptWith(ctx context.Context, vm *quickjs.VM) (stop func()) {
	done := make(chan struct{})
	cancel := context.AfterFunc(ctx, func() {
		again := time.NewTicker(10 * time.Millisecond)
		defer again.Stop()
		for {
			vm.Interrupt()
			select {
			case <-done:
				return
			case <-again.C:
			}
		}
	})
	return func() {
		cancel()
		close(done)
	}
}

// closeLater frees a JavaScript engine in the background: it takes a third as long as drawing a chart, and
// a program that draws one chart need not wait for it.
func closeLater(vm *quickjs.VM) { go vm.Close() }

// measureForZRender is zrender's measureText: a text and a CSS font, to a width in pixels.
func measureForZRender(args []any) (any, error) {
	if len(args) != 2 {
		return nil, fmt.Errorf("internal: measureText takes 2 values, got %d", len(args))
	}
	text, _ := args[0].(string)
	css, _ := args[1].(string)
	px, st := parseFont(css)
	if text == "国" { // zrender takes the width of this one for the line height: 1 em, as in a browser
		return px, nil
	}
	return measure(text, px, st), nil
}

// parseFont reads size, weight and slant from a CSS font shorthand, which zrender writes as
// "italic bold 12px sans-serif". The family is ours whatever it says.
func parseFont(css string) (px float64, st style) {
	px = 12
	for f := range strings.FieldsSeq(css) {
		switch {
		case strings.HasSuffix(f, "px"):
			if v, err := strconv.ParseFloat(strings.TrimSuffix(f, "px"), 64); err == nil {
				return v, st
			}
		case f == "italic" || f == "oblique":
			st.italic = true
		default:
			st.bold = st.bold || isBold(f)
		}
	}
	return px, st
}

// isBold reports whether a CSS font-weight chooses the bold face, when there are a regular and a
// bold one (CSS Fonts 4, section 5.2).
func isBold(weight string) bool {
	if n, err := strconv.Atoi(weight); err == nil {
		return n > 500
	}
	return weight == "bold" || weight == "bolder"
}
