/* Labels on the map: which fit, and where. No two collide; the least important goes first. */
(function (RR, L) {
  "use strict";

  const GAP = 3; // pixels kept free around a label
  const DOT = 10; // width of a dot, and of the square of a place
  const TEXT = 21; // height that a name needs, so that two of them are 24 pixels apart
  const SIDES = ["right", "left", "above", "below"];

  /* People a town needs to be named at a zoom level; seats of oblasts always may. */
  function peopleNeeded(zoom, reached) {
    const need = zoom < 6 ? 2e5 : zoom < 6.9 ? 1e5 : zoom < 7.6 ? 5e4 : zoom < 8.4 ? 25000 : 0;
    return reached ? need * 0.6 : need;
  }

  class Room {
    constructor(size) {
      this.size = size;
      this.taken = [];
    }
    block(rects) {
      this.taken.push(...rects);
    }
    fits(rects, margin = 2) {
      return rects.every((rect) => (
        rect.left >= margin && rect.top >= margin && rect.right <= this.size.x - margin && rect.bottom <= this.size.y - margin &&
        this.taken.every((other) => {
          const gap = rect.dot || other.dot ? 0 : GAP;
          return rect.right + gap <= other.left || other.right + gap <= rect.left ||
            rect.bottom + gap <= other.top || other.bottom + gap <= rect.top;
        })
      ));
    }
  }

  const box = (left, top, width, height, dot = false) => ({ left, top, right: left + width, bottom: top + height, dot });

  /* A town or place: its dot stays on the spot, its name goes to one side of it. */
  function around({ width, height }, point, side) {
    const dot = box(point.x - DOT / 2, point.y - DOT / 2, DOT, DOT, true);
    const name = width - DOT;
    const top = point.y - TEXT / 2;
    if (side === "right") return { left: dot.left, top: point.y - height / 2, rects: [dot, box(dot.right, top, name, TEXT)] };
    if (side === "left") return { left: dot.right - width, top: point.y - height / 2, rects: [dot, box(dot.left - name, top, name, TEXT)] };
    const left = point.x - name / 2;
    return side === "above"
      ? { left, top: dot.top - 18, rects: [dot, box(left, dot.top - 19, name, 19)] }
      : { left, top: dot.top, rects: [dot, box(left, dot.bottom, name, 19)] };
  }

  function putTown(item, point, room) {
    for (const side of SIDES) {
      const spot = around(item, point, side);
      if (room.fits(spot.rects)) return { ...spot, side };
    }
    return null;
  }

  const centred = (point, width, height) => ({
    left: point.x - width / 2, top: point.y - height / 2, rects: [box(point.x - width / 2, point.y - height / 2, width, height)],
  });

  /* A range: on its own line, near the middle; by its distance alone where its name is too long. */
  function putEdge(item, map, room) {
    const middle = room.size.divideBy(2);
    const points = item.anchors
      .map((anchor) => map.latLngToContainerPoint(anchor))
      .sort((a, b) => a.distanceTo(middle) - b.distanceTo(middle));
    for (const [text, width] of item.texts) {
      for (const point of points) {
        const spot = centred(point, width, item.height);
        if (room.fits(spot.rects)) {
          item.element.lastChild.textContent = text;
          return spot;
        }
      }
    }
    return null;
  }

  /* A country: where it is widest within the view. */
  function putCountry(item, map, room) {
    let best = null;
    item.spots.forEach(([lon, lat, clear]) => {
      const point = map.latLngToContainerPoint([lat, lon]);
      const edge = map.latLngToContainerPoint([lat + clear, lon]);
      const spot = centred(point, item.width, item.height);
      const [rect] = spot.rects;
      const free = Math.min(
        point.y - edge.y,
        (rect.left + 40) / 1.5, (room.size.x - rect.right + 40) / 1.5, rect.top + 20, room.size.y - rect.bottom + 20,
      );
      if (free > 16 && (!best || free > best.free) && room.fits(spot.rects, 10)) best = { ...spot, free };
    });
    return best;
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
        L.DomEvent.disableClickPropagation(element);
      } else {
        element.setAttribute("aria-hidden", "true");
      }
      element.className = `rr-label ${className}`;
      const name = document.createElement("span");
      name.textContent = text;
      if (more.dot) element.append(document.createElement("i"));
      element.append(name);
      pane.append(element);
      items.push({ kind, element, ...more });
    }

    page.data.origins.filter((origin) => origin.at).forEach((origin) => add(
      "place", "rr-place", origin.name, { at: RR.latlng(origin.at), dot: true, facts: () => page.factsOfOrigin(origin) },
    ));
    page.steps.forEach((step, index) => add("edge", "rr-range", page.nameStep(step), {
      line: index, anchors: step.anchors, shortName: page.nameDistance(step), facts: () => page.factsOfStep(step),
    }));
    ["question", "limit"].forEach((line) => add("edge", `rr-range rr-${line}-name`, "", { line, anchors: [], texts: [] }));
    page.data.places.forEach((town) => {
      const state = page.stateOf(town);
      const size = town.capital ? " rr-capital" : "";
      add("town", `rr-town rr-${state}${size}`, town.name, {
        at: RR.latlng(town.at), dot: true, town, state, facts: () => page.factsOfTown(town),
      });
    });
    Object.entries(page.data.basemap.labels).forEach(([id, label]) => add(
      "country", id === page.data.target.id ? "rr-country rr-target-name" : "rr-country", label.name, { id, spots: label.spots },
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

    const origins = new Set(page.data.origins.map((origin) => origin.country));
    origins.add(page.data.target.id);
    const order = (item) => {
      if (item.kind === "place") return 0;
      if (item.kind === "edge") return 3;
      if (item.kind === "country") return origins.has(item.id) ? 4 : 6;
      return item.town.capital ? (item.state === "open" ? 2 : 1) : 5;
    };

    const inOrder = () => items.map((item, index) => [order(item), index, item]).sort((a, b) => a[0] - b[0] || a[1] - b[1]).map((row) => row[2]);

    function allowed(item, zoom) {
      if (item.kind === "edge") return !page.isOff(item.line);
      if (item.kind !== "town" || item.town.capital) return true;
      return (item.town.people === null ? 1e5 : item.town.people) >= peopleNeeded(zoom, item.state !== "open");
    }

    function layOut() {
      const size = map.getSize();
      const room = new Room(size);
      const frame = map.getContainer().getBoundingClientRect();
      page.overlays().forEach((element) => {
        const rect = element.getBoundingClientRect();
        if (rect.width) room.block([box(rect.left - frame.left, rect.top - frame.top, rect.width, rect.height)]);
      });
      inOrder().forEach((item) => {
        let put = null;
        if (allowed(item, map.getZoom()) || item.element === document.activeElement) {
          if (item.kind === "edge") put = putEdge(item, map, room);
          else if (item.kind === "country") put = putCountry(item, map, room);
          else put = putTown(item, map.latLngToContainerPoint(item.at), room);
        }
        /* What is measured from is always marked, with or without its name. */
        if (item.kind === "place") {
          item.element.classList.toggle("rr-bare", !put);
          put = put || around(item, map.latLngToContainerPoint(item.at), "right");
          if (item.element.classList.contains("rr-bare")) put.rects = [put.rects[0]];
        }
        item.element.hidden = !put;
        if (!put) return;
        room.block(put.rects);
        if (put.side) item.element.dataset.side = put.side;
        const point = map.containerPointToLayerPoint([put.left, put.top]);
        L.DomUtil.setPosition(item.element, point);
      });
    }

    /* What was asked on the spot: its name, on its own line; none takes it away. */
    page.labelLine = (line, text) => {
      const item = items.find((other) => other.line === line);
      item.element.lastChild.textContent = text;
      item.element.hidden = false;
      item.texts = text ? [[text, measure(item.element)]] : [];
      item.anchors = text ? page.outlines[line][0].spots(page.targetArea.getElement(), page.data.rings_outside) : [];
    };
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
    map.on("zoomend moveend resize", layOut);
    return layOut;
  };
})(window.RR = window.RR || {}, window.L);
