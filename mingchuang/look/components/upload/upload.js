// Which files were chosen, and how far their upload has come: in parts of a hundred where htmx sends them; where the browser
// itself sends a form nobody is told how far it is, so the bar only says that it is under way.
const size = (bytes) => (bytes < 1e6 ? `${Math.ceil(bytes / 1024)} KB` : `${(bytes / 1048576).toFixed(1)} MB`);
const FIELD = ".field.file input[type=file]";
document.addEventListener("change", (event) => {
  const input = event.target;
  if (!input.matches?.(FIELD)) return;
  let list = input.parentElement.querySelector(".upload-list.chosen");
  if (!list) {
    list = document.createElement("ul");
    list.className = "upload-list chosen";
    list.setAttribute("aria-live", "polite");
    input.after(list);
  }
  list.replaceChildren(...[...input.files].map((file) => {
    const item = document.createElement("li");
    item.textContent = `${file.name} · ${size(file.size)}`;
    return item;
  }));
});
const under = (form, part) => {
  const filled = [...(form.querySelectorAll?.(FIELD) ?? [])].filter((one) => one.files.length);
  const files = filled.flatMap((one) => [...one.files]);
  // Of several fields the last that holds files tells of all: it stands nearest to the button.
  const state = filled.at(-1)?.closest(".field").querySelector("[data-upload-state]") ?? form.querySelector?.("[data-upload-state]");
  if (!state || !files.length) return;
  const bytes = files.reduce((sum, file) => sum + file.size, 0);
  const [line, bar] = state.children;
  if (state.hidden) line.textContent = state.dataset.words.replace("{size}", size(bytes));
  state.hidden = false;
  if (part === undefined) bar.removeAttribute("value");
  else bar.value = part;
};
const over = () => {
  for (const state of document.querySelectorAll("form [data-upload-state]")) state.hidden = true;
};
document.addEventListener("submit", (event) => under(event.target));
document.addEventListener("htmx:xhr:progress", ({ target, detail }) => {
  if (detail.lengthComputable && detail.total) under(target, Math.round((detail.loaded / detail.total) * 100));
});
document.addEventListener("htmx:afterRequest", over);
// Coming back to a page the browser has kept: what was being sent then is not being sent now.
window.addEventListener("pageshow", over);
