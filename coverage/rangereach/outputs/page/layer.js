/* The zones as one layer for any Leaflet map: needs nothing else of ours. */
window.rangereachLayer = function (data) {
  "use strict";

  const L = window.L;
  const { colours } = data;

  /* Facts as elements: text from outside never becomes markup. */
  function write(facts) {
    const box = document.createElement("div");
    const add = (parent, name, text) => {
      const element = document.createElement(name);
      element.textContent = text;
      parent.append(element);
      return element;
    };
    Object.assign(box.style, { width: "max-content", maxWidth: "20rem", whiteSpace: "normal" });
    add(box, "strong", facts.title);
    facts.lines.forEach((line) => { add(box, "p", line).style.margin = "4px 0"; });
    facts.quotes.forEach(({ quote, by }) => {
      const figure = add(box, "blockquote", "");
      Object.assign(figure.style, { margin: "6px 0", paddingLeft: "8px", borderLeft: `3px solid ${colours.edge}` });
      if (quote) add(figure, "q", quote).lang = "und";
      add(figure, "div", by);
    });
    return box;
  }

  const Zones = L.FeatureGroup.extend({
    onAdd(map) {
      if (!map.getPane(data.pane)) {
        /* One pane for all fills: the group is see-through, the fills in it hide each other. */
        Object.assign(map.createPane(data.pane).style, { zIndex: 390, opacity: 0.6 });
      }
      L.FeatureGroup.prototype.onAdd.call(this, map);
    },
    getAttribution: () => data.attribution,
  });
  const zones = new Zones();
  const fills = L.svg({ pane: data.pane });
  const tell = (layer, facts) => layer
    .bindTooltip(() => write({ ...facts, quotes: [] }), { sticky: true })
    .bindPopup(() => write(facts))
    .on("click", () => layer.closeTooltip())
    .addTo(zones);

  data.zones.forEach((zone) => {
    tell(L.polygon(zone.area, {
      pane: data.pane, renderer: fills, stroke: false, fillColor: zone.fill, fillOpacity: 1, smoothFactor: 0,
    }), zone.facts);
  });
  data.zones.forEach((zone) => {
    tell(L.polyline(zone.edge, {
      color: colours.edge, weight: zone.outside ? 1 : 2, dashArray: zone.dashed ? "7 5" : null, smoothFactor: 0,
    }), zone.facts);
  });
  L.polyline(data.from, { color: colours.origin, weight: 2.5, interactive: false }).addTo(zones);
  data.places.forEach((place) => {
    const icon = L.divIcon({ className: "", iconSize: [12, 12] });
    const marker = L.marker(place.at, { icon, title: place.facts.title, alt: place.facts.title });
    marker.on("add", () => Object.assign(marker.getElement().style, { background: colours.edge, border: "1px solid #fff" }));
    tell(marker, place.facts);
  });
  return zones;
};
