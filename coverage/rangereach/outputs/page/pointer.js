/* How far it is from the chosen origin to the pointer; from a border only into the target. */
(function (RR) {
  "use strict";

  const LEAST = 10; // nearer than the first stop, the centres of a border are no measure

  RR.readPointer = function (map, page, line) {
    const { say } = page;
    map.on("mousemove", ({ latlng, originalEvent }) => {
      const outside = originalEvent.target.closest(".rr-land, .rr-sea");
      const parts = page.partsOf(page.asked.origin.id);
      let km = Infinity, nearest = null;
      parts.forEach(({ origin, discs }) => {
        if (!discs || (outside && origin.kind !== "place")) return;
        const away = discs.distance(latlng) / 1000;
        if (away < km) [km, nearest] = [away, origin];
      });
      if (!nearest) {
        line.textContent = "";
        return;
      }
      /* Of several places the one that is meant; of several borders all that were asked. */
      const { bare_phrase: bare, phrase } = parts.every(({ origin }) => origin.kind === "place") ? nearest : page.asked.origin;
      const near = nearest.kind !== "place" && km < LEAST * say.unit;
      line.textContent = say(near ? "explore_pointer_near" : "explore_pointer", { origin: bare || phrase, km, least: LEAST });
    });
    map.on("mouseout", () => { line.textContent = ""; });
  };
})(window.RR = window.RR || {});
