// A picture of the agency's library goes into the text where the cursor stands; the server keeps it with the edition.
const form = document.getElementById("edition");
const panel = document.getElementById("pictures");
const editor = Object.values(Jodit.instances)[0];

async function put(button) {
  const data = new FormData();
  data.append("picture", button.dataset.put);
  data.append("cut", document.getElementById("picture-cut").value);
  data.append("lock_version", document.getElementById("lock_version").value);
  const headers = JSON.parse(document.body.getAttribute("hx-headers"));
  const answer = await fetch(panel.dataset.put, { method: "POST", body: data, headers });
  const found = await answer.json();
  const said = document.getElementById("picture-wrong");
  said.hidden = !found.wrong;
  said.textContent = (found.wrong ?? []).join(" ");
  if (found.wrong) return;
  const image = new Image();
  image.src = found.address;
  image.alt = found.alt;
  if (data.get("cut") === "half") image.className = "width-50";
  editor.s.insertHTML(`<p>${image.outerHTML}</p>`);
  if (found.version) document.getElementById("lock_version").value = found.version;
  form.dispatchEvent(new CustomEvent("typed"));
}

panel?.addEventListener("click", (event) => {
  const button = event.target.closest("[data-put]");
  if (button && button !== panel) put(button);
});
