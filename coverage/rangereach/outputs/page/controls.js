/* Controls on the map, and the gestures that move it. */
(function (RR, L) {
  "use strict";

  /* The page scrolls as a page does: wheel and one finger belong to it, not to the map. */
  RR.addGestures = function (map, page, frame) {
    const hint = frame.querySelector(".rr-hint");
    let timer = 0;
    const tell = (id) => {
      hint.textContent = page.say(id, {});
      hint.classList.add("rr-shown");
      clearTimeout(timer);
      timer = setTimeout(() => hint.classList.remove("rr-shown"), 1200);
    };
    const container = map.getContainer();
    container.addEventListener("wheel", (event) => {
      if (event.ctrlKey || event.metaKey) {
        map.scrollWheelZoom.enable();
      } else {
        map.scrollWheelZoom.disable();
        tell(/Mac/.test(navigator.platform) ? "gesture_cmd" : "gesture_ctrl");
      }
    }, { capture: true, passive: true });
    if (window.matchMedia("(pointer: coarse)").matches) {
      map.dragging.disable();
      container.classList.add("rr-coarse");
      container.addEventListener("touchmove", (event) => { if (event.touches.length === 1) tell("gesture_touch"); }, { passive: true });
    }
  };

  RR.addControls = function (map, page, goHome) {
    L.control.zoom({ zoomInTitle: page.say("zoom_in", {}), zoomOutTitle: page.say("zoom_out", {}) }).addTo(map);
    L.control.scale({ imperial: false, position: "bottomleft", maxWidth: 120 }).addTo(map);
    const Reset = L.Control.extend({
      onAdd() {
        const button = document.createElement("button");
        button.className = "rr-reset";
        button.textContent = page.say("reset", {});
        button.type = "button";
        button.hidden = true;
        L.DomEvent.disableClickPropagation(button);
        button.addEventListener("click", () => {
          goHome();
          map.getContainer().focus({ preventScroll: true });
        });
        page.reset = button;
        return button;
      },
    });
    new Reset({ position: "topleft" }).addTo(map);
  };
})(window.RR = window.RR || {}, window.L);
