// Opens pages in Chromium as the looks that are asked for say, and prints what is seen as JSON.
// node look.mjs '{"chromium": …, "looks": [{"name": …, "page": …, …}]}'
import { createRequire } from "node:module";
import { chromium } from "playwright-core";

const axe = createRequire(import.meta.url).resolve("axe-core/axe.min.js");
const { chromium: program, looks } = JSON.parse(process.argv[2]);
const browser = await chromium.launch({
  executablePath: program,
  args: ["--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run",
    "--disable-background-networking", "--disable-component-update", "--disable-sync"],
});

const viewportOf = (look, width = 360) => ({ width, height: look.height ?? 800 });

async function open(look) {
  const context = await browser.newContext({
    bypassCSP: Boolean(look.axe),
    colorScheme: look.colours ?? "light",
    forcedColors: look.forced ? "active" : "none",
    javaScriptEnabled: !look.without_script,
    timezoneId: look.zone ?? "Europe/London",
    viewport: viewportOf(look, look.width),
  });
  const page = await context.newPage();
  const faults = [];
  page.on("console", (message) => message.type() === "error" && faults.push(message.text()));
  page.on("pageerror", (error) => faults.push(String(error)));
  page.on("request", (request) => {
    if (!/^(file|data):/.test(request.url())) faults.push(`asked for ${request.url()}`);
  });
  if (look.without_zones) {
    await page.addInitScript(() => {
      const refuse = () => { throw new RangeError("no such zone"); };
      for (const name of ["toLocaleString", "toLocaleTimeString", "toLocaleDateString"]) {
        Date.prototype[name] = refuse;
      }
    });
  }
  if (look.at !== undefined) await page.clock.setFixedTime(new Date(look.at * 1000));
  await page.goto(look.page);
  return { context, page, faults };
}

// What a reader sees, in order: hidden and folded parts are not among it.
const seeWords = (page) => page.evaluate(() => document.body.innerText.replace(/\s+/g, " ").trim());

const seeRows = (page) => page.evaluate(() => Object.fromEntries(
  [...document.querySelectorAll("#live .row")].map((row) => [row.dataset.rule, row.dataset.status])));

const seeSize = (page) => page.evaluate(() => ({
  screens: document.documentElement.scrollHeight / window.innerHeight,
  is_too_wide: document.documentElement.scrollWidth > document.documentElement.clientWidth,
}));

async function runAxe(page) {
  // The buttons cover a part of whatever row stands below them, until it is scrolled to.
  await page.addStyleTag({ content: "nav { position: static !important; }" });
  await page.addScriptTag({ path: axe });
  await page.evaluate(() => document.querySelectorAll("details").forEach((one) => { one.open = true; }));
  const found = await page.evaluate(() => globalThis.axe.run(document, {
    runOnly: ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"],
  }));
  return {
    violations: found.violations.map((rule) => [rule.id, rule.nodes.map((node) => node.html)]),
    rules: found.passes.length,
  };
}

const seen = {};
for (const look of looks) {
  const { context, page, faults } = await open(look);
  for (const width of look.widths ?? []) {
    await page.setViewportSize(viewportOf(look, width));
    seen[`${look.name} at ${width}`] = {
      faults, words: await seeWords(page), rows: await seeRows(page), size: await seeSize(page),
    };
  }
  if (look.unfold) {
    await page.evaluate(() => document.querySelectorAll("details").forEach((one) => { one.open = true; }));
  }
  const found = { faults, words: await seeWords(page) };
  if (!look.without_script) {
    Object.assign(found, { rows: await seeRows(page), size: await seeSize(page) });
  }
  if (look.ask !== undefined) {
    await page.fill("#question", look.ask);
    await page.press("#question", "Enter");
    found.answer = (await page.locator("#answer").innerText()).replace(/\s+/g, " ").trim();
  }
  if (look.later_at !== undefined) {
    await page.clock.setFixedTime(new Date(look.later_at * 1000));
    await page.evaluate(() => document.dispatchEvent(new Event("visibilitychange")));
    found.later_rows = await seeRows(page);
  }
  if (look.follow !== undefined) {
    await page.click(`nav a[href="${look.follow}"]`);
    found.followed = await page.evaluate((id) => document.querySelector(id).open, look.follow);
  }
  if (look.print_to) await page.pdf({ path: look.print_to, format: "A4", tagged: true });
  if (look.axe) found.axe = await runAxe(page);
  if (look.picture_to) await page.screenshot({ path: look.picture_to, fullPage: true });
  seen[look.name] = found;
  await context.close();
}
await browser.close();
console.log(JSON.stringify(seen));
