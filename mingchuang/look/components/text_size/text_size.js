// Three sizes for the text of a document, remembered on this device; no cookie.
const root = document.documentElement;
const names = ["", "large-text", "larger-text"];
const set = (size) => {
  root.classList.remove("large-text", "larger-text");
  if (names[size]) root.classList.add(names[size]);
  for (const button of document.querySelectorAll("[data-text-size]")) button.textContent = button.dataset.sizes.split("|")[size];
  try {
    localStorage.setItem("text-size", size);
  } catch {
    // A device that keeps nothing still shows the size chosen.
  }
};
let size = 0;
try {
  size = Number(localStorage.getItem("text-size")) || 0;
} catch {
  size = 0;
}
if (document.querySelector("[data-text-size]")) set(size);
for (const button of document.querySelectorAll("[data-text-size]")) {
  button.addEventListener("click", () => {
    size = (size + 1) % 3;
    set(size);
  });
}
