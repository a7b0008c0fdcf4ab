// What every page does: as of a day, theme, search, filters of lists. Reading needs none of it.
"use strict";
(function () {
  const root = document.documentElement.dataset.root;
  const LAST = "9999-12-31";
  const waiting = new Map();
  const held = new Map();

  const dipldata = {
    /** The day as of which everything is shown (YYYY-MM-DD), or null for all. */
    day: null,
    /** Take the data of a script in data/. */
    data(name, value) {
      held.set(name, value);
      (waiting.get(name) || []).forEach((resolve) => resolve(value));
      waiting.delete(name);
    },
    /** A promise of the data of data/NAME.js, which is loaded when first asked for. */
    load(name) {
      if (held.has(name)) return Promise.resolve(held.get(name));
      return new Promise((resolve) => {
        if (!waiting.has(name)) {
          waiting.set(name, []);
          dipldata.script("data/" + name + ".js");
        }
        waiting.get(name).push(resolve);
      });
    },
    /** Load a script of the site by its path from the root; a promise that it has run. */
    script(path) {
      return new Promise((resolve, reject) => {
        const element = document.createElement("script");
        element.src = root + path;
        element.onload = resolve;
        element.onerror = reject;
        document.head.append(element);
      });
    },
    /** Whether to show what was known since one day, and until another began. */
    shown(known, until) {
      const day = dipldata.day || LAST;
      return (!known || known <= day) && !(until && until <= day);
    },
    /** A link by its path from the root, which keeps the day. */
    href(path) {
      return keepDay(root + path);
    },
  };
  window.dipldata = dipldata;

  // As of a day. ---------------------------------------------------------------------------------------------------
  function realDay(text) {
    if (!/^[12]\d{3}-\d{2}-\d{2}$/.test(text || "")) return null;
    const date = new Date(text + "T00:00:00Z");
    return !Number.isNaN(date.getTime()) && date.toISOString().slice(0, 10) === text ? text : null;
  }

  function keepDay(address) {
    const [path, fragment] = address.split("#");
    const [file, query] = path.split("?");
    const parameters = new URLSearchParams(query || "");
    if (dipldata.day) parameters.set("as_of", dipldata.day);
    else parameters.delete("as_of");
    const text = parameters.toString();
    return file + (text ? "?" + text : "") + (fragment === undefined ? "" : "#" + fragment);
  }

  function inWords(day) {
    return new Date(day + "T00:00:00Z").toLocaleDateString("en-GB", { day: "numeric", month: "long", year: "numeric", timeZone: "UTC" });
  }

  function showDay() {
    for (const element of document.querySelectorAll("[data-known]")) {
      // The attribute, because elements of drawings have no such property.
      element.toggleAttribute("hidden", !dipldata.shown(element.dataset.known, element.dataset.until));
    }
    const page = document.querySelector("article[data-page]");
    const note = document.getElementById("as-of-note");
    note.hidden = !dipldata.day;
    note.textContent = "";
    if (dipldata.day) {
      const gone = page && page.hidden;
      note.textContent = gone
        ? "Nothing of this was publicly known on " + inWords(dipldata.day) + "."
        : "As publicly known on " + inWords(dipldata.day) + ". What came later is not shown.";
    }
    document.getElementById("as-of").value = dipldata.day || "";
    document.getElementById("as-of-clear").hidden = !dipldata.day;
    for (const link of document.querySelectorAll("a[href]")) {
      const address = link.getAttribute("href");
      if (!/^[a-z]+:|^#|\.(json|yaml|xml|ics)$/i.test(address)) link.setAttribute("href", keepDay(address));
    }
    recount();
    document.dispatchEvent(new CustomEvent("dipldata:day", { detail: { day: dipldata.day } }));
  }

  /** Count again what is shown of each list, and hide the sections of which nothing is. */
  function recount() {
    for (const section of document.querySelectorAll("section.records")) {
      const items = [...section.querySelectorAll(":scope > ul > li")];
      const none = items.length > 0 && items.every((item) => item.hasAttribute("hidden") || item.dataset.filtered !== undefined);
      section.toggleAttribute("data-empty", none);
    }
    for (const count of document.querySelectorAll("[data-count]")) {
      const list = document.getElementById(count.dataset.count);
      if (!list) continue;
      const items = list.tagName === "UL" ? list.children : list.querySelectorAll("ul > li");
      count.textContent = String([...items].filter((item) => !item.hasAttribute("hidden") && item.dataset.filtered === undefined).length);
    }
  }
  dipldata.recount = recount;

  function readDay() {
    dipldata.day = realDay(new URLSearchParams(window.location.search).get("as_of"));
    showDay();
  }

  function chooseDay(day) {
    if (day === dipldata.day) return;
    dipldata.day = day;
    window.history.pushState(null, "", keepDay(window.location.href));
    showDay();
  }

  // Search. --------------------------------------------------------------------------------------------------------
  const HAN = /[\u3400-\u9fff\uf900-\ufaff\u{20000}-\u{3ffff}]+/gu;
  const RANK = { person: 2.2, "working-group": 2, topic: 1.6, organization: 1.5, party: 1.5, place: 1.4, meeting: 1.2, statement: 1, source: 0.6 };

  /** Words in lower case without accents; of Chinese, every two characters that follow each other. */
  function words(text) {
    const han = text.match(HAN) || [];
    const pairs = han.flatMap((run) => (run.length === 1 ? [run] : Array.from({ length: run.length - 1 }, (_, at) => run.slice(at, at + 2))));
    const plain = text.replace(HAN, " ").normalize("NFKD").replace(/\p{M}/gu, "").toLowerCase();
    return [...(plain.match(/[\p{L}\p{N}]+/gu) || []), ...pairs];
  }

  /** The rows that were known on the day; first those that are called just what was asked for. */
  function ranked(query, rows) {
    const asked = words(query).join(" ");
    const called = (row) => [row[2], ...row[3].split(" · ")].some((name) => words(name).join(" ") === asked);
    const known = rows.filter((row) => dipldata.shown(row[5]));
    return [...known.filter(called), ...known.filter((row) => !called(row))];
  }

  let index = null;
  function searchIndex() {
    index =
      index ||
      Promise.all([dipldata.script("assets/vendor/minisearch/minisearch.js"), dipldata.load("search")]).then(([, rows]) => {
        const found = new window.MiniSearch({
          fields: ["title", "names", "text"],
          tokenize: words,
          processTerm: (term) => term,
          searchOptions: {
            boost: { title: 4, names: 4 },
            combineWith: "AND",
            prefix: (term) => !HAN.test(term) || ((HAN.lastIndex = 0), true),
            fuzzy: (term) => (term.length > 5 && /^[a-z]+$/.test(term) ? 0.15 : false),
            boostDocument: (id) => RANK[rows[id][0]] || 1,
          },
        });
        found.addAll(rows.map((row, id) => ({ id, title: row[2], names: row[3], text: row[4] })));
        return { search: (query) => (query.trim() ? ranked(query, found.search(query).map((hit) => rows[hit.id])) : []) };
      });
    return index;
  }
  dipldata.search = (query) => searchIndex().then((found) => found.search(query));

  function resultLine(row) {
    const item = document.createElement("li");
    const link = document.createElement("a");
    link.href = dipldata.href(row[0] + "/" + row[1] + ".html");
    const title = document.createElement("bdi");
    title.textContent = row[2];
    link.append(title);
    item.append(link);
    const more = document.createElement("span");
    more.className = "meta";
    more.textContent = [row[0].replace("-", " "), row[3].slice(0, 80)].filter(Boolean).join(" · ");
    item.append(" ", more);
    return item;
  }

  function searching() {
    const box = document.getElementById("search-box");
    if (!box) return;
    const form = box.form;
    const whole = document.getElementById("search-results");
    const list = whole || document.createElement("ol");
    const status = document.getElementById("search-count") || document.createElement("p");
    if (!whole) {
      list.className = "results suggestions";
      list.id = "search-suggestions";
      list.hidden = true;
      status.className = "visually-hidden";
      status.setAttribute("role", "status");
      form.append(list, status);
    }
    let latest = 0;
    async function update() {
      const mine = ++latest;
      const rows = await dipldata.search(box.value);
      if (mine !== latest) return;
      list.replaceChildren(...rows.slice(0, whole ? 100 : 10).map(resultLine));
      list.hidden = rows.length === 0;
      status.textContent = box.value.trim() ? rows.length + (rows.length === 1 ? " record" : " records") : "";
      form.dataset.ready = box.value;
      if (whole) {
        const parameters = new URLSearchParams(window.location.search);
        if (box.value) parameters.set("q", box.value);
        else parameters.delete("q");
        window.history.replaceState(null, "", "?" + parameters);
      }
    }
    box.addEventListener("focus", searchIndex, { once: true });
    box.addEventListener("input", update);
    document.addEventListener("dipldata:day", () => box.value && update());
    document.addEventListener("keydown", (event) => {
      if (event.key === "/" && !/^(input|select|textarea)$/i.test(event.target.tagName) && !event.ctrlKey && !event.metaKey && !event.altKey) {
        event.preventDefault();
        box.focus();
      }
    });
    form.addEventListener("submit", (event) => {
      event.preventDefault();
      if (whole) update();
      else window.location.href = dipldata.href("search.html?q=" + encodeURIComponent(box.value));
    });
    const links = () => [...list.querySelectorAll("a")];
    const move = (event) => {
      const at = links().indexOf(document.activeElement);
      if (event.key === "ArrowDown" && !list.hidden) links()[Math.min(at + 1, links().length - 1)]?.focus();
      else if (event.key === "ArrowUp" && at > 0) links()[at - 1].focus();
      else if (event.key === "ArrowUp" && at === 0) box.focus();
      else if (event.key === "Escape" && !whole) {
        list.hidden = true;
        box.focus();
      } else return;
      event.preventDefault();
    };
    form.addEventListener("keydown", move);
    if (whole) whole.addEventListener("keydown", move);
    else document.addEventListener("click", (event) => form.contains(event.target) || (list.hidden = true));
    const asked = whole && new URLSearchParams(window.location.search).get("q");
    if (asked) {
      box.value = asked;
      update();
    }
  }

  // Lists, theme, menu. --------------------------------------------------------------------------------------------
  function filtering(box) {
    const list = document.getElementById(box.dataset.filters);
    const items = [...list.querySelectorAll("ul > li")].map((item) => [item, words(item.textContent).join(" ") + " " + item.textContent.toLowerCase()]);
    const filter = () => {
      const wanted = words(box.value);
      for (const [item, text] of items) item.toggleAttribute("data-filtered", !wanted.every((word) => text.includes(word)));
      recount();
    };
    box.addEventListener("input", filter);
    if (box.value) filter();
  }

  function theming(button) {
    const dark = window.matchMedia("(prefers-color-scheme: dark)");
    const isDark = () => (document.documentElement.dataset.theme || (dark.matches ? "dark" : "light")) === "dark";
    const show = () => button.setAttribute("aria-pressed", String(isDark()));
    button.addEventListener("click", () => {
      const theme = isDark() ? "light" : "dark";
      document.documentElement.dataset.theme = theme;
      try {
        window.localStorage.setItem("dipldata-theme", theme);
      } catch {
        // Storage is closed to this page: the choice lasts as long as the page.
      }
      show();
      document.dispatchEvent(new CustomEvent("dipldata:theme"));
    });
    dark.addEventListener("change", show);
    show();
  }

  document.addEventListener("DOMContentLoaded", () => {
    const day = document.getElementById("as-of");
    day.addEventListener("change", () => chooseDay(realDay(day.value)));
    document.getElementById("as-of-clear").addEventListener("click", () => {
      chooseDay(null);
      day.focus();
    });
    window.addEventListener("popstate", readDay);
    theming(document.getElementById("theme"));
    const menu = document.querySelector("button.menu");
    menu?.addEventListener("click", () => {
      const open = menu.getAttribute("aria-expanded") !== "true";
      menu.setAttribute("aria-expanded", String(open));
      document.getElementById("nav").classList.toggle("open", open);
    });
    document.querySelectorAll("input[data-filters]").forEach(filtering);
    searching();
    readDay();
  });
})();
