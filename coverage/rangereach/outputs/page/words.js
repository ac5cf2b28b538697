/* Sentences and numbers: the page's part of the catalogue, filled by the same rules. */
(function (RR) {
  "use strict";

  function write(value, fixed) {
    const [whole, decimals] = fixed.split(".");
    const grouped = whole.replace(/\B(?=(\d{3})+$)/g, value.group);
    return decimals ? grouped + value.decimal + decimals : grouped;
  }

  const trim = (text) => (text.includes(".") ? text.replace(/\.?0+$/, "") : text);

  function significant(value, digits) {
    if (!value) return "0";
    const decimals = digits - 1 - Math.floor(Math.log10(Math.abs(value)));
    if (decimals >= 0) return trim(value.toFixed(Math.min(decimals, 12)));
    const step = 10 ** -decimals;
    return String(Math.round(value / step) * step);
  }

  RR.makeWords = function (lang, strings) {
    const plural = new Intl.PluralRules(lang);
    const join = (pair, items) => items.reduceRight((text, item, index) => (
      index === items.length - 1 ? item
        : pair[index === items.length - 2 ? 0 : 1].replace("{1}", () => text).replace("{0}", () => item)
    ), "");
    const number = strings.number;
    const formats = {
      integer: (value) => write(number, String(Math.round(value))),
      about: (value) => write(number, significant(value, 3)),
      km: (value) => write(number, trim(value.toFixed(3))),
      distance: (value) => write(number, value.toFixed(1)),
      short: (value) => write(number, value >= 10 ? String(Math.round(value)) : value >= 0.1 ? trim(value.toFixed(1)) : significant(value, 1)),
      percent: (value) => write(number, value * 100 >= 0.1 ? (value * 100).toFixed(1) : significant(value * 100, 1)),
      date: (text) => text, // the page is given dates in words
      and: (items) => join(strings.list.and, items),
      or: (items) => join(strings.list.or, items),
    };
    return function say(id, values) {
      let entry = strings.say[id];
      if (typeof entry !== "string") entry = entry[plural.select(values.count)] || entry.other;
      return entry.replace(/\{(\w+)(?::(\w+))?\}/g, (slot, key, format) => (
        format ? formats[format](values[key]) : values[key]
      ));
    };
  };
})(window.RR = window.RR || {});
