// A picture that is drawn smaller keeps its size: a text has widths in tenths of its own (press/sanitising.py), so the points the
// library sets become one of them when the hand lets go.
const tenth = (picture) => {
  const around = picture.parentElement.getBoundingClientRect().width;
  return Math.min(10, Math.max(1, Math.round((picture.getBoundingClientRect().width / around) * 10))) * 10;
};

const settle = (editor) => {
  let changed = false;
  for (const picture of editor.editor.querySelectorAll("img[style], img[width], img[height]")) {
    if (/px/.test(picture.style.width) || picture.hasAttribute("width")) {
      const wide = tenth(picture);
      picture.removeAttribute("class");
      if (wide < 100) picture.classList.add(`width-${wide}`);
      changed = true;
    }
    for (const name of ["style", "width", "height"]) picture.removeAttribute(name);
  }
  if (changed) editor.synchronizeValues();
};

for (const editor of Object.values(Jodit.instances)) {
  for (const name of ["mouseup", "touchend"]) window.addEventListener(name, () => setTimeout(() => settle(editor)), true);
}
