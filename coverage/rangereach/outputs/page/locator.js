/* The inset: where the view lies in the country, while it shows less than all of it. */
(function (RR, L) {
  "use strict";

  RR.addLocator = function (map, page, frame) {
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
  };
})(window.RR = window.RR || {}, window.L);
