// The component tree: dragging by the grip, Alt and arrows on it, and a list shown before it is added.
(() => {
  "use strict";
  const STEPS = { ArrowUp: "up", ArrowDown: "down", ArrowRight: "in", ArrowLeft: "out" };
  const PREVIEW_AFTER_MS = 300;
  const byId = (id) => document.getElementById(id);

  // Every way to move fills in the row's one form and sends it.
  const send = (row, to, place = {}) => {
    const form = byId(`move-${row.dataset.id}`);
    const fields = { to, ...place };
    for (const [name, value] of Object.entries(fields)) form.querySelector(`[name=${name}]`).value = value;
    form.requestSubmit();
  };

  // What could not be saved goes back to where it stood; a tree that came with the answer is right already.
  let dragged = null;
  const putBack = () => {
    const { item, list, before } = dragged ?? {};
    if (item?.isConnected) list.insertBefore(item, before);
    dragged = null;
  };
  const dropped = ({ item, from, to, oldIndex, newIndex }) => {
    if (from === to && oldIndex === newIndex) return;
    const parent = to.dataset.group;
    send(item, "place", { parent, before: item.nextElementSibling?.dataset.id ?? "" });
  };
  const options = {
    group: "tree",
    handle: "[data-grip]",
    draggable: ".tree-node",
    animation: matchMedia("(prefers-reduced-motion: reduce)").matches ? 0 : 120,
    forceFallback: true,
    fallbackOnBody: true,
    swapThreshold: 0.65,
    emptyInsertThreshold: 12,
    ghostClass: "tree-ghost",
    onStart: ({ item, from }) => {
      dragged = { item, list: from, before: item.nextElementSibling };
      byId("tree").dataset.dragging = "";
    },
    onEnd: (event) => {
      delete byId("tree").dataset.dragging;
      dropped(event);
    },
  };
  const makeSortable = () => {
    for (const list of document.querySelectorAll("#tree [data-group]"))
      if (!Sortable.get(list)) Sortable.create(list, options);
  };
  addEventListener("DOMContentLoaded", makeSortable);
  document.addEventListener("htmx:after:swap", () => {
    dragged = null;
    makeSortable();
  });
  document.addEventListener("htmx:response:error", (event) => {
    const status = event.detail.ctx?.response?.status;
    if (status !== 409 && status !== 422) putBack();
  });
  document.addEventListener("htmx:error", putBack);

  document.addEventListener("keydown", (event) => {
    const grip = event.target.closest?.("[data-grip]");
    const step = STEPS[event.key];
    if (!grip || !step || !event.altKey) return;
    event.preventDefault();
    const mirrored = grip.matches(":dir(rtl)") && { in: "out", out: "in" }[step];
    send(grip.closest(".tree-node"), mirrored || step);
  });
  document.addEventListener("click", (event) => {
    const grip = event.target.closest?.("[data-grip]");
    if (grip) grip.closest(".tree-line").querySelector("a[href$='/move']").click();
  });

  let waiting;
  document.addEventListener("input", (event) => {
    const form = event.target.form;
    if (!form?.dataset.outline) return;
    clearTimeout(waiting);
    waiting = setTimeout(() => {
      const values = Object.fromEntries(new FormData(form));
      const asked = { source: form, target: "#paste-preview", swap: "outerHTML", values };
      htmx.ajax("POST", form.dataset.outline, asked);
    }, PREVIEW_AFTER_MS);
  });
})();
