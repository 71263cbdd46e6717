// Before the first paint: what this reader chose to see by. Kept on the device, never sent, so that a page stays one page for
// every cache. Loaded in the head, before the style sheet and without defer; written for old browsers, since it runs in all.
(function () {
  var root = document.documentElement;
  var chosen = {};
  var read = function () {
    try {
      chosen = JSON.parse(localStorage.getItem("look")) || {};
    } catch (unreadable) {
      // A device that keeps nothing, or something that is not ours: the page shows what the system asks for.
      chosen = {};
    }
  };
  var set = function (name, value) {
    if (value) root.setAttribute(name, value);
    else root.removeAttribute(name);
  };
  var show = function () {
    set("data-scheme", chosen.scheme === "dark" || chosen.scheme === "light" ? chosen.scheme : "");
    set("data-contrast", chosen.contrast ? "more" : "");
    var size = chosen.size === 1 || chosen.size === 2 ? chosen.size : 0;
    // The desk is a place of work: it follows the scheme and has no mode for seniors.
    root.classList.toggle("elder", Boolean(chosen.elder) && !root.hasAttribute("data-desk"));
    root.classList.toggle("large-text", size === 1);
    root.classList.toggle("larger-text", size === 2);
  };
  // The scripts that follow are modules; where there are none, what needs no script stays as it is.
  if ("noModule" in document.createElement("script")) root.classList.add("scripted");
  read();
  show();
  // look.js tells what was chosen: document.dispatchEvent(new CustomEvent("look", { detail: { scheme: "dark" } })).
  document.addEventListener("look", function (event) {
    read();
    for (var name in event.detail) chosen[name] = event.detail[name];
    try {
      localStorage.setItem("look", JSON.stringify(chosen));
    } catch (full) {
      // Chosen for this page only.
    }
    show();
  });
  window.addEventListener("storage", function () {
    read();
    show();
    document.dispatchEvent(new Event("looked"));
  });
})();
