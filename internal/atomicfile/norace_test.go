//go:build !race

package atomicfile

const killEvery = 1
