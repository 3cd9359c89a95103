// Package phrase puts claims, speakers and sources into words, in the dataset's language. It is the one place
// that does: each form of a name has a function here, named after its use, and no caller builds its own. The
// words come from package words; texts about derived numbers are in package dataset.
package phrase
