/* Build outputs/page/leaflet/core.js: the parts of Leaflet 1.9.4 that a page of our own uses.
 *
 *   npm install --no-save leaflet@1.9.4 esbuild@0.28.2 && node leaflet.mjs
 *
 * The sources are those of the published package, unchanged, but for two modules: the one
 * for browsers without SVG is empty, and the one that picks a renderer only adds the given one.
 * The package is known by its own build, which stands beside the result as leaflet.js.
 */
import { build } from "esbuild";
import { readFileSync } from "node:fs";

const FOLDER = "../../coverage/rangereach/outputs/page/leaflet";
const same = (path) => readFileSync(path).equals(readFileSync(`${FOLDER}/leaflet.js`));
if (!same("node_modules/leaflet/dist/leaflet.js")) throw new Error("this is not Leaflet 1.9.4 as published");

const PARTS = `
  import { Map, createMap } from "leaflet/src/map/Map.js";
  import "leaflet/src/map/handler/Map.DoubleClickZoom.js";
  import "leaflet/src/map/handler/Map.Drag.js";
  import "leaflet/src/map/handler/Map.Keyboard.js";
  import "leaflet/src/map/handler/Map.ScrollWheelZoom.js";
  import "leaflet/src/map/handler/Map.TouchZoom.js";
  import { Control } from "leaflet/src/control/Control.js";
  import { zoom } from "leaflet/src/control/Control.Zoom.js";
  import { scale } from "leaflet/src/control/Control.Scale.js";
  import { svg } from "leaflet/src/layer/vector/SVG.js";
  import { Path } from "leaflet/src/layer/vector/Path.js";
  import { Polyline } from "leaflet/src/layer/vector/Polyline.js";
  import { Polygon } from "leaflet/src/layer/vector/Polygon.js";
  import { LatLng } from "leaflet/src/geo/LatLng.js";
  import { Point } from "leaflet/src/geometry/Point.js";
  import { EPSG3857 } from "leaflet/src/geo/crs/CRS.EPSG3857.js";
  import { setOptions } from "leaflet/src/core/Util.js";
  import * as DomEvent from "leaflet/src/dom/DomEvent.js";
  import * as DomUtil from "leaflet/src/dom/DomUtil.js";

  Map.include({
    getRenderer({ options: { renderer } }) {
      if (!this.hasLayer(renderer)) this.addLayer(renderer);
      return renderer;
    },
  });
  window.L = {
    version: "1.9.4", map: createMap, Map, Control, control: { zoom, scale }, svg, Path, Polyline, Polygon,
    LatLng, Point, CRS: { EPSG3857 }, setOptions, DomEvent, DomUtil,
  };
`;

const NOTICE = `/* @preserve
 * Parts of Leaflet 1.9.4, a JS library for interactive maps. https://leafletjs.com
 * (c) 2010-2023 Vladimir Agafonkin, (c) 2010-2011 CloudMade
 */`;

await build({
  stdin: { contents: PARTS, resolveDir: "." },
  outfile: `${FOLDER}/core.js`,
  bundle: true, minify: true, format: "iife", target: "es2019", legalComments: "none", banner: { js: NOTICE },
  plugins: [{
    name: "without VML",
    setup({ onLoad }) {
      onLoad({ filter: /SVG\.VML\.js$/ }, () => ({ contents: "export const vmlCreate = null, vmlMixin = {};" }));
    },
  }],
});
