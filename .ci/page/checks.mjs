// What a page has to be. Each check is given Playwright's page, and `url` and `requests` (all that
// were made); it returns its findings, as lines of text.
import axe from "axe-core";

/** All rules of axe-core, its best practices included. */
async function accessible(page) {
  await page.evaluate(axe.source);
  const { violations } = await page.evaluate(() => axe.run());
  return violations.flatMap(({ id, help, nodes }) =>
    nodes.map((node) => `axe ${id}: ${help}: ${node.target.join(" ")}: ${node.html}`),
  );
}

/** The page needs nothing but itself. */
async function selfContained(page, { url, requests }) {
  const other = requests.filter((request) => request !== url && !request.startsWith("data:"));
  return other.map((request) => `requests ${request}`);
}

/** A feed may need its stylesheets, which lie beside or below it. */
async function onlyStylesheets(page, { url, requests }) {
  const folder = new URL(".", url).href;
  const near = (request) => request.startsWith(folder) && request.endsWith(".css");
  const other = requests.filter((request) => request !== url && !near(request));
  return other.map((request) => `requests ${request}`);
}

/** Nobody has to scroll in two directions (WCAG 2.2, 1.4.10). */
async function fitsItsWidth(page) {
  const [inside, width] = await page.evaluate(() => [
    document.documentElement.scrollWidth,
    document.documentElement.clientWidth,
  ]);
  return inside > width ? [`is ${inside} pixels wide where there are ${width}`] : [];
}

/** Nothing moves by itself (WCAG 2.2, 2.2.2). */
async function stands(page) {
  const names = await page.evaluate(() =>
    document.getAnimations().map((animation) => animation.animationName ?? "a transition"),
  );
  return names.map((name) => `moves: ${name}`);
}

/** Runs in the page: number what can be operated, and note how it looks without the focus. */
function numberControls() {
  const CONTROLS =
    "a[href], area[href], button, input, select, textarea, summary, iframe, audio[controls], " +
    "video[controls], [contenteditable], [tabindex]:not([tabindex='-1'])";
  window.lookOf = (element) => {
    const style = getComputedStyle(element);
    const outline = style.outlineStyle === "none" ? "" : style.outline;
    const { boxShadow, borderColor, backgroundColor, color, textDecoration } = style;
    return [outline, boxShadow, borderColor, backgroundColor, color, textDecoration].join(" | ");
  };
  const controls = [...document.querySelectorAll(CONTROLS)].filter(
    (element) => !element.disabled && element.checkVisibility({ visibilityProperty: true }),
  );
  window.controls = new Map(
    controls.map((element) => [element, { look: lookOf(element), html: element.outerHTML }]),
  );
  return controls.length;
}

/** Runs in the page: take note of what has the focus, and whether one can see that. */
function noteFocus() {
  const element = document.activeElement;
  const control = window.controls.get(element);
  if (!control) return;
  const box = element.getBoundingClientRect();
  const inside = box.bottom > 0 && box.top < innerHeight && box.right > 0 && box.left < innerWidth;
  control.reached = true;
  control.seen = inside && lookOf(element) !== control.look;
}

/** All that can be operated is reached with the Tab key, and shows it (WCAG 2.2, 2.1.1, 2.4.7). */
async function operable(page) {
  const count = await page.evaluate(numberControls);
  // Once around: a part that scrolls is a stop, too.
  for (let pressed = 0; pressed <= 2 * count; pressed++) {
    await page.keyboard.press("Tab");
    await page.evaluate(noteFocus);
  }
  const controls = await page.evaluate(() => [...window.controls.values()]);
  const missed = controls.filter(({ reached }) => !reached);
  const unseen = controls.filter(({ reached, seen }) => reached && !seen);
  return [
    ...missed.map(({ html }) => `the Tab key does not reach: ${html}`),
    ...unseen.map(({ html }) => `the focus cannot be seen: ${html}`),
  ];
}

/** The browser found the stylesheet: it shows no tree of elements. */
async function styled(page) {
  const sheets = await page.evaluate(() => document.styleSheets.length);
  const tree = await page.evaluate(() => document.getElementById("webkit-xml-viewer-source-xml"));
  return sheets && !tree ? [] : ["has no stylesheet, or one that is not found"];
}

export const PAGE_CHECKS = [selfContained, fitsItsWidth, stands, accessible, operable];
export const FEED_CHECKS = [onlyStylesheets, styled, fitsItsWidth, stands];
