/* Facts of what was chosen: a title, lines, and quotes with their source. */
(function (RR) {
  "use strict";

  RR.addFacts = function (page) {
    const { data, say } = page;
    const all = data.origins[0];
    const table = data.tables.all;
    const entersAt = new Map(table.towns);
    const shortest = page.steps[0].km;
    const longest = page.steps[page.steps.length - 1].km;
    const setback = data.setback_km;

    page.stateOf = (town) => {
      const km = entersAt.get(town.id);
      if (km === undefined || km > longest) return "open";
      return km <= shortest ? "full" : "half";
    };
    const lessSetback = (range) => (setback ? say("range_less", { range, setback }) : range);
    page.nameDistance = (step) => lessSetback(say("edge_label", { km: step.km }));
    page.nameStep = (step) => (data.bands.length > 1 && step.bands.every((band) => band.system)
      ? lessSetback(say("edge_label_many", { labels: step.bands.map((band) => band.short), km: step.km }))
      : page.nameDistance(step));

    const sourcesOf = (step) => data.sources.filter((source) => (
      step.bands.some((band) => band.id === source.band_id) && (source.low_km === step.km || source.high_km === step.km)
    )).map((source) => ({
      quote: source.quote,
      by: say(source.date_certain ? "source_line" : "source_line_inferred", { publisher: source.publisher, date: source.date }),
    }));

    page.factsOfStep = (step) => {
      const stop = table.stops_km.indexOf(step.km);
      const values = {
        km: step.km, origin: all.phrase, target: data.target.name,
        area: table.area_km2[stop], share: table.area_km2[stop] / data.target.area_km2, missing: table.missing_km[stop],
      };
      const lines = [say(values.area ? "edge_reach" : "edge_nothing", values)];
      const labels = step.bands.map((band) => band.label).filter(Boolean);
      const sources = sourcesOf(step);
      if (step.bands.some((band) => band.own)) lines.push(say("no_source", {}));
      const sure = step.bands.filter((band) => !band.own).map((band) => data.bands.indexOf(band));
      return { title: say("edge_named", { km: step.km }), small: labels.join(", "), lines, sources, sure };
    };
    page.factsOfTown = (town) => {
      const km = entersAt.get(town.id) - setback, least = 0.1 * say.unit;
      const reached = page.steps.filter((step) => entersAt.get(town.id) <= step.km).map(page.nameStep);
      return {
        title: town.name,
        small: town.people === null ? say("town_people_uncertain", {}) : say("town_people", { count: town.people }),
        lines: [
          km < least ? say("town_inside_origin", { least, origin: all.bare_phrase }) : say("town_distance", { km, origin: all.bare_phrase }),
          reached.length ? say("town_reached", { ranges: reached }) : say("town_unreached", {}),
        ],
        sources: [],
      };
    };
    page.factsOfOrigin = (origin) => {
      const its = data.tables[origin.id];
      const lines = page.steps.map(({ km }) => {
        const stop = its.stops_km.indexOf(km);
        return say(its.area_km2[stop] ? "place_reach" : "place_nothing", {
          range: say("edge_label", { km }), area: its.area_km2[stop], missing: its.missing_km[stop], target: data.target.name,
        });
      });
      return { title: origin.name, small: origin.about, lines, note: origin.accuracy, sources: [] };
    };
  };
})(window.RR = window.RR || {});
