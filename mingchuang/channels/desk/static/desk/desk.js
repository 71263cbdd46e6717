// Small conveniences of the desk. Each works on data attributes; none is needed to reach a page.
for (const select of document.querySelectorAll("[data-submit-on-change]")) {
  select.addEventListener("change", () => select.form.requestSubmit());
}
