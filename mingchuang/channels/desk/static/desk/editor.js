// The editor of a text and its autosave. The editor loads nothing from elsewhere.
const form = document.getElementById("edition");
const typed = () => form.dispatchEvent(new CustomEvent("typed"));
form.addEventListener("input", typed);
form.addEventListener("change", typed);

// Pictures go to the server as files of the edition; the page goes on with the version they bring.
const { pictures } = form.dataset;
const uploader = () => ({
  insertImageAsBase64URI: false,
  url: pictures || "",
  imagesExtensions: ["jpg", "jpeg", "png"],
  filesVariableName: () => "files",
  headers: JSON.parse(document.body.getAttribute("hx-headers")),
  prepareData: (data) => {
    data.append("lock_version", document.getElementById("lock_version")?.value ?? "");
    return data;
  },
  defaultHandlerSuccess(answer) {
    const editor = this.j || this;
    for (const address of answer.files) editor.s.insertHTML(`<p><img src="${address}" alt=""></p>`);
    if (answer.version) document.getElementById("lock_version").value = answer.version;
    typed();
  },
});

const chinese = document.documentElement.lang.startsWith("zh");
// What the library's own Chinese leaves in English, and what it says otherwise than our findings do.
const { address, alternative } = document.getElementById("editor-words").dataset;
const words = { Alternative: alternative, "Alternative text": alternative, Link: address, URL: address, " URL": address };
// Only what a saved text keeps (press/sanitising.py) is offered: no class, border, margin or new window.
const { popup } = Jodit.defaultOptions;
const offered = {
  img: Jodit.atom(popup.img.filter(({ name }) => ["delete", "pencil"].includes(name))),
  cells: Jodit.atom(popup.cells.filter(({ name }) => name !== "valign")),
};
for (const area of document.querySelectorAll("textarea[data-editor]")) {
  const label = document.querySelector(`label[for="${area.id}"]`);
  const editor = Jodit.make(area, {
    language: chinese ? "zh_cn" : "en",
    i18n: { zh_cn: words, en: words },
    popup: offered,
    link: { noFollowCheckbox: false, openInNewTabCheckbox: false, modeClassName: false, processVideoLink: false },
    image: {
      editSrc: false, editTitle: false, editLink: false, editSize: false, editBorderRadius: false, editMargins: false, editClass: false, editStyle: false,
      editId: false, editAlign: false, useImageEditor: false,
    },
    minHeight: 480,
    toolbarAdaptive: false,
    toolbarSticky: true,
    askBeforePasteHTML: false,
    askBeforePasteFromWord: false,
    defaultActionOnPaste: "insert_as_html",
    defaultActionOnPasteFromWord: "insert_clear_html",
    showXPathInStatusbar: false,
    showCharsCounter: true,
    showWordsCounter: false,
    hidePoweredByJodit: true,
    beautifyHTML: false,
    sourceEditor: "area",
    enter: "p",
    spellcheck: false,
    showPlaceholder: false,
    tabIndex: 0,
    allowTabNavigation: true,
    uploader: uploader(),
    imageDefaultWidth: null,
    filebrowser: { ajax: { url: "" } },
    disablePlugins: ["ai-assistant", "about", "speech-recognize", "iframe", "media", "video", "print", "preview", "xpath", "mobile", "powered-by-jodit", "font", "color", "file", "symbols", ...(pictures ? [] : ["image"]), "class-span", "tab", "placeholder"],
    buttons: ["paragraph", "|", "bold", "italic", "underline", "superscript", "subscript", "|", "ul", "ol", "|", "left", "center", "right", "indent", "outdent", "|", "table", "link", ...(pictures ? ["image"] : []), "hr", "|", "eraser", "undo", "redo", "|", "find", "fullsize", "source"],
    // What may stand in a text (press/sanitising.py); anything else the library offers would be lost on saving.
    controls: { paragraph: { list: Jodit.atom({ p: "Paragraph", h2: "Heading 2", h3: "Heading 3", h4: "Heading 4", blockquote: "Quote" }) } },
    events: { change: typed },
  });
  editor.editor.setAttribute("role", "textbox");
  editor.editor.setAttribute("aria-multiline", "true");
  editor.editor.setAttribute("aria-label", label ? label.textContent.trim() : "");
  editor.editor.lang = "zh-Hans";
  if (label) label.addEventListener("click", () => editor.focus());
  // The editor hands its text over with a delay; what was typed last must not miss the sending.
  form.addEventListener("submit", () => { area.value = editor.value; });
}

// Leaving with something typed and not yet kept: the browser asks.
let unsaved = false;
let sending = false;
form.addEventListener("typed", () => { if (!sending) unsaved = true; });
// A key pressed after the sending (it was stopped, it failed) is typing again; the editor's own late word is not.
form.addEventListener("input", () => { sending = false; unsaved = true; });
form.addEventListener("submit", () => { unsaved = false; sending = true; });
// What is being saved is not kept beside it as well: kept after the save it would be offered as unsaved.
document.body.addEventListener("htmx:beforeRequest", (event) => {
  if (sending && event.target.id === "kept") event.preventDefault();
});
document.body.addEventListener("htmx:afterRequest", (event) => {
  if (event.target.id === "kept" && event.detail.successful) unsaved = false;
});
window.addEventListener("beforeunload", (event) => { if (unsaved) event.preventDefault(); });
