//go:build !race

package place

const killEvery = 1
