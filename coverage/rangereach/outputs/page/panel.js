/* The panel on the map: what was chosen, told in words. */
(function (RR, L) {
  "use strict";

  function make(name, className, text) {
    const element = document.createElement(name);
    if (className) element.className = className;
    if (text !== undefined) element.textContent = text;
    return element;
  }

  RR.addPanel = function (map, page, frame) {
    const panel = frame.querySelector(".rr-panel");
    const body = panel.querySelector("div");
    let opener = null;
    L.DomEvent.disableClickPropagation(panel);
    L.DomEvent.disableScrollPropagation(panel);

    page.show = (facts, element) => {
      body.replaceChildren(make("strong", "", facts.title));
      if (facts.small) body.append(make("span", "rr-small", facts.small));
      facts.lines.forEach((line) => body.append(make("p", "", line)));
      facts.sources.forEach((source) => {
        const figure = make("blockquote");
        if (source.quote) {
          const quote = make("q", "", source.quote);
          quote.lang = "und";
          figure.append(quote);
        }
        figure.append(make("cite", "", source.by));
        body.append(figure);
      });
      /* What it rests on, in full: the panels that the page's other numbers open as well. */
      (facts.sure || []).forEach((number) => {
        const { label } = page.data.bands[number];
        const button = make("button", "rr-sure", facts.sure.length > 1 && label ? page.say("sure_open_label", { label }) : page.say("sure_open", {}));
        button.type = "button";
        button.setAttribute("popovertarget", `rr-sure-${number}`);
        button.setAttribute("aria-haspopup", "dialog");
        body.append(button);
      });
      if (facts.note) body.append(make("p", "rr-small", facts.note));
      opener = element || null;
      /* Never on top of what it tells about. */
      const rect = (element || frame).getBoundingClientRect(), around = frame.getBoundingClientRect();
      panel.classList.toggle("rr-at-left", Boolean(element) && rect.left - around.left > frame.clientWidth / 2);
      panel.classList.toggle("rr-at-top", Boolean(element) && rect.top - around.top > frame.clientHeight / 2);
      panel.hidden = false;
    };
    const close = () => {
      if (panel.hidden) return;
      const inside = panel.contains(document.activeElement);
      if (inside && opener) opener.focus({ preventScroll: true });
      panel.hidden = true;
    };
    panel.querySelector("button").addEventListener("click", close);
    frame.addEventListener("keydown", (event) => { if (event.key === "Escape") close(); });
    map.on("click", (event) => { if (!event.originalEvent.target.closest(".leaflet-interactive")) close(); });
  };
})(window.RR = window.RR || {}, window.L);
