//go:build race

package picture

// underRace is whether the race detector is on, under which a drawing takes twenty times as long.
const underRace = true
