package charts

import (
	"strings"

	"onrecord/dataset"
	"onrecord/dataset/edtf"
	"onrecord/dataset/words"
)

// jsonLD describes the data of a page as search engines read it: a Dataset of schema.org.
func jsonLD(d *dataset.Dataset, v *View, o Options) any {
	p := d.Package
	ld := map[string]any{"@context": "https://schema.org", "@type": "Dataset", "name": p.Title, "inLanguage": d.Words().Lang()}
	set := func(key, value string) {
		if value != "" {
			ld[key] = value
		}
	}
	set("description", strings.TrimSpace(d.SelectionWords()+" "+p.Description))
	set("version", p.Version)
	set("dateModified", p.Day())
	if len(p.Licenses) > 0 {
		set("license", p.Licenses[0].Path)
	}
	if o.Base != "" {
		ld["url"] = o.Base
		var files []map[string]string
		for _, f := range o.Downloads {
			if f.Data == nil && (f.Type == "text/csv" || f.Type == "application/json" || f.Type == "application/zip") {
				files = append(files, map[string]string{"@type": "DataDownload", "encodingFormat": f.Type, "contentUrl": o.Base + string(f.URL())})
			}
		}
		if files != nil {
			ld["distribution"] = files
		}
	}
	if len(p.Keywords) > 0 {
		ld["keywords"] = p.Keywords
	}
	var creators []map[string]string
	for _, c := range p.Contributors {
		creators = append(creators, map[string]string{"@type": "Organization", "name": c.Title})
	}
	if creators != nil {
		ld["creator"] = creators
	}
	if v != nil {
		var citations []string
		for _, s := range v.Sources() {
			if s.URL != "" && len(citations) < 50 {
				citations = append(citations, s.URL)
			}
		}
		if citations != nil {
			ld["citation"] = citations
		}
	}
	return ld
}

// SharedPicture is the address of the picture that goes with links to the page; empty where there is none.
func (f frame) SharedPicture() string {
	if f.Options.Base == "" || f.Options.Picture == "" {
		return ""
	}
	return f.Options.Base + f.Options.Picture
}

// Byline is who made the dataset.
func (f frame) Byline() string {
	var names []string
	for _, c := range f.Package.Contributors {
		if c.Title != "" {
			names = append(names, c.Title)
		}
	}
	return words.For(f.Package.Language).And(names)
}

// Citation is how to name the dataset in a text: who made it, title, version, date.
func (f frame) Citation() string {
	w := words.For(f.Package.Language)
	s := f.Package.Title
	if by := f.Byline(); by != "" {
		s = w.Say("page.cite.by", "by", by, "title", s)
	}
	if f.Package.Version != "" {
		s = w.Say("page.cite.version", "citation", s, "version", f.Package.Version)
	}
	if f.Date != "" {
		s = w.Say("page.cite.date", "citation", s, "date", f.Date)
	}
	return s
}

// dayWords is a day as YYYY-MM-DD in words.
func dayWords(w *words.Words, day string) string {
	date, err := edtf.Parse(day)
	if err != nil || date.IsZero() {
		return ""
	}
	return w.Date(date)
}
