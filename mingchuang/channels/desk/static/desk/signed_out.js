// The sign-in ended while a page was open: it says so and stays, with what was typed in it. Signing in happens in another
// window; when somebody comes back, the page takes over the new sign-in's token and goes on.
const told = document.getElementById("signed-out");
const form = document.getElementById("edition");
const account = told?.dataset.account;
const who = (root) => root.querySelector(`header a[href="${account}"]`)?.textContent;
let said = null;

const say = () => {
  if (said || !told) return;
  said = told.content.firstElementChild.cloneNode(true);
  document.querySelector(".toasts")?.append(said);
};

const goOn = (token, headers) => {
  document.body.setAttribute("hx-headers", headers);
  for (const field of document.querySelectorAll("input[name=csrfmiddlewaretoken]")) field.value = token;
  said.remove();
  said = null;
  form?.dispatchEvent(new CustomEvent("typed"));
};

async function look() {
  if (!said) return;
  const answer = await fetch(account).catch(() => null);
  if (!answer?.ok || answer.redirected || !said) return;
  const page = new DOMParser().parseFromString(await answer.text(), "text/html");
  const token = page.querySelector("input[name=csrfmiddlewaretoken]")?.value;
  const headers = page.body.getAttribute("hx-headers");
  // Somebody else at the same machine goes on with their own work, not with this page.
  if (said && token && headers && who(page) === who(document)) goOn(token, headers);
}

document.body.addEventListener("htmx:responseError", (event) => { if (event.detail.xhr.status === 401) say(); });
// Sending a form now would lead away from what was typed. No other listener hears of it: for them nothing was sent.
window.addEventListener("submit", (event) => {
  if (!said || event.target !== form) return;
  event.preventDefault();
  event.stopImmediatePropagation();
  look().then(() => { if (!said) form.requestSubmit(event.submitter); });
}, true);
window.addEventListener("focus", look);
document.addEventListener("visibilitychange", () => { if (!document.hidden) look(); });
