package xlsx

import (
	"bytes"
	"fmt"
	"io"
	"strconv"
	"strings"
)

// maxLinks is Excel's maximum of links on a sheet. Further addresses stay text.
const maxLinks = 65_530

// maxAddress is Excel's maximum length of the address of a link.
const maxAddress = 2_079

// A linkList is the links of one sheet. Cells that lead to one address share a relationship.
type linkList struct {
	refs    []string       // A1
	targets []string       // an address, or #sheet!A1
	ids     map[string]int // of each address
	order   []string
}

// links collects the links of a sheet, once.
func (b *book) links(s *sheet) *linkList {
	if l := b.linksOf[s]; l != nil {
		return l
	}
	l := &linkList{ids: map[string]int{}}
	b.linksOf[s] = l
	for i, ln := range append(b.top(s), s.lines...) {
		l.add(cellName(0, i+1), ln.link)
	}
	for col, c := range s.cols {
		if !c.kind.links() {
			continue
		}
		for row := 0; row < s.rows && len(l.refs) < maxLinks; row++ {
			l.add(cellName(col, s.header(&b.edition)+1+row), b.cellOf(s, row, col).link)
		}
	}
	return l
}

func (l *linkList) add(ref, target string) {
	if target == "" || len(target) > maxAddress || len(l.refs) == maxLinks {
		return
	}
	l.refs, l.targets = append(l.refs, ref), append(l.targets, target)
	if _, known := l.ids[target]; !known && target[0] != '#' {
		l.order = append(l.order, target)
		l.ids[target] = len(l.order)
	}
}

// append appends the hyperlinks element (18.3.1.48).
func (l *linkList) append(b []byte) []byte {
	b = append(b, "<hyperlinks>"...)
	for i, ref := range l.refs {
		target := l.targets[i]
		if place, inside := strings.CutPrefix(target, "#"); inside {
			b = fmt.Appendf(b, `<hyperlink ref="%s" location="%s"/>`, ref, attribute(place))
		} else {
			b = fmt.Appendf(b, `<hyperlink ref="%s" r:id="link%d"/>`, ref, l.ids[target])
		}
	}
	return append(b, "</hyperlinks>"...)
}

// fillRelations adds the addresses to the relationships of a sheet.
func (l *linkList) fillRelations(w io.Writer, made []byte) error {
	const end = "</Relationships>"
	var add []byte
	for i, target := range l.order {
		add = append(add, `<Relationship Id="link`...)
		add = strconv.AppendInt(add, int64(i+1), 10)
		add = append(add, `" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/hyperlink" Target="`...)
		add = append(add, attribute(target)...)
		add = append(add, `" TargetMode="External"/>`...)
	}
	_, err := w.Write(bytes.Replace(made, []byte(end), append(add, end...), 1))
	return err
}
