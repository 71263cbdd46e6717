// The editor's library writes style attributes, which the page's security policy refuses: the attribute stays, its effect is
// lost, and a centred line falls back to the left after 撤销 or a look at the source. The same declarations may be set through
// the CSSOM, so that is where they go. Nothing else of the policy is touched; no other page loads this file.
const KEPT = "data-style-kept";
const TAG = /<[a-z](?:"[^"]*"|'[^']*'|[^'">])*>/gi;
const STYLE = /("[^"]*"|'[^']*')|\sstyle(?=\s*=)/gi;
const renamed = (html) => html.replace(TAG, (tag) => tag.replace(STYLE, (found, quoted) => quoted ?? ` ${KEPT}`));

const restore = (root) => {
  for (const element of root.querySelectorAll(`[${KEPT}]`)) {
    element.style.cssText = element.getAttribute(KEPT);
    element.removeAttribute(KEPT);
  }
};

const { setAttribute } = Element.prototype;
Element.prototype.setAttribute = function (name, value) {
  if (String(name).toLowerCase() === "style" && this.style) this.style.cssText = String(value);
  else setAttribute.call(this, name, value);
};

const inner = Object.getOwnPropertyDescriptor(Element.prototype, "innerHTML");
Object.defineProperty(Element.prototype, "innerHTML", {
  ...inner,
  set(html) {
    const text = renamed(String(html ?? ""));
    inner.set.call(this, text);
    if (text.includes(KEPT)) restore(this);
  },
});

const { insertAdjacentHTML } = Element.prototype;
Element.prototype.insertAdjacentHTML = function (place, html) {
  const text = renamed(String(html));
  insertAdjacentHTML.call(this, place, text);
  if (text.includes(KEPT)) restore(this.parentElement ?? this);
};
