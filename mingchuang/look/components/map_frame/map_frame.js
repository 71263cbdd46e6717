// A place of the list is marked on the plan beside it; without this the numbers alone say which is which.
document.addEventListener("click", (event) => {
  const button = event.target.closest?.("[data-mark]");
  const frame = button?.closest(".map-frame");
  if (!frame) return;
  const number = button.getAttribute("aria-pressed") === "true" ? "" : button.dataset.mark;
  for (const one of frame.querySelectorAll("[data-mark]")) {
    const now = one.dataset.mark === number;
    one.setAttribute("aria-pressed", String(now));
    one.closest("li").toggleAttribute("aria-current", now);
    if (now) one.closest("li").setAttribute("aria-current", "true");
  }
  for (const one of frame.querySelectorAll("[data-place]")) one.classList.toggle("chosen", one.dataset.place === number);
});
