// Rows of a long table wait below the screen until the page stands, then take their place while the browser is idle.
// Not where somebody comes back, asks again or is led to one row: the browser finds that place by the height of each row.
(() => {
  const [asked] = performance.getEntriesByType("navigation");
  if (asked?.type !== "navigate" || location.hash || !window.requestIdleCallback) return;
  const classes = document.documentElement.classList;
  const layOut = () => requestIdleCallback(() => classes.remove("jig-rows-wait"));
  classes.add("jig-rows-wait");
  window.addEventListener("load", () => requestAnimationFrame(layOut));
})();
