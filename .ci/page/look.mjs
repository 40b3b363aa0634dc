// Opens pages, and feeds that bring a stylesheet, in Chromium: look.mjs FOLDER FILE...
// Prints what is wrong with each in each of the views, and leaves pictures in FOLDER.
import { writeFile } from "node:fs/promises";
import path from "node:path";
import { pathToFileURL } from "node:url";
import { chromium } from "playwright-core";
import { FEED_CHECKS, PAGE_CHECKS } from "./checks.mjs";

const ARGUMENTS = [
  "--headless",
  "--no-sandbox",
  "--disable-gpu",
  "--disable-quic",
  "--no-first-run",
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-sync",
];

const WIDE = { width: 1024, height: 768 };
const VIEWS = {
  light: { viewport: WIDE, colorScheme: "light" },
  dark: { viewport: WIDE, colorScheme: "dark" },
  narrow: { viewport: { width: 360, height: 640 }, colorScheme: "light" },
  "narrow-dark": { viewport: { width: 360, height: 640 }, colorScheme: "dark" },
  contrast: { viewport: WIDE, forcedColors: "active", reducedMotion: "reduce" },
};
const TALLEST = 8000; // pixels of a picture

/** Return a PNG of the whole page. Playwright's own way waits forever for a document of XML. */
async function pictureOf(page) {
  const size = await page.evaluate(() => [innerWidth, document.documentElement.scrollHeight]);
  const [width, height] = [size[0], Math.min(size[1], TALLEST)];
  const session = await page.context().newCDPSession(page);
  const { data } = await session.send("Page.captureScreenshot", {
    captureBeyondViewport: true,
    clip: { x: 0, y: 0, width, height, scale: 1 },
  });
  return Buffer.from(data, "base64");
}

/** Return what is wrong with `file` in one view, as lines of text; leave a picture at `picture`. */
async function look(browser, file, view, picture) {
  const context = await browser.newContext({ ...view, offline: true });
  try {
    const page = await context.newPage();
    const requests = [];
    const messages = [];
    page.on("request", (request) => requests.push(request.url()));
    page.on("console", (message) => messages.push(`${message.type()}: ${message.text()}`));
    page.on("pageerror", (error) => messages.push(`error: ${error.message}`));
    const url = pathToFileURL(file).href;
    await page.goto(url);
    await writeFile(picture, await pictureOf(page));
    const checks = file.endsWith(".xml") ? FEED_CHECKS : PAGE_CHECKS;
    const findings = [...messages];
    for (const check of checks) findings.push(...(await check(page, { url, requests })));
    return findings;
  } finally {
    await context.close();
  }
}

const [folder, ...files] = process.argv.slice(2);
const browser = await chromium.launch({ executablePath: "/usr/bin/chromium", args: ARGUMENTS });
let count = 0;
for (const file of files) {
  for (const [name, view] of Object.entries(VIEWS)) {
    const picture = path.join(folder, `${path.basename(file)}.${name}.png`);
    const findings = await look(browser, file, view, picture);
    count += findings.length;
    console.log(`${path.basename(file)} ${name}: ${findings.length || "no"} findings`);
    for (const finding of findings) console.log(`  ${finding}`);
  }
}
await browser.close();
process.exitCode = count ? 1 : 0;
