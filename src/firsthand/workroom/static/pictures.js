// The focal point is chosen on the picture; its number fields work without this.
"use strict";

document.addEventListener("DOMContentLoaded", () => {
  document.querySelectorAll("[data-focus]").forEach(follow);
});

function follow(frame) {
  const picture = frame.querySelector("img");
  const section = frame.closest(".picture");
  const across = section.querySelector("input[name$=-focus_x]");
  const down = section.querySelector("input[name$=-focus_y]");
  picture.addEventListener("click", (event) => {
    const box = picture.getBoundingClientRect();
    across.value = percent(event.clientX - box.left, box.width);
    down.value = percent(event.clientY - box.top, box.height);
    across.dispatchEvent(new Event("input", { bubbles: true }));
  });
  for (const field of [across, down]) field.addEventListener("input", () => aim(frame, across, down));
  aim(frame, across, down);
}

function percent(part, whole) {
  return Math.min(100, Math.max(0, Math.round((100 * part) / whole)));
}

function aim(frame, across, down) {
  const mark = frame.querySelector(".aim");
  const known = across.validity.valid && down.validity.valid && across.value && down.value;
  mark.hidden = !known;
  if (!known) return;
  mark.style.left = `${across.value}%`;
  mark.style.top = `${down.value}%`;
}
