// Whether a table fits its frame: one that does is no place to scroll, so its head can stay at the top of the window.
const measured = new ResizeObserver((entries) => {
  for (const { target } of entries) {
    const whole = target.scrollWidth <= target.clientWidth;
    target.classList.toggle("whole", whole);
    if (whole) target.removeAttribute("tabindex");
    else target.tabIndex = 0;
  }
});
for (const frame of document.querySelectorAll(".table-part > .table-frame")) measured.observe(frame);
// The desk's pages exchange pieces of themselves.
document.addEventListener("htmx:load", (event) => {
  for (const frame of event.target.querySelectorAll?.(".table-part > .table-frame") ?? []) measured.observe(frame);
});
