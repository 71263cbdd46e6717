// Light or dark, and how much contrast: as the device has it, or as this reader chose (look/first.js keeps it).
const root = document.documentElement;
const choose = (detail) => document.dispatchEvent(new CustomEvent("look", { detail }));
const mark = () => {
  for (const one of document.querySelectorAll("[data-look-scheme]")) {
    one.setAttribute("aria-pressed", String(one.dataset.lookScheme === (root.dataset.scheme ?? "")));
  }
  for (const one of document.querySelectorAll("[data-look-contrast]")) one.setAttribute("aria-pressed", String("contrast" in root.dataset));
};
document.addEventListener("click", (event) => {
  const scheme = event.target.closest("[data-look-scheme]");
  if (scheme) choose({ scheme: scheme.dataset.lookScheme });
  if (event.target.closest("[data-look-contrast]")) choose({ contrast: !("contrast" in root.dataset) });
  if (scheme || event.target.closest("[data-look-contrast]")) mark();
});
document.addEventListener("looked", mark);
mark();
