/* The page of a study: starts the map and what explores it. */
(function (RR) {
  "use strict";

  RR.start = function (id) {
    const { map, page, frame, settle } = RR.openStage(id);
    page.steps = RR.readSteps(page.data.bands);
    RR.addFacts(page);
    RR.addPanel(map, page, frame);
    RR.paint(map, page);
    const layOut = settle();
    RR.addRenaming(map, page);
    RR.fillNumbers(page);
    RR.makeLegend(page, frame);
    if (RR.addTiles) RR.addTiles(map, page, frame);
    RR.explore(map, page);
    layOut();
    RR.closeStage(page);
    return map;
  };
})(window.RR = window.RR || {});
