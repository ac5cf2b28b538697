/* The ground of a map and what lies over its zones, in painting order.
 *
 * The fill inside the target needs no clipping: the target is painted first, then the
 * zones over it, then everything that is not the target over those, then the outlines.
 */
(function (RR, L) {
  "use strict";

  /* Leaflet rounds to whole pixels, which turns a smooth curve into steps. */
  const unrounded = {
    _projectLatlngs(latlngs, result, bounds) {
      if (!(latlngs[0] instanceof L.LatLng)) {
        latlngs.forEach((part) => this._projectLatlngs(part, result, bounds));
        return;
      }
      const origin = this._map.getPixelOrigin();
      result.push(latlngs.map((latlng) => {
        const point = this._map.project(latlng);
        point.x = Math.round((point.x - origin.x) * 10) / 10;
        point.y = Math.round((point.y - origin.y) * 10) / 10;
        bounds.extend(point);
        return point;
      }));
    },
  };
  RR.Area = L.Polygon.extend(unrounded);
  RR.Line = L.Polyline.extend(unrounded);

  /* Rings come open; a line around them must come back to its start. */
  RR.outlineOf = (polygons) => polygons.flat().map((ring) => [...ring, ring[0]]);

  /* What is drawn with: `use` names the layer that `put` draws into. */
  RR.takePaper = function (map) {
    let renderer = null;
    return {
      /* What moves with a slider lies in layers of its own: nothing else is drawn again. */
      use(name) {
        map.createPane(name);
        renderer = L.svg({ padding: 0.6, pane: name });
        const own = renderer, reset = own._reset;
        /* Back on whole pixels after a zoom: half of one off, every line is a blur. */
        own._reset = () => {
          reset.call(own);
          own._update();
        };
      },
      put(Kind, latlngs, name, more) {
        const options = { renderer, className: name, smoothFactor: 0.4, interactive: false, bubblingMouseEvents: true, ...more };
        return (latlngs ? new Kind(latlngs, options) : new Kind(options)).addTo(map);
      },
    };
  };

  /* The target, below everything. */
  RR.paintGround = function (paper, page) {
    const own = page.data.target.shape && RR.readShape(page.data.target.shape);
    const mine = page.base.countries.find((country) => country.id === page.data.target.id);
    page.target = own || mine.rings;
    page.targetArea = paper.put(RR.Area, page.target, "rr-target");
  };

  /* Everything that is not the target, and the outlines; what is drawn `outside` it between. */
  RR.paintAround = function (paper, page, outside) {
    const { put } = paper, { data, base, target } = page;
    const own = Boolean(data.target.shape);
    const sea = [[-85, -170], [-85, 190], [85, 190], [85, -170]].map(([lat, lon]) => new L.LatLng(lat, lon));
    put(RR.Area, [sea, ...target.flat()], "rr-sea");
    base.countries.forEach((country) => {
      if (country.id === data.target.id) return;
      /* A target that is a file of the reader's lies on a country: leave it open there. */
      const holes = own && country.id === data.target.on ? target.flat() : [];
      put(RR.Area, holes.length ? [...country.rings.flat(), ...holes] : country.rings, "rr-land");
    });

    const inner = [], hair = [], border = [];
    base.countryArcs.forEach((users, arc) => {
      const touchesTarget = !own && users.has(data.target.id);
      (touchesTarget ? border : hair).push(base.arcs[arc]);
    });
    base.oblastArcs.forEach((users, arc) => { if (users.size > 1) inner.push(base.arcs[arc]); });
    put(RR.Line, inner, "rr-oblasts");
    put(RR.Line, hair, "rr-hair");
    if (data.rings_outside) outside();
    put(RR.Line, own ? RR.outlineOf(target) : border, "rr-border");
  };

  /* Where it is measured from: the shared border, or all of a country's outline. */
  RR.paintOrigins = function (paper, page) {
    const { data, base } = page;
    page.fromLines = data.origins.filter((origin) => origin.country && !origin.at).map((origin) => {
      const lines = [];
      base.countryArcs.forEach((users, arc) => {
        if (users.has(origin.country) && (origin.kind === "soil" || users.has(data.target.on))) lines.push(base.arcs[arc]);
      });
      return { id: origin.id, layer: paper.put(RR.Line, lines, "rr-from") };
    });
  };
})(window.RR = window.RR || {}, window.L);
