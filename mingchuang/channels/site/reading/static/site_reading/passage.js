// What was selected in a text goes along to the page on which its mistake is told of; within this tab only.
const KEY = "passage";
const MOST = 500;
const body = document.querySelector(".document-body");
const link = document.querySelector("a[data-passage]");
const field = document.querySelector("textarea[name=passage]");

if (body && link) {
  let marked = "";
  document.addEventListener("selectionchange", () => {
    const chosen = getSelection();
    const text = chosen.toString().trim();
    // A click on the link ends the selection; what it was just before is meant.
    if (text && body.contains(chosen.anchorNode)) marked = text.slice(0, MOST);
  });
  link.addEventListener("click", () => {
    try {
      if (marked) sessionStorage.setItem(KEY, JSON.stringify([link.pathname, marked]));
      else sessionStorage.removeItem(KEY);
    } catch { /* nothing may be kept here: the field stays empty */ }
  });
}

if (field) {
  try {
    const [path, text] = JSON.parse(sessionStorage.getItem(KEY) || "[]");
    if (path === location.pathname && text && !field.value) field.value = text;
    sessionStorage.removeItem(KEY);
  } catch { /* the reader copies the words */ }
}
