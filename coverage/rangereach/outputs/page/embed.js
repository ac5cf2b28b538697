/* Inside an article: folds what lies below the map, fits the frame, and tells its height.
 *
 * Works in a sandbox without an origin: nothing is stored and nothing of the host is read.
 */
(function (RR) {
  "use strict";

  const host = window.parent;
  const LEAST = 0.7, MOST = 1.6; // how far the map may give way, as a part of its own height

  /* Messages that are widely listened for: our own, Datawrapper's, and that of pym.js. */
  function tell(id, height) {
    [
      { type: "rr:height", id, height },
      { "datawrapper-height": { [id]: height } },
      `pymxPYMx${id}xPYMxheightxPYMx${height}`,
    ].forEach((message) => host.postMessage(message, "*"));
  }

  /* Only what the host itself says counts. */
  function hear(type, answer) {
    window.addEventListener("message", ({ source, data }) => {
      if (source === host && data && data.type === type) answer(data);
    });
  }

  function fold(section) {
    const details = document.createElement("details");
    const summary = document.createElement("summary");
    summary.append(section.querySelector("h2"));
    details.append(summary, ...section.childNodes);
    section.append(details);
  }

  RR.embed = () => {};
  if (host === window) return;
  const root = document.documentElement;
  const main = document.querySelector("main");
  const map = main.querySelector(".rr-map");
  const asked = new URLSearchParams(window.location.search);
  const id = asked.get("rr-id") || asked.get("childId") || "rangereach";
  let told = 0;

  const heightOf = (element) => element.getBoundingClientRect().height;
  const report = () => {
    const height = Math.ceil(heightOf(main));
    if (height === told || document.fullscreenElement) return;
    told = height;
    tell(id, height);
  };
  /* A frame of about the right height is filled exactly, so that the article never moves. */
  const fit = () => {
    if (document.fullscreenElement) return;
    root.style.removeProperty("--rr-map-height");
    const own = heightOf(map);
    const height = Math.floor(own + window.innerHeight - heightOf(main));
    if (height >= own * LEAST && height <= own * MOST) root.style.setProperty("--rr-map-height", `${height}px`);
    report();
  };

  /* Called once the page stands. A host may choose what is shown: {type: "rr:set", km, origin}. */
  RR.embed = (page) => {
    fit();
    hear("rr:set", (wish) => { if (page.set) page.set(wish); });
  };

  document.addEventListener("click", ({ target }) => {
    /* The middle of a tall frame may be out of sight: what opens stands by what opened it. */
    const opener = target.closest("[popovertarget]");
    if (opener) root.style.setProperty("--rr-opened-at", `${opener.getBoundingClientRect().bottom + 8}px`);
    /* What a link of the page leads to must not stay folded. */
    const link = target.closest("a[href^='#']");
    const part = link && document.getElementById(link.hash.slice(1)).closest("section");
    if (part) part.querySelector("details").open = true;
  });

  root.classList.add("rr-embed");
  main.querySelectorAll("section").forEach(fold);
  fit();
  window.addEventListener("resize", fit);
  window.addEventListener("load", fit);
  hear("rr:ping", () => { told = 0; report(); });
  new ResizeObserver(report).observe(main);
})(window.RR = window.RR || {});
