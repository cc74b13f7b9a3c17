// A page with work under way asks again every few seconds, says what is new, and shows itself afresh when done.
export function askAgain() {
  const seconds = Number(document.body.dataset.refresh);
  if (!seconds) return;
  window.setTimeout(ask, seconds * 1000);

  async function ask() {
    try {
      const answer = await fetch(window.location.href, { credentials: "same-origin", cache: "no-store" });
      const page = new DOMParser().parseFromString(await answer.text(), "text/html");
      if (!answer.ok || !page.body.dataset.refresh) {
        window.location.reload();
        return;
      }
      const before = document.querySelector(".jig-progress p");
      const now = page.querySelector(".jig-progress p");
      if (before && now && before.textContent !== now.textContent) before.replaceWith(document.importNode(now, true));
    } catch {
      // The network is away for a moment; the next asking may find it.
    }
    window.setTimeout(ask, seconds * 1000);
  }
}
