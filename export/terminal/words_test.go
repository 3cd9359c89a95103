package terminal

import (
	"testing"

	"onrecord/dataset"
	"onrecord/dataset/diff"
	"onrecord/dataset/trace"
	"onrecord/dataset/words"
)

// TestWords: each language has words for every code, kind, role and rule that is put in a key.
func TestWords(t *testing.T) {
	var keys []string
	for _, m := range codes(t, "figures", "measure") {
		keys = append(keys, "trace.said."+m+".other", "trace.counted."+m+".other")
	}
	for _, q := range codes(t, "figures", "qualifier") {
		keys = append(keys, "show.qualifier."+q)
	}
	for _, s := range dataset.Standings {
		if s.Name != string(dataset.Active) {
			keys = append(keys, "show.standing."+s.Name, "show.caveat."+s.Name, "trace.caveat."+s.Name)
		}
	}
	for _, r := range dataset.Rules {
		keys = append(keys, "show.rule."+r.Name)
	}
	for _, k := range []diff.Kind{diff.Added, diff.Withdrawn, diff.Corrected, diff.Superseded, diff.Restored, diff.Renamed, diff.Widened, diff.Narrowed, diff.Moved} {
		keys = append(keys, "diff.kind."+string(k))
	}
	for _, table := range dataset.Tables {
		keys = append(keys, "diff.table."+table.Name, "diff.subject."+table.Name)
	}
	keys = append(keys, "diff.table."+diff.TableNumbers, "diff.table."+diff.TableRanges, "diff.table."+diff.TablePackage)
	for _, r := range []trace.Role{trace.RolePart, trace.RoleWhole, trace.RoleRange, trace.RoleCounted, trace.RoleLeftOut,
		trace.RoleDate, trace.RoleAnswer, trace.RoleSaid, trace.RoleCarried, trace.RoleSameStatement, trace.RoleSupersedes,
		trace.RoleSupersededBy, trace.RoleRepeats, trace.RoleRepeatedBy, trace.RoleContradicts, trace.RoleDiffers} {
		keys = append(keys, "trace.role."+string(r))
	}
	for _, lang := range words.Languages {
		for _, k := range keys {
			if !words.For(lang).Has(k) {
				t.Errorf("%s.txt: want words for %s", lang, k)
			}
		}
	}
}

func codes(t *testing.T, table, field string) []string {
	t.Helper()
	tab, ok := dataset.TableNamed(table)
	if !ok {
		t.Fatalf("no table %s", table)
	}
	var names []string
	for _, c := range tab.Fields[tab.Column(field)].Codes {
		names = append(names, c.Name)
	}
	return names
}
