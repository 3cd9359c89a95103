package main

import (
	"bytes"
	"strings"
	"testing"
)

func TestReport(t *testing.T) {
	const stream = `{"Action":"run","Package":"a","Test":"TestGood"}
{"Action":"output","Package":"a","Test":"TestGood","Output":"quiet\n"}
{"Action":"pass","Package":"a","Test":"TestGood"}
{"Action":"output","Package":"a","Test":"TestBad","Output":"got 1, want 2\n"}
{"Action":"fail","Package":"a","Test":"TestBad"}
{"Action":"output","Package":"a","Test":"TestPage","Output":"    x.go:1: SKIP-MISSING: Chromium: install it\n"}
{"Action":"skip","Package":"a","Test":"TestPage"}
{"Action":"output","Package":"a","Test":"TestHung","Output":"panic: boom\n"}
{"Action":"output","Package":"a","Output":"FAIL\n"}
{"Action":"output","Package":"a","Output":"FAIL\ta\t0.1s\n"}
{"Action":"output","Package":"b","Output":"ok  \tb\t0.1s\n"}
{"Action":"build-output","ImportPath":"c","Output":"c.go:1: no\n"}
not JSON
`
	const want = `got 1, want 2
FAIL	a	0.1s
ok  	b	0.1s
c.go:1: no
not JSON
--- did not end: a TestHung
panic: boom
SKIPPED: 1 tests, because Chromium is missing (.ci/install installs it on Debian)
1 passed, 2 failed, 1 skipped
`
	var out bytes.Buffer
	r := &report{out: &out, said: map[string][]string{}, missing: map[string]int{}}
	if err := r.read(strings.NewReader(stream)); err != nil {
		t.Fatal(err)
	}
	r.close()
	if got := out.String(); got != want {
		t.Errorf("got\n%s\nwant\n%s", got, want)
	}
}
