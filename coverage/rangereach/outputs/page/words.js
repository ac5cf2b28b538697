/* Sentences and numbers: the page's part of the catalogue, filled by the same rules. */
(function (RR) {
  "use strict";

  /* Rounds as the tables are rounded: halves up, by the digits that a number prints. */
  function fixed(value, decimals) {
    const [digits, exponent] = value.toExponential().split("e");
    const all = digits.replace(".", ""), kept = Number(exponent) + 1 + decimals, shown = Math.max(decimals, 0);
    if (kept >= all.length) return value.toFixed(shown);
    const rounded = Number(all.slice(0, Math.max(kept, 0))) + (all.charAt(kept) >= "5" ? 1 : 0);
    return Number(`${rounded}e${-decimals}`).toFixed(shown);
  }
  const trim = (text) => (text.includes(".") ? text.replace(/\.?0+$/, "") : text);
  const significant = (value, digits) => trim(fixed(value, digits - 1 - Number(value.toExponential().split("e")[1])));

  function write(number, text) {
    const [whole, decimals] = text.split(".");
    const grouped = whole.length < 3 + (number.min_group || 1) ? whole : whole.replace(/\B(?=(\d{3})+$)/g, number.group);
    return decimals ? grouped + number.decimal + decimals : grouped;
  }

  RR.makeWords = function (lang, strings) {
    const plural = new Intl.PluralRules(lang);
    const join = (pair, items) => items.reduceRight((text, item, index) => (
      index === items.length - 1 ? item
        : pair[index === items.length - 2 ? 0 : 1].replace("{1}", () => text).replace("{0}", () => item)
    ), "");
    const { number } = strings;
    const unit = number.km || 1; // in kilometres, as all values are
    const about = (value) => write(number, significant(value, 3));
    const short = (value) => write(number, value >= 10 ? fixed(value, 0) : value >= 0.1 ? trim(fixed(value, 1)) : significant(value, 1));
    /* As it was given; in other units no more exact than it was. */
    const km = (length) => {
      const value = length / unit, given = fixed(value, 3);
      const same = unit === 1 || Math.abs(given - value) < 1e-9;
      return write(number, same ? trim(given) : value < 1 ? significant(value, 2) : trim(fixed(value, 1)));
    };
    const formats = {
      integer: (value) => write(number, fixed(value, 0)),
      about,
      area: (value) => about(value / unit ** 2),
      length: (value) => about(value / unit),
      km,
      distance: (value) => write(number, fixed(value / unit, 1)),
      short: (value) => short(value / unit),
      percent: (value) => write(number, value * 100 >= 0.1 ? fixed(value * 100, 1) : significant(value * 100, 1)),
      date: (text) => text, // the page is given dates in words
      comma: (items) => items.join(", "),
      and: (items) => join(strings.list.and, items),
      or: (items) => join(strings.list.or, items),
    };
    function say(id, values) {
      let entry = strings.say[id];
      if (typeof entry !== "string") {
        /* The form follows the number as it is written. */
        const count = entry.other.includes("{count:about}") ? Number(significant(values.count, 3)) : values.count;
        entry = entry[plural.select(count)] || entry.other;
      }
      return entry.replace(/\{(\w+)(?::(\w+))?\}/g, (slot, key, format) => (
        format ? formats[format](values[key]) : values[key]
      ));
    }
    return Object.assign(say, { km, unit });
  };
})(window.RR = window.RR || {});
