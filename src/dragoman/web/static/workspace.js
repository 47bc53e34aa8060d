// Keys, search as you type, live progress. Pages read and link without it.
"use strict";

const items = () => [...document.querySelectorAll("main .items > li, main tbody tr")];
const typing = (target) => target.closest("input, textarea, select, [contenteditable]") !== null;
let current = -1;
let going = false;

function move(step) {
  const all = items();
  if (!all.length) return;
  all[current]?.classList.remove("current");
  current = Math.min(Math.max(current + step, 0), all.length - 1);
  const item = all[current];
  item.classList.add("current");
  item.tabIndex = -1;
  item.focus({ preventScroll: true });
  item.scrollIntoView({ block: "nearest" });
}

const rooms = { b: "", f: "findings", p: "positions", c: "commitments", t: "timeline", r: "reports", s: "statements" };

function key(event) {
  if (event.ctrlKey || event.metaKey || event.altKey) return;
  if (typing(event.target)) {
    if (event.key === "Escape") event.target.blur();
    return;
  }
  const dossier = document.body.dataset.dossier;
  if (going && dossier && event.key in rooms) {
    location.href = `${dossier}/${rooms[event.key]}`;
  } else if (event.key === "/") {
    document.getElementById("q")?.focus();
    event.preventDefault();
  } else if (event.key === "j") move(1);
  else if (event.key === "k") move(-1);
  else if (event.key === "o") {
    const details = items()[current]?.querySelector("details");
    if (details) details.open = !details.open;
  } else if (event.key === "Enter" && event.target === items()[current]) {
    items()[current].querySelector("a[href]")?.click();
  } else if (event.key === "?") document.getElementById("keys")?.showModal();
  going = event.key === "g";
}
document.addEventListener("keydown", key);

// Search as you type: passages of the API, put in as text.
const field = document.getElementById("q");
const found = document.getElementById("found");
let asked = 0;
let timer = 0;

function shown(hit) {
  const link = document.createElement("a");
  link.href = hit.url;
  const words = document.createElement("span");
  words.textContent = hit.text;
  const from = document.createElement("span");
  from.className = "from";
  from.textContent = `${hit.kind}, ${hit.file}`;
  link.append(words, from);
  return link;
}

async function look() {
  const words = field.value.trim();
  const mine = ++asked;
  if (words.length < 2) {
    found.hidden = true;
    return;
  }
  try {
    const answer = await fetch(`${field.dataset.search}?${new URLSearchParams({ q: words, limit: 8, begun: true })}`);
    const hits = answer.ok ? (await answer.json()).hits : [];
    if (mine !== asked) return;
    const none = document.createElement("p");
    none.className = "empty";
    none.textContent = "Nothing found.";
    found.replaceChildren(...(hits.length ? hits.map(shown) : [none]));
    found.hidden = false;
  } catch {
    found.hidden = true;
  }
}
field?.addEventListener("input", () => {
  clearTimeout(timer);
  timer = setTimeout(look, 150);
});
field?.addEventListener("keydown", (event) => {
  if (event.key === "Escape") found.hidden = true;
  if (event.key === "ArrowDown" && !found.hidden) {
    found.querySelector("a")?.focus();
    event.preventDefault();
  }
});
found?.addEventListener("keydown", (event) => {
  const links = [...found.querySelectorAll("a")];
  const at = links.indexOf(document.activeElement);
  if (event.key === "ArrowDown") links[Math.min(at + 1, links.length - 1)]?.focus();
  else if (event.key === "ArrowUp") (at > 0 ? links[at - 1] : field).focus();
  else if (event.key === "Escape") {
    found.hidden = true;
    field.focus();
  } else return;
  event.preventDefault();
});
document.addEventListener("click", (event) => {
  if (found && !event.target.closest(".search")) found.hidden = true;
});

// Live progress of a job: lines as they come, then on to where it leads.
const job = document.querySelector("[data-events]");
if (job) {
  const bar = job.querySelector("progress");
  const lines = job.querySelector("ul");
  const count = job.querySelector("#count");
  lines.replaceChildren();
  const source = new EventSource(job.dataset.events);
  source.addEventListener("progress", (event) => {
    const { done, total } = JSON.parse(event.data);
    bar.max = Math.max(total, 1);
    bar.value = done;
    count.textContent = done < total ? `${done} of ${total} done` : "All of them read: the record is being made";
  });
  source.addEventListener("line", (event) => {
    const { text, ok } = JSON.parse(event.data);
    const line = document.createElement("li");
    line.textContent = text;
    if (!ok) line.className = "failed";
    lines.append(line);
  });
  source.addEventListener("end", (event) => {
    source.close();
    const { url } = JSON.parse(event.data);
    if (url && !lines.querySelector(".failed")) location.href = url;
    else location.reload(); // stays, with what went wrong and the way on
  });
}

// Dropping files anywhere on a form that takes them.
for (const area of document.querySelectorAll("[data-drop]")) {
  const input = area.querySelector("input[type=file]");
  area.addEventListener("dragover", (event) => {
    event.preventDefault();
    area.classList.add("over");
  });
  area.addEventListener("dragleave", () => area.classList.remove("over"));
  area.addEventListener("drop", (event) => {
    event.preventDefault();
    area.classList.remove("over");
    input.files = event.dataTransfer.files;
    input.dispatchEvent(new Event("change", { bubbles: true }));
  });
}

// A choice in a filter applies at once where it was pointed at. Keys pass other choices on their way, so whoever uses
// them ends at the button (WCAG 2.2, 3.2.2 "On Input").
let pointed = false;
document.addEventListener("pointerdown", () => { pointed = true; }, true);
document.addEventListener("keydown", () => { pointed = false; }, true);
for (const form of document.querySelectorAll("form.filters")) {
  form.addEventListener("change", () => {
    if (pointed) form.requestSubmit();
  });
}
