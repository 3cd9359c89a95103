//go:build race

package atomicfile

// killEvery is the distance of the steps at which a child is killed. Children start slowly under the race
// detector, which finds nothing in them.
const killEvery = 3
