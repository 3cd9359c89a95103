package picture

import (
	"encoding/json"
	"fmt"
	"math"
	"strconv"
)

// A node is an element of an SVG. Values are plain text; the writer escapes them.
type node struct {
	tag      string
	attrs    []attr
	text     string
	children []node
}

type attr struct{ name, value string }

func (n *node) get(name string) string {
	for _, a := range n.attrs {
		if a.name == name {
			return a.value
		}
	}
	return ""
}

// element makes a node from names and values in turn.
func element(tag string, nameValue ...string) node {
	n := node{tag: tag}
	for i := 0; i+1 < len(nameValue); i += 2 {
		n.attrs = append(n.attrs, attr{nameValue[i], nameValue[i+1]})
	}
	return n
}

// decimals is the precision of lengths; a thousandth of a pixel is invisible. It also hides the last
// bits, in which processors differ.
const decimals = 1000

func number(v float64) string {
	r := math.Round(v*decimals) / decimals
	if r == 0 {
		r = 0 // not -0
	}
	return strconv.FormatFloat(r, 'f', -1, 64)
}

// parseTree reads what onrecordDraw returns.
func parseTree(s string) (node, error) {
	var n node
	if err := json.Unmarshal([]byte(s), &n); err != nil {
		return node{}, fmt.Errorf("internal: ECharts' drawing: %w", err)
	}
	return n, nil
}

// UnmarshalJSON reads {"t": tag, "a": [[name, value], ...], "x": text, "c": children}.
func (n *node) UnmarshalJSON(b []byte) error {
	var j struct {
		T string
		A [][2]any
		X string
		C []node
	}
	if err := json.Unmarshal(b, &j); err != nil {
		return err
	}
	n.tag, n.text, n.children = j.T, j.X, j.C
	for _, a := range j.A {
		name, _ := a[0].(string)
		switch v := a[1].(type) {
		case string:
			n.attrs = append(n.attrs, attr{name, v})
		case float64:
			n.attrs = append(n.attrs, attr{name, number(v)})
		default:
			return fmt.Errorf("<%s %s> is a %T", n.tag, name, v)
		}
	}
	return nil
}
