/* A terminal that plays: its steps appear one after the other. Without it the transcript stands there. */
"use strict";

const PAUSE = { command: 900, printed: 1400, waited: 1800 };

class Player {
  constructor(figure) {
    this.parts = [...figure.querySelectorAll(".pc-pause, .pc-command, .pc-step > :not(.pc-command)")];
    this.button = document.createElement("button");
    this.button.type = "button";
    this.button.className = "pc-play";
    this.button.addEventListener("click", () => (this.timer ? this.stop() : this.play()));
    figure.querySelector(".pc-title").append(this.button);
    this.next = this.parts.length;
    this.tell();
  }

  play() {
    if (this.next >= this.parts.length) {
      this.next = 0;
      for (const part of this.parts) part.classList.add("pc-unplayed");
    }
    this.step();
  }

  step() {
    const part = this.parts[this.next++];
    part.classList.remove("pc-unplayed");
    const kind = part.matches(".pc-pause") ? "waited" : part.matches(".pc-command") ? "command" : "printed";
    const more = this.next < this.parts.length;
    this.timer = more ? setTimeout(() => this.step(), PAUSE[kind]) : 0;
    this.tell();
  }

  stop() {
    clearTimeout(this.timer);
    this.timer = 0;
    this.tell();
  }

  tell() {
    const within = this.next > 0 && this.next < this.parts.length;
    this.button.textContent = this.timer ? "Pause" : within ? "Go on" : "Play";
  }
}

for (const figure of document.querySelectorAll(".pc-snippet--plays")) new Player(figure);
