// Long texts are kept on the server every half minute while they are written, for the person who writes them.
const PAUSE = 30;
// A browser sends no more than this, in bytes, while a page goes away.
const MOST_AT_LEAVING = 60000;
const NO_CONNECTION = "Not saved: there is no connection. Your text is still here, and saving is tried again.";
const SIGNED_OUT = "Not saved: you were signed out. Sign in again in another window; your text is still here.";

export function autosave() {
  const { autosaveHref: address, autosaveMark: mark } = document.body.dataset;
  const fields = [...document.querySelectorAll("[data-autosave]")].filter((field) => field.form);
  if (!address || !fields.length) return;
  const forms = [...new Set(fields.map((field) => field.form))];
  const lines = new Map(fields.map((field) => [field, statusBeside(field)]));
  let last = fields[0];
  // A form that came back with errors holds what nobody has kept yet.
  let kept = document.querySelector(".govuk-error-summary") ? "" : typed();
  let timer = 0;
  let sending = null;
  let leaving = false;

  for (const form of forms) {
    form.addEventListener("input", (event) => {
      if (lines.has(event.target)) last = event.target;
      wait();
    });
    form.addEventListener("submit", (event) => {
      if (event.defaultPrevented) return;
      leaving = true;
      if (sending) sending.abort();
    });
  }
  window.addEventListener("pageshow", () => { leaving = false; });
  window.addEventListener("online", save);
  document.addEventListener("visibilitychange", () => {
    if (document.visibilityState === "hidden") save();
  });

  function wait() {
    if (!timer) timer = window.setTimeout(save, PAUSE * 1000);
  }

  function typed() {
    const all = new URLSearchParams();
    for (const form of forms) {
      for (const [name, value] of new FormData(form)) {
        if (typeof value === "string" && name !== "csrfmiddlewaretoken") all.append(name, value);
      }
    }
    return all.toString();
  }

  async function save() {
    window.clearTimeout(timer);
    timer = 0;
    const now = typed();
    if (leaving || sending || now === kept) return;
    sending = new AbortController();
    try {
      const answer = await send(now, sending.signal);
      if (answer.ok) kept = now;
      await tell(answer);
    } catch (fault) {
      if (fault.name !== "AbortError") say(NO_CONNECTION);
    }
    sending = null;
    if (!leaving && typed() !== kept) wait();
  }

  function send(now, signal) {
    const body = new URLSearchParams({ csrfmiddlewaretoken: token(), path: window.location.pathname, mark, typed: now });
    const keepalive = document.visibilityState === "hidden" && String(body).length < MOST_AT_LEAVING;
    return fetch(address, { method: "POST", body, signal, keepalive, credentials: "same-origin", redirect: "manual" });
  }

  // Signed out: a redirect. Signed in again elsewhere: the form's token is an old one, and the page has a new one.
  async function tell(answer) {
    if (answer.type === "opaqueredirect" || answer.status === 403) {
      say(SIGNED_OUT);
      if (answer.status === 403) await renew();
    } else if (answer.ok) {
      say((await answer.json()).saved);
    } else if (answer.status === 400 || answer.status === 409) {
      say(`Not saved. ${(await answer.json()).refused}`);
    } else {
      say(NO_CONNECTION);
    }
  }

  async function renew() {
    const answer = await fetch(window.location.href, { credentials: "same-origin", redirect: "manual", cache: "no-store" });
    if (!answer.ok) return;
    const page = new DOMParser().parseFromString(await answer.text(), "text/html");
    const whose = page.body.dataset.autosaveMark;
    const fresh = page.querySelector("input[name=csrfmiddlewaretoken]");
    if (!fresh || whose !== mark) return;
    for (const old of document.querySelectorAll("input[name=csrfmiddlewaretoken]")) old.value = fresh.value;
    window.setTimeout(save, 1000);
  }

  function token() {
    return last.form.querySelector("input[name=csrfmiddlewaretoken]")?.value || "";
  }

  function say(words) {
    for (const [field, line] of lines) line.textContent = field === last ? words : "";
  }
}

function statusBeside(field) {
  const line = document.createElement("p");
  line.className = "govuk-hint jig-saved";
  line.setAttribute("role", "status");
  field.parentElement.append(line);
  return line;
}
