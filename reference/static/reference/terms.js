"use strict";

(() => {
  const TOLERANCE = 2; // pixels: zoom makes scroll positions fractional
  const text = document.getElementById("terms-text");
  const form = document.getElementById("terms-form");
  const accept = document.getElementById("accept-terms");
  const boxes = form.querySelectorAll("input[type=checkbox]");
  const marker = form.elements.namedItem("read");

  const atEnd = () => text.scrollTop + text.clientHeight >= text.scrollHeight - TOLERANCE;

  const update = () => {
    if (atEnd()) marker.value = "yes"; // once read, it stays read
    accept.disabled = !(marker.value && [...boxes].every((box) => box.checked));
  };

  text.addEventListener("scroll", update, { passive: true });
  form.addEventListener("change", update);
  new ResizeObserver(update).observe(text);
  window.addEventListener("resize", update);
  window.addEventListener("pageshow", update);
  update();
})();
