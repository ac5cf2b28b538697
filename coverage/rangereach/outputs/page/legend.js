/* The legend is the layer control: a checkbox for each range that is drawn. */
(function (RR) {
  "use strict";

  RR.makeLegend = function (page) {
    const legend = document.querySelector(".rr-legend");
    const boxes = [...legend.querySelectorAll("input")];
    boxes.forEach((box) => box.addEventListener("change", () => {
      page.drawn[box.value].forEach((layer) => layer.getElement().classList.toggle("rr-off", !box.checked));
      page.layOut();
    }));
    /* A name goes with its line. */
    page.isOff = (name) => boxes.some((box) => box.value === String(name) && !box.checked);
    /* While another distance is asked, the published ones are thin lines, and a town is in or out. */
    const full = legend.querySelector(".rr-full");
    const published = full && full.nextSibling.textContent;
    page.askLegend = (asking) => {
      legend.classList.toggle("rr-asking", asking);
      if (full) full.nextSibling.textContent = asking ? page.say("legend_reached", {}) : published;
    };
  };
})(window.RR = window.RR || {});
