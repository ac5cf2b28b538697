/* A reader's choice of tiles lies under the map; where they cannot be had, the bundled map returns. */
(function (RR, L) {
  "use strict";

  /* The zones end at the target's border: land and sea no longer cover what lies beyond. */
  function openGround(page, frame) {
    frame.classList.add("rr-tiled");
    const draw = (name) => document.createElementNS("http://www.w3.org/2000/svg", name);
    const outline = page.targetArea.getElement();
    outline.id = "rr-target";
    const inside = draw("clipPath"), use = draw("use");
    inside.id = "rr-inside";
    use.setAttribute("href", "#rr-target");
    inside.append(use);
    outline.parentNode.append(inside);
  }

  RR.addTiles = function (map, page, frame) {
    const tiles = page.data.tiles;
    openGround(page, frame);
    if (!tiles) { // they are among the layers that were added to the map, and name their makers
      L.control.attribution({ prefix: false, position: "bottomleft" }).addTo(map);
      return;
    }
    const credit = document.createElement("p");
    credit.className = "rr-tiles-credit";
    tiles.credit.forEach(([text, href]) => {
      if (!href) return credit.append(text);
      const link = Object.assign(document.createElement("a"), { href, rel: "noopener", target: "_blank", textContent: text });
      return credit.append(link);
    });
    L.DomEvent.disableClickPropagation(credit);
    const Credit = L.Control.extend({ onAdd: () => credit });

    const layer = L.tileLayer(tiles.url, {
      subdomains: tiles.subdomains, maxNativeZoom: tiles.max_zoom, maxZoom: map.getMaxZoom(),
      referrerPolicy: "strict-origin-when-cross-origin", // without it, some servers refuse
    });
    layer.on("tileerror", () => {
      layer.remove();
      frame.classList.remove("rr-tiled");
      credit.textContent = tiles.failed;
    });
    new Credit({ position: "bottomleft" }).addTo(map);
    layer.addTo(map);
  };
})(window.RR = window.RR || {}, window.L);
