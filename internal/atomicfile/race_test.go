//go:build race

package atomicfile

// Children start slowly under the race detector and have nothing to show it:
// there every third point is tried, without it every one.
const killEvery = 3
