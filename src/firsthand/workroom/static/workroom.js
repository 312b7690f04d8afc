// What a browser does better with a script; every page works without it.
"use strict";

// A message of the server is read aloud by role=status only when it arrives after the page.
document.addEventListener("DOMContentLoaded", () => {
  const messages = document.getElementById("messages");
  if (messages && messages.childElementCount) {
    messages.replaceChildren(...messages.cloneNode(true).childNodes);
  }
  warnOfUnsaved();
});

// Leaving a form with words in it that were not saved asks first.
function warnOfUnsaved() {
  const changed = new Set();
  document.addEventListener("input", (event) => {
    const form = event.target.form;
    if (form && form.matches("[data-keep]")) changed.add(form);
  });
  document.addEventListener("submit", (event) => changed.delete(event.target));
  window.addEventListener("beforeunload", (event) => {
    if (changed.size) event.preventDefault();
  });
}
