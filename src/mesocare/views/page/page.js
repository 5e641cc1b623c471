// Draws what holds when the page is opened. The dates stand in the page before, and stay for paper.
(() => {
  // One step that fails leaves the others standing, and the dates of the page in any case.
  const guarded = (step) => {
    try { step(); } catch (error) { console.error(error); }
  };
  let draw = null;
  const show = () => {
    draw = draw || prepare();
    draw(Math.floor(Date.now() / 1000));
  };
  setInterval(() => guarded(show), 20000);
  document.addEventListener("visibilitychange", () => guarded(show));

  const at = (id) => document.getElementById(id);
  const make = (name, text, className) =>
    Object.assign(document.createElement(name), { textContent: text, className: className || "" });

  function prepare() {
    const facts = JSON.parse(at("facts").textContent);
    const page = told(facts), words = facts.words, fill = page.fill;
    const isOver = (status) => status === "clear" || status === "upcoming";
    const capital = (text) => text.slice(0, 1).toUpperCase() + text.slice(1);
    const order = ["avoid", "caution", "ask", "upcoming", "clear"];

    const compare = (one, other) => one === other ? 0 : one - other;

    // The hour that most ends share. A midnight beside it reads as that hour: later, never earlier.
    const shared = (rules, now) => {
      const clocks = rules.map((rule) => endsAt(rule, now)).filter((edge) => edge < Infinity)
        .map((edge) => facts.moments[edge][2]).filter(Boolean);
      const count = (clock) => clocks.filter((other) => clock === other).length;
      return clocks.length < 2 ? null : clocks.sort((one, other) => count(other) - count(one))[0];
    };

    // The end of a wait is when it is OK; when it gets easier stands below its row. What the next
    // visit takes over has none: its end after a visit that may never be is no date to show.
    const endsAt = (rule, now) => rule.is_taken_over ? Infinity
      : (page.changesAfter(rule, now).find(([, then]) => isOver(then)) || [Infinity])[0];

    const endOf = (rule, now, hour) => {
      const changes = page.changesAfter(rule, now);
      const status = page.statusAt(rule, now);
      if (isOver(status)) {
        return changes.length ? fill(words.not_from, { moment: page.sayMoment(changes[0][0], now, hour) }) : "";
      }
      const edge = endsAt(rule, now);
      if (edge < Infinity) return page.sayMoment(edge, now, hour);
      return status === "ask" && rule.end === words.ask ? "" : rule.end || words.ask;
    };

    const makeSign = (status) => {
      const sign = document.querySelector("#dates .sign").cloneNode(true);
      sign.setAttribute("class", `sign ${status}`);
      sign.firstElementChild.setAttribute("href", `#sign-${status}`);
      return sign;
    };

    const makeRow = (rule, now, hour) => {
      const row = at(`rule-${rule.id}`).cloneNode(true);
      const status = page.statusAt(rule, now);
      row.removeAttribute("id");
      row.hidden = false;
      row.dataset.rule = rule.id;
      row.dataset.status = status;
      row.querySelector(".sign").replaceWith(makeSign(status));
      row.querySelector(".end").textContent = endOf(rule, now, hour);
      // What to do meanwhile is over with the wait.
      if (isOver(status)) for (const text of row.querySelectorAll("p:not(.why)")) text.remove();
      return row;
    };

    const makeList = (rules, now, hour) => {
      const list = make("ul", "", "rows");
      list.append(...rules.map((rule) => makeRow(rule, now, hour)));
      return list;
    };

    const makeFold = (rules, status, now) => {
      const fold = make("details", "", "fold");
      const note = status === "clear" ? [make("p", words.only_if_normal)] : [];
      fold.append(make("summary", fill(words.folded[status], { count: rules.length })), ...note,
        makeList(rules, now, null));
      return fold;
    };

    const showRows = (now) => {
      const listed = facts.rules.filter((rule) => page.isListed(rule, now));
      const state = `${page.timeAt(now).on} ${listed.map((rule) => page.statusAt(rule, now)).join()}`;
      if (at("live").dataset.state === state) return;
      const groups = order.flatMap((status) => {
        const rules = listed.filter((rule) => page.statusAt(rule, now) === status)
          .sort((one, other) => compare(endsAt(one, now), endsAt(other, now)));
        if (!rules.length) return [];
        if (isOver(status)) return [makeFold(rules, status, now)];
        const hour = shared(rules, now);
        const heading = make("h2", words.headings[status], `group ${status}`);
        if (status !== "ask") {
          const dated = rules.some((rule) => endsAt(rule, now) < Infinity);
          const head = hour ? fill(words.ok_at, { clock: hour }) : words.ok_from;
          heading.append(make("span", dated ? head : "", "hour"));
        }
        return [heading, makeList(rules, now, hour)];
      });
      const open = [...at("live").querySelectorAll("details[open]")].map((one) => one.parentNode.dataset.rule);
      at("live").replaceChildren(...groups);
      for (const row of at("live").querySelectorAll("[data-rule]")) {
        row.firstElementChild.open = open.includes(row.dataset.rule);
      }
      at("live").dataset.state = state;
      at("live").hidden = false;
      at("dates").hidden = true;
      at("no-now").hidden = true;
    };

    const showNow = (now) => {
      const here = new Date(now * 1000), there = page.timeAt(now);
      const line = there.number < 0 || now < facts.session_at ? words.before_line : words.day_line;
      let said = fill(line, { ...there, place: facts.place });
      if (-here.getTimezoneOffset() * 60 !== there.offset) {
        const clock = page.sayClock(here.getHours(), here.getMinutes());
        said += ` ${fill(words.other_clock, { here: clock, place: facts.place })}`;
      }
      at("now").textContent = said;
      at("now").hidden = false;
    };

    const showNext = (now) => {
      const changes = facts.rules.filter((rule) => page.isListed(rule, now))
        .map((rule) => [rule, page.changesAfter(rule, now)[0]]).filter(([, change]) => change);
      const first = Math.min(...changes.map(([, [edge]]) => edge));
      const kindOf = (rule, then) => then === "caution" && page.statusAt(rule, now) !== "avoid" ? "stricter" : then;
      const parts = ["avoid", "stricter", ...order.slice(1)].flatMap((kind) => {
        const labels = changes.filter(([rule, [edge, then]]) => edge === first && kindOf(rule, then) === kind)
          .map(([rule]) => rule.label);
        const more = labels.length > 2 ? fill(words.and_more, { count: labels.length - 1 }) : "";
        const some = (more ? labels.slice(0, 1) : labels).join(words.times.comma) + more;
        return labels.length ? [fill(words.change[kind], { labels: some })] : [];
      });
      at("next").textContent = parts.length
        ? fill(words.next_change, { moment: page.sayMoment(first, now, null), changes: parts.join("; ") })
        : [words.no_change, ...(page.timeAt(now).on <= facts.watch_until ? [facts.watch] : [])].join(" ");
      at("next").hidden = false;
    };

    const showVisit = (now) => {
      if (!facts.overdue || page.timeAt(now).on <= facts.overdue.latest_on) return;
      at("next-visit").textContent = facts.overdue.said;
    };

    // The search answers with what the page holds, danger first, and never with a yes of its own.
    const sayRule = (rule, now) => {
      const status = page.statusAt(rule, now);
      const all = page.changesAfter(rule, now);
      const first = all.findIndex(([, then]) => isOver(then));
      const shown = rule.is_taken_over ? first : first + 1;
      const changes = (first < 0 ? all : all.slice(0, shown)).map(([edge, then]) =>
        fill(words.then[then], { moment: page.sayMoment(edge, now, null) }));
      const said = [fill(words.verdict[status], { label: rule.label }), ...changes,
        ...((!changes.length || rule.is_taken_over) && rule.end && rule.end !== words.ask && !isOver(status) ? [`${capital(rule.end)}.`] : []),
        ...(isOver(status) ? [words.only_if_normal] : []),
        ...(status === "caution" && rule.how ? [rule.how] : []),
        ...(["avoid", "caution"].includes(status) && rule.meanwhile ? [rule.meanwhile] : [])];
      const [before, after] = rule.condition || ["", ""];
      const line = make("p", before + said.filter(Boolean).join(" ") + after, status);
      line.prepend(makeSign(status), " ");
      return line;
    };

    // The search comes packed. A browser that cannot unpack it still shows what holds.
    let search = null;
    const unpack = async (packed) => {
      const stream = new Blob([page.bytesOf(packed)]).stream().pipeThrough(new DecompressionStream("deflate"));
      return new Response(stream).text();
    };
    unpack(at("heard").textContent).then((text) => {
      search = page.makeSearch(text);
      show();
    }).catch((error) => console.error(error));

    const makeAnswer = (question, now) => {
      const found = search(question, now);
      if (found.crisis) return found.crisis.map((line) => make("p", line));
      if (found.level) {
        const box = at(`box-${found.level}`).cloneNode(true);
        box.removeAttribute("id");
        if (found.says) box.querySelector("ul").prepend(make("li", found.says));
        return [make("p", words.sign_found), box];
      }
      if (found.effect !== undefined) {
        return [make("p", words.effect_found), make("p", at(`effect-${found.effect}`).textContent)];
      }
      const texts = found.permitted.map((one) => make("p", one.until === undefined
        ? `${words.allowed}: ${at(one.at).textContent}. ${words.only_if_normal}`
        : `${words.do}: ${at(one.at).textContent}`));
      const lines = [...found.rules.map((rule) => sayRule(rule, now)), ...texts];
      if (!lines.length) return [make("p", words.not_said)];
      return found.isSure ? lines : [make("p", words.not_exactly), ...lines];
    };

    const answer = () => {
      const question = at("question").value;
      const lines = question.trim().length < 3 ? [] : makeAnswer(question, Math.floor(Date.now() / 1000));
      at("answer").replaceChildren(...lines);
    };

    let waiting = 0;
    guarded(() => {
      at("ask").addEventListener("submit", (event) => {
        event.preventDefault();
        guarded(answer);
      });
      at("question").addEventListener("input", () => {
        clearTimeout(waiting);
        waiting = setTimeout(() => guarded(answer), 500);
      });
    });

    return (now) => {
      if (facts.doubt || !page.isPlausible(now)) {
        at("no-now").textContent = facts.doubt || words.wrong_clock;
        at("no-now").hidden = at("dates").hidden = false;
        for (const id of ["live", "now", "next", "ask", "answer"]) at(id).hidden = true;
        at("live").dataset.state = "";
        return;
      }
      guarded(() => showRows(now));
      guarded(() => showNow(now));
      guarded(() => showNext(now));
      guarded(() => showVisit(now));
      guarded(() => { at("ask").hidden = at("answer").hidden = !search; });
    };
  }

  guarded(show);

  // A link to what is folded opens it.
  guarded(() => {
    document.addEventListener("click", (event) => guarded(() => {
      const link = event.target.closest("a[href^='#']");
      const fold = link && at(link.getAttribute("href").slice(1)).closest("details");
      if (fold) fold.open = true;
    }));
  });

  // Paper shows all: what is folded on the screen is open while the page is printed.
  guarded(() => {
    let folded = [];
    addEventListener("beforeprint", () => {
      folded = [...document.querySelectorAll("details:not([open])")];
      for (const one of folded) one.open = true;
    });
    addEventListener("afterprint", () => {
      for (const one of folded) one.open = false;
    });
  });
})();
