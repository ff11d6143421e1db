// Search and go by keyboard: one dialog for pages, screens and acts, single letters, and the list of both.
(() => {
  "use strict";
  const ASK_AFTER_MS = 150, GO_WITHIN_MS = 1500;
  const byId = (id) => document.getElementById(id);
  const options = () => [...byId("palette-list").querySelectorAll("[role=option]")];

  const choose = (option) => {
    for (const each of options()) each.setAttribute("aria-selected", each === option);
    if (option) byId("palette-q").setAttribute("aria-activedescendant", option.id);
    else byId("palette-q").removeAttribute("aria-activedescendant");
    option?.scrollIntoView({ block: "nearest" });
  };
  const chosen = () => options().find((each) => each.getAttribute("aria-selected") === "true");
  const step = (by) => {
    const all = options();
    if (all.length) choose(all[(all.indexOf(chosen()) + by + all.length) % all.length]);
  };
  const go = (option) => {
    if (!option) return;
    byId("palette").close();
    location.assign(option.dataset.href);
  };

  // An older question is dropped when a newer one is asked.
  let asking = new AbortController();
  const ask = async () => {
    asking.abort();
    asking = new AbortController();
    const field = byId("palette-q");
    const query = new URLSearchParams({ q: field.value, page: field.dataset.page });
    try {
      const headers = { "HX-Request": "true" };
      const answer = await fetch(`/-/palette?${query}`, { signal: asking.signal, headers });
      if (!answer.ok) throw new Error(answer.status);
      const found = new DOMParser().parseFromString(await answer.text(), "text/html");
      byId("palette-list").replaceChildren(...found.querySelector("ul").children);
      byId("palette-count").textContent = found.querySelector("p").textContent;
      choose(options()[0]);
    } catch (failure) {
      if (failure.name === "AbortError") return;
      byId("palette-list").replaceChildren();
      byId("palette-count").textContent = "Search does not answer. Try again.";
    }
  };
  const open = () => {
    byId("palette-q").value = "";
    byId("palette").showModal();
    byId("palette-q").focus();
    ask();
  };

  let waiting;
  document.addEventListener("input", (event) => {
    if (event.target.id !== "palette-q") return;
    clearTimeout(waiting);
    waiting = setTimeout(ask, ASK_AFTER_MS);
  });
  document.addEventListener("click", (event) => {
    const opener = event.target.closest?.("[data-palette]");
    if (opener && byId("palette") && !event.ctrlKey && !event.metaKey) {
      event.preventDefault();
      open();
    }
    if (event.target.closest?.("[data-shortcuts]")) byId("shortcuts").showModal();
    go(event.target.closest?.("#palette-list [role=option]"));
  });

  const inPalette = (event) => {
    const by = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (by) {
      event.preventDefault();
      step(by);
    } else if (event.key === "Enter") {
      event.preventDefault();
      go(chosen());
    }
  };

  // Single letters: never while something is typed or a dialog is open, and only if they are on.
  const TYPING = "input:not([type=radio], [type=checkbox]), textarea, select, [contenteditable]";
  let wentAt = -Infinity;
  const letters = (event) => {
    const held = event.ctrlKey || event.metaKey || event.altKey;
    if (held || document.documentElement.dataset.letters === "off") return;
    if (event.target.closest?.(TYPING) || document.querySelector("dialog[open]")) return;
    const went = performance.now() - wentAt < GO_WITHIN_MS;
    wentAt = -Infinity;
    const way = went ? `[data-go="${CSS.escape(event.key)}"]` : { c: "[data-compose]" }[event.key];
    const link = way && document.querySelector(way);
    if (link) location.assign(link.href);
    else if (event.key === "g") wentAt = performance.now();
    else if (event.key === "?") byId("shortcuts").showModal();
    else if (event.key === "/") open();
    else return;
    event.preventDefault();
    event.stopImmediatePropagation();
  };
  document.addEventListener("keydown", (event) => {
    if (!byId("palette") || event.isComposing) return;
    const control = (event.ctrlKey || event.metaKey) && !event.shiftKey && !event.altKey;
    if (control && event.key.toLowerCase() === "k") {
      event.preventDefault();
      if (!document.querySelector("dialog[open]")) open();
    } else if (event.target.id === "palette-q") inPalette(event);
    else letters(event);
  }, { capture: true });
})();
