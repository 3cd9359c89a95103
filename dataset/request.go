package dataset

// An UnknownError reports that a caller asked for a name that does not exist.
type UnknownError struct {
	Want    string // what the name should have been, as messages say it: "the id of a claim in figures"
	Got     string
	Nearest string // the name that was probably meant; empty where none is near
}

func (e *UnknownError) Error() string {
	text := "want " + e.Want + ", got " + quote(e.Got)
	if e.Nearest != "" {
		text += " (did you mean " + quote(e.Nearest) + "?)"
	}
	return text
}

// A RequestError reports that a caller asked for something that makes no sense, though every name in it
// exists: to add up numbers that count the same people, or for the days until a date without a last day.
type RequestError struct{ Reason string }

func (e *RequestError) Error() string { return e.Reason }
