package dataset

import (
	"runtime"
	"slices"
	"sync"
	"sync/atomic"
)

// inParallel calls do with 0 to n-1, in no order, on as many processors as there are.
func inParallel(n int, do func(i int)) {
	workers := min(n, runtime.GOMAXPROCS(0))
	if workers < 2 {
		for i := range n {
			do(i)
		}
		return
	}
	var next atomic.Int64
	var all sync.WaitGroup
	for range workers {
		all.Go(func() {
			for i := int(next.Add(1)) - 1; i < n; i = int(next.Add(1)) - 1 {
				do(i)
			}
		})
	}
	all.Wait()
}

const blockRows = 8192

// inBlocks calls do with each block of the rows from 0 to n-1, in parallel.
func inBlocks(n int, do func(block, from, to int)) {
	inParallel((n+blockRows-1)/blockRows, func(i int) { do(i, i*blockRows, min(n, (i+1)*blockRows)) })
}

// rowsFrom puts together what a function finds in each block of rows, in order. Rules use it to find
// what may be wrong, so that the rest of a rule, which has to go from row to row, sees few rows.
func rowsFrom(n int, find func(from, to int) []int) []int {
	found := make([][]int, (n+blockRows-1)/blockRows)
	inBlocks(n, func(block, from, to int) { found[block] = find(from, to) })
	return slices.Concat(found...)
}

// rowsWhere are the rows from 0 to n-1 for which a condition holds, in order.
func rowsWhere(n int, holds func(row int) bool) []int {
	return rowsFrom(n, func(from, to int) (found []int) {
		for row := from; row < to; row++ {
			if holds(row) {
				found = append(found, row)
			}
		}
		return found
	})
}
