// Says that the document was read, once for each tab, and shows how often it was; without this script no number is shown.
const place = document.querySelector("[data-views]");

const count = async () => {
  const key = `read ${new URL(place.dataset.views, location.href).pathname}`;
  let again = false;
  try {
    again = sessionStorage.getItem(key) !== null;
    sessionStorage.setItem(key, "1");
  } catch {
    // A browser that keeps nothing counts each time.
  }
  const answer = await fetch(place.dataset.views, { method: "POST", body: new URLSearchParams(again ? { again: "1" } : {}) });
  if (!answer.ok) return;
  const { views } = await answer.json();
  place.textContent = place.dataset.words.replace("{n}", views.toLocaleString("en"));
  place.hidden = false;
};

// A page opened in the background is read when it is looked at.
if (place) {
  if (document.visibilityState === "visible") count();
  else document.addEventListener("visibilitychange", count, { once: true });
}
