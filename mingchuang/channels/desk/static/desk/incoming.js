// What comes into the text from elsewhere: a paste is cleaned by the server, as every save is; a DOCX file is taken over.
const form = document.getElementById("edition");
const note = document.getElementById("left-behind");
const editor = Object.values(Jodit.instances)[0];
// No text is longer: the findings look at no more (documents/advising.py).
const MOST = 1_000_000;

const say = (sentences) => {
  note.replaceChildren();
  note.hidden = !sentences.length;
  if (!sentences.length) return;
  const lead = document.createElement("p");
  lead.className = "notice-title";
  lead.textContent = note.dataset.lead;
  const list = document.createElement("ul");
  list.append(...sentences.map((one) => Object.assign(document.createElement("li"), { textContent: one })));
  note.append(lead, list);
};

const asText = (text) => text.split(/\n{1,}/).filter((line) => line.trim()).map((line) => {
  const one = document.createElement("p");
  one.textContent = line;
  return one.outerHTML;
}).join("");

// Heading and link marks inside one line stay inline: a single paragraph is put where the cursor stands.
const inline = (html) => {
  const found = html.trim().match(/^<p>([\s\S]*)<\/p>$/);
  return found && !found[1].includes("<p") ? found[1] : html;
};

async function cleaned(html) {
  const data = new FormData();
  data.append("html", html);
  const headers = JSON.parse(document.body.getAttribute("hx-headers"));
  const answer = await fetch(form.dataset.paste, { method: "POST", body: data, headers });
  if (answer.ok || answer.status === 422) return answer.json();
  // More than the server takes at once (DATA_UPLOAD_MAX_MEMORY_SIZE).
  if (answer.status === 400 || answer.status === 413) throw new RangeError();
  throw new Error(String(answer.status));
}

function take(html, text) {
  editor.s.save();
  cleaned(html).then(
    (found) => ({ put: found.wrong ? "" : inline(found.html), said: found.wrong ?? found.left }),
    (why) => (why instanceof RangeError
      ? { put: text.length > MOST ? "" : asText(text), said: [note.dataset.large] }
      : { put: asText(text), said: [note.dataset.failed] }),
  ).then(({ put, said }) => {
    editor.s.restore();
    if (put) editor.s.insertHTML(put);
    say(said);
    form.dispatchEvent(new CustomEvent("typed"));
  });
}

// What the clipboard or the hand holds: true when it is dealt with here and the library need not.
function taken(event, board) {
  const html = board?.getData("text/html");
  // A picture as a file has no place in a text that was never saved: said, not passed over.
  const homeless = !html && !form.dataset.pictures && [...(board?.files ?? [])].some((one) => one.type.startsWith("image/"));
  if (!html && !homeless) return false;
  event.preventDefault();
  event.stopImmediatePropagation();
  if (homeless) say([note.dataset.homeless]);
  else take(html, board.getData("text/plain"));
  return true;
}

const onPaste = (event) => !taken(event, event.clipboardData);

// Words dragged within the text are moved by the browser; what comes from elsewhere is cleaned as a paste is.
let within = false;
function onDrop(event) {
  if (within) return;
  const place = document.caretRangeFromPoint?.(event.clientX, event.clientY);
  if (place && editor.editor.contains(place.startContainer)) editor.s.selectRange(place);
  taken(event, event.dataTransfer);
}

// The file is sent again with the choice; what the answer holds goes into the editor, where 撤销 takes it back.
const sending = document.getElementById("import");
sending?.addEventListener("click", (event) => {
  const button = event.target.closest("[data-take]");
  sending.elements.act.value = button ? "take" : "look";
});
document.body.addEventListener("htmx:afterSwap", (event) => {
  const taken = event.target.querySelector?.("template[data-taken]");
  if (!taken) return;
  const title = document.getElementById("id_title");
  if (!title.value.trim()) title.value = taken.dataset.title;
  const whole = taken.dataset.into === "whole" || !editor.text.trim();
  editor.value = whole ? taken.innerHTML : editor.value + taken.innerHTML;
  taken.remove();
  form.dispatchEvent(new CustomEvent("typed"));
});
editor.editor.addEventListener("paste", onPaste, true);
editor.editor.addEventListener("drop", onDrop, true);
editor.editor.addEventListener("dragstart", () => { within = true; });
window.addEventListener("dragend", () => { within = false; });
