/* On paper: the map is drawn anew for the width of the sheet, and what is folded lies open. */
(function (RR) {
  "use strict";

  RR.addPrint = function (fit) {
    const { classList } = document.documentElement;
    let opened = [];
    window.addEventListener("beforeprint", () => {
      opened = [...document.querySelectorAll("details:not([open])")];
      opened.forEach((details) => { details.open = true; });
      classList.add("rr-print");
      fit();
    });
    window.addEventListener("afterprint", () => {
      opened.forEach((details) => { details.open = false; });
      classList.remove("rr-print");
      fit();
    });
  };
})(window.RR = window.RR || {});
