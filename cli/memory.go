package cli

import (
	"math"
	"os"
	"runtime"
	"runtime/debug"
)

// While a dataset is loaded there is hardly any garbage, and to look for it in a large one takes as long
// as to read it. After that memory is to stay near what the dataset takes: what an export leaves behind
// is collected before it comes to much more than room.
const (
	startPercent   = 1000 // of what is in use, before garbage is looked for the first time: at 40 MB
	loadingPercent = 400
	usualPercent   = 100
	room           = 40 << 20
	large          = 256 << 20 // of memory in use; below it Go's own pace is the better one
)

// usual brings Go's own pace back once garbage has been looked for.
var usual runtime.Cleanup

// starting lets a command on a small dataset end before there is any looking for garbage, which takes
// longer than what the command does.
func starting() {
	if os.Getenv("GOGC") != "" {
		return // somebody knows better
	}
	debug.SetGCPercent(startPercent)
	usual = runtime.AddCleanup(&[16]*byte{}, func(percent int) { debug.SetGCPercent(percent) }, usualPercent)
}

// loading makes room for a dataset; what it returns is to be called when that is there.
func loading() (done func()) {
	usual.Stop()
	debug.SetGCPercent(loadingPercent)
	return func() {
		var m runtime.MemStats
		runtime.ReadMemStats(&m)
		used := m.Sys - m.HeapReleased
		if used < large {
			debug.SetGCPercent(usualPercent)
			return
		}
		debug.SetMemoryLimit(int64(used + room)) // most exports leave less behind, and end before it is reached
		runtime.AddCleanup(&[16]*byte{}, func(percent int) {
			debug.SetGCPercent(percent) // what stays may come near the limit, and then there would be no end of looking
			debug.SetMemoryLimit(math.MaxInt64)
		}, max(1, int(100*room/used)))
	}
}
