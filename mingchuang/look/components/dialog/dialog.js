// Buttons with data-dialog open a dialog; without script its form stands open in the page.
document.addEventListener("click", (event) => {
  const opener = event.target.closest("[data-dialog]");
  if (opener) {
    event.preventDefault();
    document.getElementById(`dialog-${opener.dataset.dialog}`)?.showModal();
  }
  if (event.target.closest("[data-dialog-close]")) event.target.closest("dialog").close();
});
for (const dialog of document.querySelectorAll("dialog.dialog")) {
  if (dialog.querySelector(".field.wrong")) dialog.showModal();
}
