/* The legend is the layer control: a checkbox for each range that is drawn. */
(function (RR) {
  "use strict";

  RR.makeLegend = function (page) {
    const boxes = [...document.querySelectorAll(".rr-legend input")];
    const layersOf = (name) => page.outlines[name] || page.drawn[name];
    boxes.forEach((box) => box.addEventListener("change", () => {
      layersOf(box.value).forEach((layer) => layer.getElement().classList.toggle("rr-off", !box.checked));
      page.layOut();
    }));
    /* A name goes with its line. */
    page.isOff = (name) => boxes.some((box) => box.value === String(name) && !box.checked);
    /* The reader's own question stands in it as long as it is asked. */
    const question = boxes.find((box) => box.value === "question").parentElement;
    page.nameQuestion = (text) => {
      question.hidden = !text;
      question.lastChild.textContent = text;
    };
  };
})(window.RR = window.RR || {});
