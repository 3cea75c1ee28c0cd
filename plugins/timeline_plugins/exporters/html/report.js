"use strict";
// Filters, and the way from a claim to its place in the source. The page holds everything without it.
(function () {
  const $ = (selector, root) => Array.from((root || document).querySelectorAll(selector));
  const rows = $(".row");
  const form = document.getElementById("filters");

  // A choice keeps a claim; the words are looked for in all of its row. A row stays while one of its claims is kept.
  if (form) {
    const selects = $("select", form);
    const search = document.getElementById("by-text");
    const count = document.getElementById("count");
    const empty = document.getElementById("empty");
    const openAll = document.getElementById("open-all");
    const texts = new Map();
    const claims = new Map(rows.map((row) => [row, $(".claim", row)]));

    const textOf = (row) => {
      if (!texts.has(row)) texts.set(row, row.textContent.toLowerCase());
      return texts.get(row);
    };
    const keeps = (claim, kind, value) => claim.dataset[kind].split(" ").includes(value);
    const filter = () => {
      const chosen = selects.filter((select) => select.value);
      const words = search.value.toLowerCase().split(/\s+/).filter(Boolean);
      let shown = 0;
      for (const row of rows) {
        const fits = claims.get(row).some((claim) => chosen.every((s) => keeps(claim, s.dataset.kind, s.value)));
        row.hidden = !(fits && words.every((word) => textOf(row).includes(word)));
        if (!row.hidden) shown += 1;
      }
      const all = rows.length === 1 ? "1 row" : rows.length + " rows";
      count.textContent = shown === rows.length ? all : shown + " of " + all;
      empty.hidden = shown > 0;
    };

    form.hidden = false;
    form.addEventListener("input", filter);
    form.addEventListener("submit", (event) => event.preventDefault());
    form.addEventListener("reset", () => setTimeout(filter));
    openAll.addEventListener("click", () => {
      const open = openAll.getAttribute("aria-pressed") !== "true";
      openAll.setAttribute("aria-pressed", String(open));
      openAll.textContent = open ? "Close all" : "Open all";
      for (const row of rows) row.querySelector("details").open = open;
    });
    filter();
  }

  // The marks of one claim: those pieces of its source that lie in its spans.
  const show = (link) => {
    for (const mark of $("mark.shown")) mark.classList.remove("shown");
    const spans = link.dataset.spans.split(" ").map((span) => span.split("-").map(Number));
    const source = document.getElementById(link.dataset.source);
    for (const mark of $("mark", source)) {
      const start = Number(mark.dataset.s);
      const end = Number(mark.dataset.e);
      if (spans.some((span) => span[0] <= start && end <= span[1])) mark.classList.add("shown");
    }
  };

  // Beside the rows the sources scroll by themselves: move them alone, so that the rows stay where they are.
  const pane = document.querySelector(".texts");
  const scrollTo = (anchor) => {
    if (pane.scrollHeight > pane.clientHeight && getComputedStyle(pane).overflowY === "auto") {
      const top = anchor.getBoundingClientRect().top - pane.getBoundingClientRect().top;
      pane.scrollTo({ top: pane.scrollTop + top - pane.clientHeight / 4 });
    } else {
      anchor.scrollIntoView({ block: "center" });
    }
  };

  const go = () => {
    const target = document.getElementById(decodeURIComponent(location.hash.slice(1)));
    if (!target) return;
    if (target.classList.contains("at")) {
      const link = $(".source-link").find((found) => found.hash === location.hash);
      if (link) show(link);
      scrollTo(target);
      return;
    }
    const row = target.closest(".row");
    if (row && row.hidden && form) form.reset();
    for (let part = target; part; part = part.parentElement) if (part.tagName === "DETAILS") part.open = true;
    if (target === row) target.querySelector("details").open = true;
    if (target.closest("details")) setTimeout(() => target.scrollIntoView({ block: "nearest" }));
  };
  document.addEventListener("click", (event) => {
    const link = event.target.closest && event.target.closest(".source-link");
    if (!link) return;
    event.preventDefault(); // the browser would move the rows, too
    if (location.hash !== link.hash) history.pushState(null, "", link.hash);
    go();
  });
  window.addEventListener("popstate", go);
  window.addEventListener("hashchange", go);
  go();

  // On paper everything is open.
  let closed = [];
  window.addEventListener("beforeprint", () => {
    closed = $("details:not([open])");
    for (const part of closed) part.open = true;
  });
  window.addEventListener("afterprint", () => {
    for (const part of closed) part.open = false;
  });
})();
