/* Labels on the map: which fit, and where. No two collide; the least important goes first. */
(function (RR, L) {
  "use strict";

  const CITY = 1e6; // people, from which on a city stands out by size

  /* People a town needs to be named at a zoom level; seats of oblasts always may. */
  function peopleNeeded(zoom, reached) {
    const need = zoom < 6 ? 2e5 : zoom < 6.9 ? 1e5 : zoom < 7.6 ? 5e4 : zoom < 8.4 ? 25000 : 0;
    return reached ? need * 0.6 : need;
  }

  RR.makeLabels = function (map, page) {
    const pane = map.createPane("rr-labels");
    const items = [];

    function add(kind, className, text, more) {
      const element = document.createElement(more.facts ? "button" : "span");
      if (more.facts) {
        element.type = "button";
        element.addEventListener("click", () => page.show(more.facts(), element));
        element.addEventListener("focus", () => page.show(more.facts(), element));
        /* Touches go on to the map: two fingers may begin on a name. */
        L.DomEvent.on(element, "click dblclick contextmenu mousedown", L.DomEvent.stopPropagation);
      } else {
        element.setAttribute("aria-hidden", "true");
      }
      element.className = `rr-label ${className}`;
      const name = document.createElement("span");
      name.textContent = text;
      if (more.dot) element.append(document.createElement("i"));
      if (kind === "place") element.setAttribute("aria-label", text); // also where only its mark is shown
      element.append(name);
      pane.append(element);
      items.push({ kind, element, ...more });
    }

    page.data.origins.filter((origin) => origin.at).forEach((origin) => add(
      "place", origin.className ? `rr-place ${origin.className}` : "rr-place", origin.name, { at: RR.latlng(origin.at), dot: true, facts: () => page.factsOfOrigin(origin) },
    ));
    page.lineNames.forEach(({ className, text, ...more }) => add("edge", className ? `rr-range ${className}` : "rr-range", text, more));
    page.data.places.forEach((town) => {
      const state = page.stateOf(town);
      const size = town.people >= CITY ? " rr-capital rr-city" : town.capital ? " rr-capital" : "";
      add("town", `rr-town rr-${state}${size}`, town.name, {
        at: RR.latlng(town.at), dot: true, town, state, facts: () => page.factsOfTown(town),
      });
    });
    Object.entries(page.data.basemap.labels).forEach(([id, label]) => add(
      "country", id === page.data.target.id ? "rr-country rr-target-name" : "rr-country", label.name, { id, needed: id === page.data.target.id, ...label },
    ));

    const measure = (element) => Math.ceil(element.getBoundingClientRect().width);
    items.forEach((item) => {
      item.width = measure(item.element);
      item.height = Math.ceil(item.element.offsetHeight);
      if (!item.shortName) return;
      const name = item.element.lastChild;
      const full = name.textContent;
      name.textContent = item.shortName;
      item.texts = [[full, item.width], [item.shortName, measure(item.element)]];
      item.element.setAttribute("aria-label", full);
    });

    /* Whether the reader asks for a town in this state: such names go first. */
    const isAsked = page.isAsked || ((state) => state !== "open");
    const origins = new Set(page.data.origins.map((origin) => origin.country));
    origins.add(page.data.target.id);
    const order = (item) => {
      if (item.kind === "edge") return 0;
      if (item.kind === "place") return 1;
      if (item.kind === "country") return origins.has(item.id) ? 4 : 6;
      return item.town.capital ? (isAsked(item.state) ? 2 : 3) : 5;
    };

    const inOrder = () => items.map((item, index) => [order(item), index, item]).sort((a, b) => a[0] - b[0] || a[1] - b[1]).map((row) => row[2]);

    function allowed(item, zoom) {
      if (item.kind === "edge") return !page.isOff(item.line);
      if (item.kind !== "town" || item.town.capital) return true;
      return (item.town.people === null ? 1e5 : item.town.people) >= peopleNeeded(zoom, isAsked(item.state));
    }

    function findLines(size) {
      const lines = new RR.Lines(size);
      items.filter((item) => item.polygons && !page.isOff(item.line)).forEach((item) => item.polygons.flat().forEach((ring) => (
        lines.add(item.line, ring.map((latlng) => map.latLngToContainerPoint(latlng)))
      )));
      return lines;
    }

    function layOut() {
      const size = map.getSize();
      const room = new RR.Room(size), lines = findLines(size);
      const frame = map.getContainer().getBoundingClientRect();
      page.overlays().forEach((element) => {
        const rect = element.getBoundingClientRect();
        if (rect.width) room.block([RR.box(rect.left - frame.left, rect.top - frame.top, rect.width, rect.height)]);
      });
      /* No name lies on a mark that matters: what is measured from is always marked, named or not. */
      items.filter((item) => item.kind === "place" || (item.town && item.town.capital)).forEach((item) => (
        room.block(RR.beside(item, map.latLngToContainerPoint(item.at), "right").rects.slice(0, 1), item)
      ));
      inOrder().forEach((item) => {
        let put = null;
        if (allowed(item, map.getZoom()) || item.element === document.activeElement) {
          if (item.kind === "edge") put = RR.placeEdge(item, map, room, lines);
          else if (item.kind === "country") put = RR.placeCountry(item, map, room);
          else put = RR.placeTown(item, map.latLngToContainerPoint(item.at), room, lines);
        }
        if (item.kind === "place") {
          item.element.classList.toggle("rr-bare", !put);
          put = put || RR.beside(item, map.latLngToContainerPoint(item.at), "right");
          if (item.element.classList.contains("rr-bare")) put.rects = [put.rects[0]];
        }
        item.element.hidden = !put;
        if (!put) return;
        room.block(put.rects);
        if (put.side) item.element.dataset.side = put.side;
        if (put.text) {
          item.element.lastChild.textContent = put.text;
          item.element.lastChild.style.rotate = put.angle ? `${put.angle}rad` : "";
        }
        const point = map.containerPointToLayerPoint([put.left, put.top]);
        L.DomUtil.setPosition(item.element, point);
      });
    }

    /* Marks follow what is within reach; room for their names is found by `layOut`. */
    page.relabel = () => items.forEach((item) => {
      if (!item.town) return;
      const state = page.stateOf(item.town);
      if (state === item.state) return;
      item.element.classList.replace(`rr-${item.state}`, `rr-${state}`);
      item.state = state;
      item.stale = true;
    });
    page.layOut = () => {
      items.filter((item) => item.stale).forEach((item) => {
        item.stale = false;
        item.element.hidden = false;
        item.width = measure(item.element);
      });
      layOut();
    };
    page.labels = { items, measure };
    map.on("zoomend moveend resize", layOut);
    return layOut;
  };
})(window.RR = window.RR || {}, window.L);
