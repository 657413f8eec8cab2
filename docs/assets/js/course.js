/* What the pages do in a browser: copy commands, explain values. Without it everything is readable. */
"use strict";

const heard = document.createElement("div");
heard.className = "pc-heard";
heard.setAttribute("role", "status");
document.body.append(heard);

/* Copying: only what the button holds, never what the page shows around it. */
async function copy(button) {
  await write(button.dataset.copy);
  button.classList.add("pc-copied");
  say("Copied", 1500);
  setTimeout(() => button.classList.remove("pc-copied"), 1500);
}

/* A browser has no clipboard for a site that a room reads over plain http: then the old way is left. */
async function write(words) {
  try {
    await navigator.clipboard.writeText(words);
  } catch {
    if (!writtenByHand(words)) throw new Error("no way to copy");
  }
}

function writtenByHand(words) {
  const focused = document.activeElement;
  const box = document.createElement("textarea");
  box.className = "pc-aside";
  box.value = words;
  document.body.append(box);
  box.focus({ preventScroll: true });
  box.select();
  const done = document.execCommand("copy");
  box.remove();
  focused?.focus({ preventScroll: true });
  return done;
}

let silence;

function say(words, duration, seen = false) {
  clearTimeout(silence);
  heard.textContent = words;
  heard.classList.toggle("pc-heard--seen", seen);
  if (words) silence = setTimeout(say, duration, "");
}

/* What did not work is said to all, and not only to those who hear the page. */
function refuse() {
  say("The browser does not allow copying: select the words, and copy them yourself", 6000, true);
}

document.addEventListener("click", (event) => {
  const button = event.target.closest(".pc-copy");
  if (button) copy(button).catch(refuse);
});

/* Explanations: one box for the page, beside the value under the pointer or with the focus. */
const why = document.createElement("div");
why.className = "pc-why";
why.id = "pc-why";
why.setAttribute("role", "tooltip");
why.hidden = true;
document.body.append(why);

let explained = null;
let at;

function explain(value, x) {
  [explained, at] = [value, x];
  why.textContent = value.dataset.why;
  why.hidden = false;
  value.setAttribute("aria-describedby", why.id);
  place(value, x);
}

function place(value, x) {
  const lines = [...value.getClientRects()];
  const line = lines.find((box) => x >= box.left && x <= box.right) || lines[0];
  const box = why.getBoundingClientRect();
  const below = line.bottom + 6;
  const left = Math.min(Math.max(x ?? line.left, 8), innerWidth - box.width - 8);
  why.style.top = `${below + box.height < innerHeight ? below : line.top - box.height - 6}px`;
  why.style.left = `${left}px`;
}

function hush() {
  why.hidden = true;
  explained?.removeAttribute("aria-describedby");
  explained = null;
}

for (const value of document.querySelectorAll(".pc-varies, .pc-open, .pc-term")) {
  value.dataset.why = value.title;
  value.removeAttribute("title");
  value.addEventListener("pointerenter", (event) => explain(value, event.clientX));
  value.addEventListener("pointerleave", hush);
  value.addEventListener("focus", () => explain(value));
  value.addEventListener("blur", hush);
}
addEventListener("keydown", (event) => event.key === "Escape" && hush());
addEventListener("scroll", () => explained && place(explained, at), { passive: true, capture: true });

/* What does not scroll needs no stop of the Tab key. */
const boxes = new ResizeObserver((entries) => {
  /* First look at all, then change: each look after a change would lay out the page anew. */
  const seen = entries.map(({ target }) => [target, target.scrollWidth > target.clientWidth]);
  for (const [target, scrolls] of seen) {
    if (scrolls) target.tabIndex = 0;
    else target.removeAttribute("tabindex");
    target.classList.toggle("pc-scrolls", scrolls);
  }
});
for (const box of document.querySelectorAll(".pc-printed, .pc-table, .pc-drawing, .highlight pre")) {
  boxes.observe(box);
}

/* What the theme opens with labels, the keyboard opens too: each gets a button inside. */
for (const label of document.querySelectorAll(".md-header__button[for]")) {
  const button = document.createElement("button");
  button.type = "button";
  button.className = "pc-menu";
  button.setAttribute("aria-label", label.htmlFor === "__drawer" ? "Contents" : "Search");
  button.append(...label.childNodes);
  button.addEventListener("click", () => document.getElementById(label.htmlFor).click());
  label.append(button);
}

/* On paper every fold is open, but not the details of every proof. */
let closed = [];
addEventListener("beforeprint", () => {
  closed = [...document.querySelectorAll("article details:not([open], .pc-proof)")];
  for (const fold of closed) fold.open = true;
});
addEventListener("afterprint", () => {
  for (const fold of closed) fold.open = false;
});

/* Searching for a pasted message: signs that the search takes for its own become blanks. */
const QUERY = 2; // a kind of message from the theme to its search
const post = Worker.prototype.postMessage;
Worker.prototype.postMessage = function (message, ...rest) {
  const asked = message?.type === QUERY && message.data;
  const pasted = /:|\S\s+(\S+\s+){4}\S/.test(asked || "");
  const data = pasted ? asked.replace(/[-:^~*+"'`()[\]{}=]+/g, " ") : asked;
  post.call(this, asked ? { ...message, data } : message, ...rest);
};

/* An address that somebody typed may hold a sign that stands for nothing, such as a lone %. */
function anchor() {
  const typed = location.hash.slice(1);
  try {
    return decodeURIComponent(typed);
  } catch {
    return typed;
  }
}

/* A link to something folded opens it. */
function unfold() {
  const place = document.getElementById(anchor());
  const below = place?.nextElementSibling?.closest("details.pc-error");
  const fold = place?.closest("details.pc-error") || below;
  if (!fold || fold.open) return;
  fold.open = true;
  place.scrollIntoView();
}
addEventListener("hashchange", unfold);
unfold();
