package dataset

// The columns of the seven tables, in the order of every output. Loading, checking, JSON, CSV, the workbook,
// the schema and the tables in docs/model.md all read these lists; there are no others.

var sourceColumns = []Column[Source]{
	id("Names the document.", func(s *Source) *string { return &s.ID }),
	text("title", "Its title.", func(s *Source) *string { return &s.Title }),
	text("publisher", "Who published it.", func(s *Source) *string { return &s.Publisher }),
	text("carries", "Whose report it passes on, where that is not the publisher's own.", func(s *Source) *string { return &s.Carries }),
	code("reading", "How it was read.", readings, required, func(s *Source) *Reading { return &s.Reading }),
	link("url", "Its address.", func(s *Source) *string { return &s.URL }),
	date("published", "When it was published.", func(s *Source) *edtfDate { return &s.Published }),
	tongue("language", "The language it is written in.", func(s *Source) *string { return &s.Language }),
}

var actorColumns = []Column[Actor]{
	id("Names the actor.", func(a *Actor) *string { return &a.ID }),
	must(text("name", "The name as it is printed.", func(a *Actor) *string { return &a.Name })),
	text("role", "What they are or do.", func(a *Actor) *string { return &a.Role }),
	text("organisation", "Whom they speak or work for.", func(a *Actor) *string { return &a.Organisation }),
	country("country", "The country they speak for.", func(a *Actor) *string { return &a.Country }),
}

var eventColumns = []Column[Event]{
	id("Names the event.", func(e *Event) *string { return &e.ID }),
	code("kind", "What kind of event it is.", eventKinds, required, func(e *Event) *EventKind { return &e.Kind }),
	must(text("title", "What readers call it.", func(e *Event) *string { return &e.Title })),
	country("origin", "The country that people left.", func(e *Event) *string { return &e.Origin }),
	country("destination", "The country that they were taken to.", func(e *Event) *string { return &e.Destination }),
	country("nationality", "Their nationality, where all had the same.", func(e *Event) *string { return &e.Nationality }),
	text("operator", "Who flew or ran it.", func(e *Event) *string { return &e.Operator }),
	reference("part_of", "The event that this one is part of, such as the operation of which it is one state's share.", "events", func(e *Event) *string { return &e.PartOf }),
}

var figureColumns = []Column[Figure]{
	id("Names the claim.", func(f *Figure) *string { return &f.ID }),
	must(reference("event", "What the claim is about.", "events", func(f *Figure) *string { return &f.Event })),
	code("measure", "What was counted.", measures, required, func(f *Figure) *Measure { return &f.Measure }),
	code("qualifier", "How the number was worded.", qualifiers, required, func(f *Figure) *qualifier { return &f.Qualifier }),
	number("value", "The number of people; with between, the lower one.", func(f *Figure) *countNumber { return &f.Value }),
	number("value_to", "With between, the upper number of people.", func(f *Figure) *countNumber { return &f.ValueTo }),
	code("scope", "Whom the number counts, where that is in doubt.", scopes, optional, func(f *Figure) *Scope { return &f.Scope }),
	must(reference("speaker", "Who makes the claim.", "actors", func(f *Figure) *string { return &f.Speaker })),
	reference("via", "The outlet it was said to, or that quoted it.", "actors", func(f *Figure) *string { return &f.Via }),
	must(reference("source", "The document that printed it.", "sources", func(f *Figure) *string { return &f.Source })),
	date("said", "When it was said.", func(f *Figure) *edtfDate { return &f.Said }),
	text("wording", "The words that carry the number, in the language of the source.", func(f *Figure) *string { return &f.Wording }),
	text("locator", "Where in the document.", func(f *Figure) *string { return &f.Locator }),
	name("statement", "Names the utterance: claims with the same name are one statement, reported several times.", func(f *Figure) *string { return &f.Statement }),
	reference("supersedes", "The earlier claim by the same speaker, or in the same publisher's earlier report, that this one replaces.", "figures", func(f *Figure) *string { return &f.Supersedes }),
	reference("repeats", "The claim that this one passes on.", "figures", func(f *Figure) *string { return &f.Repeats }),
	text("note", "What else a reader should know.", func(f *Figure) *string { return &f.Note }),
}

