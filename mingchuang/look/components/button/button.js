// A second click does nothing twice: a form that is on its way is not sent again. Coming back by history frees it.
document.addEventListener("submit", (event) => {
  const form = event.target;
  if (form.dataset.sent) {
    event.preventDefault();
    return;
  }
  if (form.method !== "post" || form.hasAttribute("hx-post")) return;
  form.dataset.sent = "yes";
  event.submitter?.classList.add("sending");
  event.submitter?.setAttribute("aria-busy", "true");
});
window.addEventListener("pageshow", () => {
  for (const form of document.querySelectorAll("form[data-sent]")) delete form.dataset.sent;
  for (const button of document.querySelectorAll(".button.sending")) {
    button.classList.remove("sending");
    button.removeAttribute("aria-busy");
  }
});
for (const button of document.querySelectorAll("[data-print]")) button.addEventListener("click", () => window.print());
