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
    // The marks of people are one shape of their own, simple and all alike: heads and shoulders. As the text
    // of a path they would be written and read again, which takes longer than all else in such a chart.
    echarts.graphic.registerShape("onrecordPeople", echarts.graphic.extendShape({
      shape: { at: [], size: 0 },
      buildPath: function (path, shape) {
        var size = shape.size, r = size * .17, w = size * .33, bend = .5523; // of a cubic curve to be round
        for (var i = 0; i < shape.at.length; i += 2) {
          var x = shape.at[i], y = shape.at[i + 1] + size * .28, base = y + size * .56, top = base - size * .09, high = w * .75;
          path.moveTo(x + r, y);
          path.arc(x, y, r, 0, 2 * Math.PI);
          path.closePath();
          path.moveTo(x - w, base);
          path.lineTo(x - w, top);
          path.bezierCurveTo(x - w, top - high * bend, x - w * bend, top - high, x, top - high);
          path.bezierCurveTo(x + w * bend, top - high, x + w, top - high * bend, x + w, top);
          path.lineTo(x + w, base);
          path.closePath();
        }
      }
    }));
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
      function width(text, font) { return new echarts.graphic.Text({ style: { text: text, font: font } }).getBoundingRect().width; }

      // crowd packs the marks of so many people into a box in rows, as large as they fit, and adds the places of
      // those from one to before another to a shape. A row is inRow marks, or if that is 0 any number.
      function crowd(shape, b, of, from, to, inRow) {
        var best = 0, cols = 1;
        for (var c = inRow || 1; c <= (inRow || 200); c++) {
          var p = Math.min(b.width / c, b.height / Math.ceil(of / c), 26);
          if (p > best + .01) { best = p; cols = c; }
        }
        shape.size = best;
        for (var k = from; k < to; k++) {
          var x = (k % cols + .5) * best;
          shape.at.push(look.rtl ? b.x + b.width - x : b.x + x, b.y + Math.floor(k / cols) * best);
        }
      }
      // ground makes all of the rows of some marks answer to a finger, and not the marks alone: it is not drawn.
      function ground(shape) {
        var rows = [], at = shape.at;
        for (var i = 0; i < at.length; i += 2) {
          var row = rows[rows.length - 1];
          if (row && row.y === at[i + 1]) {
            row.from = Math.min(row.from, at[i]);
            row.to = Math.max(row.to, at[i]);
          } else rows.push({ y: at[i + 1], from: at[i], to: at[i] });
        }
        return rows.map(function (row) {
          return area({ x: row.from - shape.size / 2, y: row.y, width: row.to - row.from + shape.size, height: shape.size });
        });
      }
      function area(box) { return { type: "rect", invisible: true, shape: box, style: { fill: look.c } }; }
      function persons(shape, s, hollow) {
        return { type: "onrecordPeople", shape: shape, style: hollow ? { fill: look.c, stroke: s.c, lineWidth: 1 } : { fill: s.c } };
      }
      function nobody() { return { at: [], size: 0 }; }
      function bar(x, width, b) { return "M" + n(x) + " " + n(b.y) + "h" + n(width) + "v" + n(b.height) + "h" + n(-width) + "Z"; }

      var draw = {
        text: function (s) {
          var side = { center: "center", end: look.rtl ? "left" : "right" }[s.a] || (look.rtl ? "right" : "left");
          var style = { text: s.s, x: X(s, s.x, s.dx), y: Y(s.y), fill: s.c,
            font: (s.b ? "bold " : "") + s.z + "px " + look.font, align: side, verticalAlign: "middle" };
          if (look.lined && s.c !== look.c) { // a halo, so that no line of the grid goes through the letters
            style.stroke = look.c;
            style.lineWidth = 3;
          }
          if (!s.q) return [{ type: "text", style: style }];
          // A line through the first of the text, as wide as it is drawn in this font.
          var all = width(s.s, style.font), part = width(s.s.slice(0, s.q), style.font) + 2;
          var from = side === "center" ? style.x - dir * all / 2 : side === (look.rtl ? "left" : "right") ? style.x - dir * all : style.x;
          return [{ type: "text", style: style }, line(from - 2 * dir, style.y, from + dir * part, style.y, { c: s.c }, 1.5)];
        },
        bar: function (s) {
          var style = s.o ? { fill: look.c, stroke: s.c, lineWidth: 1.5, lineDash: s.d ? [5, 3] : null } : { fill: s.c };
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
          var o = "M" + n(b.x) + " " + n(b.y) + (s.a === "above" ? "M" : "L") + n(r) + " " + n(b.y) + (openRight ? "M" : "L") + n(r) + " " + n(low) +
            (s.a === "below" ? "M" : "L") + n(b.x) + " " + n(low) + (openLeft ? "" : "L" + n(b.x) + " " + n(b.y));
          return [{ type: "rect", shape: b, style: { fill: s.o ? null : look.c } },
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
        square: function (s) {
          var r = s.z - 1;
          return [{ type: "rect", shape: { x: X(s, s.x, s.dx) - r, y: Y(s.y) - r, width: 2 * r, height: 2 * r },
            style: { fill: look.c, stroke: s.c, lineWidth: 2, lineDash: s.d ? [2, 2] : null } }];
        },
        flag: function (s) {
          var x = X(s, s.x, s.dx), y = Y(s.y), r = s.z;
          return [{ type: "polygon", shape: { points: [[x, y - r], [x + r, y + r], [x - r, y + r]] },
            style: { fill: s.d ? look.c : s.c, stroke: s.c, lineWidth: 1.5 } }];
        },
        cross: function (s) {
          var x = X(s, s.x, s.dx), y = Y(s.y), r = s.z - 1;
          return [path("M" + n(x - r) + " " + n(y - r) + "L" + n(x + r) + " " + n(y + r) + "M" + n(x - r) + " " + n(y + r) + "L" + n(x + r) + " " + n(y - r),
            { stroke: s.c, lineWidth: 2, fill: null })];
        },
        path: function (s) {
          var d = "";
          for (var i = 0; i < s.p.length; i += 2) d += (i ? "L" : "M") + n(X(s, s.p[i])) + " " + n(Y(s.p[i + 1]));
          return [s.z ? path(d, { stroke: s.c, lineWidth: s.z, lineDash: s.d ? [5, 3] : null, fill: null }) : path(d + "Z", { fill: s.c })];
        },
        arrow: function (s) {
          var x = X(s, s.x, s.dx), to = x + dir * s.n, y = Y(s.y), back = dir * (s.n < 0 ? 5 : -5);
          return [line(x, y - 6, x, y + 6, { c: s.c }), line(x, y, to, y, s),
            path("M" + n(to + back) + " " + n(y - 4.5) + "L" + n(to) + " " + n(y) + "L" + n(to + back) + " " + n(y + 4.5), { stroke: s.c, lineWidth: 2, fill: null })];
        },
        people: function (s) {
          var all = nobody();
          crowd(all, box(s), s.of, s.i || 0, s.j, s.n);
          return ground(all).concat(persons(all, s, s.o));
        },
        // flights packs s.j boxes into the box, each as large as it may be, and puts s.n of the s.of people
        // into each: one by one, or where they are many as a filling. Those from the s.i-th on are uncertain.
        flights: function (s) {
          var b = box(s), wide = 0, cols = 1, all = [area(b)], seated = nobody(), unsure = nobody(), sure = "", maybe = "", outline = "";
          for (var c = 1; c <= 100; c++) {
            var w = Math.min(b.width / c, 2 * b.height / Math.ceil(s.j / c), 300);
            if (w > wide + .01) { wide = w; cols = c; }
          }
          for (var k = 0; k < s.j; k++) {
            var inside = { x: look.rtl ? b.x + b.width - 1 - wide * (k % cols + .94) : b.x + 1 + wide * (k % cols),
              y: b.y + wide / 2 * Math.floor(k / cols), width: wide * .94, height: wide * .45 };
            var people = Math.min(s.n, s.of - k * s.n), certain = Math.max(0, Math.min(people, (s.i || 0) - k * s.n));
            outline += "M" + n(inside.x) + " " + n(inside.y) + "h" + n(inside.width) + "v" + n(inside.height) + "h" + n(-inside.width) + "Z";
            var pad = wide * .03, seats = { x: inside.x + pad, y: inside.y + pad, width: inside.width - 2 * pad, height: inside.height - 2 * pad };
            if (!s.o) {
              crowd(seated, seats, s.n, 0, certain);
              crowd(unsure, seats, s.n, certain, people);
              continue;
            }
            var width = seats.width * people / s.n, part = seats.width * certain / s.n, end = seats.x + seats.width;
            if (part > 0) sure += bar(look.rtl ? end - part : seats.x, part, seats);
            if (width > part) maybe += bar(look.rtl ? end - width : seats.x + part, width - part, seats);
          }
          if (outline) all.push(path(outline, { fill: look.c, stroke: s.c, lineWidth: 1 }));
          if (sure) all.push(path(sure, { fill: s.c }));
          if (maybe) all.push(path(maybe, { fill: look.c, stroke: s.c, lineWidth: 1 }));
          if (seated.at.length) all.push(persons(seated, s, false));
          if (unsure.at.length) all.push(persons(unsure, s, true));
          return all;
        }
      };

      var children = [];
      (lists[params.dataIndex] || []).forEach(function (s) { children = children.concat(draw[s.k](s)); });
      return { type: "group", children: children };
    };
  }
}
