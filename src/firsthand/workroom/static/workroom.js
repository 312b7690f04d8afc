// What a browser does better with a script; every page works without it.
"use strict";

// A message of the server is read aloud by role=status only when it arrives after the page.
document.addEventListener("DOMContentLoaded", () => {
  const messages = document.getElementById("messages");
  if (messages && messages.childElementCount) {
    messages.replaceChildren(...messages.cloneNode(true).childNodes);
  }
  warnOfUnsaved();
  offerSlots();
});

// Leaving a form with words in it that were not saved asks first.
function warnOfUnsaved() {
  const changed = new Set(document.querySelectorAll("form[data-changed]"));
  document.addEventListener("input", (event) => {
    const form = event.target.form;
    if (form && form.matches("[data-keep]")) changed.add(form);
  });
  document.addEventListener("submit", (event) => changed.delete(event.target));
  window.addEventListener("beforeunload", (event) => {
    if (changed.size) event.preventDefault();
  });
}

// A slot goes to where the cursor last stood in own words of its form; else it is copied.
function offerSlots() {
  let last = null;
  document.documentElement.classList.add("scripted");
  document.addEventListener("focusin", (event) => {
    if (event.target.matches("[data-voice]")) last = event.target;
  });
  document.addEventListener("click", (event) => {
    const button = event.target.closest("button[data-slot]");
    if (!button) return;
    if (last && last.isConnected && last.form === button.form) putIn(last, button.dataset.slot);
    else copy(button);
  });
}

function putIn(field, slot) {
  field.focus();
  field.setRangeText(slot, field.selectionStart, field.selectionEnd, "end");
  field.dispatchEvent(new Event("input", { bubbles: true }));
}

// Where the browser gives no clipboard, the slot is marked, ready for its own copy key.
async function copy(button) {
  const code = button.parentElement.querySelector("code");
  if (code) window.getSelection().selectAllChildren(code);
  if (!navigator.clipboard) return;
  await navigator.clipboard.writeText(button.dataset.slot);
  const words = button.textContent;
  button.textContent = button.dataset.done;
  window.setTimeout(() => { button.textContent = words; }, 2000);
}
