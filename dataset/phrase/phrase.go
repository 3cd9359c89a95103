// Package phrase writes claims, speakers and sources as text, in the dataset's language. Nothing else does,
// so that a source has the same name in a chart, a cell, a report and a trace. The messages come from package
// words; the text of derived numbers comes from package dataset.
//
// A source has a form for each use. Source is for sentences and Report puts the original outlet first; Outlet
// is the shortest; SourceWithTitle and SourceWithDate are for lists and cells; Document has everything.
package phrase
