// The timeline: marks on a canvas, filtered by the controls, as of the chosen day; a list of the same meetings below.
"use strict";
(function () {
  const { d3, dipldata } = window;
  const DAY = 86400000;
  const BEGINNING = Date.UTC(1971, 0, 1);
  const LANES = [
    ["L1", "Leaders", 0.8],
    ["L2", "Principals", 1.9],
    ["L3", "Deputies", 0.9],
    ["L4", "Senior officials", 0.8],
    ["L5 L6", "Working level, experts", 0.6],
    ["legislator non_official unknown none", "Others, or not recorded", 0.6],
  ];
  const TOP = 58;
  const BOTTOM = 26;
  const SIDE = 12;
  const STEP = 100;
  const canvas = document.getElementById("timeline-canvas");
  const plot = document.getElementById("timeline-plot");
  const tip = document.getElementById("timeline-tip");
  const tally = document.getElementById("timeline-count");
  const list = document.getElementById("timeline-list");
  const more = document.getElementById("timeline-more");
  const listed = document.getElementById("timeline-listed");
  const [fromField, toField] = ["timeline-from", "timeline-to"].map((id) => document.getElementById(id));
  const context = canvas.getContext("2d");
  const number = (day) => Math.round((Date.parse(day + "T00:00:00Z") - BEGINNING) / DAY);
  const iso = (time) => new Date(time).toISOString().slice(0, 10);
  const still = window.matchMedia("(prefers-reduced-motion: reduce)").matches;

  dipldata.load("timeline").then((data) => {
    const rows = data.rows.map((row) => ({
      id: row[0], title: row[1], days: row[2], mode: row[4], level: row[5], topics: row[6], group: row[7],
      statuses: row[8], parties: row[9], before: row[10], known: row[11], when: row[12],
      certain: row[2][0] === row[2][1] && row[2][2] === row[2][3],
    }));
    const topicAt = new Map(data.topics.map(([id], at) => [id, at]));
    const groupAt = new Map(data.groups.map(([id], at) => [id, at]));
    const whole = [BEGINNING, Date.parse(data.last) + 45 * DAY];
    const base = d3.scaleUtc().domain(whole);
    let colours, width, height, lanes;
    let found = [];
    let placed = { k: 0, rows: null };
    let transform = d3.zoomIdentity;
    let many = STEP;

    // Filters. -----------------------------------------------------------------------------------------------------
    /** What was known of a row on a day (a number): its status and level, or null where nothing was. */
    function asOf(row, on) {
      if (row.known > on) return null;
      let status = null;
      for (const [day, word] of row.statuses) if (day <= on) status = word;
      return { row, status, level: row.before.length && on < row.before[1] ? row.before[0] : row.level };
    }

    function filterBy({ level, mode, status, party, topic, group }) {
      const on = dipldata.day ? number(dipldata.day) : Infinity;
      const wantedTopic = topic && topicAt.get(topic);
      const wantedGroup = group && groupAt.get(group);
      const hasTopic = (row) => row.topics.some((each) => (typeof each === "number" ? each === wantedTopic : each[0] === wantedTopic && each[1] <= on));
      const known = rows.map((row) => asOf(row, on)).filter(Boolean);
      found = known.filter(
        (each) =>
          (!level || each.level === level) &&
          (!mode || each.row.mode === mode) &&
          (!status || each.status === status) &&
          (!party || each.row.parties.includes(party)) &&
          (!topic || hasTopic(each.row)) &&
          (!group || (each.row.group === wantedGroup && data.groups[wantedGroup][2] <= on)),
      );
      placed = { k: 0, rows: null };
      tell(known.length);
      ask();
      showList();
    }

    function tell(total) {
      const held = found.filter((each) => each.status === "held").length;
      const rest = found.length - held;
      tally.replaceChildren(
        dipldata.make("strong", "", found.length.toLocaleString("en")),
        " of " + total.toLocaleString("en") + " meetings and calls",
        ": " + held.toLocaleString("en") + " held" + (rest ? ", " + rest + " planned, put off or called off" : ""),
      );
      Object.assign(tally.dataset, { shown: found.length, held, total });
    }

    // Drawing. -----------------------------------------------------------------------------------------------------
    function measure() {
      const style = window.getComputedStyle(document.documentElement);
      const colour = (name) => style.getPropertyValue("--" + name).trim();
      colours = Object.fromEntries(["paper", "raised", "ink", "soft", "line", "held", "plan", "suspended", "ended", "focus"].map((name) => [name, colour(name)]));
      const ratio = window.devicePixelRatio || 1;
      width = plot.clientWidth;
      height = width < 600 ? 560 : 520;
      canvas.width = width * ratio;
      canvas.height = height * ratio;
      canvas.style.height = height + "px";
      context.setTransform(ratio, 0, 0, ratio, 0, 0);
      base.range([SIDE, width - SIDE]);
      const weights = d3.sum(LANES, (lane) => lane[2]);
      let top = TOP;
      lanes = LANES.map(([levels, name, weight]) => {
        const size = ((height - TOP - BOTTOM) * weight) / weights;
        const lane = { levels: levels.split(" "), name, top, size };
        top += size;
        return lane;
      });
      zoom.extent([[0, 0], [width, height]]).translateExtent([[0, 0], [width, height]]);
      placed = { k: 0, rows: null };
      ask();
    }

    const radius = () => Math.min(2.6 + Math.log2(transform.k) * 0.55, 5.5);
    const middle = (each) => (each.row.days[0] + each.row.days[each.row.certain ? 0 : 3]) / 2;

    /** Put each mark in a row of its lane where none overlaps, from the middle outwards; too many lie on each other. */
    function place() {
      if (placed.k === transform.k && placed.rows) return;
      const scale = ((base.range()[1] - base.range()[0]) / (whole[1] - whole[0])) * DAY * transform.k;
      const r = radius();
      const gap = r * 2 + 1.2;
      const laneOf = new Map(lanes.flatMap((lane, at) => lane.levels.map((level) => [level, at])));
      const ends = lanes.map((lane) => new Array(Math.max(Math.floor((lane.size - 18) / gap), 1)).fill(-Infinity));
      for (const each of found) {
        const at = laneOf.get(each.level);
        const own = ends[at];
        const left = each.row.days[0] * scale - r;
        const right = each.row.days[each.row.certain ? 2 : 3] * scale + r;
        let row = own.findIndex((end) => end <= left);
        if (row < 0) row = own.indexOf(Math.min(...own));
        own[row] = Math.max(right + 1, own[row]);
        const offset = Math.ceil(row / 2) * (row % 2 ? 1 : -1) * gap;
        each.y = lanes[at].top + 7 + lanes[at].size / 2 + offset;
      }
      placed = { k: transform.k, rows: found };
    }

    function sign(status, x, y, r) {
      switch (status) {
        case "held":
          context.moveTo(x + r, y);
          context.arc(x, y, r, 0, 7);
          break;
        case "postponed":
          context.moveTo(x, y - r * 1.4);
          context.lineTo(x + r * 1.4, y);
          context.lineTo(x, y + r * 1.4);
          context.lineTo(x - r * 1.4, y);
          context.closePath();
          break;
        case "cancelled":
          context.moveTo(x - r, y - r);
          context.lineTo(x + r, y + r);
          context.moveTo(x + r, y - r);
          context.lineTo(x - r, y + r);
          break;
        case "lapsed":
          context.rect(x - r, y - r, r * 2, r * 2);
          break;
        case "disputed":
          context.moveTo(x + r, y);
          context.arc(x, y, r * 1.2, 0, 7);
          context.moveTo(x - r * 1.2, y);
          context.lineTo(x + r * 1.2, y);
          break;
        default:
          context.moveTo(x, y - r * 1.2);
          context.lineTo(x + r * 1.2, y + r);
          context.lineTo(x - r * 1.2, y + r);
          context.closePath();
          if (status === "reported_plan") {
            context.moveTo(x - r * 0.4, y + r * 0.4);
            context.lineTo(x + r * 0.4, y + r * 0.4);
          }
      }
    }

    function drawFrame(x) {
      context.clearRect(0, 0, width, height);
      context.font = "12px " + window.getComputedStyle(document.body).fontFamily;
      context.lineWidth = 1;
      const format = x.tickFormat();
      for (const tick of x.ticks(Math.max(Math.floor(width / 110), 3))) {
        const at = Math.round(x(tick)) + 0.5;
        context.strokeStyle = colours.line;
        context.beginPath();
        context.moveTo(at, 14);
        context.lineTo(at, height - BOTTOM);
        context.stroke();
        context.fillStyle = colours.soft;
        context.textAlign = "center";
        context.fillText(format(tick), Math.min(Math.max(at, 22), width - 22), height - 8);
      }
      context.textAlign = "left";
      for (const lane of lanes) {
        context.strokeStyle = colours.line;
        context.beginPath();
        context.moveTo(0, Math.round(lane.top) + 0.5);
        context.lineTo(width, Math.round(lane.top) + 0.5);
        context.stroke();
      }
    }

    /** How many of the meetings found began in each year, or each month where there is room. */
    function drawCounts(x) {
      const perYear = x(BEGINNING + 366 * DAY) - x(BEGINNING);
      const every = perYear > 150 ? d3.utcMonth : d3.utcYear;
      const [first, last] = x.domain().map(Number);
      const counts = d3.rollup(
        found.filter((each) => inside(each, first - 366 * DAY, last + 366 * DAY)),
        (group) => group.length,
        (each) => Number(every.floor(new Date(BEGINNING + middle(each) * DAY))),
      );
      const most = d3.max(counts.values()) || 1;
      context.fillStyle = colours.soft;
      for (const [start, count] of counts) {
        const [left, right] = [x(start), x(every.offset(new Date(start), 1))];
        const size = (count / most) * (TOP - 20);
        context.fillRect(left + 0.5, TOP - 6 - size, Math.max(right - left - 1, 1), size);
      }
      context.fillText("most in a " + (every === d3.utcMonth ? "month" : "year") + ": " + (d3.max(counts.values()) || 0), 4, 11);
    }

    const inside = (each, first, last) => BEGINNING + each.row.days[3] * DAY >= first && BEGINNING + each.row.days[0] * DAY <= last;

    function drawMarks(x) {
      const r = radius();
      const [first, last] = x.domain().map(Number);
      const shown = found.filter((each) => inside(each, first - 60 * DAY, last + 60 * DAY));
      const at = (day) => x(BEGINNING + day * DAY);
      context.lineWidth = 1.4;
      context.strokeStyle = colours.held;
      context.beginPath();
      for (const { row, y } of shown) {
        const [left, right] = [at(row.days[0]), at(row.days[3])];
        if (right - left < r) continue;
        if (row.certain) {
          context.rect(left, y - r * 0.4, right - left, r * 0.8);
        } else {
          context.moveTo(left, y - r);
          context.lineTo(left, y + r);
          context.moveTo(left, y);
          context.lineTo(right, y);
          context.moveTo(right, y - r);
          context.lineTo(right, y + r);
        }
      }
      context.stroke();
      for (const [status, marks] of d3.group(shown, (each) => each.status || "announced")) {
        context.beginPath();
        for (const each of marks) {
          each.x = at(middle(each));
          sign(status, each.x, each.y, r);
        }
        if (status === "held") {
          context.fillStyle = colours.held;
          context.fill();
        } else {
          const colour = { cancelled: "suspended", postponed: "suspended", lapsed: "suspended", disputed: "ink" }[status] || "plan";
          context.fillStyle = colours.raised;
          context.strokeStyle = colours[colour];
          context.lineWidth = 2.2;
          if (status !== "cancelled") context.fill();
          context.stroke();
          context.lineWidth = 1.4;
        }
      }
      return shown;
    }

    function drawNames() {
      context.font = "600 12px " + window.getComputedStyle(document.body).fontFamily;
      context.textAlign = "left";
      for (const lane of lanes) {
        context.lineWidth = 4;
        context.strokeStyle = colours.raised;
        context.strokeText(lane.name, 6, lane.top + 15);
        context.fillStyle = colours.ink;
        context.fillText(lane.name, 6, lane.top + 15);
      }
    }

    let visible = [];
    function draw() {
      const x = transform.rescaleX(base);
      place();
      drawFrame(x);
      drawCounts(x);
      visible = drawMarks(x);
      drawNames();
      plot.dataset.drawn = visible.length;
    }

    let asked = 0;
    function ask() {
      if (!asked) asked = window.requestAnimationFrame(() => ((asked = 0), draw()));
    }

    // The list of what lies in the stretch shown, the newest first. ------------------------------------------------
    function line({ row, status, level }) {
      const item = dipldata.make("li", "", dipldata.make("span", "when", row.when), " ", dipldata.linkTo("meeting/" + row.id + ".html", row.title), " ");
      item.append(dipldata.make("span", "meta", [data.levels[level], row.mode.replace("_", " ")].join(" · ")));
      if (status && status !== "held") item.append(" ", dipldata.make("span", "status status-" + status, status.replace("_", " ")));
      return item;
    }

    function showList() {
      const [first, last] = transform.rescaleX(base).domain().map(Number);
      const here = found.filter((each) => inside(each, first, last)).reverse();
      list.replaceChildren(...here.slice(0, many).map(line));
      listed.textContent = here.length.toLocaleString("en");
      more.hidden = here.length <= many;
      more.textContent = "Show " + Math.min(STEP, here.length - many) + " more";
      fromField.value = iso(Math.max(first, whole[0]));
      toField.value = iso(Math.min(last, whole[1]));
    }
    more.addEventListener("click", () => {
      const before = list.children.length;
      many += STEP;
      showList();
      list.children[before]?.querySelector("a").focus();
    });

    // Moving. ------------------------------------------------------------------------------------------------------
    const zoom = d3
      .zoom()
      .scaleExtent([1, 600])
      .filter((event) => {
        // A wheel and one finger scroll the page, so that nobody is caught in the chart.
        if (event.type === "wheel") return event.ctrlKey || event.metaKey;
        return event.type.startsWith("touch") ? event.touches.length > 1 : !event.button;
      })
      .on("zoom", (event) => {
        transform = event.transform;
        tip.hidden = true;
        ask();
        settle();
      });
    const target = d3.select(canvas);
    let waiting = 0;
    function settle() {
      window.clearTimeout(waiting);
      waiting = window.setTimeout(() => {
        many = STEP;
        showList();
        const all = transform.k === 1;
        controls.keep({ from: all ? "" : fromField.value, to: all ? "" : toField.value });
      }, 200);
    }

    /** Show the stretch from one time to another. */
    function goTo(first, last) {
      const [low, high] = [Math.max(Math.min(first, last), whole[0]), Math.min(Math.max(first, last), whole[1])];
      const k = Math.min((whole[1] - whole[0]) / Math.max(high - low, 20 * DAY), 600);
      target.call(zoom.transform, d3.zoomIdentity.translate(SIDE - base(low) * k, 0).scale(k));
    }

    function smoothly() {
      return still ? target : target.transition().duration(180);
    }
    const moves = {
      in: () => smoothly().call(zoom.scaleBy, 2),
      out: () => smoothly().call(zoom.scaleBy, 0.5),
      back: () => smoothly().call(zoom.translateBy, (width * 0.4) / transform.k, 0),
      on: () => smoothly().call(zoom.translateBy, (-width * 0.4) / transform.k, 0),
      all: () => smoothly().call(zoom.transform, d3.zoomIdentity),
    };
    const KEYS = { "+": "in", "=": "in", "-": "out", ArrowLeft: "back", ArrowRight: "on", Home: "all" };
    document.querySelectorAll("[data-zoom]").forEach((button) => button.addEventListener("click", () => moves[button.dataset.zoom]()));
    plot.addEventListener("keydown", (event) => {
      if (!KEYS[event.key] || event.ctrlKey || event.metaKey || event.altKey) return;
      event.preventDefault();
      moves[KEYS[event.key]]();
    });
    for (const field of [fromField, toField]) {
      field.addEventListener("change", () => {
        const [first, last] = [Date.parse(fromField.value), Date.parse(toField.value)];
        if (!Number.isNaN(first) && !Number.isNaN(last)) goTo(first, last);
      });
    }

    // Pointing. ----------------------------------------------------------------------------------------------------
    function nearest(event) {
      const [x, y] = d3.pointer(event, canvas);
      const near = visible.map((each) => [Math.hypot(each.x - x, each.y - y), each]);
      const best = d3.least(near, (pair) => pair[0]);
      return best && best[0] < 14 ? best[1] : null;
    }
    canvas.addEventListener("pointermove", (event) => {
      const each = nearest(event);
      tip.hidden = !each;
      canvas.classList.toggle("pointing", Boolean(each));
      if (!each) return;
      tip.replaceChildren(dipldata.make("strong", "", dipldata.make("bdi", "", each.row.title)), dipldata.make("br"), each.row.when + " · " + (each.status || "ahead").replace("_", " "));
      const left = Math.min(Math.max(each.x - 130, 4), Math.max(width - 290, 4));
      tip.style.left = left + "px";
      tip.style.top = each.y + 14 + "px";
    });
    canvas.addEventListener("pointerleave", () => (tip.hidden = true));
    canvas.addEventListener("click", (event) => {
      const each = nearest(event);
      if (each && !event.defaultPrevented) window.location.href = dipldata.href("meeting/" + each.row.id + ".html");
    });

    // Start. -------------------------------------------------------------------------------------------------------
    function restore(values) {
      filterBy(values);
      const parameters = new URLSearchParams(window.location.search);
      const [first, last] = ["from", "to"].map((name) => Date.parse(parameters.get(name) || ""));
      if (!Number.isNaN(first) && !Number.isNaN(last)) goTo(first, last);
      else target.call(zoom.transform, d3.zoomIdentity);
    }
    const controls = dipldata.controls(document.getElementById("timeline-filters"), filterBy);
    // Going back brings the stretch back, too; a change of a filter keeps it.
    window.addEventListener("popstate", () => restore(controls.values()));
    document.getElementById("timeline-clear").addEventListener("click", () => controls.set({}));
    document.addEventListener("dipldata:day", () => filterBy(controls.values()));
    document.addEventListener("dipldata:theme", measure);
    window.matchMedia("(prefers-color-scheme: dark)").addEventListener("change", measure);
    measure();
    target.call(zoom).on("dblclick.zoom", null);
    restore(controls.values());
    new ResizeObserver(() => plot.clientWidth !== width && measure()).observe(plot);
    document.querySelectorAll("details.needs-scripts-closed").forEach((details) => (details.open = false));
  });
})();
