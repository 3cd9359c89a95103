//go:build !race

package atomicfile

// killEvery is the distance of the steps at which a child is killed.
const killEvery = 1
