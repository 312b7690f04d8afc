// The clearing screen with keys, and with words chosen by mouse, finger or keyboard.
// Every act is a form that also works without this file.
"use strict";

(() => {
  const decide = () => document.getElementById("decide");
  const toolbar = () => document.getElementById("toolbar");
  const toolForm = () => toolbar().querySelector("form");

  const isNarrow = () => window.matchMedia("(max-width: 64em)").matches;

  // ---- which Mention is open ----
  function showCurrent(scroll) {
    const id = decide().dataset.current;
    for (const old of document.querySelectorAll(".m[aria-current]")) old.removeAttribute("aria-current");
    const now = id && document.getElementById(`m-${id}`);
    if (!now) return;
    now.setAttribute("aria-current", "true");
    if (scroll) now.scrollIntoView({ block: "nearest" });
  }

  // ---- offsets: a browser counts UTF-16 units, a Text code points; converted here, once ----
  function codePoints(string) {
    let count = 0;
    for (const _ of string) count += 1;
    return count;
  }

  function blockOf(node) {
    const element = node.nodeType === Node.ELEMENT_NODE ? node : node.parentElement;
    return element ? element.closest(".b[data-start]") : null;
  }

  // A border of a selection never parts the two units of one code point.
  function whole(container, offset, forward) {
    if (container.nodeType !== Node.TEXT_NODE || offset <= 0 || offset >= container.data.length) return offset;
    const unit = container.data.charCodeAt(offset);
    const isSecond = unit >= 0xdc00 && unit <= 0xdfff;
    return isSecond ? offset + (forward ? 1 : -1) : offset;
  }

  function position(block, container, offset, forward) {
    const before = document.createRange();
    before.selectNodeContents(block);
    before.setEnd(container, whole(container, offset, forward));
    return Number(block.dataset.start) + codePoints(before.toString());
  }

  function chosen() {
    const selection = document.getSelection();
    if (!selection || selection.isCollapsed || !selection.rangeCount) return null;
    const range = selection.getRangeAt(0);
    const rows = document.getElementById("rows");
    if (!rows || !range.intersectsNode(rows)) return null;
    const blocks = [...rows.querySelectorAll(".b[data-start]")].filter((block) => range.intersectsNode(block));
    const touched = blocks.filter((block) => clipped(range, block) !== "");
    if (!touched.length) return null;
    const first = touched[0];
    const last = touched[touched.length - 1];
    const start = first.contains(range.startContainer)
      ? position(first, range.startContainer, range.startOffset, false)
      : Number(first.dataset.start);
    const end = last.contains(range.endContainer)
      ? position(last, range.endContainer, range.endOffset, true)
      : Number(last.dataset.start) + codePoints(last.textContent);
    const words = touched.map((block) => clipped(range, block)).join("\n");
    return end > start ? { start, end, words } : null;
  }

  function clipped(range, block) {
    const inner = document.createRange();
    inner.selectNodeContents(block);
    if (block.contains(range.startContainer)) {
      inner.setStart(range.startContainer, whole(range.startContainer, range.startOffset, false));
    }
    if (block.contains(range.endContainer)) {
      inner.setEnd(range.endContainer, whole(range.endContainer, range.endOffset, true));
    }
    return inner.toString();
  }

  function offerChosen() {
    const found = chosen();
    if (!found) {
      if (!toolbar().contains(document.activeElement)) toolbar().hidden = true;
      return;
    }
    const form = toolForm();
    form.elements.start.value = found.start;
    form.elements.end.value = found.end;
    form.elements.words.value = found.words;
    toolbar().hidden = false;
  }

  function closeToolbar() {
    toolbar().hidden = true;
    const selection = document.getSelection();
    if (selection) selection.removeAllRanges();
  }

  let waiting = 0;
  document.addEventListener("selectionchange", () => {
    clearTimeout(waiting);
    waiting = setTimeout(offerChosen, 120);
  });

  // ---- choosing words by keyboard, from a paragraph's number ----
  function startChoosing(link) {
    const block = document.getElementById(`b-${link.dataset.line}`);
    block.focus();
    const selection = document.getSelection();
    selection.removeAllRanges();
    const caret = document.createRange();
    caret.selectNodeContents(block);
    caret.collapse(true);
    selection.addRange(caret);
    block.dataset.caret = "0";
  }

  function moveInBlock(event, block) {
    const selection = document.getSelection();
    const arrows = { ArrowRight: "right", ArrowLeft: "left", ArrowUp: "backward", ArrowDown: "forward" };
    if (event.key in arrows && selection.rangeCount) {
      const unit = event.key.startsWith("ArrowR") || event.key.startsWith("ArrowL") ? (event.ctrlKey ? "character" : "word") : "line";
      selection.modify(event.shiftKey ? "extend" : "move", arrows[event.key], unit);
      event.preventDefault();
    } else if (event.key === "Enter") {
      offerChosen();
      if (!toolbar().hidden) toolForm().querySelector("button").focus();
      event.preventDefault();
    } else if (event.key === "Escape") {
      closeToolbar();
      block.parentElement.querySelector(".no").focus();
    }
  }

  // ---- keys ----
  function keysAreOn() {
    const box = document.getElementById("keys-on");
    return !box || box.checked;
  }

  function stepOpen(by) {
    const open = [...document.querySelectorAll("#rows .m.open")];
    if (!open.length) return;
    const here = document.querySelector("#rows .m[aria-current]");
    const isAfter = (link) => here && here.compareDocumentPosition(link) & Node.DOCUMENT_POSITION_FOLLOWING;
    const isBefore = (link) => here && here.compareDocumentPosition(link) & Node.DOCUMENT_POSITION_PRECEDING;
    const found = by > 0 ? open.find(isAfter) || open[0] : open.filter(isBefore).pop() || open[open.length - 1];
    found.click();
  }

  function choose(digit) {
    const radio = document.querySelector(`#decision [data-key="${digit}"]:not(:disabled)`);
    if (radio) {
      radio.checked = true;
      radio.focus();
    }
  }

  const EASTERN = "۰۱۲۳۴۵۶۷۸۹";
  const ARABIC = "٠١٢٣٤٥٦٧٨٩";

  function digitOf(key) {
    if (/^[1-6]$/.test(key)) return key;
    const at = Math.max(EASTERN.indexOf(key), ARABIC.indexOf(key));
    return key.length === 1 && at >= 1 && at <= 6 ? String(at) : "";
  }

  document.addEventListener("keydown", (event) => {
    const target = event.target;
    if (event.altKey || event.metaKey || event.isComposing) return;
    const block = target.closest ? target.closest(".b[data-caret]") : null;
    if (block && target === block) {
      moveInBlock(event, block);
      if (event.defaultPrevented || event.key === "Escape") return;
    }
    if (event.key === "Escape" && !toolbar().hidden) closeToolbar();
    const writes = target.matches("input:not([type=radio]):not([type=checkbox]), textarea, select");
    // A key pressed while an answer is on its way would act on the name before.
    if (writes || event.ctrlKey || !keysAreOn() || document.querySelector(".texts .htmx-request, .panel .htmx-request")) return;
    if (event.code === "KeyN" || event.key === "n") stepOpen(1);
    else if (event.code === "KeyP" || event.key === "p") stepOpen(-1);
    else if (digitOf(event.key)) choose(digitOf(event.key));
    else if (event.key === "Enter" && target.matches("body, main, #decide")) {
      const form = document.getElementById("decision");
      if (form) form.requestSubmit();
    } else return;
    event.preventDefault();
  });

  document.addEventListener("click", (event) => {
    const number = event.target.closest(".no[data-line]");
    if (number) {
      event.preventDefault();
      const field = document.getElementById("id_paragraph");
      if (field) field.value = number.dataset.line;
      startChoosing(number);
    } else if (event.target.closest("[data-close]")) closeToolbar();
  });

  // ---- after an act: the panel keeps the focus it had ----
  let hadFocus = false;
  document.addEventListener("htmx:beforeSwap", () => {
    const active = document.activeElement;
    hadFocus = Boolean(active && (active.closest("#decide, #toolbar, .m") || active === document.body));
  });
  document.addEventListener("htmx:afterSettle", (event) => {
    if (event.target.id === "decide") {
      toolbar().hidden = true;
      const acted = decide().querySelector(".done .say, [role=alert]") !== null;
      showCurrent(acted && !isNarrow());
      if (isNarrow()) decide().scrollIntoView({ block: "start" });
      if (hadFocus) decide().focus({ preventScroll: true });
    } else showCurrent(false);
  });

  // The choice of keys stays with this browser.
  document.addEventListener("DOMContentLoaded", () => {
    const box = document.getElementById("keys-on");
    if (box) {
      box.checked = localStorage.getItem("firsthand-keys") !== "off";
      box.addEventListener("change", () => localStorage.setItem("firsthand-keys", box.checked ? "on" : "off"));
    }
    showCurrent(!isNarrow());
  });
})();
