// Findings beside the text: marked in it, shown on request, put right by one click. Places count signs without white space,
// as the server does, so that they hold whatever the layout of the HTML is. Marks are drawn by the browser
// (CSS.highlights): nothing of them is in the text.
const form = document.getElementById("edition");
const panel = document.getElementById("advice");
const editor = Object.values(Jodit.instances)[0];
const UNSEEN = /[\s\u0085\u001c-\u001f\p{Cf}]/u;
const bare = (text) => [...text].filter((sign) => !UNSEEN.test(sign)).join("");
const IDS = { title: "id_title", document_number: "id_document_number", summary: "id_summary" };

// The text nodes of the editor's text, with each sign's node and place.
const signsOf = (root) => {
  const found = [];
  const walk = document.createTreeWalker(root, NodeFilter.SHOW_TEXT);
  while (walk.nextNode()) {
    const node = walk.currentNode;
    let at = 0;
    for (const sign of node.data) {
      if (!UNSEEN.test(sign)) found.push({ sign, node, at, end: at + sign.length });
      at += sign.length;
    }
  }
  return found;
};

// Where the finding stands now: at its place, else the nearest passage that reads the same; undefined when it is gone.
const placeIn = (signs, item) => {
  const wanted = [...bare(item.dataset.text)];
  if (!wanted.length) return undefined;
  const fits = (start) => wanted.every((sign, n) => signs[start + n]?.sign === sign);
  const from = Number(item.dataset.start);
  for (let far = 0; far <= signs.length; far += 1) {
    if (fits(from + far)) return [from + far, from + far + wanted.length];
    if (far && from >= far && fits(from - far)) return [from - far, from - far + wanted.length];
  }
  return undefined;
};

const rangeOf = (item, signs = signsOf(editor.editor)) => {
  const place = placeIn(signs, item);
  if (!place) return undefined;
  const range = new Range();
  const [first, last] = [signs[place[0]], signs[place[1] - 1]];
  range.setStart(first.node, first.at);
  range.setEnd(last.node, last.end);
  return range;
};

const fieldPlace = (item) => {
  const field = document.getElementById(IDS[item.dataset.part]);
  if (!field) return undefined;
  let at = 0;
  const signs = [];
  for (const sign of field.value) {
    if (!UNSEEN.test(sign)) signs.push({ sign, at, end: at + sign.length });
    at += sign.length;
  }
  const place = placeIn(signs, item);
  return place && { field, start: signs[place[0]].at, end: signs[place[1] - 1].end };
};

// The editor's library clears every mark of the page, not only its own, when it clears what it searched.
if (CSS.highlights) CSS.highlights.clear = () => CSS.highlights.delete("jodit-search-result");

const mark = () => {
  if (!CSS.highlights) return;
  const signs = signsOf(editor.editor);
  const ranges = { flag: [], review: [], notice: [] };
  for (const item of panel.querySelectorAll('.advice-item[data-part="body"]')) {
    const range = rangeOf(item, signs);
    if (range) ranges[item.dataset.weight].push(range);
  }
  for (const [weight, found] of Object.entries(ranges)) CSS.highlights.set(`advice-${weight}`, new Highlight(...found));
};

const gone = (item) => { item.querySelectorAll("button").forEach((one) => { one.disabled = true; }); };

const show = (item) => {
  if (item.dataset.part !== "body") {
    const place = fieldPlace(item);
    if (!place) { gone(item); return; }
    place.field.focus();
    place.field.setSelectionRange(place.start, place.end);
    return;
  }
  const range = rangeOf(item);
  if (!range) { gone(item); return; }
  editor.focus();
  editor.s.selectRange(range);
  range.startContainer.parentElement.scrollIntoView({ block: "center" });
};

const mend = (item) => {
  if (item.dataset.part !== "body") {
    const place = fieldPlace(item);
    if (!place) { gone(item); return; }
    place.field.setRangeText(item.dataset.fix, place.start, place.end, "end");
    place.field.dispatchEvent(new Event("input", { bubbles: true }));
  } else {
    const range = rangeOf(item);
    if (!range) { gone(item); return; }
    const { startContainer: node, startOffset: at } = range;
    // The first piece takes the new words, so that they look as the old ones did.
    if (range.endContainer === node) node.replaceData(at, range.endOffset - at, item.dataset.fix);
    else {
      range.deleteContents();
      node.insertData(at, item.dataset.fix);
    }
    editor.synchronizeValues();
  }
  item.remove();
  mark();
  form.dispatchEvent(new CustomEvent("typed"));
};

panel.addEventListener("click", (event) => {
  const item = event.target.closest(".advice-item");
  if (item && event.target.closest("[data-show]")) show(item);
  if (item && event.target.closest("[data-mend]")) mend(item);
});
document.body.addEventListener("htmx:afterSwap", (event) => { if (event.target === panel) mark(); });
mark();
