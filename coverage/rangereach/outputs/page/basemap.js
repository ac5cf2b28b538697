/* Lines and shapes as the page carries them, and the basemap put together from its arcs. */
(function (RR, L) {
  "use strict";

  const DEGREES = 1e-5; // rings are whole numbers of this, each the difference to the one before

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
})(window.RR = window.RR || {}, window.L);
