// Runs before the page is drawn: scripts are on, and the theme is that of the last visit.
"use strict";
(function () {
  const root = document.documentElement;
  root.classList.add("scripts");
  try {
    const kept = window.localStorage.getItem("dipldata-theme");
    if (kept === "dark" || kept === "light") root.dataset.theme = kept;
  } catch {
    // Storage is closed to this page: the theme of the system holds.
  }
})();
