// The application on a narrow screen or in 长者模式: one question at a time. Without this script the whole form stands on the page;
// what makes an application whole is decided by the server either way.
const form = document.querySelector("form[data-steps]");
const narrow = matchMedia("(max-width: 640px)").matches || document.documentElement.classList.contains("elder");

if (form && narrow) {
  const questions = [...form.querySelectorAll(".question")];
  const count = form.querySelector(".step-count");
  const acts = form.querySelector(".step-acts");
  const [back, next] = acts.querySelectorAll("button");
  const last = form.querySelector(".last-step");
  let now = 0;

  const show = (step, moved = true) => {
    now = Math.max(0, Math.min(step, questions.length - 1));
    questions.forEach((one, at) => { one.hidden = at !== now; });
    form.querySelectorAll(".form-group").forEach((group) => { group.hidden = !group.contains(questions[now]); });
    count.textContent = form.dataset.steps.replace("{n}", now + 1).replace("{all}", questions.length);
    back.hidden = now === 0;
    next.hidden = now === questions.length - 1;
    last.hidden = !next.hidden;
    if (moved) {
      questions[now].focus({ preventScroll: true });
      count.scrollIntoView({ block: "start" });
    }
  };
  // What is missing is said at once, in the words of the server; whether it is right, the server says.
  const filled = () => [...questions[now].querySelectorAll("input, select, textarea")].every((one) => {
    one.setCustomValidity("");
    if (one.validity.valueMissing && one.dataset.missing) one.setCustomValidity(one.dataset.missing);
    return one.reportValidity();
  });
  const go = (step) => {
    history.pushState({ step }, "");
    show(step);
  };

  questions.forEach((one) => { one.tabIndex = -1; });
  count.hidden = acts.hidden = false;
  form.classList.add("one-by-one");
  back.addEventListener("click", () => go(now - 1));
  next.addEventListener("click", () => { if (filled()) go(now + 1); });
  form.addEventListener("submit", (event) => {
    if (now === questions.length - 1) return;
    event.preventDefault();
    event.stopImmediatePropagation();
    if (filled()) go(now + 1);
  }, { capture: true });
  addEventListener("popstate", (event) => show(event.state?.step ?? first));
  // The error summary leads to the question it speaks of.
  document.querySelector(".error-summary")?.addEventListener("click", (event) => {
    const target = document.getElementById(event.target.closest("a")?.hash.slice(1) ?? "");
    const step = questions.findIndex((one) => one.contains(target));
    if (step < 0) return;
    event.preventDefault();
    go(step);
    (target.matches("input, select, textarea") ? target : target.querySelector("input"))?.focus();
  });
  const wrong = questions.findIndex((one) => one.querySelector(".wrong"));
  const first = history.state?.step ?? Math.max(wrong, 0);
  history.replaceState({ step: first }, "");
  show(first, false);
}
