/* The ranges: what is drawn of each distance, and its name. */
(function (RR) {
  "use strict";

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
    const paper = RR.takePaper(map), { put } = paper;
    const { Area, Line, outlineOf } = RR;
    const nameStep = (step) => (step.dashed ? " rr-dashed" : "");
    const exact = { smoothFactor: 0 };
    const drawn = page.steps.map(() => []); // what shows a step
    const tell = (step) => () => page.show(page.factsOfStep(step));

    paper.use("rr-ground");
    RR.paintGround(paper, page);
    [...page.steps].reverse().forEach((step) => {
      const index = page.steps.indexOf(step);
      drawn[index].push(put(Area, step.shape, `rr-zone rr-step${index}`, { ...exact, interactive: true }).on("click", tell(step)));
    });
    paper.use("rr-question");
    const fill = put(RR.Outline, null, "rr-question");
    paper.use("rr-lines");
    page.steps.forEach((step, index) => drawn[index].push(put(Line, outlineOf(step.shape), `rr-edge${nameStep(step)}`, exact)));
    const limit = put(RR.Outline, null, "rr-limit");
    RR.paintAround(paper, page, () => page.steps.forEach((step, index) => drawn[index].push(
      put(Line, outlineOf(step.shape), `rr-outside${nameStep(step)}`, exact),
      put(Line, outlineOf(step.shape), "rr-grab", { ...exact, interactive: true }).on("click", tell(step)),
    )));
    const around = page.data.rings_outside ? ["rr-outside rr-question-line", "rr-limit"].map((name) => put(RR.Outline, null, name)) : [];
    page.outlines = { question: [fill, ...around.slice(0, 1)], limit: [limit, ...around.slice(1)] };
    RR.paintOrigins(paper, page);

    page.drawn = drawn;
    page.reshape = (index, polygons) => drawn[index].forEach((layer) => (
      layer.setLatLngs(layer instanceof Area ? polygons : outlineOf(polygons))
    ));
    page.lineNames = page.steps.map((step, index) => ({
      line: index, text: page.nameStep(step), shortName: page.nameDistance(step),
      anchors: step.anchors, polygons: step.shape, facts: () => page.factsOfStep(step),
    }));
    ["question", "limit"].forEach((line) => page.lineNames.push({ line, text: "", className: `rr-${line}-name`, anchors: [], polygons: [], texts: [] }));
  };
})(window.RR = window.RR || {});
