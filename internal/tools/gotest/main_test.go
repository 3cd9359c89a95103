package main

import (
	"bytes"
	"strings"
	"testing"

	"onrecord/internal/testkit"
)

func TestReasonsAreThoseOfTestkit(t *testing.T) {
	if missing != testkit.Missing || slow != testkit.Slow {
		t.Errorf("got %q and %q, want %q and %q", missing, slow, testkit.Missing, testkit.Slow)
	}
}

func TestReport(t *testing.T) {
	const stream = `{"Action":"run","Package":"a","Test":"TestGood"}
{"Action":"output","Package":"a","Test":"TestGood","Output":"quiet\n"}
{"Action":"pass","Package":"a","Test":"TestGood"}
{"Action":"output","Package":"a","Test":"TestBad","Output":"got 1, want 2\n"}
{"Action":"fail","Package":"a","Test":"TestBad"}
{"Action":"output","Package":"a","Test":"TestPage","Output":"    x.go:1: SKIP-MISSING: Chromium: install it\n"}
{"Action":"skip","Package":"a","Test":"TestPage"}
{"Action":"output","Package":"a","Test":"TestLong","Output":"    x.go:2: SKIP-SHORT: draws for long\n"}
{"Action":"skip","Package":"a","Test":"TestLong"}
{"Action":"output","Package":"a","Test":"TestSecret","Output":"    x.go:3: not today\n"}
{"Action":"skip","Package":"a","Test":"TestSecret"}
{"Action":"output","Package":"a","Test":"TestHung","Output":"panic: boom\n"}
{"Action":"output","Package":"a","Output":"FAIL\n"}
{"Action":"output","Package":"a","Output":"FAIL\ta\t0.1s\n"}
{"Action":"output","Package":"b","Output":"ok  \tb\t0.1s\n"}
{"Action":"build-output","ImportPath":"c","Output":"c.go:1: no\n"}
not JSON
`
	const want = `got 1, want 2
--- skipped without internal/testkit: a TestSecret
    x.go:3: not today
FAIL	a	0.1s
ok  	b	0.1s
c.go:1: no
not JSON
--- did not end: a TestHung
panic: boom
SKIPPED: 1 tests, because Chromium is missing (.ci/install and make assets install what the tests use)
Left out by -short: 1 tests
1 passed, 3 failed, 2 skipped
`
	var out bytes.Buffer
	r := newReport(&out)
	if err := r.read(strings.NewReader(stream)); err != nil {
		t.Fatal(err)
	}
	r.close()
	if got := out.String(); got != want {
		t.Errorf("got\n%s\nwant\n%s", got, want)
	}
}
