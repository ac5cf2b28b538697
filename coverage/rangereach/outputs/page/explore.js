/* Exploring: another distance, another origin, the horizon for a target's height.
 *
 * Until someone asks, the map shows the ranges as published. Numbers are never computed here:
 * they stand in the tables, exact at every stop; only outlines are drawn on the spot.
 */
(function (RR) {
  "use strict";

  const RADIAN = Math.PI / 180;
  const EQUATOR_M = 40075017;
  const PAUSE_MS = 400; // after which a moving slider counts as standing

  const toRadians = (polygons) => polygons.flat().map((ring) => ring.flatMap(({ lng, lat }) => [lng * RADIAN, lat * RADIAN]));

  /* What draws each origin: the discs round a place, or those that make up a border's front. */
  function readOrigins(page) {
    const { data } = page;
    const made = new Map();
    const once = (key, make) => {
      if (!made.has(key)) made.set(key, make());
      return made.get(key);
    };
    const own = data.origins.slice(1).filter((origin) => !origin.alternative);
    const isDrawn = (origin) => Boolean(origin.at || (data.fronts && data.fronts[origin.id]));
    const groupsOf = (origin) => once(`groups ${origin.id}`, () => {
      if (origin.at) return [[Infinity, [RR.latlng(origin.at)]]];
      const front = data.fronts[origin.id];
      const last = Math.max(...front.map(([until]) => until));
      /* Past the last stop nothing new comes into view: its centres serve on. */
      return front.map(([until, points]) => [until === last ? Infinity : until - data.setback_km, RR.unpack(points, 1e-4)]);
    });
    const discsOf = (origins) => once(origins.map((origin) => origin.id).join(), () => (
      origins.every(isDrawn) ? RR.makeDiscs(origins.flatMap(groupsOf)) : null
    ));
    /* What stands in for all of them has its own centres beside theirs. */
    const originsOf = (id) => {
      const one = data.origins.find((origin) => origin.id === id);
      if (id === "all") return own;
      return one.alternative ? [...own, one] : [one];
    };
    page.hasDiscs = (id) => originsOf(id).every(isDrawn);
    page.discsOf = (id) => discsOf(originsOf(id));
    page.partsOf = (id) => originsOf(id).map((origin) => ({ origin, discs: discsOf([origin]) }));
    const more = data.origins.slice(1).filter(({ id, alternative }) => (
      (alternative || own.length > 1) && data.tables[id] && page.hasDiscs(id)
    ));
    const [all] = data.origins;
    all.name = own.length > 1 ? page.say("explore_all", {}) : own[0].name;
    return [all, ...more];
  }

  function fillOrigins(select, page, offered) {
    const capital = (text) => text.charAt(0).toLocaleUpperCase(page.data.lang) + text.slice(1);
    const groups = new Map();
    offered.forEach((origin) => {
      const { id, kind } = origin;
      const option = new Option(capital(origin.name || origin.phrase), id);
      if (kind && !groups.has(kind)) {
        const group = document.createElement("optgroup");
        group.label = page.say(`explore_${kind}`, {});
        groups.set(kind, group);
        select.append(group);
      }
      (groups.get(kind) || select).append(option);
    });
  }

  RR.explore = function (map, page) {
    const { data, say, steps } = page;
    const bar = document.querySelector(".rr-explorer");
    if (!bar) return;
    const find = (name) => bar.querySelector(`.rr-${name}`);
    const slider = find("km"), output = find("km-out"), from = find("where"), height = find("height");
    const back = find("back"), answer = find("answer"), status = find("status"), limit = find("limit-said");
    const frame = map.getContainer().parentElement;
    const note = frame.querySelector(".rr-note"), publishedNote = note.textContent;
    const offered = readOrigins(page);
    const asked = { origin: data.origins[0], km: null, limit_km: null };
    page.asked = asked;
    const tableOf = () => data.tables[asked.origin.id];
    const isPublished = () => asked.km === null && asked.origin.id === "all";

    /* All that is known at a distance; null where it is no stop. */
    page.valuesAt = (km) => {
      const table = tableOf(), stop = table.stops_km.indexOf(km);
      const at = (column) => table[column] && table[column][stop];
      return stop < 0 ? null : {
        km, range: page.nameDistance({ km }), origin: asked.origin.phrase, target: data.target.name,
        area: at("area_km2"), share: at("area_km2") / data.target.area_km2, depth: at("depth_km"), missing: at("missing_km"),
        towns: at("counts"), people: at("people"), oblasts: (table.oblasts || []).filter(([, enters]) => enters <= km).length,
      };
    };

    const stateOfPublished = page.stateOf;
    let enters = null;
    page.stateOf = (town) => {
      if (isPublished()) return stateOfPublished(town);
      enters = enters || new Map(tableOf().towns);
      const km = enters.get(town.id);
      const [shortest, longest] = asked.km === null ? [steps[0].km, steps[steps.length - 1].km] : [asked.km, asked.km];
      if (km === undefined || km > longest) return "open";
      return km <= shortest ? "full" : "half";
    };

    /* As fine as the screen shows it. */
    function loopsAt(km) {
      const discs = page.discsOf(asked.origin.id), metres = (km - data.setback_km) * 1000;
      if (!discs) {
        const step = steps.find((other) => other.km === km);
        return step ? toRadians(step.shape) : [];
      }
      const pixels = metres / EQUATOR_M / Math.cos(map.getCenter().lat * RADIAN) * map.options.crs.scale(map.getZoom());
      return discs.outline(metres, Math.min(0.5, 2 * Math.acos(1 - Math.min(0.5, 0.15 / pixels))));
    }
    function redraw(name, km) {
      const loops = km === null ? [] : loopsAt(km);
      page.outlines[name].forEach((outline) => outline.setLoops(loops));
    }
    const drawQuestion = () => redraw("question", asked.km);
    const drawLimit = () => redraw("limit", asked.limit_km === null ? null : asked.limit_km + data.setback_km);

    const nameLimit = () => page.labelLine("limit", asked.limit_km === null ? "" : say("explore_limit_label", { km: asked.limit_km }));

    function sentences(values) {
      if (!values) return "";
      if (!values.area) return say("edge_nothing", values);
      const { towns } = values;
      const counted = towns === undefined ? "" : say(towns ? "explore_towns" : "explore_no_town", { ...values, count: towns });
      return [say("edge_reach", values), counted, say("explore_depth", values)].filter(Boolean).join(" ");
    }
    function tell() {
      const name = asked.km === null ? say("explore_published", {}) : page.nameDistance(asked);
      output.textContent = name;
      slider.setAttribute("aria-valuetext", name);
      /* A screenshot carries it: what nobody published is not to pass for published. */
      const isOwn = asked.km !== null && !steps.some((step) => step.km === asked.km);
      note.textContent = isOwn ? say("note_own", {}) : publishedNote;
      answer.textContent = asked.km === null ? say("explore_hint", {}) : sentences(page.valuesAt(asked.km));
    }

    let due = 0, pause = 0;
    function show() {
      due = 0;
      frame.classList.toggle("rr-asking", asked.km !== null);
      frame.classList.add("rr-moving");
      drawQuestion();
      tell();
      page.fillNumbers();
      page.relabel();
      page.askLegend(asked.km !== null);
      bar.classList.toggle("rr-asking", asked.km !== null);
      back.disabled = isPublished();
      clearTimeout(pause);
      pause = setTimeout(settle, PAUSE_MS);
    }
    /* What may wait until the slider stands still: labels, and what a screen reader says. */
    function settle() {
      /* Where a published range is asked for, its own line is named already. */
      const isNamed = steps.some((step, index) => step.km === asked.km && !page.isOff(index));
      const name = asked.km === null || isNamed ? "" : page.nameDistance(asked);
      page.labelLine("question", name);
      page.fillPlaces();
      page.layOut();
      frame.classList.remove("rr-moving");
      const text = asked.km === null ? "" : answer.textContent;
      if (status.textContent !== text) status.textContent = text;
    }
    const ask = (stop) => {
      asked.km = tableOf().stops_km[stop];
      clearTimeout(pause);
      due = due || requestAnimationFrame(show);
    };

    /* Keeps the distance; where the origin has no such stop, the nearest one. */
    function choose(id) {
      const before = asked.origin;
      asked.origin = offered.find((origin) => origin.id === id) || offered[0];
      enters = null;
      const stops = tableOf().stops_km, km = asked.km === null ? steps[0].km : asked.km;
      const near = stops.reduce((best, stop, index) => (Math.abs(stop - km) < Math.abs(stops[best] - km) ? index : best), 0);
      slider.max = stops.length - 1;
      slider.value = near;
      if (asked.km !== null) asked.km = stops[near];
      from.value = asked.origin.id;
      if (asked.origin !== before) {
        steps.forEach((step, index) => page.reshape(index, asked.origin.id === "all" ? step.shape : RR.toPolygons(loopsAt(step.km))));
      }
      page.fromLines.forEach(({ id: own, layer }) => {
        const other = own !== asked.origin.id && asked.origin.id !== "all" && !asked.origin.alternative;
        layer.getElement().classList.toggle("rr-off", other);
      });
      markSteps(stops);
      drawLimit();
      nameLimit();
      show();
    }
    /* Where the published ranges stand along the slider; named where there is room. */
    function markSteps(stops) {
      let named = -1;
      find("ticks").replaceChildren(...steps.filter((step) => stops.includes(step.km)).map((step) => {
        const tick = document.createElement("span");
        const share = stops.indexOf(step.km) / Math.max(1, stops.length - 1);
        if (share - named > 0.09) {
          tick.textContent = say.km(step.km);
          named = share;
        }
        tick.style.left = `calc(8px + (100% - 16px) * ${share})`;
        return tick;
      }));
    }

    fillOrigins(from, page, offered);
    from.parentElement.hidden = offered.length < 2;
    height.parentElement.hidden = !page.hasDiscs("all");
    choose("all");
    slider.addEventListener("input", () => ask(slider.valueAsNumber));
    from.addEventListener("change", () => choose(from.value));
    height.addEventListener("change", () => {
      const { km } = height.selectedOptions[0].dataset;
      asked.limit_km = km ? Number(km) : null;
      limit.textContent = km ? say("explore_limit", { height: Number(height.value), km: asked.limit_km, antenna: Number(height.dataset.antenna) }) : "";
      drawLimit();
      nameLimit();
      page.layOut();
    });
    back.addEventListener("click", () => {
      asked.km = null;
      choose("all");
      slider.focus();
    });
    map.on("zoomend", () => {
      drawQuestion();
      drawLimit();
    });
    page.set = ({ km, origin }) => {
      if (origin !== undefined) choose(String(origin));
      const stop = tableOf().stops_km.indexOf(Number(km));
      if (stop < 0) return;
      slider.value = stop;
      ask(stop);
    };
    RR.readPointer(map, page, find("pointer"));
  };
})(window.RR = window.RR || {});
