// The front page by drag: the same form that Up and Down send.
"use strict";

(() => {
  let held = null;

  const rowOf = (event) => event.target.closest(".order > li");

  document.addEventListener("dragstart", (event) => {
    held = rowOf(event);
    if (!held) return;
    held.classList.add("held");
    event.dataTransfer.effectAllowed = "move";
    event.dataTransfer.setData("text/plain", "");
  });

  document.addEventListener("dragover", (event) => {
    const over = rowOf(event);
    if (!held || !over || over === held) return;
    event.preventDefault();
    const box = over.getBoundingClientRect();
    const isBelow = event.clientY > box.top + box.height / 2;
    over.parentElement.insertBefore(held, isBelow ? over.nextSibling : over);
  });

  document.addEventListener("drop", (event) => {
    if (held) event.preventDefault();
  });

  document.addEventListener("dragend", () => {
    if (!held) return;
    held.classList.remove("held");
    held = null;
    document.getElementById("order").requestSubmit();
  });
})();
