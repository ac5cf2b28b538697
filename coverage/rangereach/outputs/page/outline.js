/* One path for an outline that changes with every step of a slider.
 *
 * Loops of [longitude, latitude, …] in radians are projected straight into its text, without
 * the objects and the clipping of Leaflet's own shapes.
 */
(function (RR, L) {
  "use strict";

  const DEGREE = Math.PI / 180;

  RR.toPolygons = (loops) => loops.map((loop) => {
    const ring = [];
    for (let index = 0; index < loop.length; index += 2) ring.push(new L.LatLng(loop[index + 1] / DEGREE, loop[index] / DEGREE));
    return [ring];
  });

  RR.Outline = L.Path.extend({
    options: { interactive: false },
    loops: [],
    points: [],
    initialize(options) {
      L.setOptions(this, options);
    },
    setLoops(loops) {
      this.loops = loops;
      this._reset();
    },
    /* Spots on it where a name may stand: within an area, or else anywhere. */
    spots(area, anywhere) {
      const found = this.points.filter((point) => area.isPointInFill(point));
      return (found.length || !anywhere ? found : this.points).map((point) => this._map.layerPointToLatLng(point));
    },
    _reset() {
      const { x: left, y: top } = this._map.getPixelOrigin();
      const scale = this._map.options.crs.scale(this._map.getZoom()), perRadian = scale / 2 / Math.PI;
      let path = "";
      this.points = [];
      this.loops.forEach((loop) => {
        let lastX = Infinity, lastY = 0;
        for (let index = 0; index < loop.length; index += 2) {
          const x = scale / 2 + perRadian * loop[index] - left;
          const y = scale / 2 - perRadian * Math.asinh(Math.tan(loop[index + 1])) - top;
          if (Math.abs(x - lastX) < 0.4 && Math.abs(y - lastY) < 0.4) continue;
          path += `${index ? "L" : "M"}${Math.round(x * 10) / 10} ${Math.round(y * 10) / 10}`;
          lastX = x;
          lastY = y;
          if (index % 16 === 0) this.points.push(new L.Point(x, y));
        }
        path += "Z";
      });
      this._path.setAttribute("d", path || "M0 0");
    },
    _project() {
      this._reset();
    },
    _update() {},
  });
})(window.RR = window.RR || {}, window.L);
