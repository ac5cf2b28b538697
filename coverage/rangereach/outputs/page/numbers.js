/* The numbers follow what was asked: another origin, a column for its distance, its towns and oblasts. */
(function (RR) {
  "use strict";

  const MEASURES = {
    area: (say, values) => say("area_value", values),
    share: (say, values) => say("share_value", values),
    depth: (say, values) => say("depth_value", values),
    oblasts: (say, values) => say("oblasts_value", { count: values.oblasts }),
    towns: (say, values) => say("towns_value", { count: values.towns }),
    people: (say, values) => say("people_value", { count: values.people }),
    missing: (say, values) => (values.missing ? say("missing_value", values) : "–"),
  };

  function write(page, measure, values) {
    if (!values || values[measure] === undefined) return "–";
    if (!values.area && measure !== "missing") return page.say("nothing", {});
    return MEASURES[measure](page.say, values).replace(/ /g, "\u00a0");
  }

  RR.fillNumbers = function (page) {
    const tables = [...document.querySelectorAll("table[data-band]")].map((table) => {
      const band = page.data.bands.find((other) => other.id === table.dataset.band);
      return {
        caption: table.caption, said: table.caption.textContent, label: band.label,
        distances: [...new Set([band.low_km, band.high_km])], head: table.tHead.rows[0], column: null,
        rows: [...table.tBodies[0].rows].map((row) => ({ row, measure: row.dataset.measure, said: [...row.cells].slice(1).map((cell) => cell.textContent) })),
      };
    });

    function addColumn(table) {
      const name = document.createElement("th");
      name.scope = "col";
      name.className = "rr-asked";
      table.head.append(name);
      table.column = [name, ...table.rows.map(({ row }) => {
        const cell = row.insertCell();
        cell.className = "rr-asked";
        return cell;
      })];
    }

    /* The sentences below "Which towns and oblasts"; many names, so only once the slider stands. */
    const towns = document.querySelector(".rr-asked-towns"), oblasts = document.querySelector(".rr-asked-oblasts");
    page.fillPlaces = () => {
      const { origin, km } = page.asked, table = page.data.tables[origin.id];
      const values = km === null ? null : page.valuesAt(km);
      const isKnown = Boolean(values && values.towns !== undefined);
      towns.hidden = !isKnown;
      oblasts.hidden = !(isKnown && values.oblasts);
      if (!isKnown) return;
      const reached = new Set(table.towns.filter(([, enters]) => enters <= km).map(([id]) => id));
      const names = page.data.places.filter(({ id }) => reached.has(id)).map(({ name }) => name);
      const more = Math.max(0, values.towns - names.length), { range } = values;
      if (names.length) towns.textContent = page.say(more ? "towns_named_more" : "towns_named", { range, names, count: more || names.length });
      else towns.textContent = page.say(more ? "towns_small_only" : "towns_none", { range, count: more });
      const touched = table.oblasts.filter(([, enters]) => enters <= km).map(([id]) => page.data.oblasts[id]);
      oblasts.textContent = page.say("oblasts_asked", { range, names: touched });
    };

    page.fillNumbers = () => {
      const { origin, km } = page.asked;
      const elsewhere = origin.id !== "all";
      tables.forEach((table) => {
        const { caption, rows, label } = table;
        caption.textContent = elsewhere
          ? page.say(label ? "numbers_caption_band" : "numbers_caption", { label, target: page.data.target.name, origin: origin.phrase })
          : table.said;
        caption.closest("[role=region]").setAttribute("aria-label", caption.textContent);
        rows.forEach(({ row, measure, said }) => table.distances.forEach((distance, index) => {
          row.cells[index + 1].textContent = elsewhere ? write(page, measure, page.valuesAt(distance)) : said[index];
        }));
        if (km === null) {
          if (table.column) table.column.forEach((cell) => cell.remove());
          table.column = null;
          return;
        }
        if (!table.column) addColumn(table);
        const values = page.valuesAt(km);
        table.column[0].textContent = page.say("explore_column", { km });
        rows.forEach(({ measure }, index) => { table.column[index + 1].textContent = write(page, measure, values); });
      });
    };
  };
})(window.RR = window.RR || {});
