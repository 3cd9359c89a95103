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
	{string(Observed), "Reported as having happened: aboard, deported, arrived, removed."},
	{string(Planned), "Due to happen, on a flight that has a date."},
	{string(Projected), "Announced or expected, with no flight named."},
}

var readings = []Code{
	{"article", "The article the dataset began with."},
	{"original", "The publisher's own report."},
	{"syndicated", "An agency's report, as republished elsewhere."},
	{"cited", "A report quoted by another outlet."},
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
	{string(count.About), "About, some, around: close to the number, above or below."},
	{string(count.UpTo), "Up to, as many as: the number is a maximum, and there is no minimum."},
	{string(count.FewerThan), "Fewer than: the maximum is one below the number."},
	{string(count.AtLeast), "At least: the number is a minimum, and there is no maximum."},
	{string(count.MoreThan), "More than, over: the minimum is one above the number."},
	{string(count.Between), "Between two numbers, both of them given."},
	{string(count.Unstated), "No number: dozens, hundreds, or nothing at all. It is unknown, not zero."},
}

var scopes = []Code{
	{string(ScopeUnclear), "The number may include other people."},
}

var towards = []Code{
	{string(TowardsYes), "The parts are some of the people in the whole."},
	{string(TowardsNo), "The parts are other people than those in the whole."},
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
	{"referred", "Referred questions elsewhere."},
	{"not_confirmed", "Did not confirm it."},
	{"no_answer", "Did not respond."},
}
