package picture

import (
	"context"
	"errors"
	"fmt"
	"runtime"
	"strings"

	"github.com/tetratelabs/wazero"
	"github.com/tetratelabs/wazero/api"
	"github.com/tetratelabs/wazero/experimental"
)

// resvgMemory is what one rendering may use, in pages of 64 KiB: 1 GiB, enough for maxPixels.
const resvgMemory = 16 << 10

// A rasteriser holds the compiled resvg and the instances of it that are free.
type rasteriser struct {
	runtime  wazero.Runtime
	compiled wazero.CompiledModule
	slots    chan *instance // one for each rendering at a time; nil where none has been made yet
}

// newRasteriser compiles resvg, or loads it from the user's cache. It does without a cache that is absent,
// not private or not readable.
func newRasteriser(ctx context.Context, wasm []byte) (*rasteriser, error) {
	if len(wasm) == 0 {
		return nil, errors.New("resvg is not in this program")
	}
	if dir, ok := privateCache(); ok {
		if cache, err := wazero.NewCompilationCacheWithDir(dir); err == nil {
			if r, err := compileResvg(ctx, wasm, resvgConfig().WithCompilationCache(cache)); err == nil {
				return r, nil
			}
		}
	}
	return compileResvg(ctx, wasm, resvgConfig())
}

// resvgConfig compiles to machine code where wazero can (amd64 and arm64), and interprets elsewhere.
func resvgConfig() wazero.RuntimeConfig {
	return wazero.NewRuntimeConfig().
		WithCoreFeatures(api.CoreFeaturesV2 | experimental.CoreFeaturesTailCall | experimental.CoreFeaturesExtendedConst).
		WithMemoryLimitPages(resvgMemory)
}

func compileResvg(ctx context.Context, wasm []byte, config wazero.RuntimeConfig) (*rasteriser, error) {
	rt := wazero.NewRuntimeWithConfig(ctx, config)
	compiled, err := rt.CompileModule(ctx, wasm)
	if err == nil {
		err = provideImports(ctx, rt, compiled)
	}
	if err != nil {
		rt.Close(ctx)
		return nil, fmt.Errorf("resvg: %w", err)
	}
	r := &rasteriser{runtime: rt, compiled: compiled, slots: make(chan *instance, runtime.GOMAXPROCS(0))}
	for range cap(r.slots) {
		r.slots <- nil
	}
	return r, nil
}

// provideImports gives resvg the two functions that it may call: one reports a panic, the other would
// prepare a table of JavaScript objects, of which there are none. A module with any other import is not
// the pinned one and is refused.
func provideImports(ctx context.Context, rt wazero.Runtime, compiled wazero.CompiledModule) error {
	hosts := map[string]wazero.HostModuleBuilder{}
	for _, f := range compiled.ImportedFunctions() {
		module, name, _ := f.Import()
		if hosts[module] == nil {
			hosts[module] = rt.NewHostModuleBuilder(module)
		}
		var fn any
		switch {
		case strings.HasPrefix(name, "__wbg___wbindgen_throw_"):
			fn = throw
		case name == "__wbindgen_init_externref_table":
			fn = func() {}
		default:
			return fmt.Errorf("unknown import %s.%s", module, name)
		}
		hosts[module].NewFunctionBuilder().WithFunc(fn).Export(name)
	}
	if len(compiled.ImportedMemories()) > 0 {
		return errors.New("unknown import of a memory")
	}
	for _, h := range hosts {
		if _, err := h.Instantiate(ctx); err != nil {
			return err
		}
	}
	return nil
}

// throw ends a call into resvg with resvg's own message; wazero turns the panic into an error.
func throw(_ context.Context, m api.Module, offset, length uint32) {
	message, _ := m.Memory().Read(offset, length)
	panic(errors.New(string(message)))
}

// render waits for a free instance and renders with it. When ctx ends it returns at once; the
// instance finishes by itself and is free again then, as wazero would take three times as long if it
// had to look for the end of ctx.
func (r *rasteriser) render(ctx context.Context, svg []byte, scale float64) ([]byte, error) {
	var in *instance
	select {
	case in = <-r.slots:
	case <-ctx.Done():
		return nil, ctx.Err()
	}
	type result struct {
		png []byte
		err error
	}
	done := make(chan result, 1)
	go func() {
		png, in, err := r.renderWith(context.WithoutCancel(ctx), in, svg, scale)
		r.slots <- in
		done <- result{png, err}
	}()
	select {
	case res := <-done:
		return res.png, res.err
	case <-ctx.Done():
		return nil, ctx.Err()
	}
}

