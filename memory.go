package main

import (
	"runtime"
	"runtime/debug"
)

// While a dataset is loaded there is hardly any garbage, and to look for it in a large one takes as long
// as to read it. After that memory is to stay near what the dataset takes: what an export leaves behind
// is collected before it comes to more than room.
const (
	loadingPercent = 400 // of what is in use, before garbage is looked for
	room           = 64 << 20
	large          = 256 << 20 // of memory in use; below it Go's own pace is the better one
)

// loading makes room for a dataset; what it returns is to be called when that is there.
func loading() (done func()) {
	before := debug.SetGCPercent(loadingPercent)
	return func() {
		var m runtime.MemStats
		runtime.ReadMemStats(&m)
		used := m.Sys - m.HeapReleased
		if used < large {
			debug.SetGCPercent(before)
			return
		}
		debug.SetMemoryLimit(int64(used + room))
	}
}
