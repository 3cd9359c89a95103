package dataset

import "onrecord/dataset/count"

// A Code is one of the values of a coded column.
type Code struct {
	Name string
	Doc  string
}

// The types of the coded columns.
type (
	Reading   string // how a source was read
	EventKind string // what kind of event it is
	Measure   string // what was counted
	Group     string // whether the measure was observed, planned or projected
	Scope     string // whom the number counts
	Milestone string // what happened, or was to happen, on a date
	Answer    string // what was answered when somebody was asked to confirm
	Towards   string // whether the parts of a comparison count towards its whole; empty if that is not on record
)

// The values that the program treats specially.
const (
	Flight    EventKind = "flight"
	Programme EventKind = "programme"
	Period    EventKind = "period"

	Observed  Group = "observed"
	Planned   Group = "planned"
	Projected Group = "projected"

	ScopeUnclear Scope = "unclear"

	TowardsYes Towards = "yes"
	TowardsNo  Towards = "no"
)

// Groups lists the measure groups, in the order in which they are shown.
var Groups = []Code{
	{string(Observed), "What was seen to happen: aboard, deported, arrived, removed."},
	{string(Planned), "What was to happen to a flight that has a date."},
	{string(Projected), "What was announced or expected, with no flight named."},
}

var readings = []Code{
	{"article", "The article that the dataset starts from."},
	{"original", "The publisher's own report."},
	{"syndicated", "An agency's report, as another publisher printed it."},
	{"cited", "A report about another outlet's report."},
	{"copy", "A copy on a site that is not the publisher's."},
}

var eventKinds = []Code{
	{string(Flight), "One flight, or one operation with several legs."},
	{string(Programme), "Returns announced or agreed, over more than one flight."},
	{string(Period), "All removals in a span of time, as statistics give them."},
	{"announcement", "A statement that is itself the event."},
}

var measures = []Code{
	{"aboard", "People on the plane."},
	{"deported", "People said to have been deported."},
	{"arrived", "People said to have arrived."},
	{"removed", "Removals as statistics count them."},
	{"planned", "People due to be on a flight."},
	{"projected", "People announced for return, with no flight named."},
}

// Group returns the group of a measure. Numbers of different groups are never added up.
func (m Measure) Group() Group {
	switch m {
	case "planned":
		return Planned
	case "projected":
		return Projected
	}
	return Observed
}

var qualifiers = []Code{
	{string(count.Exact), "A plain number."},
	{string(count.About), "About, some, around: near the number, on either side."},
	{string(count.UpTo), "Up to, as many as: the number is the upper end; there is no lower one."},
	{string(count.FewerThan), "Fewer than: the upper end is one below the number."},
	{string(count.AtLeast), "At least: the number is the lower end; there is no upper one."},
	{string(count.MoreThan), "More than, over: the lower end is one above the number."},
	{string(count.Between), "Between two numbers, both of them stated."},
	{string(count.Unstated), "No number: dozens, hundreds, or nothing at all. Unknown, and not 0."},
}

var scopes = []Code{
	{string(ScopeUnclear), "The number may count other people too."},
}

var towards = []Code{
	{string(TowardsYes), "The parts are some of the people of the whole."},
	{string(TowardsNo), "The parts are other people than those of the whole."},
}

var milestones = []Code{
	{"announced", "It was announced."},
	{"departure_scheduled", "It was due to leave."},
	{"departed", "It left."},
	{"arrival_scheduled", "It was due to arrive."},
	{"arrived", "It arrived."},
	{"period", "The span of time that the event covers."},
}

var answers = []Code{
	{"confirmed", "Confirmed it."},
	{"denied", "Denied it."},
	{"declined", "Declined to comment."},
	{"referred", "Referred the question to somebody else."},
	{"not_confirmed", "Did not confirm it."},
	{"no_answer", "Did not answer."},
}
