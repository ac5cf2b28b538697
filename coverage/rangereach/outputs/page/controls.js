/* Controls on the map, and the gestures that move it. */
(function (RR, L) {
  "use strict";

  /* The page scrolls as a page does: wheel and one finger belong to it, not to the map; but on
   * a full screen there is no page, and everything moves the map. */
  RR.addGestures = function (map, page, frame) {
    const hint = frame.querySelector(".rr-hint");
    const container = map.getContainer();
    const figure = frame.closest("figure");
    const coarse = window.matchMedia("(pointer: coarse)").matches;
    const isFull = () => document.fullscreenElement === figure;
    let timer = 0;
    const tell = (id) => {
      hint.textContent = page.say(id, {});
      hint.classList.add("rr-shown");
      clearTimeout(timer);
      timer = setTimeout(() => hint.classList.remove("rr-shown"), 1200);
    };
    container.addEventListener("wheel", (event) => {
      if (isFull() || event.ctrlKey || event.metaKey) {
        map.scrollWheelZoom.enable();
      } else {
        map.scrollWheelZoom.disable();
        tell(/Mac/.test(navigator.platform) ? "gesture_cmd" : "gesture_ctrl");
      }
    }, { capture: true, passive: true });
    const yieldFinger = () => {
      const yields = coarse && !isFull();
      map.dragging[yields ? "disable" : "enable"]();
      container.classList.toggle("rr-coarse", yields);
    };
    yieldFinger();
    container.addEventListener("touchmove", (event) => {
      if (coarse && !isFull() && event.touches.length === 1) tell("gesture_touch");
    }, { passive: true });

    const button = document.querySelector(".rr-full-screen");
    if (!button) return;
    button.hidden = !document.fullscreenEnabled;
    button.addEventListener("click", () => (isFull() ? document.exitFullscreen() : figure.requestFullscreen()));
    document.addEventListener("fullscreenchange", () => {
      button.textContent = page.say(isFull() ? "explore_full_end" : "explore_full", {});
      yieldFinger();
    });
  };

  RR.addControls = function (map, page, goHome) {
    L.control.zoom({ zoomInTitle: page.say("zoom_in", {}), zoomOutTitle: page.say("zoom_out", {}) }).addTo(map);
    const scale = L.control.scale({ imperial: false, position: "bottomleft", maxWidth: 120 });
    /* In the page's own letters and digits; no view is so near that it needs metres. */
    scale._updateMetric = (most) => {
      const metres = scale._getRoundNum(most / page.say.unit) * page.say.unit;
      scale._updateScale(scale._mScale, page.say("edge_label", { km: metres / 1000 }), metres / most);
    };
    scale.addTo(map);
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
