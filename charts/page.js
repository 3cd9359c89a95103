// The page of a chart: draws the option that the page holds, and leads from each mark to its claims.
// Everything that is shown of a claim is copied from its row in the table, as nodes; no text of the
// dataset is ever read as markup or code.
(function () {
  "use strict";
  var data = JSON.parse(document.getElementById("data").textContent), layouts = data.charts[0];
  var box = document.getElementById("chart"), tip = document.getElementById("tip"), steps = document.getElementById("steps");
  var per = document.getElementById("per"), division = document.getElementById("division");
  embed();
  if (per) per.addEventListener("input", slide);
  if (!window.echarts) return; // the words and the still picture stay
  var dark = matchMedia("(prefers-color-scheme: dark)"), paper = matchMedia("print");
  var paint = ["c", "color", "fill", "backgroundColor"];
  var chart, layout, option, ring, at = -1, pinned = false, printing = paper.matches;

  // resolve puts the functions that an option names in place, and the colours of the scheme.
  function resolve(x) {
    for (var key in x) {
      var v = x[key];
      if (v && typeof v === "object") {
        if (typeof v.$fn === "string" && Object.prototype.hasOwnProperty.call(ONRECORD_FUNCTIONS, v.$fn)) {
          resolve(v.args);
          x[key] = ONRECORD_FUNCTIONS[v.$fn].apply(null, v.args || []);
        } else resolve(v);
      } else if (dark.matches && paint.indexOf(key) >= 0 && Object.prototype.hasOwnProperty.call(data.dark, v)) x[key] = data.dark[v];
    }
    return x;
  }

  function fitting() {
    var width = box.clientWidth, best = layouts[0];
    layouts.forEach(function (l) { if (l.From <= width) best = l; });
    return best;
  }

  // printed is what goes on paper: a form of its own, or the one of those there are that is the largest there.
  function printed() {
    if (data.paper.form && layouts === data.charts[0]) return data.paper.form;
    return scale(layouts[1]) < scale(layouts[2]) ? layouts[2] : layouts[1];
  }

  // scale makes a chart as small as it must be for one page, the words and all.
  function scale(l) { return Math.min(1, data.paper.width / l.From, data.paper.room / l.Height); }

  // draw lays the chart out anew where the width or the colours ask for it, and else fits it in.
  function draw(anew) {
    if (box.clientWidth === 0) return; // a frame that is not shown yet
    var wanted = printing ? printed() : fitting();
    if (wanted === layout && !anew) { chart.resize(); place(); tell(); return; }
    layout = wanted;
    option = JSON.parse(JSON.stringify(layout.Option));
    if (per) seat(option);
    isolate(option, document.documentElement.dir === "rtl");
    resolve(option);
    box.style.height = layout.Height + "px";
    box.style.width = printing ? layout.From + "px" : "";
    box.parentNode.style.zoom = printing ? scale(layout) : "";
    if (!chart) {
      box.textContent = "";
      chart = echarts.init(box, null, { renderer: "svg" });
      chart.on("mouseover", function (p) { if (!pinned && p.name) show(p.dataIndex, false, p.event); });
      chart.on("mouseout", function () { if (!pinned) leave(); });
      chart.on("click", function (p) { if (p.name) show(p.dataIndex, true, p.event); });
    } else chart.resize(printing ? { width: layout.From, height: layout.Height } : null);
    chart.setOption(option, { notMerge: true });
    steps.hidden = marks().length === 0;
    place();
    tell();
  }

  function marks() { return option.series[option.series.length - 1].data; }

  // claims are the rows of the table that a mark leads to.
  function rows(i) {
    return marks()[i].name.split(" ").map(function (id) {
      return document.getElementById("claim-" + id) || document.getElementById(id);
    }).filter(Boolean);
  }

  // slide says what follows from the number that the reader chose, and draws it.
  function slide() {
    var said = ONRECORD_FLIGHTS.say(data.slider, +per.value, form);
    per.setAttribute("aria-valuetext", said.value);
    document.getElementById("taken").textContent = said.sentence;
    if (chart) draw(true);
  }

  function form(n) { return new Intl.PluralRules(document.documentElement.lang).select(n); }

  // seat puts the chosen number of people into the flights of an option.
  function seat(option) {
    var each = +per.value * data.slider.box;
    option.series.forEach(function (series) {
      series.renderItem.args[1].forEach(function (shapes) {
        shapes.forEach(function (s) {
          if (s.k === "flights") { s.n = each; s.j = ONRECORD_FLIGHTS.carried(s.of, each).flights; }
        });
      });
    });
  }

  // isolate sets texts of an option from right to left, as a still has them: on a page that runs so those that
  // are not in Latin letters alone, and on any other those with no Latin letter. The isolates are those of UAX 9.
  function isolate(option, rtl) {
    option.series.forEach(function (series) {
      series.renderItem.args[1].forEach(function (shapes) {
        (shapes || []).forEach(function (s) { // a mark may have none
          if (s.k === "text" && (/[\u0590-\u08ff]/.test(s.s) ? rtl || !/[a-z]/i.test(s.s) : rtl && !/[a-z]/i.test(s.s))) {
            s.s = "\u2067" + s.s + "\u2069";
            if (s.q) s.q++;
          }
        });
      });
    });
  }

  // divide shows another of the charts, and its table.
  function divide() {
    hide();
    at = -1;
    layouts = data.charts[division.selectedIndex];
    document.querySelectorAll("details[data-choice]").forEach(function (d) { d.open = +d.dataset.choice === division.selectedIndex; });
    draw(true);
  }

  // embed puts the address of a published page into the code to embed it.
  function embed() {
    var code = document.getElementById("embed");
    if (/^https?:$/.test(location.protocol))
      code.textContent = code.textContent.replace('src="' + code.dataset.address + '"', function () {
        return 'src="' + location.href.replace(/[?#].*/, "").replace(/&/g, "&amp;").replace(/"/g, "&quot;") + '"';
      });
  }

  function fill(i) {
    tip.textContent = "";
    rows(i).forEach(function (row) {
      row.querySelectorAll("[data-tip]").forEach(function (cell) {
        if (!cell.textContent.trim()) return;
        var p = document.createElement("p");
        p.className = cell.dataset.tip;
        cell.childNodes.forEach(function (n) { p.appendChild(n.cloneNode(true)); });
        tip.appendChild(p);
      });
    });
  }

  // show opens the tip of a mark; pinned, it stays until Escape, the next mark or a click elsewhere.
  function show(i, pin, event) {
    clearTimeout(leaving);
    at = i;
    pinned = pin;
    fill(i);
    tip.hidden = !tip.firstChild;
    tip.point = event ? [event.offsetX, event.offsetY] : null;
    place();
    if (pin) say();
  }

  function point() {
    if (tip.point) return tip.point;
    var v = marks()[at].value;
    return chart.convertToPixel({ xAxisIndex: 0, yAxisIndex: 0 }, v);
  }

  // place puts the tip below the mark, or above it, inside the chart's width.
  function place() {
    if (ring) ring.remove();
    if (at < 0 || tip.hidden) return;
    var p = point(), width = box.clientWidth;
    if (pinned) {
      ring = document.createElement("div");
      ring.className = "ring";
      ring.style.left = p[0] + "px";
      ring.style.top = p[1] + "px";
      box.appendChild(ring);
    }
    tip.style.left = Math.max(0, Math.min(p[0] - tip.offsetWidth / 2, width - tip.offsetWidth)) + "px";
    var top = box.offsetTop + p[1]; // the slider or the choice may stand above the chart
    tip.style.top = top + 20 + "px";
    var below = box.getBoundingClientRect().top + p[1] + 20 + tip.offsetHeight;
    if (below > innerHeight && p[1] > tip.offsetHeight + 20) tip.style.top = top - 20 - tip.offsetHeight + "px";
  }

  var leaving;
  // The mouse may go from the mark to the tip, to follow the link in it.
  function leave() { leaving = setTimeout(hide, 250); }
  tip.addEventListener("mouseenter", function () { clearTimeout(leaving); });
  tip.addEventListener("mouseleave", function () { if (!pinned) leave(); });

  function hide() {
    clearTimeout(leaving);
    tip.hidden = true;
    pinned = false;
    if (ring) ring.remove();
  }

  // say tells where the reader is, for those who do not see the ring.
  function say() {
    var number = tip.querySelector(".number"), speaker = tip.querySelector(".speaker");
    document.getElementById("position").textContent = data.words.position
      .replace("{i}", at + 1).replace("{n}", marks().length)
      + (number ? " " + number.textContent : "") + (speaker ? ", " + speaker.textContent : "");
  }

  function step(by) {
    var n = marks().length;
    if (n === 0) return;
    show(at < 0 ? (by > 0 ? 0 : n - 1) : (at + by + n) % n, true, null);
    var p = point(), top = box.getBoundingClientRect().top + p[1];
    if (top < 0 || top > innerHeight - 40) scrollBy(0, top - innerHeight / 3);
    place();
  }

  document.getElementById("previous").addEventListener("click", function () { step(-1); });
  document.getElementById("next").addEventListener("click", function () { step(1); });
  steps.addEventListener("keydown", function (e) {
    var on = document.documentElement.dir === "rtl" ? "ArrowLeft" : "ArrowRight";
    var back = on === "ArrowLeft" ? "ArrowRight" : "ArrowLeft";
    if (e.key === on || e.key === "ArrowDown") step(1);
    else if (e.key === back || e.key === "ArrowUp") step(-1);
    else return;
    e.preventDefault();
  });
  document.addEventListener("keydown", function (e) { if (e.key === "Escape") hide(); });
  document.addEventListener("click", function (e) {
    var path = e.composedPath(); // what was clicked may have been drawn anew since, and is not in the page then
    if (pinned && ![box, tip, steps].some(function (part) { return path.indexOf(part) >= 0; })) hide();
  });

  // tell gives the height to the page that this one is shown in, if any.
  function tell() {
    if (window.parent !== window) parent.postMessage({ type: "onrecord:height", height: Math.ceil(document.documentElement.getBoundingClientRect().height) }, "*");
  }

  if (division) division.addEventListener("change", divide);
  draw(true);
  new ResizeObserver(function () {
    if (!printing && (!chart || box.clientWidth !== chart.getWidth() || fitting() !== layout)) draw(!chart);
  }).observe(box);
  dark.addEventListener("change", function () { if (chart) draw(true); });

  // The pages are counted as soon as printing begins, so that the chart is made ready just before.
  function print(on) {
    if (printing === on) return;
    printing = on;
    if (chart) draw(true);
  }
  addEventListener("beforeprint", function () { print(true); });
  addEventListener("afterprint", function () { print(false); });
  paper.addEventListener("change", function () { print(paper.matches); });
  new ResizeObserver(tell).observe(document.body);
  addEventListener("load", tell);
})();
