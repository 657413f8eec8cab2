/* The search's index is fetched when somebody begins to search, and not with every page. */
"use strict";

(() => {
  const { open, send } = XMLHttpRequest.prototype;
  const waiting = [];
  let asked = new URLSearchParams(location.search).has("q");

  XMLHttpRequest.prototype.open = function (method, url, ...rest) {
    this.canWait = String(url).endsWith("/search/search_index.json");
    open.call(this, method, url, ...rest);
  };

  XMLHttpRequest.prototype.send = function (...body) {
    if (this.canWait && !asked) waiting.push(this);
    else send.apply(this, body);
  };

  document.addEventListener("focusin", ({ target }) => {
    if (!target.matches(".md-search__input")) return;
    asked = true;
    for (const request of waiting.splice(0)) send.call(request);
  });
})();
