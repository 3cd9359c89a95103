// Package phrase puts claims, speakers and sources into words, in the dataset's language: the one place
// that does, so that a source has the same name in a chart, a cell, a report and a trace. The words come
// from package words; what is said of numbers that were calculated is in package dataset.
package phrase
