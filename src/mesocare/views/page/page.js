// What holds when the page is opened: worked out from the instants in it, never from its words.
"use strict";
(() => {
  const at = (id) => document.getElementById(id);
  const facts = JSON.parse(at("facts").textContent);
  const words = facts.words;
  const order = ["avoid", "caution", "ask", "upcoming", "clear"];
  const rank = (status) => facts.strictest_first.indexOf(status);
  const fill = (template, values) => template.replace(/\{(\w+)\}/g, (_, key) => values[key]);
  const make = (name, text) => Object.assign(document.createElement(name), { textContent: text });

  // One step that fails leaves the others standing, and the dates of the page in any case.
  const guarded = (step) => {
    try { step(); } catch (error) { console.error(error); }
  };

  const statusAt = (rule, now) =>
    rule.holds
      .filter(([, from, until]) => from <= now && (until === null || now < until))
      .map(([status]) => status)
      .concat(now < rule.session_at ? "upcoming" : "clear")
      .sort((one, other) => rank(one) - rank(other))[0];

  const changesAfter = (rule, now) => {
    let status = statusAt(rule, now);
    const edges = rule.holds.flatMap(([, from, until]) => [from, until]).concat(rule.session_at);
    return [...new Set(edges)]
      .filter((edge) => edge !== null && edge > now)
      .sort((one, other) => one - other)
      .flatMap((edge) => {
        const then = statusAt(rule, edge);
        if (then === status) return [];
        status = then;
        return [[edge, then]];
      });
  };

  // What only a preparation names is not covered after its session: it leaves the lists.
  const isListed = (rule, now) => !rule.is_preparation || statusAt(rule, now) !== "clear";

  const showRow = (rule, now) => {
    const row = at(`rule-${rule.id}`);
    const status = statusAt(rule, now);
    row.hidden = !isListed(rule, now);
    row.dataset.status = status;
    row.querySelector(".sign").innerHTML = document.querySelector(`template#sign-${status}`)?.innerHTML
      ?? row.querySelector(".sign").innerHTML;
    const end = row.querySelector(".end");
    end.dataset.written ??= end.textContent;
    const [change] = changesAfter(rule, now);
    end.textContent =
      status === "clear" ? "" :
      status === "avoid" || status === "ask" || !change ? end.dataset.written :
      fill(words.end[change[1] === "upcoming" ? "clear" : change[1]],
        { moment: facts.moments[change[0]] });
    return row;
  };

  const showRows = (now) => {
    const next = (rule) => (changesAfter(rule, now)[0] ?? [Infinity])[0];
    const sorted = [...facts.restrictions].sort((one, other) =>
      order.indexOf(statusAt(one, now)) - order.indexOf(statusAt(other, now)) ||
      next(one) - next(other));
    const lists = new Map();
    for (const rule of sorted) {
      const status = statusAt(rule, now);
      lists.set(status, [...(lists.get(status) ?? []), showRow(rule, now)]);
    }
    const groups = at("groups");
    const state = sorted.map((rule) => `${rule.id} ${statusAt(rule, now)}`).join();
    if (groups.dataset.state === state) return;
    groups.dataset.state = state;
    groups.replaceChildren(...[...lists].filter(([status]) => status !== "clear").flatMap(([status, rows]) => {
      const list = make("ul", "");
      list.className = "rows";
      list.append(...rows);
      const heading = make("h3", words.headings[status]);
      heading.className = `group ${status}`;
      return [heading, list];
    }));
    const over = lists.get("clear")?.filter((row) => !row.hidden) ?? [];
    at("over").hidden = !over.length;
    at("over").querySelector("summary").textContent = fill(words.over, { count: over.length });
    at("over").querySelector("ul").replaceChildren(...(lists.get("clear") ?? []));
    at("rows").hidden = true;
    at("waits-heading").hidden = true;
  };

  const clockIn = (now, zone) => new Date(now * 1000).toLocaleTimeString(facts.language, {
    timeZone: zone, hour: "numeric", minute: "2-digit" });

  const showNow = (now) => {
    const date = new Date(now * 1000);
    const day = date.toLocaleDateString(facts.language, {
      timeZone: facts.zone, weekday: "short", day: "numeric", month: "short" });
    const today = date.toLocaleDateString("en-CA", { timeZone: facts.zone });
    const number = Math.round((Date.parse(today) - Date.parse(facts.session_on)) / 86400000);
    const clock = clockIn(now, facts.zone);
    const template = now < facts.session_at ? words.before_line : words.day_line;
    let said = fill(template, { number, day, clock, place: facts.place });
    const here = clockIn(now, undefined);
    if (here !== clock) said += `. ${fill(words.other_clock, { clock, here, place: facts.place })}`;
    at("now").textContent = said;
    at("now").hidden = false;
  };

  const showNext = (now) => {
    const changes = facts.restrictions
      .filter((rule) => isListed(rule, now))
      .map((rule) => [rule, changesAfter(rule, now)[0]])
      .filter(([, change]) => change);
    const first = Math.min(...changes.map(([, [edge]]) => edge));
    const found = changes.filter(([, [edge]]) => edge === first);
    at("next").textContent = found.length
      ? fill(words.next_change, {
          labels: found.slice(0, 3).map(([rule]) => rule.label).join(", ") + (found.length > 3 ? " …" : ""),
          change: words.headings[found[0][1][1]].toLowerCase(), moment: facts.moments[first] })
      : words.no_change;
    at("next").hidden = false;
  };

  // The search answers with what the page holds, a warning sign first, and never with a yes of its own.
  const fold = (text) => text.normalize("NFKD").replace(/\p{M}/gu, "").toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, " ").trim();
  const says = (question, names) => names.some((name) =>
    name.length > 2 && (` ${question} `.includes(` ${name} `) || (question.length > 2 && name.split(" ").includes(question))));

  const answer = () => {
    const question = fold(at("question").value);
    const found = [];
    const level = question && facts.signs.find((sign) => says(question, sign.names))?.level;
    const effect = question && facts.effects.find((one) => says(question, one.names));
    if (level) {
      found.push(make("p", words.sign_found), at(`box-${level}`).cloneNode(true));
    } else if (effect) {
      found.push(make("p", words.effect_found), make("p", at(`effect-${effect.place}`).textContent));
    } else if (question.length > 2) {
      const now = Math.floor(Date.now() / 1000);
      const rules = facts.restrictions.filter((rule) => isListed(rule, now) && says(question, rule.names));
      rules.sort((one, other) => rank(statusAt(one, now)) - rank(statusAt(other, now)));
      for (const rule of rules) {
        const row = at(`rule-${rule.id}`);
        const end = row.querySelector(".end").textContent;
        found.push(make("p", `${words.headings[statusAt(rule, now)]}: ${rule.label}${end ? `. ${end}` : ""}`));
      }
      if (!rules.length) found.push(make("p", words.not_said));
    }
    for (const copy of found) copy.removeAttribute("id");
    at("answer").replaceChildren(...found);
  };

  const show = () => {
    const now = Math.floor(Date.now() / 1000);
    if (now < facts.earliest) {
      at("no-now").textContent = words.wrong_clock;
      return;
    }
    guarded(() => showRows(now));
    guarded(() => { at("no-now").hidden = true; });
    guarded(() => showNext(now));
    guarded(() => showNow(now));
  };

  setInterval(() => guarded(show), 20_000);
  guarded(show);
  guarded(() => {
    at("ask").hidden = false;
    at("ask").addEventListener("submit", (event) => event.preventDefault());
    at("question").addEventListener("input", () => guarded(answer));
  });
})();
