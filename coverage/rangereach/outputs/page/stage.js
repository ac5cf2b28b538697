/* What every page with a map does: reads its data, opens the map, keeps its view and its size. */
(function (RR, L) {
  "use strict";

  RR.latlng = ([lon, lat]) => new L.LatLng(lat, lon);

  /* Rows of what comes as columns: the towns. */
  function readPlaces(data) {
    const { id, name, at, people, capitals } = data.places;
    const spots = RR.unpack(at, 1e-3);
    data.places = id.map((key, index) => ({ id: key, name: name[index], at: [spots[index].lng, spots[index].lat], people: people[index] }));
    capitals.forEach((index) => { data.places[index].capital = true; });
  }

  /* Opens the map; what is drawn on it comes next, and then `settle`. */
  RR.openStage = function (id) {
    const data = JSON.parse(document.getElementById("rr-data").textContent);
    const container = document.getElementById(id);
    const frame = container.parentElement;
    const page = { data, say: RR.makeWords(data.lang, data.strings) };
    const corners = ([west, south, east, north]) => [[south, west], [north, east]];
    const map = L.map(container, {
      attributionControl: false, zoomControl: false, zoomAnimation: false, fadeAnimation: false, markerZoomAnimation: false,
      inertia: false, maxBounds: corners(data.pan), maxBoundsViscosity: 1, zoomSnap: 0, zoomDelta: 0.75, wheelPxPerZoomLevel: 110, minZoom: 3, maxZoom: 11, scrollWheelZoom: false,
      trackResize: false, // the ResizeObserver below does it, and knows that nobody moved the map
    });
    let moved = false, going = false;
    const goHome = () => {
      going = true;
      map.options.minZoom = 3;
      map.fitBounds(corners(data.view), { animate: false, padding: [12, 12] });
      /* The basemap ends where its data do: no farther out than that, but always home. */
      const widest = map.getSize().x ? map.getBoundsZoom(corners(data.pan), true) : 0;
      map.options.minZoom = Math.min(map.getZoom(), Math.max(widest, 3));
      map.fire("zoomlevelschange");
      going = false;
      moved = false;
      if (page.reset) page.reset.hidden = true;
    };
    goHome();
    readPlaces(data);
    page.base = RR.readBasemap(data.basemap);
    const settle = () => {
      RR.addControls(map, page, goHome);
      const locate = RR.addLocator(map, page, frame);
      RR.addGestures(map, page, frame);
      page.overlays = () => frame.querySelectorAll(".leaflet-control, .rr-note, .rr-locator:not(.rr-away), .rr-panel:not([hidden])");
      locate();
      const layOut = RR.makeLabels(map, page);
      map.on("moveend zoomend", () => {
        locate();
        if (going) return;
        moved = true;
        page.reset.hidden = false;
      });
      map.on("moveend", locate);
      const fit = () => {
        going = true;
        map.invalidateSize({ pan: false, animate: false });
        going = false;
        if (!moved) goHome();
        layOut();
      };
      new ResizeObserver(fit).observe(container);
      RR.addPrint(fit);
      return layOut;
    };
    return { map, page, frame, settle };
  };

  /* Says that the page stands. */
  RR.closeStage = function (page) {
    RR.embed(page);
    document.documentElement.classList.add("rr-ready");
  };
})(window.RR = window.RR || {}, window.L);
