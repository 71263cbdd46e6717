// 全部替换: a button beside the library's 替换 that replaces every place at once, says how many they were, and is taken back
// by one 撤销. A place never runs over the end of a paragraph or a cell, a line break or a picture.
const words = document.getElementById("replace-all").dataset;
const INLINE = "A,B,DEL,EM,I,INS,S,SPAN,STRONG,SUB,SUP,U".split(",");
// Signs that show nothing, which the library leaves where a selection was.
const HIDDEN = "\ufeff";

// Without regard to case, and those signs left out.
const exact = (needle, haystack, from = 0) => {
  const signs = [...needle.replaceAll(HIDDEN, "").toLowerCase()].map((one) => one.replace(/[\\^$.*+?()[\]{}|/-]/, "\\$&"));
  if (!signs.length) return [-1, 0];
  const pattern = new RegExp(signs.join(`${HIDDEN}*`), "giu");
  pattern.lastIndex = from;
  const found = pattern.exec(haystack);
  return found ? [found.index, found[0].length] : [-1, 0];
};

// Runs of text nodes that are read as one line.
const runsOf = (root) => {
  const runs = [[]];
  const walk = document.createTreeWalker(root, NodeFilter.SHOW_TEXT | NodeFilter.SHOW_ELEMENT);
  let around = root;
  while (walk.nextNode()) {
    const node = walk.currentNode;
    if (node.nodeType === Node.TEXT_NODE) {
      let block = node.parentElement;
      while (INLINE.includes(block.tagName)) block = block.parentElement;
      if (block !== around) runs.push([]);
      around = block;
      runs.at(-1).push(node);
    } else if (!INLINE.includes(node.tagName)) runs.push([]);
  }
  return runs.filter((run) => run.length);
};

const placesIn = (run, needle) => {
  const text = run.map((node) => node.data).join("");
  const places = [];
  let [start, length] = exact(needle, text);
  while (start >= 0) {
    places.push([start, start + length]);
    [start, length] = exact(needle, text, start + length);
  }
  return places;
};

// The library's own search lets a sign between two others pass, and a place run from one cell into the next: replacing there
// would put new words where others stand, or break the table. It gets this one. It asks again and again for the next place;
// what was found holds from one beginning to the next.
const searchIn = (editor) => {
  let found = [];
  return (needle, haystack, from = 0) => {
    if (!from) {
      let before = 0;
      found = [];
      for (const run of runsOf(editor.editor)) {
        for (const [start, end] of placesIn(run, needle)) found.push([before + start, end - start]);
        before += run.reduce((sum, node) => sum + node.length, 0);
      }
    }
    return found.find(([start]) => start >= from) ?? [-1, 0];
  };
};

// The first piece takes the new words, so that they look as the old ones did. From the end, so that earlier places hold.
const put = (run, [start, end], text) => {
  let at = run.reduce((sum, node) => sum + node.length, 0);
  for (const node of run.toReversed()) {
    at -= node.length;
    const [first, last] = [Math.max(start - at, 0), Math.min(end - at, node.length)];
    const holdsStart = start >= at && start < at + node.length;
    if (first < last) node.replaceData(first, last - first, holdsStart ? text : "");
    if (holdsStart) return;
  }
};

const replaceAll = (editor, needle, text) => {
  const found = runsOf(editor.editor).map((run) => ({ run, places: placesIn(run, needle) }));
  const count = found.reduce((sum, one) => sum + one.places.length, 0);
  if (!count) return 0;
  // What was typed just before is a step of its own.
  editor.history.updateStack();
  for (const { run, places } of found) for (const place of places.toReversed()) put(run, place, text);
  editor.synchronizeValues();
  editor.history.updateStack();
  return count;
};

const furnish = (editor) => {
  const one = editor.container.querySelector('[data-ref="replace-btn"]');
  if (!one || one.parentElement.querySelector("[data-ref=replace-all]")) return;
  const box = one.closest(".jodit-ui-search");
  const [query, replacement] = ["query", "replace"].map((name) => box.querySelector(`[data-ref=${name}]`));
  const all = Object.assign(document.createElement("button"), { type: "button", className: "jodit-ui-button", textContent: words.act });
  all.dataset.ref = "replace-all";
  all.setAttribute("aria-keyshortcuts", "Control+Enter");
  const said = Object.assign(document.createElement("p"), { className: "replaced small" });
  said.setAttribute("role", "status");
  // The library draws these three without a name.
  for (const name of ["next", "prev", "cancel"]) box.querySelector(`[data-ref=${name}]`).setAttribute("aria-label", words[name]);
  one.after(all);
  box.firstElementChild.append(said);
  // The library counts after a key; what is pasted or dictated is counted too.
  const recount = () => query.dispatchEvent(new KeyboardEvent("keydown", { key: "Unidentified" }));
  query.addEventListener("input", recount);
  const run = () => {
    if (!query.value) { said.textContent = words.empty; query.focus(); return; }
    const count = replaceAll(editor, query.value, replacement.value);
    said.textContent = count ? words.done.replace("{count}", count) : words.none;
    recount();
  };
  all.addEventListener("click", run);
  // Enter in the field is not the sending of the whole form.
  replacement.addEventListener("keydown", (event) => {
    if (event.key !== "Enter" || event.isComposing) return;
    event.preventDefault();
    event.stopPropagation();
    if (event.ctrlKey || event.metaKey) run();
    else one.click();
  });
};

for (const editor of Object.values(Jodit.instances)) {
  editor.o.search.fuzzySearch = searchIn(editor);
  editor.e.on("afterCommand", (command) => { if (/^open(search|replace)dialog$/i.test(command)) furnish(editor); });
}
