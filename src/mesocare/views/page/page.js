// What holds when the page is opened: computed from the instants in it, never from its words.
"use strict";
(() => {
  const facts = JSON.parse(document.getElementById("facts").textContent);
  const words = facts.words;
  const list = document.getElementById("restrictions");
  const rank = (status) => facts.strictest_first.indexOf(status);

  const fill = (template, values) =>
    template.replace(/\{(\w+)\}/g, (_, key) => values[key]);

  const statusAt = (rule, now) =>
    rule.holds
      .filter(([, from, until]) => from <= now && (until === null || now < until))
      .map(([status]) => status)
      .concat(now < rule.session_at ? "upcoming" : "clear")
      .sort((one, other) => rank(one) - rank(other))[0];

  const nextChange = (rule, now) => {
    const status = statusAt(rule, now);
    const edges = rule.holds.flatMap(([, from, until]) => [from, until]).concat(rule.session_at);
    return edges
      .filter((edge) => edge !== null && edge > now && statusAt(rule, edge) !== status)
      .sort((one, other) => one - other)[0];
  };

  const isListed = (rule, now) =>
    !(rule.is_preparation && now >= rule.session_at) &&
    !(statusAt(rule, now) === "ask" && facts.watch_ends !== null && now >= facts.watch_ends);

  const span = (seconds) => {
    const minutes = Math.ceil(seconds / 60);
    const whole = minutes >= 1440 ? Math.ceil(minutes / 60) * 60 : minutes;
    const counts = [["day", Math.floor(whole / 1440)], ["hour", Math.floor(whole / 60) % 24],
      ["minute", whole % 60]];
    const parts = counts.filter(([, count]) => count > 0)
      .map(([unit, count]) => `${count} ${words.units[unit][count === 1 ? 0 : 1]}`);
    return parts.length > 1
      ? fill(words.and_, { first: parts.slice(0, -1).join(", "), second: parts.at(-1) })
      : parts[0];
  };

  const listItem = (text) => {
    const made = document.createElement("li");
    made.textContent = text;
    return made;
  };

  const showRestriction = (rule, now) => {
    const card = document.getElementById(`rule-${rule.id}`);
    const status = statusAt(rule, now);
    card.hidden = !isListed(rule, now);
    card.className = `card ${status}`;
    card.dataset.status = status;
    card.querySelector(".word").textContent = words.status[status];
    card.querySelector(".sign").innerHTML = facts.signs[status];
    card.querySelector("h3").textContent = fill(words.sentences[status], rule);
    return card;
  };

  const showCounts = (shown, now) => {
    const items = facts.reading_order.flatMap((status) => {
      const count = shown.filter((rule) => statusAt(rule, now) === status).length;
      if (!count) return [];
      const item = document.createElement("li");
      item.className = status;
      item.innerHTML = `<span class="sign">${facts.signs[status]}</span> `;
      item.append(`${words.status[status]}: ${count}`);
      return [item];
    });
    document.getElementById("now-counts").replaceChildren(...items);
  };

  const showNext = (shown, now) => {
    const changes = shown.map((rule) => [nextChange(rule, now), rule]).filter(([at]) => at);
    const first = Math.min(...changes.map(([at]) => at));
    document.getElementById("now-next").textContent = changes.length
      ? fill(words.next_change_at, { moment: facts.moments[first], span: span(first - now) })
      : words.no_change;
    const items = changes.filter(([at]) => at === first)
      .map(([, rule]) => listItem(fill(words.sentences[statusAt(rule, first)], rule)));
    document.getElementById("now-changes").replaceChildren(...items);
  };

  const showOver = (now) => {
    for (const item of document.querySelectorAll("[data-until]")) {
      const isOver = item.dataset.until !== "" && now >= Number(item.dataset.until);
      item.classList.toggle("over", isOver);
      item.querySelector("span").dataset.over = isOver ? ` ${words.over}` : "";
    }
  };

  const show = () => {
    const now = Math.floor(Date.now() / 1000);
    const shown = facts.restrictions.filter((rule) => isListed(rule, now));
    const place = (rule) => facts.reading_order.indexOf(statusAt(rule, now));
    const order = [...facts.restrictions].sort((one, other) =>
      place(one) - place(other) ||
      (nextChange(one, now) ?? Infinity) - (nextChange(other, now) ?? Infinity));
    const cards = order.map((rule) => showRestriction(rule, now));
    if (cards.some((card, index) => list.children[index] !== card)) list.append(...cards);
    showCounts(shown, now);
    showNext(shown, now);
    showOver(now);
    const clock = new Date(now * 1000).toLocaleString("en-GB", {
      timeZone: facts.zone, weekday: "long", day: "numeric", month: "long", year: "numeric",
      hour: "2-digit", minute: "2-digit" });
    document.getElementById("now-clock").textContent = fill(words.clock, { clock });
    for (const stale of document.querySelectorAll("[data-as-of]")) stale.hidden = true;
    document.getElementById("now").hidden = false;
  };

  show();
  setInterval(show, 20_000);
})();
