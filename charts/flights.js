// The arithmetic of the scenario, and its words. It is a table like that of functions.js, and as there
// nothing may touch the document: the page and the tests call the same functions.
{
  // carried is how many flights so many people take, rounded up, and how many the last of them carries.
  // Both are whole numbers of at most fifteen digits, in which a double is exact.
  carried: function (people, each) {
    var rest = people % each;
    return { flights: (people - rest) / each + (rest > 0 ? 1 : 0), last: rest || Math.min(people, each) };
  },

  // say puts in words what the whole would take at a number of people a flight. form gives the plural
  // form of a number: "one", "other" ...
  say: function (slider, each, form) {
    var words = slider.words, carried = this.carried;
    function fill(text, values) {
      return text.replace(/\{(\w+)\}/g, function (all, name) { return name in values ? values[name] : all; });
    }
    function number(n) {
      var s = String(n), out = "";
      for (var i = 0; i < s.length; i++) {
        if (i > 0 && (s.length - i) % 3 === 0) out += words.group;
        out += words.digits[s.charCodeAt(i) - 48];
      }
      return out;
    }
    function counted(n) { return fill(words.flights[form(n)] || words.flights.other, { n: number(n) }); }
    function about(text) { return slider.approximate ? fill(words.about, { n: text }) : text; }

    var high = carried(slider.high, each), low = slider.low === null ? null : carried(slider.low, each).flights, flights;
    if (low === high.flights) flights = fill(words.exact, { n: about(counted(low)) });
    else if (low === null) flights = fill(words.at_most, { n: about(counted(high.flights)) });
    else flights = about(fill(words.between, { low: number(low), high: counted(high.flights) }));
    if (!slider.approximate && (low === null || slider.low === slider.high) && high.flights > 1)
      flights = fill(words.last, { flights: flights, last: number(high.last) });
    var values = { per: number(each), whole: words.whole, flights: flights };
    var sentence = fill(words.sentence, values);
    return { sentence: sentence.charAt(0).toUpperCase() + sentence.slice(1), value: fill(words.value, values) };
  }
}
