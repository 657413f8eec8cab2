/* Progress: which lessons are done. The reader's browser keeps it, and nothing leaves it. */
"use strict";

(() => {
  const KEY = "proven-containers.done";
  const LESSONS = "ol.pc-path > li";

  /* A browser may forbid storage, and somebody may have written anything into it. */
  function load() {
    try {
      const kept = JSON.parse(localStorage.getItem(KEY));
      return new Set(Array.isArray(kept) ? kept : []);
    } catch {
      return new Set();
    }
  }

  function store(done) {
    try {
      localStorage.setItem(KEY, JSON.stringify([...done].sort()));
    } catch {
      return; /* then it holds until the page is left */
    }
  }

  let done = load();

  /* Other tabs note too: what they have kept since is taken first. */
  function note(page, yes) {
    done = load();
    if (yes) done.add(page);
    else done.delete(page);
    store(done);
  }

  /* When another tab has noted something, and when the browser shows a page as it was left. */
  function onChange(show) {
    const again = () => {
      done = load();
      show();
    };
    addEventListener("storage", (event) => (event.key === KEY || event.key === null) && again());
    addEventListener("pageshow", (event) => event.persisted && again());
  }

  /* At the end of a lesson: a button that can be taken back. */
  const box = document.querySelector(".pc-done");
  if (box) {
    const button = box.querySelector("button");
    const show = () => button.setAttribute("aria-pressed", String(done.has(box.dataset.page)));
    button.addEventListener("click", () => {
      note(box.dataset.page, !done.has(box.dataset.page));
      show();
    });
    box.hidden = false;
    show();
    onChange(show);
  }

  /* On the home page: what is done, where to go on, what is left. */
  const lessons = [...document.querySelectorAll(LESSONS)]
    .map((item) => {
      const link = item.querySelector("a");
      const minutes = parseInt(item.querySelector(".pc-minutes")?.textContent, 10) || 0;
      return { item, link, minutes, page: link.getAttribute("href") };
    })
    .filter((lesson) => lesson.minutes);
  if (!lessons.length) return;

  const status = document.createElement("p");
  status.className = "pc-progress";
  lessons[0].item.closest("ol").previousElementSibling.before(status);

  function tell() {
    const left = lessons.filter((lesson) => !done.has(lesson.page));
    const minutes = left.reduce((sum, lesson) => sum + lesson.minutes, 0);
    for (const { item, page } of lessons) item.classList.toggle("pc-finished", done.has(page));
    const hours = `about ${Math.max(1, Math.round(minutes / 60))} hours`;
    const rest = minutes < 90 ? `${minutes} minutes` : hours;
    const count = `${lessons.length - left.length} of ${lessons.length} lessons done`;
    status.replaceChildren(left.length ? `${count}, ${rest} left. ` : "All lessons are done. ");
    if (left.length === lessons.length) return;
    if (left.length) {
      const last = lessons.findLastIndex((lesson) => done.has(lesson.page));
      const next = left.find((lesson) => lessons.indexOf(lesson) > last) ?? left[0];
      const on = next.link.cloneNode(true);
      status.append("Go on with ", on, ". ");
    }
    const forget = document.createElement("button");
    forget.type = "button";
    forget.textContent = "Forget what I have done";
    forget.addEventListener("click", () => {
      done.clear();
      store(done);
      tell();
    });
    status.append(forget);
  }
  tell();
  onChange(tell);
})();
