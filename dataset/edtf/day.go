package edtf

import "time"

// A Day is one calendar day, counted from 1970-01-01, which is 0. Days compare with <, == and >,
// and int(day) is the count.
type Day int32

// The first and last day that a Date can state, for ranges that are open on one side.
const (
	FirstDay Day = -719528 // 0000-01-01
	LastDay  Day = 2932896 // 9999-12-31
)

const secondsPerDay = 24 * 60 * 60

// DayOf returns the day of a year from 0 to 9999; false if there is no such day.
func DayOf(year int, month time.Month, dom int) (Day, bool) {
	if year < 0 || year > 9999 || month < 1 || month > 12 || dom < 1 || dom > daysIn(year, month) {
		return 0, false
	}
	return dayOf(year, int(month), dom), true
}

// dayOf is DayOf for a day that is known to exist.
func dayOf(year, month, dom int) Day {
	return Day(time.Date(year, time.Month(month), dom, 0, 0, 0, 0, time.UTC).Unix() / secondsPerDay)
}

// Time returns the first moment of the day in UTC.
func (d Day) Time() time.Time { return time.Unix(int64(d)*secondsPerDay, 0).UTC() }

// Date returns the year, month and day of the month.
func (d Day) Date() (year int, month time.Month, dom int) { return d.Time().Date() }

// Year returns the year of the day.
func (d Day) Year() int { return d.Time().Year() }

// Month returns the month of the day.
func (d Day) Month() time.Month { return d.Time().Month() }

// Dom returns the day of the month, from 1 to 31.
func (d Day) Dom() int { return d.Time().Day() }

// String returns the day as 2025-12-08.
func (d Day) String() string { return d.Time().Format(time.DateOnly) }

var monthLengths = [13]int{1: 31, 2: 28, 3: 31, 4: 30, 5: 31, 6: 30, 7: 31, 8: 31, 9: 30, 10: 31, 11: 30, 12: 31}

func daysIn(year int, month time.Month) int {
	if month == time.February && year%4 == 0 && (year%100 != 0 || year%400 == 0) {
		return 29
	}
	return monthLengths[month]
}
