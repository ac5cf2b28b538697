/* Names of lines that change: of a range from another origin, and of what was asked on the spot. */
(function (RR) {
  "use strict";

  RR.addRenaming = function (map, page) {
    const { items, measure } = page.labels;

    /* A line that is drawn anew takes its name along. */
    const { reshape } = page;
    page.reshape = (index, polygons) => {
      reshape(index, polygons);
      const step = page.steps[index], item = items.find((other) => other.line === index);
      item.polygons = polygons;
      item.anchors = step.anchors;
      if (polygons === step.shape) return;
      const target = page.targetArea.getElement();
      const spots = polygons.flat(2).filter((_, number) => number % 8 === 0);
      const within = spots.filter((latlng) => target.isPointInFill(map.latLngToLayerPoint(latlng)));
      item.anchors = within.length || !page.data.rings_outside ? within : spots;
    };
    /* What was asked on the spot: its name, on its own line; none takes it away. */
    page.labelLine = (line, text) => {
      const item = items.find((other) => other.line === line), [outline] = page.outlines[line];
      Object.assign(item, { texts: [], polygons: [], anchors: [] });
      if (!text) return;
      item.element.lastChild.textContent = text;
      item.element.hidden = false;
      item.height = item.element.offsetHeight;
      item.texts = [[text, measure(item.element)]];
      item.polygons = RR.toPolygons(outline.loops);
      item.anchors = outline.spots(page.targetArea.getElement(), page.data.rings_outside);
    };
  };
})(window.RR = window.RR || {});
