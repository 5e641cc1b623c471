// Runs what the page's script works out, outside a browser: a line of JSON in, a line out.
// A line without a page asks the one before it.
// node page_script.mjs told.js
import { readFileSync } from "node:fs";
import { createInterface } from "node:readline";
import { runInThisContext } from "node:vm";
import { inflateSync } from "node:zlib";

const told = runInThisContext(`${readFileSync(process.argv[2], "utf8")}; told`);
let facts, page, search;
for await (const line of createInterface({ input: process.stdin })) {
  const { shown, moments, questions } = JSON.parse(line);
  if (shown) {
    facts = shown.facts;
    page = told(facts);
    search = page.makeSearch(String(inflateSync(page.bytesOf(shown.heard))));
  }
  console.log(JSON.stringify({
    statuses: moments.map((now) => Object.fromEntries(facts.rules
      .filter((rule) => page.isListed(rule, now))
      .map((rule) => [rule.id, page.statusAt(rule, now)]))),
    changes: moments.map((now) => Object.fromEntries(facts.rules
      .filter((rule) => page.isListed(rule, now))
      .map((rule) => [rule.id, page.changesAfter(rule, now)]))),
    clocks: moments.map((now) => page.timeAt(now)),
    plausible: moments.map((now) => page.isPlausible(now)),
    answers: questions.map(([question, now]) => {
      const found = search(question, now);
      return {
        crisis: found.crisis ?? null,
        level: found.level ?? null,
        says: found.says ?? null,
        effect: found.effect ?? null,
        is_sure: found.isSure ?? false,
        rules: (found.rules ?? []).map((rule) => [rule.id, page.statusAt(rule, now)]),
        permitted: (found.permitted ?? []).map((one) => one.at),
      };
    }),
  }));
}
