// Three sizes for the text of a document; look/first.js keeps and shows the one chosen.
const root = document.documentElement;
const buttons = document.querySelectorAll("[data-text-size]");
const size = () => (root.classList.contains("larger-text") ? 2 : Number(root.classList.contains("large-text")));
const label = () => {
  for (const button of buttons) button.textContent = button.dataset.sizes.split("|")[size()];
};
for (const button of buttons) {
  button.addEventListener("click", () => {
    document.dispatchEvent(new CustomEvent("look", { detail: { size: (size() + 1) % 3 } }));
    label();
  });
}
document.addEventListener("looked", label);
label();
