// Closing what the last act said, and saying it when a part of the page could not be sent or was not accepted.
document.addEventListener("click", (event) => {
  event.target.closest("[data-close]")?.parentElement.remove();
});
const place = document.querySelector(".toasts");
const tell = (text) => {
  if (!place || [...place.children].some((one) => one.textContent === text)) return;
  const one = document.createElement("p");
  one.className = "toast error";
  one.textContent = text;
  place.append(one);
};
for (const name of ["htmx:sendError", "htmx:timeout"]) document.addEventListener(name, () => tell(place?.dataset.unsent));
document.addEventListener("htmx:responseError", (event) => {
  if (![401, 422].includes(event.detail.xhr.status)) tell(place?.dataset.refused);
});
document.addEventListener("htmx:afterRequest", (event) => {
  if (event.detail.successful) for (const one of document.querySelectorAll(".toast.error:not(:has(button))")) one.remove();
});