var dateColumns = []Column[Date]{
	id("Names the claim.", func(d *Date) *string { return &d.ID }),
	must(reference("event", "What the claim is about.", "events", func(d *Date) *string { return &d.Event })),
	code("milestone", "What happened, or was to happen, on the date.", milestones, required, func(d *Date) *Milestone { return &d.Milestone }),
	date("date", "The date as far as it is known; empty if it is unknown.", func(d *Date) *edtfDate { return &d.Date }),
	must(reference("speaker", "Who makes the claim.", "actors", func(d *Date) *string { return &d.Speaker })),
	reference("via", "The outlet it was said to, or that quoted it.", "actors", func(d *Date) *string { return &d.Via }),
	must(reference("source", "The document that printed it.", "sources", func(d *Date) *string { return &d.Source })),
	text("wording", "The words that carry the date, in the language of the source.", func(d *Date) *string { return &d.Wording }),
	text("locator", "Where in the document.", func(d *Date) *string { return &d.Locator }),
	text("note", "What else a reader should know.", func(d *Date) *string { return &d.Note }),
}

var responseColumns = []Column[Response]{
	id("Names the response.", func(r *Response) *string { return &r.ID }),
	must(reference("event", "What they were asked about.", "events", func(r *Response) *string { return &r.Event })),
	must(reference("actor", "Who was asked.", "actors", func(r *Response) *string { return &r.Actor })),
	code("response", "How they responded.", answers, required, func(r *Response) *Answer { return &r.Response }),
	date("date", "When they responded, or did not.", func(r *Response) *edtfDate { return &r.Date }),
	must(reference("source", "The document that says so.", "sources", func(r *Response) *string { return &r.Source })),
	text("wording", "The words of the response, in the language of the source.", func(r *Response) *string { return &r.Wording }),
	text("locator", "Where in the document.", func(r *Response) *string { return &r.Locator }),
}

var comparisonColumns = []Column[Comparison]{
	id("Names the comparison.", func(c *Comparison) *string { return &c.ID }),
	must(text("title", "What is compared.", func(c *Comparison) *string { return &c.Title })),
	must(references("parts", "The claims that are compared with the whole.", "figures", func(c *Comparison) *[]string { return &c.Parts })),
	must(reference("whole", "The claim they are compared with.", "figures", func(c *Comparison) *string { return &c.Whole })),
	code("counts_towards", "Whether the parts count towards the whole; empty if no source says.", towards, optional, func(c *Comparison) *Towards { return &c.CountsTowards }),
	text("note", "What else a reader should know.", func(c *Comparison) *string { return &c.Note }),
}

// Tables are the seven tables, in the order of every output: tables that others refer to come first.
var Tables = []Table{
	table("sources", "Sources", "One row is a document.", required, sourceColumns,
		func(d *Dataset) *[]Source { return &d.Sources }, func(s *Source) *origin { return &s.origin }),
	table("actors", "Actors", "One row is somebody who makes claims, or passes them on.", required, actorColumns,
		func(d *Dataset) *[]Actor { return &d.Actors }, func(a *Actor) *origin { return &a.origin }),
	table("events", "Events", "One row is a flight, a programme or a period.", required, eventColumns,
		func(d *Dataset) *[]Event { return &d.Events }, func(e *Event) *origin { return &e.origin }),
	table("figures", "Figures", "One row is one claim about a number.", required, figureColumns,
		func(d *Dataset) *[]Figure { return &d.Figures }, func(f *Figure) *origin { return &f.origin }),
	table("dates", "Dates", "One row is one claim about a date.", optional, dateColumns,
		func(d *Dataset) *[]Date { return &d.Dates }, func(d *Date) *origin { return &d.origin }),
	table("responses", "Responses", "One row is a response, or none, when somebody was asked to confirm.", optional, responseColumns,
		func(d *Dataset) *[]Response { return &d.Responses }, func(r *Response) *origin { return &r.origin }),
	table("comparisons", "Comparisons", "One row compares a part, or several, with a whole.", optional, comparisonColumns,
		func(d *Dataset) *[]Comparison { return &d.Comparisons }, func(c *Comparison) *origin { return &c.origin }),
}
