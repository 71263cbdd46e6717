// Small conveniences of the desk. Each works on data attributes; none is needed to reach a page.
for (const select of document.querySelectorAll("[data-submit-on-change]")) {
  select.addEventListener("change", () => select.form.requestSubmit());
}
for (const all of document.querySelectorAll("[data-choose-all]")) {
  all.addEventListener("change", () => {
    for (const one of all.closest("form").querySelectorAll(`input[name="${all.dataset.chooseAll}"]`)) one.checked = all.checked;
  });
}
