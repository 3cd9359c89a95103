package chromium

import (
	"fmt"
	"slices"
	"strings"
	"sync"

	"github.com/chromedp/cdproto/log"
	"github.com/chromedp/cdproto/network"
	"github.com/chromedp/cdproto/page"
	"github.com/chromedp/cdproto/runtime"
)

// A recorder collects what a page does that a published page must not do.
type recorder struct {
	file    string // the one address that may be loaded
	dismiss func() // closes a dialog, which would halt the page

	mu       sync.Mutex
	problems []string
}

// hear is called for each event in the order of arrival, by the goroutine that reads them: it must not
// wait for the browser.
func (r *recorder) hear(event any) {
	switch e := event.(type) {
	case *runtime.EventExceptionThrown:
		r.add("uncaught exception: %s", exception(e.ExceptionDetails))
	case *runtime.EventConsoleAPICalled:
		if e.Type == runtime.ConsoleAPICalledTypeError || e.Type == runtime.ConsoleAPICalledTypeAssert {
			r.add("console error: %s", words(e.Args))
		}
	case *log.EventEntryAdded: // the browser's own messages: blocked by the CSP, not found, deprecated
		if e.Entry.Level == log.EntryLevelError {
			r.add("browser error: %s %s", e.Entry.Text, e.Entry.URL)
		}
	case *network.EventRequestWillBeSent:
		if !r.own(e.Request.URL) {
			r.add("request: %s %s", e.Request.Method, e.Request.URL)
		}
	case *network.EventWebSocketCreated:
		r.add("request: websocket %s", e.URL)
	case *network.EventWebTransportCreated:
		r.add("request: webtransport %s", e.URL)
	case *page.EventJavascriptDialogOpening:
		r.add("dialog: %s %q", e.Type, e.Message)
		go r.dismiss()
	}
}

// own reports whether an address stays within the page: the file with or without a fragment, or data
// and blobs that the page made itself.
func (r *recorder) own(address string) bool {
	bare, _, _ := strings.Cut(address, "#")
	return bare == r.file || strings.HasPrefix(address, "data:") || strings.HasPrefix(address, "blob:")
}

func (r *recorder) add(format string, args ...any) {
	r.mu.Lock()
	defer r.mu.Unlock()
	r.problems = append(r.problems, fmt.Sprintf(format, args...))
}

func (r *recorder) all() []string {
	r.mu.Lock()
	defer r.mu.Unlock()
	return slices.Clone(r.problems)
}

// exception returns the message with its stack, or with the place where it was thrown. Lines count from 1.
func exception(d *runtime.ExceptionDetails) string {
	text := d.Text
	if d.Exception != nil {
		text = words([]*runtime.RemoteObject{d.Exception})
	}
	return fmt.Sprintf("%s (line %d)", text, d.LineNumber+1)
}

// words returns the values as a console would print them.
func words(values []*runtime.RemoteObject) string {
	var parts []string
	for _, v := range values {
		switch {
		case v.Description != "":
			parts = append(parts, v.Description)
		case len(v.Value) > 0:
			parts = append(parts, strings.Trim(string(v.Value), `"`))
		default:
			parts = append(parts, string(v.Type))
		}
	}
	return strings.Join(parts, " ")
}
