// Package edtf reads dates as people state them: to the day, to the month, about a day, by a day,
// one of two days, in some September. It follows EDTF, the Extended Date/Time Format of
// ISO 8601-2:2019 (https://www.loc.gov/standards/datetime/), in the parts that journalism needs:
//
//	2025-12-08  2025-09  2025                 level 0: a day, a month, a year
//	2025-10-01/2025-10-31                     level 0: an interval, ends of any precision
//	2025-09-30~  2025-09?  2025%              level 1: approximate, uncertain, both
//	2025-09-XX  2025-XX  2025-XX-XX           level 1: day or month not stated
//	202X  20XX                                level 1: a decade, a hundred years
//	2025-21 to 2025-24                        level 1: spring, summer, autumn, winter
//	2025-10-01/..  ../2025-10-01              level 1: an interval with an open end
//	2025-10-01/  /2025-10-01                  level 1: an interval with an unknown end
//	XXXX-09  XXXX-09-05                       level 2: the year not stated
//	2025-25 to 2025-28                        level 2: the same in the northern hemisphere
//	2025-29 to 2025-32                        level 2: the same in the southern hemisphere
//	2025-33 to 2025-36                        level 2: quarters
//	2025-37 to 2025-39                        level 2: quadrimesters, of four months
//	2025-40  2025-41                          level 2: halves of a year
//	[2025-10-01,2025-10-03]                   level 2: one of these
//	[2025-10-01..2025-10-02]                  level 2: one day of these
//	[..2025-10-02]  [2025-10-01..]            level 2: on or before, on or after
//
// Empty text is the unknown date.
//
// Not supported, and an error: times of day, years that are not four digits from 0000 to 9999,
// sets that mean all of their members ({a,b}), marks inside a date (2025~-09), and X for a part of a
// month or day (2025-1X) or beside other parts (202X-09, 2025-XX-05).
//
// The calendar is the Gregorian one, carried back to year 0000 as ISO 8601 does.
//
// The standard leaves three things open, and this package decides them:
//
//   - "Approximate" has no width there. Here it is one unit of the date's own precision at each side:
//     2025-09-30~ is 29 September to 1 October, 2025-09~ is August to October.
//   - A season has no days there. If its hemisphere is stated, it has the three whole months of
//     meteorologists here, and belongs to the year in which it begins: 2025-28 is December 2025 to February
//     2026. If not, its days are wide enough for both hemispheres, since nothing narrower is certain:
//     spring and autumn (2025-21, 2025-23) are March to December, summer and winter (2025-22, 2025-24)
//     the December before to the March after.
//   - "Uncertain" is a doubt, not a distance: it moves no day, and such a date is never certainly
//     anywhere.
//
// The package does not write dates as text in any language; [Date.Parts] returns what that takes. It
// knows nothing of datasets, files or the clock.
package edtf
