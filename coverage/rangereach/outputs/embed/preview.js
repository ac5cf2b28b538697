/* Copies a snippet, and writes the address of the folder into all of them. */
(function () {
  "use strict";

  const boxes = [...document.querySelectorAll("textarea")];

  async function copy(box) {
    try {
      await navigator.clipboard.writeText(box.value);
      return true;
    } catch {
      box.select();
      return document.execCommand("copy"); // a page opened from a disk may have nothing better
    }
  }

  document.querySelectorAll("button").forEach((button) => {
    const told = button.nextElementSibling;
    button.addEventListener("click", async () => {
      const done = await copy(document.getElementById(button.getAttribute("aria-controls")));
      told.textContent = done ? told.dataset.done : "";
    });
  });

  const field = document.querySelector("input[type=url]");
  let before = field.value;
  field.addEventListener("input", () => {
    if (!URL.canParse(field.value)) return;
    const address = new URL(field.value);
    if (!/^https?:$/.test(address.protocol)) return;
    if (!address.pathname.endsWith("/")) address.pathname += "/";
    const after = (address.origin + address.pathname).replaceAll("&", "&amp;");
    boxes.forEach((box) => { box.value = box.value.replaceAll(before, after); });
    before = after;
  });
})();
