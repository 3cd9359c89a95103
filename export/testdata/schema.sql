PRAGMA user_version = 1;
CREATE TABLE about ( -- What is known of the dataset as a whole.
  name TEXT NOT NULL PRIMARY KEY,
  value TEXT NOT NULL
) STRICT;
CREATE TABLE "sources" ( -- One row is a document.
  "id" TEXT NOT NULL PRIMARY KEY, -- Names the document.
  "title" TEXT, -- Its title.
  "publisher" TEXT, -- Who published it.
  "carries" TEXT, -- Whose report it passes on, where that is not the publisher's own.
  "reading" TEXT NOT NULL CHECK ("reading" IN ('article', 'original', 'syndicated', 'cited', 'copy')), -- How it was read.
  "url" TEXT, -- Its address.
  "published" TEXT, -- When it was published.
  "published_earliest" TEXT, -- The first day that published may mean; null where none is known.
  "published_latest" TEXT, -- The last day that published may mean; null where none is known.
  "language" TEXT -- The language it is written in.
) STRICT;
CREATE TABLE "actors" ( -- One row is somebody who makes claims, or passes them on.
  "id" TEXT NOT NULL PRIMARY KEY, -- Names the actor.
  "name" TEXT NOT NULL, -- The name as it is printed.
  "role" TEXT, -- What they are or do.
  "organisation" TEXT, -- Whom they speak or work for.
  "country" TEXT -- The country they speak for.
) STRICT;
CREATE TABLE "events" ( -- One row is a flight, a programme or a period.
  "id" TEXT NOT NULL PRIMARY KEY, -- Names the event.
  "kind" TEXT NOT NULL CHECK ("kind" IN ('flight', 'programme', 'period', 'announcement')), -- What kind of event it is.
  "title" TEXT NOT NULL, -- What readers call it.
  "origin" TEXT, -- The country that people left.
  "destination" TEXT, -- The country that they were taken to.
  "nationality" TEXT, -- Their nationality, where all had the same.
  "operator" TEXT, -- Who flew or ran it.
  "part_of" TEXT REFERENCES "events" (id) -- The event that this one is part of, such as the operation of which it is one state's share.
) STRICT;
CREATE TABLE "figures" ( -- One row is one claim about a number.
  "id" TEXT NOT NULL PRIMARY KEY, -- Names the claim.
  "event" TEXT NOT NULL REFERENCES "events" (id), -- What the claim is about.
  "measure" TEXT NOT NULL CHECK ("measure" IN ('aboard', 'deported', 'arrived', 'removed', 'planned', 'projected')), -- What was counted.
  "qualifier" TEXT NOT NULL CHECK ("qualifier" IN ('exact', 'about', 'up_to', 'fewer_than', 'at_least', 'more_than', 'between', 'unstated')), -- How the number was worded.
  "value" INTEGER, -- The number of people; with between, the lower one.
  "value_to" INTEGER, -- With between, the upper number of people.
  "scope" TEXT CHECK ("scope" IN ('unclear')), -- Whom the number counts, where that is in doubt.
  "speaker" TEXT NOT NULL REFERENCES "actors" (id), -- Who makes the claim.
  "via" TEXT REFERENCES "actors" (id), -- The outlet it was said to, or that quoted it.
  "source" TEXT NOT NULL REFERENCES "sources" (id), -- The document that printed it.
  "said" TEXT, -- When it was said.
  "said_earliest" TEXT, -- The first day that said may mean; null where none is known.
  "said_latest" TEXT, -- The last day that said may mean; null where none is known.
  "wording" TEXT, -- The words that carry the number, in the language of the source.
  "locator" TEXT, -- Where in the document.
  "statement" TEXT, -- Names the utterance: claims with the same name are one statement, reported several times.
  "supersedes" TEXT REFERENCES "figures" (id), -- The earlier claim by the same speaker, or in the same publisher's earlier report, that this one replaces.
  "repeats" TEXT REFERENCES "figures" (id), -- The claim that this one passes on.
  "note" TEXT -- What else a reader should know.
) STRICT;
CREATE TABLE "dates" ( -- One row is one claim about a date.
  "id" TEXT NOT NULL PRIMARY KEY, -- Names the claim.
  "event" TEXT NOT NULL REFERENCES "events" (id), -- What the claim is about.
  "milestone" TEXT NOT NULL CHECK ("milestone" IN ('announced', 'departure_scheduled', 'departed', 'arrival_scheduled', 'arrived', 'period')), -- What happened, or was to happen, on the date.
  "date" TEXT, -- The date as far as it is known; empty if it is unknown.
  "date_earliest" TEXT, -- The first day that date may mean; null where none is known.
  "date_latest" TEXT, -- The last day that date may mean; null where none is known.
  "speaker" TEXT NOT NULL REFERENCES "actors" (id), -- Who makes the claim.
  "via" TEXT REFERENCES "actors" (id), -- The outlet it was said to, or that quoted it.
  "source" TEXT NOT NULL REFERENCES "sources" (id), -- The document that printed it.
  "wording" TEXT, -- The words that carry the date, in the language of the source.
  "locator" TEXT, -- Where in the document.
  "note" TEXT -- What else a reader should know.
) STRICT;
CREATE TABLE "responses" ( -- One row is a response, or none, when somebody was asked to confirm.
  "id" TEXT NOT NULL PRIMARY KEY, -- Names the response.
  "event" TEXT NOT NULL REFERENCES "events" (id), -- What they were asked about.
  "actor" TEXT NOT NULL REFERENCES "actors" (id), -- Who was asked.
  "response" TEXT NOT NULL CHECK ("response" IN ('confirmed', 'denied', 'declined', 'referred', 'not_confirmed', 'no_answer')), -- How they responded.
  "date" TEXT, -- When they responded, or did not.
  "date_earliest" TEXT, -- The first day that date may mean; null where none is known.
  "date_latest" TEXT, -- The last day that date may mean; null where none is known.
  "source" TEXT NOT NULL REFERENCES "sources" (id), -- The document that says so.
  "wording" TEXT, -- The words of the response, in the language of the source.
  "locator" TEXT -- Where in the document.
) STRICT;
CREATE TABLE "comparisons" ( -- One row compares a part, or several, with a whole.
  "id" TEXT NOT NULL PRIMARY KEY, -- Names the comparison.
  "title" TEXT NOT NULL, -- What is compared.
  "parts" TEXT NOT NULL CHECK (json_valid("parts")), -- The claims that are compared with the whole.
  "whole" TEXT NOT NULL REFERENCES "figures" (id), -- The claim they are compared with.
  "counts_towards" TEXT CHECK ("counts_towards" IN ('yes', 'no')), -- Whether the parts count towards the whole; empty if no source says.
  "note" TEXT -- What else a reader should know.
) STRICT;
CREATE TABLE "comparisons_parts" ( -- One row is one item of comparisons.parts.
  row TEXT NOT NULL REFERENCES "comparisons" (id),
  position INTEGER NOT NULL, -- From 1.
  item TEXT NOT NULL REFERENCES "figures" (id),
  PRIMARY KEY (row, position)
) STRICT, WITHOUT ROWID;
CREATE TABLE "events_derived" ( -- One row is the days on which one event took place, as far as claims about its dates bound them.
  "id" TEXT NOT NULL PRIMARY KEY REFERENCES "events" (id), -- The event.
  "milestone" TEXT CHECK ("milestone" IN ('departed', 'arrived', 'period')), -- What dates it: its departure, or else its arrival or its period.
  "first_day" TEXT, -- The first day that the claims allow.
  "last_day" TEXT, -- The last day that the claims allow.
  "approximate" INTEGER NOT NULL CHECK ("approximate" IN (0, 1)), -- Whether a claim that sets the days is marked approximate or uncertain.
  "uncertain" INTEGER NOT NULL CHECK ("uncertain" IN (0, 1)), -- Whether the days rest on a claim that is marked uncertain.
  "disputed" INTEGER NOT NULL CHECK ("disputed" IN (0, 1)), -- Whether the claims about it cannot all be right; the days then span what each of them says.
  "claims" TEXT NOT NULL CHECK (json_valid("claims")), -- The claims that set the days.
  "reason" TEXT -- Why the first or the last day is unknown.
) STRICT;
CREATE TABLE "figures_derived" ( -- One row is the ends of one claim, and whether it counts.
  "id" TEXT NOT NULL PRIMARY KEY REFERENCES "figures" (id), -- The claim.
  "low" INTEGER, -- The smallest number the words allow.
  "point" INTEGER, -- The one number that was said.
  "high" INTEGER, -- The largest number the words allow.
  "approximate" INTEGER NOT NULL CHECK ("approximate" IN (0, 1)), -- Whether the number is approximate rather than exact.
  "standing" TEXT NOT NULL CHECK ("standing" IN ('superseded', 'repeats', 'unclear', 'active')), -- Whether the claim counts and, if not, why.
  "by" TEXT REFERENCES "figures" (id), -- The claim that replaced it, or that it repeats.
  "words" TEXT NOT NULL, -- The number in words.
  "reason" TEXT -- Why low, point or high is unknown.
) STRICT;
CREATE TABLE "ranges" ( -- One row is what the claims that count on an event span, for one group of measures.
  "id" TEXT NOT NULL PRIMARY KEY, -- The event's id, a full stop and the group.
  "event" TEXT NOT NULL REFERENCES "events" (id), -- The event.
  "group" TEXT NOT NULL CHECK ("group" IN ('observed', 'planned', 'projected')), -- Whether the numbers were reported, planned or announced.
  "low" INTEGER, -- The smallest number that the claims on a measure allow: all of them together, or where they contradict each other, any of them. Unknown where that is not bounded.
  "high" INTEGER, -- The largest number that they allow in the same sense. Unknown where that is not bounded.
  "stated_low" INTEGER, -- The smallest end or point that a claim states, as it states it.
  "stated_high" INTEGER, -- The largest end or point that a claim states, as it states it.
  "low_approximate" INTEGER NOT NULL CHECK ("low_approximate" IN (0, 1)), -- Whether the low, or where there is none the stated low, is only near.
  "high_approximate" INTEGER NOT NULL CHECK ("high_approximate" IN (0, 1)), -- Whether the high, or where there is none the stated high, is only near.
  "open_below" INTEGER NOT NULL CHECK ("open_below" IN (0, 1)), -- Whether there are numbers, but no low.
  "open_above" INTEGER NOT NULL CHECK ("open_above" IN (0, 1)), -- Whether there are numbers, but no high.
  "contested" INTEGER NOT NULL CHECK ("contested" IN (0, 1)), -- Whether no number satisfies all claims of one measure that count.
  "numbers" TEXT, -- The numbers stated, where they differ, the one in most statements first.
  "claims" TEXT NOT NULL CHECK (json_valid("claims")), -- The claims that count.
  "statements" INTEGER NOT NULL, -- How many separate statements are behind them.
  "left_out" TEXT NOT NULL CHECK (json_valid("left_out")), -- The claims that do not count.
  "words" TEXT NOT NULL, -- The range in words.
  "reason" TEXT -- Why low or high is unknown.
) STRICT;
CREATE TABLE "comparisons_derived" ( -- One row is one number that follows from a comparison, or the reason for which there is none.
  "id" TEXT NOT NULL PRIMARY KEY, -- The comparison's id, a full stop and the rule.
  "comparison" TEXT NOT NULL REFERENCES "comparisons" (id), -- The comparison.
  "rule" TEXT NOT NULL CHECK ("rule" IN ('sum', 'share', 'multiple', 'difference', 'flights', 'last-flight')), -- How it is calculated.
  "unit" TEXT NOT NULL CHECK ("unit" IN ('people', 'ratio', 'flights')), -- What it counts.
  "claims" TEXT NOT NULL CHECK (json_valid("claims")), -- The claims it is calculated from.
  "bound" TEXT NOT NULL CHECK ("bound" IN ('exact', 'at_least', 'at_most', 'between', 'none')), -- What the value is to the quantity.
  "approximate" INTEGER NOT NULL CHECK ("approximate" IN (0, 1)), -- Whether a claim that it came from is approximate.
  "value" REAL, -- The number, to be read with its bound.
  "numerator" INTEGER, -- The numerator of the exact value.
  "denominator" INTEGER, -- The denominator of the exact value.
  "low" REAL, -- The lower end.
  "low_numerator" INTEGER, -- The numerator of the exact lower end.
  "low_denominator" INTEGER, -- The denominator of the exact lower end.
  "high" REAL, -- The upper end.
  "high_numerator" INTEGER, -- The numerator of the exact upper end.
  "high_denominator" INTEGER, -- The denominator of the exact upper end.
  "given" TEXT, -- What it assumes.
  "words" TEXT NOT NULL, -- The number in words, with its bound.
  "sentence" TEXT, -- The number in a sentence.
  "reason" TEXT -- Why the value is unknown.
) STRICT;
CREATE INDEX "sources_published_earliest" ON "sources" ("published_earliest");
CREATE INDEX "sources_published_latest" ON "sources" ("published_latest");
CREATE INDEX "events_part_of" ON "events" ("part_of");
CREATE INDEX "figures_event" ON "figures" ("event");
CREATE INDEX "figures_speaker" ON "figures" ("speaker");
CREATE INDEX "figures_via" ON "figures" ("via");
CREATE INDEX "figures_source" ON "figures" ("source");
CREATE INDEX "figures_said_earliest" ON "figures" ("said_earliest");
CREATE INDEX "figures_said_latest" ON "figures" ("said_latest");
CREATE INDEX "figures_statement" ON "figures" ("statement");
CREATE INDEX "figures_supersedes" ON "figures" ("supersedes");
CREATE INDEX "figures_repeats" ON "figures" ("repeats");
CREATE INDEX "dates_event" ON "dates" ("event");
CREATE INDEX "dates_date_earliest" ON "dates" ("date_earliest");
CREATE INDEX "dates_date_latest" ON "dates" ("date_latest");
CREATE INDEX "dates_speaker" ON "dates" ("speaker");
CREATE INDEX "dates_via" ON "dates" ("via");
CREATE INDEX "dates_source" ON "dates" ("source");
CREATE INDEX "responses_event" ON "responses" ("event");
CREATE INDEX "responses_actor" ON "responses" ("actor");
CREATE INDEX "responses_date_earliest" ON "responses" ("date_earliest");
CREATE INDEX "responses_date_latest" ON "responses" ("date_latest");
CREATE INDEX "responses_source" ON "responses" ("source");
CREATE INDEX "comparisons_parts_item" ON "comparisons_parts" (item);
CREATE INDEX "comparisons_whole" ON "comparisons" ("whole");
CREATE INDEX "events_derived_first_day" ON "events_derived" ("first_day");
CREATE INDEX "events_derived_last_day" ON "events_derived" ("last_day");
CREATE INDEX "figures_derived_by" ON "figures_derived" ("by");
CREATE INDEX "ranges_event" ON "ranges" ("event");
CREATE INDEX "comparisons_derived_comparison" ON "comparisons_derived" ("comparison");

