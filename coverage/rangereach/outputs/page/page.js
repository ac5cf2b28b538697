/* The page: reads the data, starts the map, answers clicks and keys. */
(function (RR, L) {
  "use strict";

  RR.latlng = ([lon, lat]) => new L.LatLng(lat, lon);

  /* Rows of what comes as columns: the towns, and how far each is from every origin. */
  function readPlaces(data) {
    const { id, name, at, people, capitals } = data.places;
    const spots = RR.unpack(at, 1e-3);
    data.places = id.map((key, index) => ({ id: key, name: name[index], at: [spots[index].lng, spots[index].lat], people: people[index] }));
    capitals.forEach((index) => { data.places[index].capital = true; });
    Object.values(data.tables).forEach((table) => {
      table.towns = (table.towns || []).map((km, index) => [id[index], km]).filter((row) => row[1] !== null);
    });
  }

  function make(name, className, text) {
    const element = document.createElement(name);
    if (className) element.className = className;
    if (text !== undefined) element.textContent = text;
    return element;
  }

  /* Facts of what was chosen: a title, lines, and quotes with their source. */
  function addFacts(page) {
    const { data, say } = page;
    const all = data.origins[0];
    const table = data.tables.all;
    const entersAt = new Map(table.towns);
    const shortest = page.steps[0].km;
    const longest = page.steps[page.steps.length - 1].km;
    const setback = data.setback_km;

    page.stateOf = (town) => {
      const km = entersAt.get(town.id);
      if (km === undefined || km > longest) return "open";
      return km <= shortest ? "full" : "half";
    };
    const lessSetback = (range) => (setback ? say("range_less", { range, setback }) : range);
    page.nameDistance = (step) => lessSetback(say("edge_label", { km: step.km }));
    page.nameStep = (step) => (data.bands.length > 1 && step.bands.every((band) => band.system)
      ? lessSetback(say("edge_label_many", { labels: step.bands.map((band) => band.short), km: step.km }))
      : page.nameDistance(step));

    const sourcesOf = (step) => data.sources.filter((source) => (
      step.bands.some((band) => band.id === source.band_id) && (source.low_km === step.km || source.high_km === step.km)
    )).map((source) => ({
      quote: source.quote,
      by: say(source.date_certain ? "source_line" : "source_line_inferred", { publisher: source.publisher, date: source.date }),
    }));

    page.factsOfStep = (step) => {
      const stop = table.stops_km.indexOf(step.km);
      const values = {
        km: step.km, origin: all.phrase, target: data.target.name,
        area: table.area_km2[stop], share: table.area_km2[stop] / data.target.area_km2, missing: table.missing_km[stop],
      };
      const lines = [say(values.area ? "edge_reach" : "edge_nothing", values)];
      const labels = step.bands.map((band) => band.label).filter(Boolean);
      const sources = sourcesOf(step);
      if (step.bands.some((band) => band.own)) lines.push(say("no_source", {}));
      return { title: say("edge_named", { km: step.km }), small: labels.join(", "), lines, sources };
    };
    page.factsOfTown = (town) => {
      const km = entersAt.get(town.id) - setback;
      const reached = page.steps.filter((step) => entersAt.get(town.id) <= step.km).map(page.nameStep);
      return {
        title: town.name,
        small: town.people === null ? say("town_people_uncertain", {}) : say("town_people", { count: town.people }),
        lines: [
          km < 0.1 ? say("town_inside_origin", { origin: all.bare_phrase }) : say("town_distance", { km, origin: all.bare_phrase }),
          reached.length ? say("town_reached", { ranges: reached }) : say("town_unreached", {}),
        ],
        sources: [],
      };
    };
    page.factsOfOrigin = (origin) => {
      const its = data.tables[origin.id];
      const lines = its.stops_km.map((km, stop) => say(its.area_km2[stop] ? "place_reach" : "place_nothing", {
        range: say("edge_label", { km }), area: its.area_km2[stop], missing: its.missing_km[stop], target: data.target.name,
      }));
      return { title: origin.name, small: origin.about, lines, note: origin.accuracy, sources: [] };
    };
  }

  function addPanel(map, page, frame) {
    const panel = frame.querySelector(".rr-panel");
    const body = panel.querySelector("div");
    let opener = null;
    L.DomEvent.disableClickPropagation(panel);
    L.DomEvent.disableScrollPropagation(panel);

    page.show = (facts, element) => {
      body.replaceChildren(make("strong", "", facts.title));
      if (facts.small) body.append(make("span", "rr-small", facts.small));
      facts.lines.forEach((line) => body.append(make("p", "", line)));
      facts.sources.forEach((source) => {
        const figure = make("blockquote");
        if (source.quote) {
          const quote = make("q", "", source.quote);
          quote.lang = "und";
          figure.append(quote);
        }
        figure.append(make("cite", "", source.by));
        body.append(figure);
      });
      if (facts.note) body.append(make("p", "rr-small", facts.note));
      opener = element || null;
      /* Never on top of what it tells about. */
      const rect = (element || frame).getBoundingClientRect(), around = frame.getBoundingClientRect();
      panel.classList.toggle("rr-at-left", Boolean(element) && rect.left - around.left > frame.clientWidth / 2);
      panel.classList.toggle("rr-at-top", Boolean(element) && rect.top - around.top > frame.clientHeight / 2);
      panel.hidden = false;
    };
    const close = () => {
      if (panel.hidden) return;
      const inside = panel.contains(document.activeElement);
      if (inside && opener) opener.focus({ preventScroll: true });
      panel.hidden = true;
    };
    panel.querySelector("button").addEventListener("click", close);
    frame.addEventListener("keydown", (event) => { if (event.key === "Escape") close(); });
    map.on("click", (event) => { if (!event.originalEvent.target.closest(".leaflet-interactive")) close(); });
  }

  /* Where the view lies in the country, while it shows less than all of it. */
  function addLocator(map, page, frame) {
    const svg = frame.querySelector(".rr-locator");
    const [west, south, east, north] = page.data.target.bounds;
    const at = (lat, lon) => L.CRS.EPSG3857.latLngToPoint(new L.LatLng(lat, lon), 4);
    const low = at(south, west), high = at(north, east);
    const scale = 88 / (high.x - low.x);
    const height = (low.y - high.y) * scale;
    svg.setAttribute("viewBox", `-4 -4 96 ${height + 8}`);
    const place = (latlng) => {
      const point = at(latlng.lat, latlng.lng);
      return [(point.x - low.x) * scale, (point.y - high.y) * scale];
    };
    const draw = (name, attributes) => {
      const element = document.createElementNS("http://www.w3.org/2000/svg", name);
      Object.entries(attributes).forEach(([key, value]) => element.setAttribute(key, value));
      svg.append(element);
      return element;
    };
    /* At this size every sixth vertex is enough, and islands of a few are none. */
    const rings = page.target.flat();
    const many = Math.max(...rings.map((ring) => ring.length)) > 120;
    const path = rings.filter((ring) => !many || ring.length > 60).map((ring) => {
      const corners = ring.filter((_, index) => !many || index % 6 === 0);
      return `M${corners.map((latlng) => place(latlng).map((value) => value.toFixed(1)).join(" ")).join("L")}Z`;
    }).join("");
    draw("path", { d: path });
    const view = draw("rect", {});
    return () => {
      const bounds = map.getBounds();
      const whole = bounds.contains([[south, west], [north, east]]);
      svg.classList.toggle("rr-away", whole);
      const [left, top] = place(bounds.getNorthWest()), [right, bottom] = place(bounds.getSouthEast());
      const cut = (value, most) => Math.max(-3, Math.min(most, value));
      const x = cut(left, 91), y = cut(top, height + 3);
      Object.entries({ x, y, width: Math.max(cut(right, 91) - x, 1), height: Math.max(cut(bottom, height + 3) - y, 1) })
        .forEach(([key, value]) => view.setAttribute(key, value));
    };
  }

  RR.start = function (id) {
    const data = JSON.parse(document.getElementById("rr-data").textContent);
    const container = document.getElementById(id);
    const frame = container.parentElement;
    const page = { data, say: RR.makeWords(data.lang, data.strings) };
    const map = L.map(container, {
      attributionControl: false, zoomControl: false, zoomAnimation: false, fadeAnimation: false, markerZoomAnimation: false,
      inertia: false, zoomSnap: 0, zoomDelta: 0.75, wheelPxPerZoomLevel: 110, minZoom: 3, maxZoom: 11, scrollWheelZoom: false,
      trackResize: false, // the ResizeObserver below does it, and knows that nobody moved the map
    });
    const [west, south, east, north] = data.view;
    let moved = false, going = false;
    const goHome = () => {
      going = true;
      map.fitBounds([[south, west], [north, east]], { animate: false, padding: [12, 12] });
      going = false;
      moved = false;
      if (page.reset) page.reset.hidden = true;
    };
    goHome();
    readPlaces(data);
    page.base = RR.readBasemap(data.basemap);
    page.steps = RR.readSteps(data.bands);
    addFacts(page);
    addPanel(map, page, frame);
    RR.paint(map, page);
    RR.addControls(map, page, goHome);
    const locate = addLocator(map, page, frame);
    RR.addGestures(map, page, frame);
    page.overlays = () => frame.querySelectorAll(".leaflet-control, .rr-note, .rr-locator:not(.rr-away), .rr-panel:not([hidden])");
    locate();
    const layOut = RR.makeLabels(map, page);
    map.on("moveend zoomend", () => {
      locate();
      if (going) return;
      moved = true;
      page.reset.hidden = false;
    });
    map.on("moveend", locate);
    new ResizeObserver(() => {
      going = true;
      map.invalidateSize({ pan: false, animate: false });
      going = false;
      if (!moved) goHome();
      layOut();
    }).observe(container);
    window.addEventListener("beforeprint", () => document.querySelectorAll("details").forEach((part) => { part.open = true; }));
    RR.fillNumbers(page);
    RR.makeLegend(page, frame);
    if (RR.addTiles) RR.addTiles(map, page, frame);
    RR.explore(map, page);
    layOut();
    RR.embed(page);
    document.documentElement.classList.add("rr-ready");
    return map;
  };
})(window.RR = window.RR || {}, window.L);
