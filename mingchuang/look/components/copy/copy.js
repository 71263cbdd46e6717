for (const button of document.querySelectorAll("[data-copy]")) {
  const label = button.querySelector("[aria-live]");
  const text = label.textContent;
  button.addEventListener("click", async () => {
    const value = button.dataset.copy || location.href.split("#")[0];
    try {
      await navigator.clipboard.writeText(value);
    } catch {
      // No clipboard on a page that is not secure, or not allowed: through a field that is selected.
      const field = document.createElement("textarea");
      field.value = value;
      button.after(field);
      field.select();
      const done = document.execCommand("copy");
      field.remove();
      button.focus();
      if (!done) return;
    }
    label.textContent = button.dataset.copied;
    setTimeout(() => { label.textContent = text; }, 3000);
  });
}