CREATE VIEW claims AS -- Every claim about a number, with what it amounts to and who stands behind it.
SELECT f.id, e.title AS event_title, f.measure, n.words AS number, n.low, n.point, n.high, n.approximate, n.standing, n.by,
  a.name AS speaker_name, a.role AS speaker_role, a.organisation AS speaker_organisation, v.name AS via_name,
  f.said, f.said_earliest, f.said_latest, f.wording, s.title AS source_title, s.publisher, s.url, f.locator, f.note,
  f.event, e.kind, e.origin, e.destination, f.qualifier, f.value, f.value_to, f.speaker, f.via, f.source, f.statement, n.reason
FROM figures f
JOIN figures_derived n ON n.id = f.id
JOIN events e ON e.id = f.event
JOIN actors a ON a.id = f.speaker
LEFT JOIN actors v ON v.id = f.via
JOIN sources s ON s.id = f.source;

CREATE VIEW event_ranges AS -- What the claims that count on each event span, with the days on which it took place and what dates it.
SELECT r.id, e.title AS event_title, r."group", r.words AS number, r.low, r.high, r.low_approximate, r.high_approximate,
  r.open_below, r.open_above, r.contested, r.statements, json_array_length(r.claims) AS claims_counted,
  json_array_length(r.left_out) AS claims_left_out, r.reason,
  w.first_day, w.last_day, w.milestone AS dated_by, r.event, e.kind, e.origin, e.destination, e.nationality, e.operator
FROM ranges r
JOIN events e ON e.id = r.event
JOIN events_derived w ON w.id = r.event;

CREATE VIEW comparison_numbers AS -- What each comparison comes to, in words and as an exact ratio.
SELECT n.id, c.title AS comparison_title, n.rule, n.words AS number, n.sentence, n.bound, n.approximate, n.value,
  n.numerator, n.denominator, n.unit, n.given, n.reason, c.note, n.comparison, c.parts, c.whole
FROM comparisons_derived n
JOIN comparisons c ON c.id = n.comparison;
