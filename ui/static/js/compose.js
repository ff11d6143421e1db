// The composer: what visitors will see while it is typed, and drafts that outlive reloads and sessions.
(() => {
  "use strict";
  const byId = (id) => document.getElementById(id);
  const PREVIEW_AFTER_MS = 400, KEEP_AFTER_MS = 1000, KEPT_MS = 7 * 86_400_000;
  const OWN = new Set(["csrf", "idem", "sure"]);

  // A new frame for each picture: frames that go elsewhere would fill up Back.
  const showPicture = (html) => {
    const place = byId("preview");
    const frame = document.createElement("iframe");
    frame.title = place.dataset.frame;
    frame.setAttribute("sandbox", "allow-same-origin");
    frame.hidden = place.childElementCount > 0;
    frame.srcdoc = html;
    frame.addEventListener("load", () => {
      frame.hidden = false;
      while (frame.previousElementSibling) frame.previousElementSibling.remove();
    });
    place.append(frame);
  };
  let drawing = 0;
  const draw = async (form) => {
    const mine = ++drawing;
    const body = new URLSearchParams(new FormData(form));
    try {
      const asked = { method: "POST", body, headers: { "HX-Request": "true" } };
      const answer = await fetch(form.dataset.preview, asked);
      if (answer.ok && mine === drawing) showPicture(await answer.text());
    } catch {
      // Without a network there is no picture; what is typed stays.
    }
  };

  // Private windows may refuse storage; then the form itself is all there is.
  const stored = (key) => {
    try {
      return JSON.parse(localStorage.getItem(key));
    } catch {
      return null;
    }
  };
  const store = (key, draft) => {
    try {
      if (draft) localStorage.setItem(key, JSON.stringify(draft));
      else localStorage.removeItem(key);
    } catch {
      // Full or forbidden.
    }
  };
  const keyOf = (form) => `draft:${form.dataset.draft}`;
  const keep = (form) => {
    if (!("typed" in form.dataset)) return;
    const fields = [...new FormData(form)].filter(([name]) => !OWN.has(name));
    store(keyOf(form), { at: Date.now(), fields });
  };
  const putBack = (form, fields) => {
    const values = (name) => fields.filter(([each]) => each === name).map(([, value]) => value);
    for (const field of form.elements) {
      const found = values(field.name);
      if (!field.name || OWN.has(field.name) || field instanceof HTMLButtonElement) continue;
      if (field.type === "checkbox" || field.type === "radio") field.checked = found.includes(field.value);
      else if (field instanceof HTMLSelectElement) {
        const chosen = [...field.options].find((option) => found.includes(option.value));
        if (chosen) field.value = chosen.value;
      } else if (found.length) field.value = found[0];
    }
  };
  const bringBack = (form) => {
    const draft = stored(keyOf(form));
    if (!draft || Date.now() - draft.at > KEPT_MS) return;
    putBack(form, draft.fields);
    form.dataset.typed = "";
    const at = new Date(draft.at);
    byId("drafted-at").dateTime = at.toISOString();
    byId("drafted-at").textContent = at.toLocaleTimeString([], { hour: "2-digit", minute: "2-digit" });
    byId("drafted").hidden = false;
    draw(form);
  };

  const timers = {};
  const later = (name, act, ms) => {
    clearTimeout(timers[name]);
    timers[name] = setTimeout(act, ms);
  };
  const typed = (event) => {
    const form = event.target.form;
    if (form && "guard" in form.dataset) form.dataset.typed = "";
    if (!form?.dataset.draft) return;
    form.dataset.typed = "";
    later("draw", () => draw(form), PREVIEW_AFTER_MS);
    later("keep", () => keep(form), KEEP_AFTER_MS);
  };
  document.addEventListener("input", typed);
  document.addEventListener("change", typed);

  document.addEventListener("click", (event) => {
    const button = event.target.closest("button[formtarget=preview], [data-discard]");
    if (!button) return;
    event.preventDefault();
    if (!button.dataset.discard) return draw(button.form);
    const form = byId(button.dataset.discard);
    store(keyOf(form), null);
    clearTimeout(timers.keep);
    form.reset();
    delete form.dataset.typed;
    byId("drafted").hidden = true;
    byId("preview").replaceChildren();
    form.querySelector("[name=title]").focus();
  });

  // A form with data-guard is not left by mistake once something was typed into it.
  addEventListener("beforeunload", (event) => {
    if (document.querySelector("form[data-guard][data-typed]")) event.preventDefault();
  });
  document.addEventListener("submit", (event) => {
    if (event.target.dataset && "guard" in event.target.dataset) delete event.target.dataset.typed;
  });

  // Sent is not yet published: a draft goes once its incident is there to be seen.
  document.addEventListener("submit", (event) => {
    const form = event.target;
    if (!form.dataset?.draft) return;
    keep(form);
    const draft = stored(keyOf(form));
    if (draft) store(keyOf(form), { ...draft, sent: true });
    delete form.dataset.typed;
  });
  addEventListener("pagehide", () => {
    const form = byId("compose");
    if (form) keep(form);
  });
  addEventListener("DOMContentLoaded", () => {
    const key = `draft:${document.querySelector("[data-published]")?.dataset.published}`;
    if (stored(key)?.sent) store(key, null);
    const form = byId("compose");
    if (!form) return;
    if ("fresh" in form.dataset) bringBack(form);
    else {
      const draft = stored(keyOf(form));
      if (draft) store(keyOf(form), { ...draft, sent: false });
      draw(form);
    }
  });
})();
