// The functions that an option may name. An option holds {"$fn": name, "args": [...]} where ECharts
// wants a function, and gets what the function of that name returns for those arguments. Arguments are
// data: texts are only ever drawn as text. The same table serves the page and the static pictures, so
// nothing here may touch the document, the clock or chance.
{
  // lookup writes the numbers of an axis in the words that the table has for them.
  lookup: function (words) {
    return function (value) {
      return Object.prototype.hasOwnProperty.call(words, value) ? words[value] : "";
    };
  },

  // shapes draws the marks of a scene: item i of the series is drawn as the shapes of list i. The kinds
  // of shape and their measures are described in scene.go.
  shapes: function (look, lists) {
    return function (params, api) {
      var sys = params.coordSys, top = sys.y, dir = look.rtl ? -1 : 1;
      var edge = look.rtl ? api.getWidth() : 0;

      function X(s, x, dx) { return (s.e ? edge + dir * (x || 0) : api.coord([x || 0, 0])[0]) + dir * (dx || 0); }
      function Y(y) { return top + (y || 0); }
      // box is the corners of a shape in pixels, the left one first.
      function box(s) {
        var a = X(s, s.x, s.dx), b = X(s, s.x2, s.dx2);
        return { x: Math.min(a, b), y: Y(s.y), width: Math.max(Math.abs(b - a), 1), height: s.y2 - s.y };
      }
      function line(x1, y1, x2, y2, s, width) {
        return { type: "line", shape: { x1: x1, y1: y1, x2: x2, y2: y2 },
          style: { stroke: s.c, lineWidth: width || 2, lineDash: s.d ? [4, 3] : null, fill: null } };
      }
      function path(d, style) { return { type: "path", shape: { pathData: d }, style: style }; }
      function n(v) { return Math.round(v * 10) / 10; }

      var draw = {
        text: function (s) {
          var side = { center: "center", end: look.rtl ? "left" : "right" }[s.a] || (look.rtl ? "right" : "left");
          return [{ type: "text", style: { text: s.s, x: X(s, s.x, s.dx), y: Y(s.y), fill: s.c,
            font: (s.b ? "bold " : "") + s.z + "px " + look.font, align: side, verticalAlign: "middle" } }];
        },
        bar: function (s) {
          var style = s.o ? { fill: look.c, stroke: s.c, lineWidth: 1.5 } : { fill: s.c };
          return [{ type: "rect", shape: box(s), style: style }];
        },
        // hatch is diagonal lines, cut off at the box, and a dashed outline that leaves the open side out.
        hatch: function (s) {
          var b = box(s), r = b.x + b.width, low = b.y + b.height, d = "", gap = 8;
          for (var c = b.x + gap; c < r + b.height; c += gap) {
            var x1 = Math.max(c - b.height, b.x), x2 = Math.min(c, r);
            d += "M" + n(x1) + " " + n(b.y + (c - x1)) + "L" + n(x2) + " " + n(b.y + (c - x2));
          }
          var openLeft = s.a === (look.rtl ? "end" : "start"), openRight = s.a === (look.rtl ? "start" : "end");
          var o = "M" + n(b.x) + " " + n(b.y) + "H" + n(r) + (openRight ? "M" : "L") + n(r) + " " + n(low) + "H" + n(b.x) + (openLeft ? "" : "V" + n(b.y));
          return [{ type: "rect", shape: b, style: { fill: look.c } },
            path(d, { stroke: s.c, lineWidth: 1, fill: null, opacity: .55 }),
            path(o, { stroke: s.c, lineWidth: 1.5, lineDash: [5, 3], fill: null })];
        },
        line: function (s) { return [line(X(s, s.x, s.dx), Y(s.y), X(s, s.x2, s.dx2), Y(s.y2), s, s.z)]; },
        dot: function (s) {
          return [{ type: "circle", shape: { cx: X(s, s.x, s.dx), cy: Y(s.y), r: s.z }, style: { fill: s.c } }];
        },
        ring: function (s) {
          return [{ type: "circle", shape: { cx: X(s, s.x, s.dx), cy: Y(s.y), r: s.z - 1 },
            style: { fill: look.c, stroke: s.c, lineWidth: 2, lineDash: s.d ? [2, 2] : null } }];
        },
        diamond: function (s) {
          var x = X(s, s.x, s.dx), y = Y(s.y), r = s.z;
          return [{ type: "polygon", shape: { points: [[x, y - r], [x + r, y], [x, y + r], [x - r, y]] },
            style: { fill: look.c, stroke: s.c, lineWidth: 1.5 } }];
        },
        arrow: function (s) {
          var x = X(s, s.x, s.dx), to = x + dir * s.n, y = Y(s.y), back = dir * (s.n < 0 ? 5 : -5);
          return [line(x, y - 6, x, y + 6, { c: s.c }), line(x, y, to, y, s),
            path("M" + n(to + back) + " " + n(y - 4.5) + "L" + n(to) + " " + n(y) + "L" + n(to + back) + " " + n(y + 4.5), { stroke: s.c, lineWidth: 2, fill: null })];
        },
        // people packs the marks into the box in rows of a multiple of five, as large as they fit, and
        // draws those from the i-th up to the j-th. They are simple and all alike: head and shoulders.
        people: function (s) {
          var b = box(s), best = 0, cols = 5;
          for (var c = 5; c <= 200; c += 5) {
            var p = Math.min(b.width / c, b.height / Math.ceil(s.of / c), 26);
            if (p > best + .01) { best = p; cols = c; }
          }
          var r = best * .17, w = best * .33, d = "";
          for (var k = s.i || 0; k < s.j; k++) {
            var x = (look.rtl ? b.x + b.width - best / 2 - (k % cols) * best : b.x + best / 2 + (k % cols) * best);
            var y = b.y + Math.floor(k / cols) * best + best * .28, base = y + best * .56;
            d += "M" + n(x - r) + " " + n(y) + "a" + n(r) + " " + n(r) + " 0 1 1 " + n(2 * r) + " 0a" + n(r) + " " + n(r) + " 0 1 1 " + n(-2 * r) + " 0Z" +
              "M" + n(x - w) + " " + n(base) + "v" + n(-best * .09) + "a" + n(w) + " " + n(w * .75) + " 0 0 1 " + n(2 * w) + " 0v" + n(best * .09) + "Z";
          }
          return [path(d, s.o ? { fill: look.c, stroke: s.c, lineWidth: 1 } : { fill: s.c })];
        }
      };

      var children = [];
      (lists[params.dataIndex] || []).forEach(function (s) { children = children.concat(draw[s.k](s)); });
      return { type: "group", children: children };
    };
  }
}
