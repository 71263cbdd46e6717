// Shows which files were chosen and, with a form that says so, how far their upload has come.
const size = (bytes) => (bytes < 1e6 ? `${Math.ceil(bytes / 1024)} KB` : `${(bytes / 1048576).toFixed(1)} MB`);
for (const field of document.querySelectorAll("[data-upload]")) {
  const input = field.querySelector("input[type=file]");
  const list = document.createElement("ul");
  list.className = "upload-list";
  list.setAttribute("aria-live", "polite");
  input.after(list);
  input.addEventListener("change", () => {
    list.replaceChildren(...[...input.files].map((file) => {
      const item = document.createElement("li");
      item.textContent = `${file.name} · ${size(file.size)}`;
      return item;
    }));
  });
}
