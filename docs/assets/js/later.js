/* The theme's script waits until a reader does something; its search's index, until somebody searches. */
"use strict";

(() => {
  const later = document.getElementById("pc-later");
  const SIGNS = ["pointermove", "pointerdown", "touchstart", "keydown", "focusin", "scroll"];
  const searching = () => document.querySelector(".md-search__input").focus();
  let asked = new URLSearchParams(location.search).has("q");

  function start(event) {
    for (const sign of SIGNS) removeEventListener(sign, start, true);
    const script = document.createElement("script");
    script.src = later.dataset.src;
    document.body.append(script);
    if (/^[/fs]$/.test(event?.key) && event.target === document.body) {
      event.preventDefault();
      searching();
    }
  }

  for (const sign of SIGNS) addEventListener(sign, start, { capture: true, passive: sign !== "keydown" });
  if (asked || location.hash) start();

  const { open, send } = XMLHttpRequest.prototype;
  const waiting = [];

  XMLHttpRequest.prototype.open = function (method, url, ...rest) {
    this.canWait = String(url).endsWith("/search/search_index.json");
    open.call(this, method, url, ...rest);
  };

  XMLHttpRequest.prototype.send = function (...body) {
    if (this.canWait && !asked) waiting.push(this);
    else send.apply(this, body);
  };

  function ask() {
    asked = true;
    for (const request of waiting.splice(0)) send.call(request);
  }

  document.addEventListener("focusin", ({ target }) => target.matches(".md-search__input") && ask());
})();
