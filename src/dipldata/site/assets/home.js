// The first page as of a day: counts, bars, groups, what was newest. Without a day, silences are counted to today.
"use strict";
(function () {
  const dipldata = window.dipldata;
  const DAY = 86400000;
  const BEGINNING = Date.UTC(1971, 0, 1);
  const YEAR = 365.25;
  const MOST = 12;
  const SHOWN = 6;
  const number = (day) => Math.round((Date.parse(day + "T00:00:00Z") - BEGINNING) / DAY);
  const words = (day) =>
    new Date(day + "T00:00:00Z").toLocaleDateString("en-GB", { day: "numeric", month: "long", year: "numeric", timeZone: "UTC" });
  const today = () => {
    const now = new Date();
    return new Date(Date.UTC(now.getFullYear(), now.getMonth(), now.getDate())).toISOString().slice(0, 10);
  };
  const { make, linkTo } = dipldata;

  function showTotals(counts) {
    const on = dipldata.day ? number(dipldata.day) : Infinity;
    for (const element of document.querySelectorAll("[data-total]")) {
      if (element.dataset.all === undefined) element.dataset.all = element.textContent;
      const steps = counts[element.dataset.total];
      let found = 0;
      for (let at = 0, day = 0; at < steps.length; at += 2) {
        day += steps[at];
        if (day > on) break;
        found += steps[at + 1];
      }
      element.textContent = dipldata.day ? found.toLocaleString("en") : element.dataset.all;
    }
  }

  function showBars(contacts) {
    const svg = document.querySelector("svg.quarters");
    const unit = Number(svg.dataset.unit);
    const height = Number(svg.dataset.height);
    const on = dipldata.day ? number(dipldata.day) : Infinity;
    const counts = new Map();
    for (const [quarter, level, day] of contacts) {
      if (day <= on) counts.set(quarter + level, (counts.get(quarter + level) || 0) + 1);
    }
    for (const bar of svg.querySelectorAll("[data-quarter]")) {
      let below = 0;
      for (const part of bar.querySelectorAll("rect")) {
        const count = counts.get(bar.dataset.quarter + part.getAttribute("class").slice(6)) || 0;
        below += count;
        part.setAttribute("y", (height - below * unit).toFixed(2));
        part.setAttribute("height", (count * unit).toFixed(2));
      }
      bar.querySelector("title").textContent = bar.dataset.quarter + ": " + below;
    }
    const levels = [...document.querySelectorAll(".key .swatch")].map((swatch) => swatch.classList[1].slice(6));
    for (const row of document.querySelectorAll("[data-row]")) {
      const found = levels.map((level) => counts.get(row.dataset.row + level) || 0);
      const all = found.reduce((sum, count) => sum + count, 0);
      [...row.querySelectorAll("td")].forEach((cell, at) => (cell.textContent = (at < found.length ? found[at] : all) || ""));
      row.hidden = all === 0;
    }
  }

  // The same definitions as dipldata.analysis: dormant is silent for more than twice the gap to be expected.
  const median = (sorted) => (sorted.length % 2 ? sorted[(sorted.length - 1) / 2] : (sorted[sorted.length / 2 - 1] + sorted[sorted.length / 2]) / 2);

  function expectedGap(group, days, on) {
    const stated = group.cadence.filter(([from, to]) => (!from || from <= on) && (!to || to >= on)).at(-1);
    if (stated && stated[2]) return YEAR / stated[2];
    const gaps = days.slice(1).map((day, at) => number(day) - number(days[at]));
    return days.length >= 3 ? median(gaps.sort((one, two) => one - two)) : YEAR;
  }

  function stateOf(group, on) {
    const day = dipldata.day || "9999-12-31";
    const status = group.statuses.filter(([known]) => known <= day && known <= on).at(-1)?.[2];
    const days = group.rounds.filter(([met, known]) => met <= on && known <= day).map(([met]) => met).sort();
    const began = group.began.filter(([first, known]) => first <= on && known <= day).at(-1)?.[0];
    const last = days.at(-1) || began;
    const silent = status === "active" && last && number(on) - number(last) > 2 * expectedGap(group, days, on);
    return { group, state: silent ? "dormant" : status, last: days.at(-1), days: days.length ? number(on) - number(days.at(-1)) : null };
  }

  function groupLine({ group, last, days }) {
    const met = last ? "met " + words(last) + ", " : "no meeting recorded";
    const ago = last ? make("span", "ago", days.toLocaleString("en") + " days ago") : "";
    const item = make("li", "", linkTo("working-group/" + group.id + ".html", group.name), " ", make("span", "meta", met, ago));
    item.dataset.group = group.id;
    return item;
  }

  function showGroups(groups) {
    const on = dipldata.day || today();
    document.getElementById("counted-to").textContent = words(on) + (dipldata.day ? "" : ", today");
    const found = groups.map((group) => stateOf(group, on));
    for (const section of document.querySelectorAll("[data-state]")) {
      const state = section.dataset.state;
      const own = found.filter((one) => one.state === state);
      own.sort((one, two) => (one.days ?? Infinity) - (two.days ?? Infinity) || (one.group.id < two.group.id ? -1 : 1));
      section.querySelector("[data-groups]").textContent = own.length;
      const [first, more] = section.querySelectorAll("ol");
      first.replaceChildren(...own.slice(0, SHOWN).map(groupLine));
      more.replaceChildren(...own.slice(SHOWN).map(groupLine));
      const folded = section.querySelector("details");
      folded.hidden = own.length <= SHOWN;
      folded.querySelector("summary").textContent = Math.max(own.length - SHOWN, 0) + " more";
    }
  }

  const newest = document.getElementById("newest-list");
  const asBuilt = [...newest.children];
  async function showNewest() {
    const day = dipldata.day;
    if (!day) return newest.replaceChildren(...asBuilt);
    const rows = await dipldata.load("newest");
    if (day !== dipldata.day) return;
    const found = rows.filter((row) => row[3] <= day).slice(0, MOST);
    newest.replaceChildren(
      ...found.map(([kind, id, title, known]) =>
        make("li", "", make("span", "when", words(known)), " ", make("span", "", linkTo(kind + "/" + id + ".html", title), " ", make("span", "meta", kind.replace("-", " ")))),
      ),
    );
  }

  dipldata.load("home").then((data) => {
    const show = () => {
      showTotals(data.counts);
      showBars(data.contacts);
      showGroups(data.groups);
      showNewest();
      document.documentElement.dataset.drawn = dipldata.day || "all";
    };
    document.addEventListener("dipldata:day", show);
    show();
  });
  const wide = document.querySelector(".wide");
  wide.scrollLeft = wide.scrollWidth;
})();
