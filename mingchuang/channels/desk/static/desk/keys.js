// Single keys of the review screen. They act only outside fields and can be switched off (help dialog); the choice stays in this browser.
const NAME = "mingchuang-keys-off";
const off = () => localStorage.getItem(NAME) === "yes";
const box = document.querySelector("[data-keys-on]");
if (box) {
  box.checked = !off();
  box.addEventListener("change", () => localStorage.setItem(NAME, box.checked ? "no" : "yes"));
}
// A ticked box takes no letters; after a dialog closes it may still hold the focus for a moment.
const writing = (element) =>
  element.closest("input:not([type=checkbox], [type=radio]), textarea, select, [contenteditable], dialog[open]");
document.addEventListener("keydown", (event) => {
  if (event.ctrlKey || event.metaKey || event.altKey || event.isComposing || writing(event.target)) return;
  if (off() && event.key !== "?") return;
  const target = document.querySelector(`[data-key="${CSS.escape(event.key)}"]`);
  if (!target) return;
  event.preventDefault();
  if (event.key === "a") target.focus();
  else if (event.key === "r") target.form.querySelector("textarea").focus();
  else target.click();
});
