// Opens a page in Chromium at given moments and sizes, and prints what is seen there as JSON.
// node look.mjs '{"page": …, "moments": [seconds, …], "print_to": …}'
import { createRequire } from "node:module";
import { chromium } from "playwright-core";

const axe = createRequire(import.meta.url).resolve("axe-core/axe.min.js");
const { page: address, moments, print_to: printTo, chromium: program } = JSON.parse(process.argv[2]);
const browser = await chromium.launch({
  executablePath: program,
  args: ["--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run",
    "--disable-background-networking", "--disable-component-update", "--disable-sync"],
});

async function open(options, moment) {
  const context = await browser.newContext({ bypassCSP: false, ...options });
  const page = await context.newPage();
  const faults = [];
  page.on("console", (message) => message.type() === "error" && faults.push(message.text()));
  page.on("pageerror", (error) => faults.push(String(error)));
  page.on("request", (request) => {
    if (!/^(file|data):/.test(request.url())) faults.push(`asked for ${request.url()}`);
  });
  if (moment !== undefined) await page.clock.setFixedTime(new Date(moment * 1000));
  await page.goto(address);
  return { context, page, faults };
}

const readStatuses = (page) => page.evaluate(() => Object.fromEntries(
  [...document.querySelectorAll("#restrictions > li:not([hidden])")].map((card) => [card.id.replace("rule-", ""), {
    status: card.dataset.status,
    word: card.querySelector(".word").textContent,
    said: card.querySelector("h3").textContent,
  }])));

async function lookAt(moment) {
  const { context, page, faults } = await open({}, moment);
  const seen = {
    statuses: await readStatuses(page),
    next: await page.locator("#now-next").textContent(),
    counts: await page.locator("#now-counts li").allTextContents(),
    shows_now: await page.locator("#now").isVisible(),
    faults,
  };
  await context.close();
  return seen;
}

async function checkWithAxe(options) {
  const { context, page } = await open({ ...options, bypassCSP: true }, moments[1]);
  await page.addScriptTag({ path: axe });
  const found = await page.evaluate(() => globalThis.axe.run(document, {
    runOnly: ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"],
  }));
  const seen = {
    violations: found.violations.map((rule) => [rule.id, rule.nodes.map((node) => node.html)]),
    rules: found.passes.length,
    is_too_wide: await page.evaluate(() =>
      document.documentElement.scrollWidth > document.documentElement.clientWidth),
  };
  await context.close();
  return seen;
}

const phone = { viewport: { width: 360, height: 740 } };
const result = {
  moments: [],
  axe: {
    light: await checkWithAxe({ ...phone, colorScheme: "light" }),
    dark: await checkWithAxe({ ...phone, colorScheme: "dark" }),
    wide: await checkWithAxe({ viewport: { width: 1280, height: 900 } }),
    zoomed: await checkWithAxe({ viewport: { width: 320, height: 500 } }),
  },
};
for (const moment of moments) result.moments.push(await lookAt(moment));

const bare = await open({ javaScriptEnabled: false });
result.without_script = {
  shows_now: await bare.page.locator("#now").isVisible(),
  cards: await bare.page.locator("#restrictions > li h3").allTextContents(),
};
await bare.context.close();

const printed = await open({}, moments[0]);
await printed.page.pdf({ path: printTo, format: "A4", tagged: true });
await printed.context.close();
await browser.close();
console.log(JSON.stringify(result));
