package dataset

// A Standing is whether a claim counts, and if not, why.
type Standing string

// The standings. Only active claims enter ranges and sums; the others are shown with a mark.
const (
	Active     Standing = "active"
	Superseded Standing = "superseded" // a later claim replaced it
	Repeating  Standing = "repeats"    // it passes on another claim
	Unclear    Standing = "unclear"    // it may count other people too
)

// Standings describes the standings. The first that applies to a claim is its standing.
var Standings = []Code{
	{string(Superseded), "A later claim by the same speaker, or in a later report of the same publisher, replaced it."},
	{string(Repeating), "It passes on another claim."},
	{string(Unclear), "It may include other people."},
	{string(Active), "It counts."},
}

// Standing returns the standing of a claim. By is the id of the claim that superseded it or that it repeats,
// and empty for other standings.
func (d *Dataset) Standing(f *Figure) (s Standing, by string) {
	if by, ok := d.supersededBy[f.ID]; ok {
		return Superseded, by
	}
	switch {
	case f.Repeats != "":
		return Repeating, f.Repeats
	case f.Scope == ScopeUnclear:
		return Unclear, ""
	}
	return Active, ""
}
