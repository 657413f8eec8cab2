/* Browsers start no web worker from file://, so the search runs in a hidden frame there.
   After iframe-worker by Martin Donath (MIT), without inline scripts: see iframe-worker-frame.js. */
(() => {
  "use strict";
  if (location.protocol !== "file:") return;
  const here = document.currentScript.src;

  class FrameWorker extends EventTarget {
    constructor(url) {
      super();
      this.frame = document.createElement("iframe");
      this.frame.hidden = true;
      this.frame.title = "Search";
      document.body.appendChild(this.frame);
      this.ready = new Promise((resolve) => this.load(`${url}`, resolve));
      addEventListener("message", (event) => this.answer(event));
    }

    load(url, resolve) {
      const page = this.frame.contentDocument;
      const add = (src, then) => {
        const script = page.createElement("script");
        script.src = src;
        script.onload = then;
        page.body.appendChild(script);
      };
      add(here.replace(/[^/]*$/, "iframe-worker-frame.js"), () => add(url, resolve));
    }

    answer(event) {
      if (event.source !== this.frame.contentWindow) return;
      const message = new MessageEvent("message", { data: event.data });
      this.dispatchEvent(message);
      if (this.onmessage) this.onmessage(message);
    }

    postMessage(data) {
      this.ready.then(() => {
        const copy = structuredClone({ data });
        this.frame.contentWindow.dispatchEvent(new MessageEvent("message", copy));
      });
    }

    terminate() {
      this.frame.remove();
    }
  }

  window.Worker = FrameWorker;
})();