// renderWith returns the instance to use next time: nil after an error, because its state is unknown.
func (r *rasteriser) renderWith(ctx context.Context, in *instance, svg []byte, scale float64) ([]byte, *instance, error) {
	if in == nil {
		var err error
		if in, err = r.open(ctx); err != nil {
			return nil, nil, err
		}
	}
	png, err := in.render(ctx, svg, scale)
	if err != nil {
		in.module.Close(ctx)
		return nil, nil, err
	}
	return png, in, nil
}

// An instance is resvg with its fonts, in a memory of its own.
type instance struct {
	module  api.Module
	context uint64 // resvg's own handle
}

// warm creates an instance if no free one exists yet. An error shows again when an instance is needed.
func (r *rasteriser) warm(ctx context.Context) {
	select {
	case in := <-r.slots:
		if in == nil {
			in, _ = r.open(ctx)
		}
		r.slots <- in
	default:
	}
}

func (r *rasteriser) open(ctx context.Context) (*instance, error) {
	ctx = experimental.WithMemoryAllocator(ctx, experimental.MemoryAllocatorFunc(newMemory))
	m, err := r.runtime.InstantiateModule(ctx, r.compiled,
		wazero.NewModuleConfig().WithName("").WithStartFunctions("__wbindgen_start"))
	if err != nil {
		return nil, fmt.Errorf("resvg: %w", err)
	}
	in := &instance{module: m}
	if err := in.prepare(ctx); err != nil {
		m.Close(ctx)
		return nil, err
	}
	return in, nil
}

// prepare makes resvg's context and gives it the fonts.
func (in *instance) prepare(ctx context.Context) error {
	handle, err := in.call(ctx, "newContext")
	if err != nil {
		return err
	}
	in.context = handle[0]
	for _, file := range fontFiles {
		p, err := in.put(ctx, file)
		if err != nil {
			return err
		}
		if _, err := in.call(ctx, "context_registerFontData", in.context, p, uint64(len(file))); err != nil {
			return err
		}
	}
	return nil
}

// none is how an absent width or height is passed, a value beyond any uint32.
const none = 0x1_0000_0001

// render draws the picture with scale pixels to a CSS pixel. (Asked for a width instead, this resvg
// stretches the picture.)
func (in *instance) render(ctx context.Context, svg []byte, scale float64) ([]byte, error) {
	p, err := in.put(ctx, svg)
	if err != nil {
		return nil, err
	}
	out, err := in.call(ctx, "context_render", in.context, p, uint64(len(svg)),
		1, api.EncodeF64(scale), api.EncodeF64(none), api.EncodeF64(none))
	if err != nil {
		return nil, err
	}
	if len(out) != 2 || out[0] == 0 {
		return nil, errors.New("resvg: not an SVG that it can draw")
	}
	view, ok := in.module.Memory().Read(uint32(out[0]), uint32(out[1]))
	if !ok {
		return nil, errors.New("resvg: its picture is outside its memory")
	}
	png := append([]byte(nil), view...)
	if _, err := in.call(ctx, "__wbindgen_free", out[0], out[1], 1); err != nil {
		return nil, err
	}
	return png, nil
}

// put copies b into resvg's memory. The resvg function that receives the address frees it.
func (in *instance) put(ctx context.Context, b []byte) (uint64, error) {
	p, err := in.call(ctx, "__wbindgen_malloc", uint64(len(b)), 1)
	if err != nil {
		return 0, err
	}
	if !in.module.Memory().Write(uint32(p[0]), b) {
		return 0, errors.New("resvg: out of memory")
	}
	return p[0], nil
}

func (in *instance) call(ctx context.Context, name string, params ...uint64) ([]uint64, error) {
	f := in.module.ExportedFunction(name)
	if f == nil {
		return nil, fmt.Errorf("resvg: no function %s", name)
	}
	out, err := f.Call(ctx, params...)
	if err != nil {
		return nil, fmt.Errorf("resvg: %w", err)
	}
	return out, nil
}
