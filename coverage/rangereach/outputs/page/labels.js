/* Labels on the map: which fit, and where. No two collide; the least important goes first. */
(function (RR, L) {
  "use strict";

  const GAP = 3; // pixels kept free around a label
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
    block(rect) {
      this.taken.push(rect);
    }
    fits(rect, margin = 2) {
      if (rect.left < margin || rect.top < margin || rect.right > this.size.x - margin || rect.bottom > this.size.y - margin) return false;
      return this.taken.every((other) => (
        rect.right + GAP <= other.left || other.right + GAP <= rect.left ||
        rect.bottom + GAP <= other.top || other.bottom + GAP <= rect.top
      ));
    }
  }

  const box = (left, top, width, height) => ({ left, top, right: left + width, bottom: top + height });

  /* A town or place: its dot stays on the spot, its name goes to one side of it. */
  function around(item, point, side) {
    const { width, height, dot } = item;
    if (side === "right") return box(point.x - dot / 2, point.y - height / 2, width, height);
    if (side === "left") return box(point.x + dot / 2 - width, point.y - height / 2, width, height);
    const stacked = height + dot - 4;
    return side === "above"
      ? box(point.x - width / 2, point.y + dot / 2 - stacked, width, stacked)
      : box(point.x - width / 2, point.y - dot / 2, width, stacked);
  }

  function putTown(item, point, room) {
    for (const side of SIDES) {
      const rect = around(item, point, side);
      if (room.fits(rect)) return { rect, side };
    }
    return null;
  }

  /* A range: on its own line, at the anchor with the most free room towards the middle. */
  function putEdge(item, map, room) {
    const middle = room.size.divideBy(2);
    const spots = item.anchors
      .map((anchor) => map.latLngToContainerPoint(anchor))
      .sort((a, b) => a.distanceTo(middle) - b.distanceTo(middle));
    for (const point of spots) {
      const rect = box(point.x - item.width / 2, point.y - item.height / 2, item.width, item.height);
      if (room.fits(rect)) return { rect };
    }
    return null;
  }

  /* A country: where it is widest within the view. */
  function putCountry(item, map, room) {
    let best = null;
    item.spots.forEach(([lon, lat, clear]) => {
      const point = map.latLngToContainerPoint([lat, lon]);
      const edge = map.latLngToContainerPoint([lat + clear, lon]);
      const rect = box(point.x - item.width / 2, point.y - item.height / 2, item.width, item.height);
      const free = Math.min(
        point.y - edge.y,
        (rect.left + 40) / 1.5, (room.size.x - rect.right + 40) / 1.5, rect.top + 20, room.size.y - rect.bottom + 20,
      );
      if (free > 16 && (!best || free > best.free) && room.fits(rect, 10)) best = { rect, free };
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
      "place", "rr-place", origin.name, { at: RR.latlng(origin.at), dot: 10, facts: () => page.factsOfOrigin(origin) },
    ));
    page.steps.forEach((step) => add("edge", "rr-range", page.nameStep(step), {
      anchors: step.anchors.map(RR.latlng), facts: () => page.factsOfStep(step),
    }));
    page.data.places.forEach((town) => {
      const state = page.stateOf(town);
      const size = town.capital ? " rr-capital" : "";
      add("town", `rr-town rr-${state}${size}`, town.name, {
        at: RR.latlng(town.at), dot: 10, town, state, facts: () => page.factsOfTown(town),
      });
    });
    Object.entries(page.data.basemap.labels).forEach(([id, label]) => add(
      "country", id === page.data.target.id ? "rr-country rr-target-name" : "rr-country", label.name, { id, spots: label.spots },
    ));

    items.forEach((item) => {
      item.width = Math.ceil(item.element.offsetWidth);
      item.height = Math.ceil(item.element.offsetHeight);
    });

    const origins = new Set(page.data.origins.map((origin) => origin.country));
    origins.add(page.data.target.id);
    const order = (item) => {
      if (item.kind === "place") return 0;
      if (item.kind === "edge") return 3;
      if (item.kind === "country") return origins.has(item.id) ? 4 : 6;
      return item.town.capital ? (item.state === "open" ? 2 : 1) : 5;
    };
    const sorted = items.map((item, index) => [order(item), index, item]).sort((a, b) => a[0] - b[0] || a[1] - b[1]).map((row) => row[2]);

    function allowed(item, zoom) {
      if (item.kind !== "town" || item.town.capital) return true;
      return (item.town.people === null ? 1e5 : item.town.people) >= peopleNeeded(zoom, item.state !== "open");
    }

    function layOut() {
      const size = map.getSize();
      const room = new Room(size);
      const frame = map.getContainer().getBoundingClientRect();
      page.overlays().forEach((element) => {
        const rect = element.getBoundingClientRect();
        if (rect.width) room.block({ left: rect.left - frame.left, top: rect.top - frame.top, right: rect.right - frame.left, bottom: rect.bottom - frame.top });
      });
      sorted.forEach((item) => {
        let put = null;
        if (allowed(item, map.getZoom()) || item.element === document.activeElement) {
          if (item.kind === "edge") put = putEdge(item, map, room);
          else if (item.kind === "country") put = putCountry(item, map, room);
          else put = putTown(item, map.latLngToContainerPoint(item.at), room);
        }
        item.element.hidden = !put;
        if (!put) return;
        room.block(put.rect);
        if (put.side) item.element.dataset.side = put.side;
        const point = map.containerPointToLayerPoint([put.rect.left, put.rect.top]);
        L.DomUtil.setPosition(item.element, point);
      });
    }

    map.on("zoomend moveend resize", layOut);
    return layOut;
  };
})(window.RR = window.RR || {}, window.L);
