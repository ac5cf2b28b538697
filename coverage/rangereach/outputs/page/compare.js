/* The page of a comparison: what both reach, what only one does, at one pair of distances. */
(function (RR) {
  "use strict";

  const STATES = { b: "both", g: "gained", l: "lost", o: "open" };
  const SIDES = ["a", "b"], NAMES = { a: "A", b: "B" };

  /* Shapes, spots for names, and towns in or out, of each pair of distances. */
  function readPairs(data) {
    data.pairs.forEach((pair) => {
      SIDES.forEach((side) => {
        pair[side].shape = RR.readShape(pair[side].shape);
        pair[side].anchors = RR.unpack(pair[side].anchors, 1e-3);
      });
      pair.both = typeof pair.both === "string" ? pair[pair.both].shape : RR.readShape(pair.both);
      pair.states = new Map(data.places.map((town, index) => [town.id, STATES[pair.states[index]]]));
    });
  }

  function addFacts(page) {
    const { data, say } = page;
    const tell = (side, said) => say("compare_side", { side: NAMES[side], said });
    page.nameEdge = (pair, side) => {
      const { setback_km: setback } = data.sides[side], range = say("edge_label", { km: pair[side].km });
      return tell(side, setback ? say("range_less", { range, setback }) : range);
    };
    page.factsOfEdge = (pair, side) => {
      const values = { ...pair[side], origin: data.sides[side].phrase, target: data.target.name };
      return { title: page.nameEdge(pair, side), lines: [say(values.area ? "edge_reach" : "edge_nothing", values)], sources: [] };
    };
    page.factsOfZone = (pair, zone) => ({
      title: zone === "both" ? say("compare_legend_both", {}) : say("compare_legend_only", { side: NAMES[zone] }),
      lines: [say("compare_zone", { area: pair.areas[zone], share: pair.areas[zone] / data.target.area_km2, target: data.target.name })],
      sources: [],
    });
    page.factsOfTown = (town) => {
      const index = data.places.indexOf(town), state = page.stateOf(town);
      const far = (side) => {
        const km = data.sides[side].town_km[index], origin = data.sides[side].bare_phrase, least = 0.1 * say.unit;
        return tell(side, km < least ? say("town_inside_origin", { least, origin }) : say("town_distance", { km, origin }));
      };
      const status = { both: "compare_town_both", gained: "compare_town_only", lost: "compare_town_only", open: "town_unreached" }[state];
      return {
        title: town.name,
        small: town.people === null ? say("town_people_uncertain", {}) : say("town_people", { count: town.people }),
        lines: [...SIDES.map(far), say(status, { side: state === "gained" ? "B" : "A" })],
        sources: [],
      };
    };
    page.factsOfOrigin = (origin) => ({
      title: origin.name, small: origin.about, lines: origin.sides.map((side) => tell(side, say("legend_place", {}))), note: origin.accuracy, sources: [],
    });
  }

  function paint(map, page) {
    const paper = RR.takePaper(map), { put } = paper, { pairs } = page.data;
    const exact = { smoothFactor: 0 };
    const drawn = pairs.map(() => []); // what shows a pair
    paper.use("rr-ground");
    RR.paintGround(paper, page);
    pairs.forEach((pair, index) => {
      const zone = (name, shape) => drawn[index].push(put(RR.Area, shape, `rr-zone rr-zone-${name}`, { ...exact, interactive: true })
        .on("click", () => page.show(page.factsOfZone(pair, name))));
      /* Each covers what it has in common with the other; what both reach then lies on top. */
      zone("b", pair.b.shape);
      zone("a", pair.a.shape);
      zone("both", pair.both);
    });
    const edges = (name) => pairs.forEach((pair, index) => ["b", "a"].forEach((side) => (
      drawn[index].push(put(RR.Line, RR.outlineOf(pair[side].shape), `${name} rr-edge-${side}`, exact))
    )));
    paper.use("rr-lines");
    edges("rr-edge");
    RR.paintAround(paper, page, () => edges("rr-outside"));
    RR.paintOrigins(paper, page);
    page.drawn = drawn;
    page.lineNames = pairs.flatMap((pair, index) => SIDES.map((side) => ({
      line: `${index}${side}`, className: `rr-range-${side}`, text: page.nameEdge(pair, side), shortName: page.nameEdge(pair, side),
      anchors: pair[side].anchors, polygons: pair[side].shape, facts: () => page.factsOfEdge(pair, side),
    })));
  }

  RR.start = function (id) {
    const { map, page, frame, settle } = RR.openStage(id);
    const { pairs } = page.data;
    let shown = pairs.length - 1; // the longest distances
    readPairs(page.data);
    page.data.origins.forEach((origin) => { if (origin.sides.length === 1) origin.className = `rr-place-${origin.sides[0]}`; });
    page.stateOf = (town) => pairs[shown].states.get(town.id);
    page.isAsked = (state) => state === "gained" || state === "lost";
    page.isOff = (line) => Number(line[0]) !== shown;
    addFacts(page);
    RR.addPanel(map, page, frame);
    paint(map, page);
    const layOut = settle();
    const show = (index) => {
      shown = index;
      page.drawn.forEach((layers, number) => layers.forEach((layer) => layer.getElement().classList.toggle("rr-off", number !== shown)));
      page.relabel();
      page.layOut();
    };
    document.querySelectorAll(".rr-legend input").forEach((box) => box.addEventListener("change", () => show(Number(box.value))));
    show(shown);
    layOut();
    RR.closeStage(page);
    return map;
  };
})(window.RR = window.RR || {});
