/* What is drawn: the basemap, the measured rings, in painting order.
 *
 * The fill inside the target needs no clipping: the target is painted first, then the
 * rings over it, then everything that is not the target over those, then the outlines.
 */
(function (RR, L) {
  "use strict";

  const DEGREES = 1e-5; // rings are whole numbers of this, each the difference to the one before

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
  const Area = L.Polygon.extend(unrounded);
  const Line = L.Polyline.extend(unrounded);

  const ALPHABET = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";
  const VALUES = new Map([...ALPHABET].map((character, value) => [character, value]));

  /* Differences of longitude and latitude in turn: five bits a character, the lowest first,
   * the sixth bit for "more follows", the sign in the last bit of the number. */
  function unpack(text, scale, start) {
    const line = [];
    const sums = [0, 0];
    let bits = 0, shift = 0, axis = 0;
    for (const character of text) {
      const value = VALUES.get(character);
      bits |= (value & 31) << shift;
      shift += 5;
      if (value & 32) continue;
      sums[axis] += bits & 1 ? ~(bits >>> 1) : bits >>> 1;
      if (axis) line.push(new L.LatLng(sums[1] * scale[1] + start[1], sums[0] * scale[0] + start[0]));
      axis = 1 - axis;
      bits = 0;
      shift = 0;
    }
    return line;
  }

  RR.unpack = (text, step) => unpack(text, [step, step], [0, 0]);
  RR.readShape = (shape) => shape.map((polygon) => polygon.map((ring) => unpack(ring, [DEGREES, DEGREES], [0, 0])));

  /* As TopoJSON: each boundary arc once; a negative number is the arc backwards. */
  RR.readBasemap = function (basemap) {
    const arcs = basemap.arcs.map((arc) => RR.unpack(arc, basemap.step));
    const close = (numbers) => {
      const ring = [];
      numbers.forEach((number) => {
        const arc = number < 0 ? arcs[~number].slice().reverse() : arcs[number];
        ring.push(...(ring.length ? arc.slice(1) : arc));
      });
      return ring;
    };
    /* Which countries or oblasts each arc bounds. */
    const users = (shapes) => {
      const found = new Map();
      Object.entries(shapes).forEach(([id, polygons]) => polygons.flat(2).forEach((number) => {
        const arc = number < 0 ? ~number : number;
        if (!found.has(arc)) found.set(arc, new Set());
        found.get(arc).add(id);
      }));
      return found;
    };
    return {
      arcs,
      countries: Object.entries(basemap.countries).map(([id, polygons]) => ({ id, rings: polygons.map((polygon) => polygon.map(close)) })),
      countryArcs: users(basemap.countries),
      oblastArcs: users(basemap.oblasts),
    };
  };

  /* Rings come open; a line around them must come back to its start. */
  const outline = (polygons) => polygons.flat().map((ring) => [...ring, ring[0]]);

  /* One step per drawn distance, the shortest first; bands that share a distance share it. */
  RR.readSteps = function (bands) {
    const steps = new Map();
    bands.forEach((band) => band.edges.forEach((edge) => {
      if (!steps.has(edge.km)) {
        steps.set(edge.km, { km: edge.km, bands: [], dashed: true, anchors: RR.unpack(edge.anchors, 1e-3), shape: RR.readShape(edge.shape) });
      }
      const step = steps.get(edge.km);
      step.bands.push(band);
      if (edge.edge === "low") step.dashed = false;
    }));
    return [...steps.values()].sort((a, b) => a.km - b.km);
  };

  RR.paint = function (map, page) {
    /* What moves with a slider lies in layers of its own: nothing else is drawn again. */
    const rendererOf = (name) => {
      map.createPane(name);
      const renderer = L.svg({ padding: 0.6, pane: name });
      const reset = renderer._reset;
      /* Back on whole pixels after a zoom: half of one off, every line is a blur. */
      renderer._reset = () => {
        reset.call(renderer);
        renderer._update();
      };
      return renderer;
    };
    let renderer = rendererOf("rr-ground");
    const put = (Kind, latlngs, name, more) => {
      const options = { renderer, className: name, smoothFactor: 0.4, interactive: false, bubblingMouseEvents: true, ...more };
      return (latlngs ? new Kind(latlngs, options) : new Kind(options)).addTo(map);
    };
    const base = page.base;
    const own = page.data.target.shape && RR.readShape(page.data.target.shape);
    const mine = base.countries.find((country) => country.id === page.data.target.id);
    const target = own || mine.rings;
    const nameStep = (step) => (step.dashed ? " rr-dashed" : "");

    page.targetArea = put(Area, target, "rr-target");
    const exact = { smoothFactor: 0 };
    const drawn = page.steps.map(() => []); // what shows a step
    [...page.steps].reverse().forEach((step) => {
      const index = page.steps.indexOf(step);
      drawn[index].push(put(Area, step.shape, `rr-zone rr-step${index}`, { ...exact, interactive: true })
        .on("click", () => page.show(page.factsOfStep(step))));
    });
    renderer = rendererOf("rr-question");
    const fill = put(RR.Outline, null, "rr-question");
    renderer = rendererOf("rr-lines");
    page.steps.forEach((step, index) => drawn[index].push(put(Line, outline(step.shape), `rr-edge${nameStep(step)}`, exact)));
    const limit = put(RR.Outline, null, "rr-limit");

    const sea = [[-85, -170], [-85, 190], [85, 190], [85, -170]].map(([lat, lon]) => new L.LatLng(lat, lon));
    put(Area, [sea, ...target.flat()], "rr-sea");
    base.countries.forEach((country) => {
      if (country.id === page.data.target.id) return;
      /* A target that is a file of the reader's lies on a country: leave it open there. */
      const holes = own && country.id === page.data.target.on ? target.flat() : [];
      put(Area, holes.length ? [...country.rings.flat(), ...holes] : country.rings, "rr-land");
    });

    const inner = [], hair = [], border = [];
    base.countryArcs.forEach((users, arc) => {
      const touchesTarget = !own && users.has(page.data.target.id);
      (touchesTarget ? border : hair).push(base.arcs[arc]);
    });
    base.oblastArcs.forEach((users, arc) => { if (users.size > 1) inner.push(base.arcs[arc]); });
    put(Line, inner, "rr-oblasts");
    put(Line, hair, "rr-hair");
    if (page.data.rings_outside) {
      page.steps.forEach((step, index) => drawn[index].push(
        put(Line, outline(step.shape), `rr-outside${nameStep(step)}`, exact),
        put(Line, outline(step.shape), "rr-grab", { ...exact, interactive: true })
          .on("click", () => page.show(page.factsOfStep(step))),
      ));
    }
    page.drawn = drawn;
    page.reshape = (index, polygons) => drawn[index].forEach((layer) => (
      layer.setLatLngs(layer instanceof Area ? polygons : outline(polygons))
    ));
    put(Line, own ? outline(own) : border, "rr-border");
    const around = page.data.rings_outside ? ["rr-outside rr-question-line", "rr-limit"].map((name) => put(RR.Outline, null, name)) : [];
    page.outlines = { question: [fill, ...around.slice(0, 1)], limit: [limit, ...around.slice(1)] };
    /* Where it is measured from: the shared border, or all of a country's outline. */
    page.fromLines = page.data.origins.filter((origin) => origin.country && !origin.at).map((origin) => {
      const lines = [];
      base.countryArcs.forEach((users, arc) => {
        if (users.has(origin.country) && (origin.kind === "soil" || users.has(page.data.target.on))) lines.push(base.arcs[arc]);
      });
      return { id: origin.id, layer: put(Line, lines, "rr-from") };
    });
    page.target = target;
  };
})(window.RR = window.RR || {}, window.L);
