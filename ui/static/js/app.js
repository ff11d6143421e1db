// The console's own behaviour, all by delegation: forms once away, focus, copy, dialogs, errors spoken.
(() => {
  "use strict";
  const $ = (id) => document.getElementById(id);

  const speak = (sentence, region = "said") => {
    const toast = document.createElement("p");
    toast.className = "toast";
    toast.dataset.toast = "";
    toast.textContent = sentence;
    $(region).append(toast);
  };

  // A toast leaves after 8 s, later while it is pointed at or focused.
  const watchToasts = (region) => {
    new MutationObserver((changes) => {
      for (const change of changes)
        for (const node of change.addedNodes) if (node.nodeType === 1) leaveLater(node);
    }).observe(region, { childList: true });
  };
  const leaveLater = (toast) => {
    setTimeout(() => (toast.matches(":hover, :focus-within") ? leaveLater(toast) : toast.remove()), 8000);
  };

  // One press, one request: the button rests while a plain form is away, and is back after Back.
  const rest = (form, button) => {
    form.dataset.away = "";
    setTimeout(() => {
      if (!button || !("away" in form.dataset)) return;
      button.setAttribute("aria-busy", "true");
    }, 300);
  };
  document.addEventListener("submit", (event) => {
    const form = event.target;
    if (event.defaultPrevented || form.method === "dialog" || form.matches("[hx-post]")) return;
    if ("away" in form.dataset) event.preventDefault();
    else rest(form, event.submitter);
  });
  addEventListener("pageshow", () => {
    for (const form of document.querySelectorAll("[data-away]")) delete form.dataset.away;
    for (const button of document.querySelectorAll("[aria-busy]")) button.removeAttribute("aria-busy");
  });

  // Back must not bring a key back from the page cache.
  addEventListener("pagehide", () => {
    for (const secret of document.querySelectorAll("[data-secret]")) {
      if ("value" in secret) secret.value = "";
      secret.textContent = "";
    }
  });

  // A refused form comes back with its summary focused; a new screen keeps the browser's own focus.
  const focusSummary = (root) => root.querySelector("[data-focus]")?.focus();

  // Buttons named after what they do: data-copy="id", data-reveal="id of a password".
  document.addEventListener("click", async (event) => {
    const copy = event.target.closest("[data-copy]");
    const reveal = event.target.closest("[data-reveal]");
    if (reveal) show(reveal, $(reveal.dataset.reveal));
    if (copy) await copyFrom(copy);
    if (!event.target.closest(".menu")) for (const menu of document.querySelectorAll(".menu[open]")) menu.open = false;
  });
  const show = (button, field) => {
    const shown = field.type === "password";
    field.type = shown ? "text" : "password";
    button.setAttribute("aria-pressed", shown);
  };
  const copyFrom = async (button) => {
    const source = $(button.dataset.copy);
    const text = source.value ?? source.textContent;
    try {
      await navigator.clipboard.writeText(text.trim());
      button.querySelector("[data-label]").textContent = "Copied";
      speak("Copied.");
    } catch {
      getSelection().selectAllChildren(source);
      source.select?.();
      speak("Selected. Press Ctrl C or Cmd C to copy.");
    }
  };
  document.addEventListener("keydown", (event) => {
    if (event.key !== "Escape") return;
    const open = event.target.closest?.("details.menu[open], details.switcher[open]");
    if (!open) return;
    open.open = false;
    open.querySelector("summary").focus();
  });

  // Choosing a state for a component means that it is affected.
  document.addEventListener("change", (event) => {
    const ticks = event.target.dataset?.ticks;
    if (ticks) $(ticks).checked = true;
  });

  // Filter boxes: data-filters="id of a list"; rows carry data-name.
  document.addEventListener("input", (event) => {
    const list = event.target.dataset?.filters && $(event.target.dataset.filters);
    if (!list) return;
    const wanted = event.target.value.trim().toLowerCase();
    for (const row of list.querySelectorAll("[data-name]")) row.hidden = !row.dataset.name.toLowerCase().includes(wanted);
  });

  // What htmx cannot say by swapping: the session is over, a refusal, no network.
  const failures = {
    401: "You were signed out. Your text is still here: sign in in another tab, then try again.",
    403: "You may not do this.",
    404: "That is no longer here.",
    429: "Too many requests. Wait a moment, then try again.",
  };
  document.addEventListener("htmx:response:error", (event) => {
    const status = event.detail.ctx?.response?.status;
    speak(failures[status] ?? "Not saved. Your text is kept. Try again.", "alarm");
  });
  document.addEventListener("htmx:error", () => speak("Not saved: no answer from the server. Your text is kept.", "alarm"));
  document.addEventListener("htmx:after:swap", () => {
    focusSummary(document);
    for (const field of document.querySelectorAll("[data-focus-next]")) {
      field.removeAttribute("data-focus-next");
      field.focus();
    }
  });

  addEventListener("DOMContentLoaded", () => {
    watchToasts($("said"));
    watchToasts($("alarm"));
    focusSummary(document);
    for (const hidden of document.querySelectorAll("[data-script]")) hidden.hidden = false;
  });
})();
