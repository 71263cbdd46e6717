// 长者模式: on and off, read aloud, and the choices that are folded away until they are asked for.
const root = document.documentElement;
const choose = (detail) => document.dispatchEvent(new CustomEvent("look", { detail }));
const word = (button, second) => {
  button.textContent = button.dataset.words.split("|")[Number(second)];
  button.setAttribute("aria-pressed", String(second));
};
const switches = document.querySelectorAll("[data-look-elder]");
// The last one is the page's own; the pattern page shows others.
const bar = [...document.querySelectorAll(".elder-bar")].at(-1);
const reader = bar?.querySelector("[data-elder-read]");
const more = bar?.querySelector("[data-elder-more]");
const said = bar?.querySelector("[data-elder-said]");
const voices = window.speechSynthesis;
const READ = ["h1", "h2", "h3", "h4", "p", "li", "dt", "dd", "th", "td", "caption", "label", "legend", "summary"];
const LONGEST = 120;
let turn = 0;

const mark = () => {
  for (const one of switches) word(one, root.classList.contains("elder"));
};
document.addEventListener("looked", mark);
mark();
for (const one of switches) {
  one.addEventListener("click", () => {
    stop();
    choose({ elder: !root.classList.contains("elder") });
    mark();
  });
}

/** What is read, in the order of the page: the smallest elements that hold text and are seen. */
function pieces() {
  const all = [...document.querySelectorAll(READ.map((name) => `main ${name}`).join(","))];
  return all.filter((one) => one.checkVisibility?.() !== false && !one.querySelector(READ.join(",")) && one.innerText.trim());
}

/** A voice is cut off by some devices in a long sentence, so it gets short ones. */
function sentences(text) {
  const found = [];
  for (const part of text.replace(/\s+/g, " ").split(/(?<=[。！？；.!?;])/)) {
    for (let at = 0; at < part.length; at += LONGEST) found.push(part.slice(at, at + LONGEST));
  }
  return found.filter((one) => one.trim());
}

/** Whether the device has a voice for the language; some tell their voices only a moment later. */
async function spoken(language) {
  if (!voices || !window.SpeechSynthesisUtterance) return false;
  for (let tries = 0; tries < 10; tries += 1) {
    if (voices.getVoices().some((one) => one.lang.toLowerCase().startsWith(language))) return true;
    await new Promise((resolve) => { setTimeout(resolve, 100); });
  }
  return false;
}

function stop() {
  turn += 1;
  voices?.cancel();
  document.querySelector(".being-read")?.classList.remove("being-read");
  if (reader) word(reader, false);
}

function utter(text, language) {
  return new Promise((resolve) => {
    const one = new SpeechSynthesisUtterance(text);
    one.lang = language;
    one.rate = 0.9;
    one.onend = resolve;
    one.onerror = resolve;
    voices.speak(one);
  });
}

async function read() {
  stop();
  const mine = turn;
  said.textContent = "";
  word(reader, true);
  if (!(await spoken(root.lang.slice(0, 2)))) {
    word(reader, false);
    said.textContent = said.dataset.silent;
    return;
  }
  for (const piece of pieces()) {
    if (mine !== turn) return;
    piece.classList.add("being-read");
    piece.scrollIntoView({ block: "center" });
    const language = piece.closest("[lang]").lang.startsWith("en") ? "en" : "zh-CN";
    for (const text of sentences(piece.innerText)) if (mine === turn) await utter(text, language);
    piece.classList.remove("being-read");
  }
  if (mine !== turn) return;
  stop();
  said.textContent = said.dataset.finished;
}

reader?.addEventListener("click", () => (reader.getAttribute("aria-pressed") === "true" ? stop() : read()));
window.addEventListener("pagehide", stop);
more?.addEventListener("click", () => {
  const open = root.classList.toggle("more-choices");
  more.setAttribute("aria-expanded", String(open));
  if (open) document.querySelector(".site-navigation a, main .side-navigation a")?.focus();
});
document.addEventListener("keydown", (event) => {
  if (event.key !== "Escape") return;
  if (reader?.getAttribute("aria-pressed") === "true") stop();
  if (root.classList.contains("more-choices")) {
    root.classList.remove("more-choices");
    more.setAttribute("aria-expanded", "false");
    more.focus();
  }
});
