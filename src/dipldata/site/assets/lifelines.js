// Lifelines: drawn anew as of a day and for a stretch of years; filtered and put in another order.
"use strict";
(function () {
  const dipldata = window.dipldata;
  const time = (day) => Date.parse(day + "T00:00:00Z");

  /** Where a day lies between two times, from 0 to 100, and whether it lies between them at all. */
  function placing(from, to) {
    const share = (day) => ((time(day) - from) / (to - from)) * 100;
    return {
      at: (day) => Math.min(Math.max(share(day), 0), 100).toFixed(3) + "%",
      within: (day) => share(day) >= 0 && share(day) <= 100,
      width: (first, last) => Math.max(Math.min(share(last), 100) - Math.max(share(first), 0), 0).toFixed(3) + "%",
    };
  }

  function set(element, attributes) {
    for (const [name, value] of Object.entries(attributes)) element?.setAttribute(name, value);
  }

  const isShown = (element) => dipldata.shown(element.dataset.known, element.dataset.until);
  const words = (day) =>
    new Date(time(day)).toLocaleDateString("en-GB", { day: "numeric", month: "long", year: "numeric", timeZone: "UTC" });

  const DAY = 86400000;

  /** The day since which a group that is to be active has not met, where that is too long; else the day it ends. */
  function silentFrom(svg, sure, last) {
    const patience = Number(svg.closest("[data-patience]")?.dataset.patience);
    const met = [...svg.querySelectorAll(".mark-of.held")].filter((mark) => isShown(mark) && mark.dataset.day <= last);
    const since = [sure, ...met.map((mark) => mark.dataset.day)].sort().at(-1);
    return patience && time(last) - time(since) > patience * DAY ? since : last;
  }

  /** Draw the spans that were known on the day, each until the next of them began; the last until that day. */
  function drawSpans(svg, place, last) {
    const every = [...svg.querySelectorAll(".span")];
    const spans = every.filter(isShown);
    every.forEach((span) => span.toggleAttribute("hidden", !spans.includes(span)));
    spans.forEach((span, at) => {
      const { from, sure: certain, status } = span.dataset;
      const next = spans[at + 1] && (spans[at + 1].dataset.from > from ? spans[at + 1].dataset.from : from);
      const end = next || (last > from ? last : from);
      const sure = certain < end ? certain : end;
      const silent = !next && status === "active" ? silentFrom(svg, sure, end) : end;
      span.dataset.to = next || "";
      span.querySelector("title").textContent =
        status.replace("_", " ") + ", " + words(from) + " to " + (next ? words(next) : "now") + (silent < end ? ", silent since " + words(silent) : "");
      set(span.querySelector(".maybe"), { x: place.at(from), width: place.width(from, sure) });
      set(span.querySelector(".bar"), { x: place.at(sure), width: place.width(sure, silent) });
      set(span.querySelector(".silent"), { x: place.at(silent), width: place.width(silent, end) });
      set(span.querySelector(".stripes"), { x1: place.at(sure), x2: place.at(end) });
      const point = span.querySelector(".at");
      set(point, { x: place.at(from) });
      point?.toggleAttribute("hidden", !place.within(from));
    });
    svg.dataset.now = spans.at(-1)?.dataset.status || "";
  }

  function drawMark(mark, place) {
    const { day, dayTo } = mark.dataset;
    mark.toggleAttribute("hidden", !isShown(mark) || !(place.within(day) || (dayTo && place.within(dayTo))));
    if (mark.tagName === "line") set(mark, { x1: place.at(day), x2: place.at(day) });
    set(mark.querySelector("circle[cx]"), { cx: place.at(day) });
    set(mark.querySelector(".whisker"), { x1: place.at(day), x2: place.at(dayTo || day) });
    set(mark.querySelector("line:not(.whisker)"), { x1: place.at(day), x2: place.at(day) });
    set(mark.querySelector(".at"), { x: place.at(day) });
  }

  /** Years that are named: as many as fit, and where they lie. */
  function drawYears(svg, place, first, last) {
    const text = svg.classList.contains("lifeline-axis");
    const every = [1, 2, 5, 10, 20].find((step) => (last - first + 1) / step <= 12) || 50;
    const years = Array.from({ length: last - first + 1 }, (_, at) => first + at).filter((year) => year % every === 0);
    const old = [...svg.querySelectorAll("[data-year]")];
    years.forEach((year, at) => {
      const x = place.at(year + "-01-01");
      const line = old[at] || svg.insertBefore(document.createElementNS(svg.namespaceURI, text ? "text" : "line"), svg.firstChild);
      line.dataset.year = year;
      if (text) {
        line.textContent = year;
        set(line, { x, y: 16 });
      } else set(line, { class: "year", x1: x, x2: x, y1: 0, y2: "100%" });
    });
    old.slice(years.length).forEach((line) => line.remove());
  }

  /** Draw every line in a container. */
  function draw(container, firstDay, lastDay) {
    const last = dipldata.day && dipldata.day < container.dataset.periodTo ? dipldata.day : container.dataset.periodTo;
    const place = placing(time(firstDay), Math.max(time(lastDay), time(firstDay) + DAY));
    for (const svg of container.querySelectorAll(".lifeline-drawing")) {
      drawSpans(svg, place, last);
      svg.querySelectorAll("[data-day]").forEach((mark) => drawMark(mark, place));
    }
    for (const svg of container.querySelectorAll(".lifeline-drawing, .lifeline-axis")) {
      drawYears(svg, place, Number(firstDay.slice(0, 4)), Number(lastDay.slice(0, 4)));
    }
  }

  function drawOne(container) {
    const show = () => draw(container, container.dataset.periodFrom, container.dataset.periodTo);
    document.addEventListener("dipldata:day", show);
    show();
  }

  const ORDER = ["active", "suspended", "agreed", "under_discussion", "ended", "superseded", "dropped", ""];

  function drawAll(container) {
    const rows = [...container.querySelectorAll("li.lifeline")];
    const list = container.querySelector("ol");
    const now = (row) => row.querySelector(".lifeline-drawing").dataset.now;
    const lastMet = (row) => [...row.querySelectorAll(".mark-of:not([hidden])")].at(-1)?.dataset.day || "";
    const keys = {
      "": (row) => row.dataset.first,
      name: (row) => row.dataset.name,
      status: (row) => ORDER.indexOf(now(row)) + row.dataset.first,
      last: (row) => (lastMet(row) ? String(9e15 - time(lastMet(row))) : "~"),
    };

    function show({ name, status, from, to, order }) {
      const year = (text, other) => (/^(19|20)\d\d$/.test(text) ? text : other.slice(0, 4));
      const first = year(from, container.dataset.periodFrom);
      const until = year(to, container.dataset.periodTo);
      const wholeEnd = until === container.dataset.periodTo.slice(0, 4);
      draw(container, first + "-01-01", wholeEnd ? container.dataset.periodTo : (until < first ? first : until) + "-12-31");
      const wanted = name.toLowerCase().split(/\s+/);
      for (const row of rows) {
        const ever = [...row.querySelectorAll(".span-suspended")].some((span) => !span.hasAttribute("hidden"));
        const fits = !status || (status === "ever-suspended" ? ever : now(row) === status);
        row.toggleAttribute("data-filtered", !(fits && wanted.every((word) => row.dataset.name.includes(word))));
      }
      const key = keys[order];
      list.append(...rows.map((row) => [key(row), row]).sort((one, two) => (one[0] < two[0] ? -1 : one[0] > two[0] ? 1 : 0)).map((pair) => pair[1]));
      const known = rows.filter((row) => !row.hidden);
      document.getElementById("lifeline-total").textContent = known.length;
      document.getElementById("lifeline-count").textContent = known.filter((row) => row.dataset.filtered === undefined).length;
    }

    const controls = dipldata.controls(document.getElementById("lifeline-filters"), show);
    document.getElementById("lifeline-clear").addEventListener("click", () => controls.set({}));
    document.getElementById("lifeline-break").addEventListener("click", () => {
      controls.set({ from: "2020", to: "2024", status: "ever-suspended" });
    });
    document.addEventListener("dipldata:day", () => show(controls.values()));
    show(controls.values());
  }

  document.querySelectorAll(".lifeline.one").forEach(drawOne);
  document.querySelectorAll(".lifelines").forEach(drawAll);
})();
