package words_test

import (
	"strings"
	"testing"
	"unicode"

	"onrecord/dataset/count"
	"onrecord/dataset/edtf"
	"onrecord/dataset/words"
)

func TestPersian(t *testing.T) {
	w := words.For("fa-IR")
	ratio := func(num, den int64) count.Ratio { return count.Ratio{Num: num, Den: den} }
	date := func(s string) string {
		d, err := edtf.Parse(s)
		if err != nil {
			t.Fatal(err)
		}
		return w.Date(d)
	}
	for _, test := range []struct{ what, got, want string }{
		{"the language", w.Lang(), "fa"},
		{"its direction", w.Dir(), "rtl"},
		{"a number", w.Number(1234567), "۱٬۲۳۴٬۵۶۷"},
		{"a negative number", w.Number(-45), "\u200e−۴۵"},
		{"up to", w.Count(count.Count{Qualifier: count.UpTo, Value: count.Of(400)}), "حداکثر ۴۰۰"},
		{"between", w.Count(count.Count{Qualifier: count.Between, Value: count.Of(20), To: count.Of(30)}), "بین ۲۰ تا ۳۰"},
		{"no number", w.Count(count.Count{Qualifier: count.Unstated}), "بدون ذکر عدد"},
		{"one", w.Plural("people", 1, ""), "۱ نفر"},
		{"many", w.Plural("people", 1000, ""), "۱٬۰۰۰ نفر"},
		{"a share", w.Span(count.Span{Low: ratio(55, 400)}, w.Percent()), "دست\u200cکم ۱۳٫۷ درصد"},
		{"an approximate share", w.Span(count.Span{Low: ratio(1, 4), High: ratio(1, 2), Approximate: true}, w.Percent()), "حدود ۲۵ تا ۵۰ درصد"},
		{"a multiple", w.Span(count.Span{High: ratio(400, 55)}, w.Times()), "حداکثر ۷٫۳ برابر"},
		{"a day", date("2025-12-08"), "۸ دسامبر ۲۰۲۵"},
		{"about a day", date("2025-09-30~"), "حدود ۳۰ سپتامبر ۲۰۲۵"},
		{"by a day", date("[..2025-10-02]"), "حداکثر تا ۲ اکتبر ۲۰۲۵"},
		{"a quarter", date("2025-33"), "سه\u200cماههٔ اول ۲۰۲۵"},
		{"no year", date("XXXX-09"), "سپتامبر، سال ذکر نشده"},
		{"a list", w.And([]string{"الف", "ب", "پ"}), "الف، ب و پ"},
		{"a series", w.Series([]string{"الف", "ب", "پ"}), "الف؛ ب؛ پ"},
		{"a country", w.Country("IR"), "ایران"},
	} {
		if test.got != test.want {
			t.Errorf("%s: got %q, want %q", test.what, test.got, test.want)
		}
	}
}

// latin are the words that stay in Latin letters in Persian: names of formats, and what is typed literally.
var latin = strings.Fields("rtl EDTF ISO SHA XXXX Markdown JSON show drift diff trace all EVENT ID format json onrecord ignore")

// TestPersianLetters: the file has Persian letters and digits, and others only where required. Arabic's yeh
// and kaf look like the Persian ones, but a search does not find them.
func TestPersianLetters(t *testing.T) {
	w := words.For("fa")
	for _, key := range w.Keys() {
		message := w.Say(key)
		for _, r := range message {
			if strings.ContainsRune("يكى٠١٢٣٤٥٦٧٨٩?;", r) || r == ',' {
				t.Errorf("%s = %q: want Persian in place of %q", key, message, r)
			}
			if '0' <= r && r <= '9' && key != "sheet.note.dates" && key != "sheet.cover.hash" {
				t.Errorf("%s = %q: want Persian digits", key, message)
				break
			}
		}
		for strings.Contains(message, "{") { // names to be filled in are not words
			before, rest, _ := strings.Cut(message, "{")
			_, after, _ := strings.Cut(rest, "}")
			message = before + after
		}
		for _, word := range strings.FieldsFunc(message, func(r rune) bool { return !unicode.Is(unicode.Latin, r) }) {
			if !strings.Contains(" "+strings.Join(latin, " ")+" ", " "+word+" ") {
				t.Errorf("%s: %q is not Persian", key, word)
			}
		}
	}
}
