// The console's own behaviour, all by delegation: forms sent once, focus, copying, questions, errors spoken.
(() => {
  "use strict";
  const byId = (id) => document.getElementById(id);
  const every = (selector, root = document) => root.querySelectorAll(selector);

  const speak = (sentence, region = "said") => {
    const toast = document.createElement("p");
    toast.className = "toast";
    toast.textContent = sentence;
    byId(region).append(toast);
  };

  // A toast leaves after 8 s, later while it is pointed at; one with an act stays until it is dismissed.
  const leaveLater = (toast) => {
    if ("stays" in toast.dataset) return;
    setTimeout(() => (toast.matches(":hover, :focus-within") ? leaveLater(toast) : toast.remove()), 8000);
  };
  const watchToasts = (region) => {
    const seen = (changes) => {
      for (const change of changes)
        for (const node of change.addedNodes) if (node.nodeType === Node.ELEMENT_NODE) leaveLater(node);
    };
    new MutationObserver(seen).observe(region, { childList: true });
  };

  // Questions: a form with data-ask is sent once its dialog was answered with the verb.
  const dialog = () => byId("ask");
  const ask = (form, submitter) => {
    byId("ask-title").textContent = form.dataset.ask;
    byId("ask-text").textContent = form.dataset.askText;
    byId("ask-yes").textContent = form.dataset.askYes;
    dialog().returnValue = "";
    dialog().onclose = () => {
      if (dialog().returnValue !== "yes") return submitter?.focus();
      form.dataset.answered = "";
      form.requestSubmit(submitter ?? undefined);
    };
    dialog().showModal();
  };

  // One press, one request: a form that is away is not sent again; its answer or Back brings it home.
  let lastSent = "";
  const sendOnce = (event, form) => {
    if ("away" in form.dataset) {
      event.preventDefault();
      return event.stopImmediatePropagation();
    }
    form.dataset.away = "";
    lastSent = form.id;
    const button = event.submitter;
    setTimeout(() => "away" in form.dataset && button?.setAttribute("aria-busy", "true"), 300);
  };
  const bringHome = () => {
    for (const form of every("[data-away]")) delete form.dataset.away;
    for (const form of every("[data-answered]")) delete form.dataset.answered;
    for (const button of every("[aria-busy]")) button.removeAttribute("aria-busy");
  };
  const leaving = (event) => {
    const form = event.target;
    if (form.method === "dialog" || "download" in form.dataset) return;
    if ("ask" in form.dataset && !("answered" in form.dataset)) {
      event.preventDefault();
      return ask(form, event.submitter);
    }
    sendOnce(event, form);
  };
  document.addEventListener("submit", leaving, { capture: true });
  document.addEventListener("htmx:finally:request", bringHome);
  addEventListener("pageshow", bringHome);

  // Back must not bring a key back from the page cache.
  addEventListener("pagehide", () => {
    for (const secret of every("[data-secret]")) {
      if (secret instanceof HTMLInputElement) secret.value = "";
      else secret.textContent = "";
    }
  });

  const copyFrom = async (button) => {
    const source = byId(button.dataset.copy);
    try {
      await navigator.clipboard.writeText((source.value ?? source.textContent).trim());
      button.querySelector("[data-label]").textContent = "Copied";
      speak("Copied.");
    } catch {
      getSelection().selectAllChildren(source);
      source.select?.();
      speak("Selected. Press Ctrl C or Cmd C to copy.");
    }
  };

  // data-reveal="id of a password": show it, hide it again.
  const reveal = (button) => {
    const field = byId(button.dataset.reveal);
    const shown = field.type === "password";
    field.type = shown ? "text" : "password";
    button.setAttribute("aria-pressed", shown);
  };

  // data-fills="id of a field": the words that a button brings; without script the form comes back filled.
  const fill = (event) => {
    const button = event.target.closest("[data-fills]");
    if (!button) return;
    event.preventDefault();
    const field = byId(button.dataset.fills);
    field.value = button.dataset.text;
    field.focus();
    field.dispatchEvent(new Event("input", { bubbles: true }));
  };
  document.addEventListener("click", fill);

  const closeAllBut = (target) => {
    for (const open of every("details.menu[open], details.switcher[open]"))
      if (!open.contains(target)) open.open = false;
  };
  document.addEventListener("click", (event) => {
    const copy = event.target.closest("[data-copy]");
    const revealing = event.target.closest("[data-reveal]");
    if (copy) copyFrom(copy);
    event.target.closest("[data-dismiss]")?.closest("[data-toast]").remove();
    if (revealing) reveal(revealing);
    closeAllBut(event.target);
  });
  document.addEventListener("keydown", (event) => {
    if (event.key === "Enter" && (event.ctrlKey || event.metaKey)) event.target.form?.requestSubmit();
    if (event.key !== "Escape") return;
    const open = event.target.closest?.("details.menu[open], details.switcher[open]");
    if (!open) return;
    open.open = false;
    open.querySelector("summary").focus();
  });

  // A link that opens a form in place closes it again.
  const closePart = (event) => {
    const link = event.target.closest?.("a[hx-get][hx-target]");
    const part = link && document.querySelector(link.getAttribute("hx-target"));
    if (!part?.childElementCount) return;
    event.preventDefault();
    event.stopImmediatePropagation();
    part.replaceChildren();
  };
  document.addEventListener("click", closePart, { capture: true });

  // F6 leads to the newest line that has an act, and an act that was taken back leaves with its line.
  document.addEventListener("keydown", (event) => {
    const acts = every("#said [data-stays] button");
    if (event.key !== "F6" || !acts.length) return;
    event.preventDefault();
    acts[acts.length - 2].focus();
  });
  document.addEventListener("htmx:after:swap", (event) => {
    const form = event.detail.ctx?.sourceElement;
    if (form?.matches?.("[data-undo]")) form.closest("[data-toast]")?.remove();
  });

  // j and k walk a list with data-walk, wherever nothing is being typed.
  const walk = (event) => {
    const step = { j: 1, k: -1 }[event.key];
    const rows = [...every("[data-walk] > li")];
    if (!step || !rows.length || event.ctrlKey || event.metaKey || event.altKey) return;
    if (event.target.closest("input, textarea, select, dialog")) return;
    const here = rows.findIndex((row) => row.contains(document.activeElement));
    const row = rows[Math.max(0, Math.min(rows.length - 1, here + step))];
    row.tabIndex = -1;
    row.focus();
  };
  document.addEventListener("keydown", walk);

  // Choosing a state for a component means that it is affected.
  document.addEventListener("change", (event) => {
    const ticks = event.target.dataset?.ticks;
    if (ticks) byId(ticks).checked = true;
  });

  // A filter box hides rows of its list whose data-name lacks what is typed; Escape empties it.
  const filter = (box) => {
    const wanted = box.value.trim().toLowerCase();
    for (const row of every("[data-name]", byId(box.dataset.filters)))
      row.hidden = !row.dataset.name.toLowerCase().includes(wanted);
  };

  // An address follows the name that it is for, until somebody types another.
  const addressOf = (name) => {
    const plain = name.toLowerCase().normalize("NFKD").replace(/\p{M}/gu, "");
    const dashed = plain.replace(/[^a-z0-9]+/g, "-").replace(/^-/, "");
    return dashed.slice(0, 63).replace(/-$/, "");
  };
  const suggest = (field, address) => {
    if (address.value !== (address.dataset.suggested ?? "")) return;
    address.value = address.dataset.suggested = addressOf(field.value);
  };

  document.addEventListener("input", (event) => {
    const { filters, suggests } = event.target.dataset ?? {};
    if (filters) filter(event.target);
    if (suggests) suggest(event.target, byId(suggests));
  });

  // Several lines pasted into a one-line field open the list below it.
  document.addEventListener("paste", (event) => {
    const list = event.target.dataset?.pastes && byId(event.target.dataset.pastes);
    const text = event.clipboardData?.getData("text/plain") ?? "";
    const lines = text.split(/\r?\n/).filter((line) => line.trim());
    if (!list || lines.length < 2) return;
    event.preventDefault();
    list.closest("details").open = true;
    list.value = lines.join("\n");
    list.focus();
    list.dispatchEvent(new Event("input", { bubbles: true }));
    speak(`${lines.length} lines. Check them, then press Add all.`);
  });

  // What htmx cannot say by swapping: the session is over, a refusal, no network. 409 and 422 bring the form.
  const failures = {
    401: "You were signed out. Your text is still here: sign in in another tab, then try again.",
    403: "You may not do this. If you signed in again meanwhile, load the page anew.",
    404: "That is no longer here.",
    429: "Too many requests. Wait a moment, then try again.",
  };
  const unsaved = "Not saved. Your text is kept. Try again.";
  document.addEventListener("htmx:response:error", (event) => {
    const status = event.detail.ctx?.response?.status;
    if (status !== 409 && status !== 422) speak(failures[status] ?? unsaved, "alarm");
  });
  document.addEventListener("htmx:error", () => speak(unsaved, "alarm"));

  // A button that was pressed and then has no more to do hands the focus to its neighbour.
  const keepFocus = () => {
    const focused = document.activeElement;
    if (focused && focused !== document.body && !focused.disabled) return;
    const form = byId(lastSent);
    const near = (place) => place?.querySelector("button:enabled");
    (near(form) ?? near(form?.parentElement))?.focus();
  };

  // Morphing leaves a field alone that somebody changed; the form that was sent shows what was answered.
  // One with data-tries shows what it would make elsewhere, and is not done.
  const showAnswered = (source) =>
    source instanceof HTMLFormElement && !("tries" in source.dataset) && source.reset();

  const focusSummary = () => document.querySelector("[data-focus]")?.focus();
  document.addEventListener("htmx:after:swap", (event) => {
    showAnswered(event.detail.ctx?.sourceElement);
    showScripted();
    keepFocus();
    focusSummary();
    for (const field of every("[data-focus-next]")) {
      field.removeAttribute("data-focus-next");
      field.value = "";
      field.focus();
    }
  });

  const showScripted = () => {
    for (const hidden of every("[data-script][hidden]")) hidden.hidden = false;
  };
  addEventListener("DOMContentLoaded", () => {
    watchToasts(byId("said"));
    watchToasts(byId("alarm"));
    focusSummary();
    showScripted();
  });
})();
