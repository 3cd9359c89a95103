package charts

import (
	"cmp"
	"slices"
	"time"

	"onrecord/dataset"
	"onrecord/dataset/edtf"
)

// A bucket is a stretch of time with the claims on the largest of its events.
type bucket struct {
	first, last edtf.Day
	events      int
	claims      []string
}

const (
	mostBuckets      = 30
	mostBucketRows   = 300 // claims that buckets lead to, all together
	mostBucketTip    = 5   // and one of them
	monthsPerCentury = 1200
)

// A dated is something on a day that leads to claims, the heavier the sooner.
type dated struct {
	day    edtf.Day
	weight int64
	claims []string
}

// datedEvents are events on the day by which they had certainly taken place, or else the first on which
// they may have.
func datedEvents(d *dataset.Dataset, events []dataset.Cumulated) []dated {
	list := make([]dated, len(events))
	for i := range events {
		e := &events[i]
		list[i] = dated{certainDay(e.When), e.High.N, rangeEnds(d, &e.Range)}
	}
	return list
}

func certainDay(w dataset.When) edtf.Day {
	if w.LastKnown {
		return w.Last
	}
	return w.First
}

// bucketsOf puts things into buckets of so many months, in order of time. It leads to the heaviest of
// each.
func bucketsOf(list []dated, months int) []bucket {
	byStart := map[edtf.Day][]*dated{}
	for i := range list {
		start, _ := bucketDays(list[i].day, months)
		byStart[start] = append(byStart[start], &list[i])
	}
	each := max(1, min(mostBucketTip, mostBucketRows/max(1, len(byStart))))
	var buckets []bucket
	for start, in := range byStart {
		_, end := bucketDays(start, months)
		b := bucket{first: start, last: end, events: len(in)}
		slices.SortStableFunc(in, func(a, b *dated) int { return cmp.Compare(b.weight, a.weight) })
		for _, e := range in[:min(len(in), each)] {
			b.claims = append(b.claims, e.claims...)
		}
		buckets = append(buckets, b)
	}
	slices.SortFunc(buckets, func(a, b bucket) int { return cmp.Compare(a.first, b.first) })
	return buckets
}

// bucketMonths is how many months a bucket has: as few as mostBuckets of them allow.
func bucketMonths(list []dated) int {
	first, last := list[0].day, list[0].day
	for _, x := range list {
		first, last = min(first, x.day), max(last, x.day)
	}
	whole := (last.Year()-first.Year())*12 + int(last.Month()) - int(first.Month()) + 1
	for _, months := range []int{1, 3, 12, 60, 120, 600} {
		if whole/months < mostBuckets {
			return months
		}
	}
	return monthsPerCentury
}

// bucketDays are the first and the last day of the bucket of so many months that a day is in.
func bucketDays(day edtf.Day, months int) (first, last edtf.Day) {
	at := (day.Year()*12 + int(day.Month()) - 1) / months * months
	first, _ = edtf.DayOf(at/12, time.Month(at%12+1), 1)
	next, ok := edtf.DayOf((at+months)/12, time.Month((at+months)%12+1), 1)
	if !ok {
		return first, edtf.LastDay
	}
	return first, next - 1
}
