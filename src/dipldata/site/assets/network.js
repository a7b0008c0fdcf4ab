// Who meets whom: the people of two sides in two columns, ordered by a simulation of forces that always starts alike.
"use strict";
(function () {
  const { d3, dipldata } = window;
  const ROW = 19;
  const TICKS = 200;
  const LISTED = 250;
  const LEAST = 3;
  const svg = d3.select("#network");
  const about = document.getElementById("network-about");
  const tally = document.getElementById("network-count");
  const body = document.getElementById("pairs-body");
  const note = document.getElementById("pairs-note");
  const asBuilt = about.textContent;

  dipldata.load("network").then((data) => {
    const sides = data.sides.slice(0, 2);

    /** The pairs of the contacts that fit, the most frequent first: two people, how often, first and last day. */
    function pairsOf({ from, to, level }) {
      const day = dipldata.day || "9999-12-31";
      const fits = data.contacts.filter(
        ([met, own, known]) => known <= day && (!from || met.slice(0, 4) >= from) && (!to || met.slice(0, 4) <= to) && (!level || own === level),
      );
      const pairs = new Map();
      for (const [met, , , present] of fits) {
        for (const one of present[sides[0]?.[0]] || []) {
          for (const two of present[sides[1]?.[0]] || []) {
            if (one === two) continue;
            const key = one + " " + two;
            const pair = pairs.get(key) || { one, two, count: 0, first: met, last: met };
            pair.count += 1;
            if (met < pair.first) pair.first = met;
            if (met > pair.last) pair.last = met;
            pairs.set(key, pair);
          }
        }
      }
      const name = (pair) => data.people[pair.one][0] + " " + data.people[pair.two][0];
      return [...pairs.values()].sort((one, two) => two.count - one.count || (name(one) < name(two) ? -1 : 1));
    }

    /** People as nodes, in two columns: who met earlier stands higher, and who met often stands near each other. */
    function arrange(pairs) {
      const nodes = new Map();
      const node = (side, person) => {
        const key = side + ":" + person;
        if (!nodes.has(key)) nodes.set(key, { key, side, person, total: 0, pairs: [], x: side * 200, when: 0 });
        return nodes.get(key);
      };
      const links = pairs.map((pair) => ({ pair, source: node(0, pair.one), target: node(1, pair.two), count: pair.count }));
      for (const link of links) {
        for (const end of [link.source, link.target]) {
          end.total += link.count;
          end.when += (link.count * (Date.parse(link.pair.first) + Date.parse(link.pair.last))) / 2;
          end.pairs.push(link);
        }
      }
      const all = [...nodes.values()];
      const scale = d3.scaleLinear().domain(d3.extent(all, (one) => one.when / one.total)).range([0, all.length * 8]);
      for (const one of all) one.y = scale(one.when / one.total);
      const simulation = d3
        .forceSimulation(all)
        .force("link", d3.forceLink(links).distance(200).strength((link) => Math.min(0.1 + link.count / 20, 0.9)))
        .force("side", d3.forceX((one) => one.side * 200).strength(1))
        .force("time", d3.forceY((one) => scale(one.when / one.total)).strength(0.4))
        .force("apart", d3.forceManyBody().strength(-20))
        .force("room", d3.forceCollide(7))
        .stop();
      simulation.tick(TICKS);
      return { all, links };
    }

    function layOut({ all }, width) {
      const columns = [0, 1].map((side) => all.filter((one) => one.side === side).sort((one, two) => one.y - two.y || (one.key < two.key ? -1 : 1)));
      const rows = Math.max(columns[0].length, columns[1].length, 1);
      const height = Math.max(rows * ROW, 120) + 50;
      const edge = Math.min(width * 0.38, 210);
      columns.forEach((column, side) => {
        const step = (height - 50) / Math.max(column.length, 1);
        column.forEach((one, at) => Object.assign(one, { x: side ? width - edge : edge, y: 40 + (at + 0.5) * step, step }));
      });
      return height;
    }

    const nameOf = (one) => data.people[one.person][1];
    const shorten = (text, most) => (text.length > most ? text.slice(0, most - 1).trimEnd() + "…" : text);

    function mark(one) {
      if (!one) {
        svg.selectAll(".chosen, .faint").classed("chosen", false).classed("faint", false);
        about.textContent = asBuilt;
        return;
      }
      const near = new Set([one.key, ...one.pairs.flatMap((link) => [link.source.key, link.target.key])]);
      svg.selectAll(".edge").classed("chosen", (link) => link.source === one || link.target === one).classed("faint", (link) => link.source !== one && link.target !== one);
      svg.selectAll(".node").classed("faint", (other) => !near.has(other.key));
      const others = [...one.pairs].sort((a, b) => b.count - a.count).slice(0, 12);
      const met = others.map((link) => nameOf(link.source === one ? link.target : link.source) + " (" + link.count + ")");
      about.replaceChildren(dipldata.make("bdi", "", nameOf(one)), " met " + met.join(", ") + (one.pairs.length > 12 ? " and others" : "") + ".");
    }

    function draw(pairs) {
      const found = arrange(pairs);
      const width = Math.max(svg.node().parentNode.clientWidth, 340);
      const height = layOut(found, width);
      const letters = Math.floor(Math.min(width * 0.38, 210) / 7.2) - 2;
      const label = (one) => shorten(nameOf(one), letters);
      svg.attr("viewBox", "0 0 " + width + " " + height).attr("width", width).attr("height", height).selectChildren().remove();
      svg.selectAll(".side").data(sides).join("text").attr("class", "side").attr("y", 20).attr("x", (_, side) => found.all.find((one) => one.side === side)?.x || 0)
        .attr("text-anchor", (_, side) => (side ? "start" : "end")).text((side) => side[1]);
      const path = (link) => {
        const half = (link.source.x + link.target.x) / 2;
        return "M" + link.source.x + " " + link.source.y + "C" + half + " " + link.source.y + " " + half + " " + link.target.y + " " + link.target.x + " " + link.target.y;
      };
      svg.append("g").selectAll("path").data(found.links).join("path").attr("class", "edge").attr("d", path).attr("stroke-width", (link) => 0.7 + Math.sqrt(link.count) * 1.1)
        .append("title").text((link) => nameOf(link.source) + " and " + nameOf(link.target) + ": " + link.count);
      const nodes = svg.append("g").selectAll("a").data(found.all.sort((one, two) => one.side - two.side || one.y - two.y)).join("a")
        .attr("class", (one) => "node side-" + sides[one.side][0])
        .attr("href", (one) => dipldata.href("person/" + data.people[one.person][0] + ".html"))
        .attr("aria-label", (one) => label(one) + (label(one) === nameOf(one) ? "" : " (" + nameOf(one) + ")") + ", " + one.total + " meetings in the pairs shown");
      nodes.append("rect").attr("class", "hit").attr("x", (one) => (one.side ? one.x - 8 : 0)).attr("width", (one) => (one.side ? width - one.x + 8 : one.x + 8)).attr("y", (one) => one.y - Math.min(one.step, ROW) / 2).attr("height", (one) => Math.min(one.step, ROW));
      nodes.append("path").attr("class", "dot").attr("transform", (one) => "translate(" + one.x + "," + one.y + ")")
        .attr("d", (one) => d3.symbol(one.side ? d3.symbolSquare : d3.symbolCircle, 24 + Math.min(one.total, 80) * 2)());
      nodes.append("text").attr("x", (one) => one.x + (one.side ? 12 : -12)).attr("y", (one) => one.y + 4).attr("text-anchor", (one) => (one.side ? "start" : "end")).text(label);
      nodes.on("pointerenter", (_, one) => mark(one)).on("pointerleave", () => mark(null)).on("focus", (_, one) => mark(one)).on("blur", () => mark(null));
    }

    function person(at) {
      const [id, name, native] = data.people[at];
      const cell = dipldata.make("td", "", dipldata.linkTo("person/" + id + ".html", name));
      if (native && native !== name) {
        const other = dipldata.make("span", "native", native);
        other.lang = "zh";
        cell.append(" ", other);
      }
      return cell;
    }

    function show(values) {
      const every = pairsOf(values);
      const least = Number(values.least) || LEAST;
      const drawn = every.filter((pair) => pair.count >= least);
      draw(drawn);
      const contacts = d3.sum(drawn, (pair) => pair.count);
      tally.replaceChildren(dipldata.make("strong", "", drawn.length.toLocaleString("en")), " of " + every.length.toLocaleString("en") + " pairs met " + (least === 1 ? "once or more" : least + " times or more"));
      Object.assign(tally.dataset, { pairs: drawn.length, total: every.length, contacts });
      body.replaceChildren(
        ...drawn.slice(0, LISTED).map((pair) => dipldata.make("tr", "", person(pair.one), person(pair.two), ...[pair.count, pair.first, pair.last].map((text) => dipldata.make("td", "", String(text))))),
      );
      note.textContent = Math.min(drawn.length, LISTED).toLocaleString("en") + " of " + drawn.length.toLocaleString("en") + " pairs drawn.";
    }

    const controls = dipldata.controls(document.getElementById("network-filters"), show);
    document.getElementById("network-clear").addEventListener("click", () => controls.set({}));
    document.addEventListener("dipldata:day", () => show(controls.values()));
    let last = 0;
    new ResizeObserver(([{ contentRect }]) => {
      if (last && Math.abs(contentRect.width - last) > 2) show(controls.values());
      last = contentRect.width;
    }).observe(svg.node().parentNode);
    show(controls.values());
  });
})();
