for (const button of document.querySelectorAll("[data-copy]")) {
  const label = button.querySelector("[aria-live]");
  const text = label.textContent;
  button.addEventListener("click", async () => {
    await navigator.clipboard.writeText(button.dataset.copy || location.href.split("#")[0]);
    label.textContent = button.dataset.copied;
    setTimeout(() => { label.textContent = text; }, 3000);
  });
}
