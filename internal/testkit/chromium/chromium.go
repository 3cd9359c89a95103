// Package chromium opens pages in a real browser. Only tests import it.
//
// A test package that opens pages runs its tests through [Main], which closes the browser:
//
//	func TestMain(m *testing.M) { os.Exit(chromium.Main{M: m}.Run()) }
//
// One headless Chromium serves the whole test binary; every page gets a tab and a profile of its own.
// The browser looks up no host name, and [Open] fails the test for whatever a page asks of the
// network, so a page that needs more than its own file does not pass.
//
// Without Chromium a test that needs it is skipped by [testkit.Skip].
package chromium

import (
	"context"
	"errors"
	"fmt"
	"os"
	"sync"
	"testing"
	"time"

	"github.com/chromedp/chromedp"

	"onrecord/internal/testkit"
)

// Main runs a package's tests and then closes the browser that they shared. Its one method is what testscript.Main
// asks for, so it can be passed to that too.
type Main struct{ *testing.M }

// Run returns the exit status of the tests.
func (m Main) Run() int {
	shared.mu.Lock()
	shared.allowed = true
	shared.mu.Unlock()
	defer shared.close()
	return m.M.Run()
}

// Need returns the path of Chromium, and skips the test if it is not installed.
func Need(t testing.TB) string {
	t.Helper()
	return testkit.Program(t, "chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
}

// shared is the test binary's one browser.
var shared browser

type browser struct {
	mu      sync.Mutex
	allowed bool   // Main is there to close it
	profile string // the user data folder
	ctx     context.Context
	cancel  context.CancelFunc
}

// start returns the context of the browser, and starts it on the first call.
func (b *browser) start(path string) (context.Context, error) {
	b.mu.Lock()
	defer b.mu.Unlock()
	if !b.allowed {
		return nil, errors.New("the package's TestMain does not run chromium.Main, so nothing would close the browser")
	}
	if b.ctx != nil {
		return b.ctx, nil
	}
	profile, err := os.MkdirTemp("", "onrecord-chromium-")
	if err != nil {
		return nil, err
	}
	ctx, stopProcess := chromedp.NewExecAllocator(context.Background(), flags(path, profile)...)
	ctx, closeTab := chromedp.NewContext(ctx)
	if err := chromedp.Do(ctx); err != nil { // starts it
		stopProcess()
		return nil, errors.Join(fmt.Errorf("starting %s: %w", path, err), os.RemoveAll(profile))
	}
	b.profile, b.ctx, b.cancel = profile, ctx, func() { closeTab(); stopProcess() }
	return b.ctx, nil
}

// flags start a browser that works as root in a container and makes no requests of its own.
func flags(path, profile string) []chromedp.ExecAllocatorOption {
	options := append([]chromedp.ExecAllocatorOption{}, chromedp.DefaultExecAllocatorOptions[:]...)
	options = append(options, chromedp.ExecPath(path), chromedp.UserDataDir(profile))
	for _, name := range []string{"no-sandbox", "disable-gpu", "disable-quic", "disable-component-update", "hide-scrollbars"} {
		options = append(options, chromedp.Flag(name, true))
	}
	return append(options,
		chromedp.Flag("host-resolver-rules", "MAP * ~NOTFOUND"),
		chromedp.Flag("font-render-hinting", "none"))
}

func (b *browser) close() {
	b.mu.Lock()
	defer b.mu.Unlock()
	if b.ctx == nil {
		return
	}
	ctx, cancel := context.WithTimeout(b.ctx, 10*time.Second)
	defer cancel()
	if err := chromedp.Cancel(ctx); err != nil {
		fmt.Fprintln(os.Stderr, "closing Chromium:", err)
	}
	b.cancel()
	if err := os.RemoveAll(b.profile); err != nil {
		fmt.Fprintln(os.Stderr, "removing Chromium's profile:", err)
	}
	b.ctx = nil
}
