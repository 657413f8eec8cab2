/* The inside of the frame: what a web worker has and a page has not. */
"use strict";
window.postMessage = (data, target) => parent.postMessage(data, target || "*");
window.importScripts = (...sources) =>
  sources.reduce(
    (before, source) =>
      before.then(
        () =>
          new Promise((resolve) => {
            const script = document.createElement("script");
            script.src = source;
            script.onload = resolve;
            document.body.appendChild(script);
          }),
      ),
    Promise.resolve(),
  );
