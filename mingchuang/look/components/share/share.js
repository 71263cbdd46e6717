// A menu that lies over the page closes by Escape, by a click beside it, and when the keyboard leaves it.
const close = (menu, back) => {
  menu.open = false;
  if (back) menu.querySelector("summary").focus();
};
const open = () => document.querySelectorAll("details.share[open]");
document.addEventListener("keydown", (event) => {
  if (event.key === "Escape") for (const menu of open()) close(menu, true);
});
document.addEventListener("click", (event) => {
  for (const menu of open()) if (!menu.contains(event.target)) close(menu, false);
});
document.addEventListener("focusin", (event) => {
  for (const menu of open()) if (!menu.contains(event.target)) close(menu, false);
});
