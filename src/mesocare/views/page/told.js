// What holds at a moment, and what a question is answered with: facts in, values out, no document.
"use strict";
const told = (facts) => {
  const words = facts.words, heard = facts.heard;
  const rank = (status) => facts.strictest_first.indexOf(status);

  // Texts from files may hold braces of their own: a place that is not known stays as it is.
  const fill = (template, values) => template.replace(/\{(\w+)(?::0(\d))?\}/g, (place, key, width) =>
    key in values ? String(values[key]).padStart(width || 0, "0") : place);

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

  // What only a preparation names is not covered where nothing of it holds: then it is not listed.
  const isListed = (rule, now) => !(rule.is_preparation && statusAt(rule, now) === "ask");

  // A clock before the page was made, or years after it, is wrong, and would turn waits into yes.
  const isPlausible = (now) => facts.earliest <= now && now < facts.latest;

  // The zone's own clock, from its offsets in the page: not every browser knows every zone.
  const timeAt = (now) => {
    const [, offset] = facts.offsets.filter(([from]) => from <= now).pop() || facts.offsets[0];
    const local = new Date((now + offset) * 1000);
    const hour = local.getUTCHours(), minute = local.getUTCMinutes();
    let day = fill(words.times.day, {
      weekday: words.times.short_weekdays[(local.getUTCDay() + 6) % 7],
      day: local.getUTCDate(), month: words.times.short_months[local.getUTCMonth()] });
    const on = local.toISOString().slice(0, 10);
    if (on.slice(0, 4) !== facts.session_on.slice(0, 4)) {
      day = fill(words.times.in_year, { day, year: on.slice(0, 4) });
    }
    const number = Math.round((Date.parse(on) - Date.parse(facts.session_on)) / 86400000);
    return { on, day, number, offset, clock: sayClock(hour, minute) };
  };

  const sayClock = (hour, minute) => {
    const times = words.times;
    if (facts.has_24_hours) return fill(times.clock_24, { hour, minute });
    if (!minute && hour % 12 === 0) return hour ? times.noon : times.midnight;
    const of12 = hour % 12 || 12;
    const time = minute ? fill(times.hour_and_minute, { hour: of12, minute }) : of12;
    return fill(hour < 12 ? times.clock_am : times.clock_pm, { time });
  };

  // A moment as people say it on that day, without the hour that all moments of a list share.
  const sayMoment = (edge, now, shared) => {
    const moment = facts.moments[edge];
    const tomorrow = new Date(Date.parse(timeAt(now).on) + 86400000).toISOString().slice(0, 10);
    const near = moment.on === timeAt(now).on ? words.times.today :
      moment.on === tomorrow ? words.times.tomorrow : null;
    if (moment.clock === "" || moment.clock === shared) return near || moment.day;
    return near ? fill(words.times.moment_today, { day: near, clock: moment.clock }) : moment.said;
  };

  // The search. It folds as the program does; what it does not understand makes a yes doubtful.
  const fold = (text) => heard.spellings.reduce(
    (said, [pattern, put]) => pattern ? said.replace(pattern, put) : said,
    text.normalize("NFKD").replace(/\p{M}/gu, "").toLowerCase().replace(/[\u2018\u2019]/g, "'"));
  const compile = (pattern, flags) => {
    try { return new RegExp(pattern, flags); } catch { return null; }
  };
  heard.spellings = heard.spellings.map(([pattern, put]) => [compile(pattern, "g"), put]);
  const bodyTalk = heard.body_talk.map((pattern) => compile(pattern, "")).filter(Boolean);

  const stem = (word) => {
    const ending = heard.endings.find((one) => word.endsWith(one) && word.length - one.length > 2);
    let root = ending ? word.slice(0, -ending.length) : word;
    if (ending && root.length > 3 && root.at(-1) === root.at(-2)) root = root.slice(0, -1);
    return root.length > 3 && root.endsWith("e") ? root.slice(0, -1) : root;
  };
  const stems = (list) => new Set(list.map(stem));
  const sets = {};
  for (const name of ["light", "places", "body_parts", "complaints", "harmless", "negations"]) {
    sets[name] = stems(heard[name]);
  }
  const small = new Set(heard.small);
  const split = (said) => said.match(/[\p{L}\p{N}]+/gu) || [];
  const rootsOfWords = (said) => {
    const all = split(said).filter((word) => !small.has(word)).map(stem);
    const solid = all.filter((root) => !sets.light.has(root) && !sets.places.has(root));
    return new Set(solid.length ? solid : all);
  };
  const isWithin = (one, other) => one.size > 0 && [...one].every((root) => other.has(root));
  const read = (entries) => entries.map((entry) => ({ ...entry, names: entry.names.split("|").map(rootsOfWords) }));
  const rules = read(facts.rules), signs = read(facts.signs), effects = read(facts.effects);
  const permitted = read(facts.permitted);
  const felt = new Set([...sets.complaints, ...sets.body_parts, ...sets.places, ...sets.light,
    ...[...signs, ...effects].flatMap((one) => one.names.flatMap((name) => [...name]))]);

  const findSign = (asked, isBody, longer) => signs.find((sign) => sign.names.some((name) => {
    if (!isWithin(name, asked) || longer.some((other) => isWithin(name, other))) return false;
    const isBarePart = name.size === 1 && sets.body_parts.has([...name][0]);
    return !isBarePart || isBody || [...asked].every((root) => felt.has(root));
  }));

  // { level } of a sign, { effect }, or { rules } by strictness with whether they surely answer it.
  const answer = (question, now) => {
    const said = fold(question), asked = rootsOfWords(said);
    const isBody = bodyTalk.some((pattern) => pattern.test(said));
    const isOnlyFelt = [...asked].every((root) => felt.has(root));
    if (!asked.size) return { rules: [], permitted: [], isSure: false };
    const longer = [...rules, ...permitted].flatMap((rule) => rule.names)
      .filter((name) => name.size > 1 && isWithin(name, asked));
    const sign = findSign(asked, isBody, longer);
    if (sign) return { level: sign.level };
    const effect = (isBody || isOnlyFelt) &&
      effects.find((one) => one.names.some((name) => isWithin(name, asked)));
    if (effect) return { effect: effect.place };

    const whole = (one) => one.names.filter((name) => isWithin(name, asked));
    const all = [...rules.filter((rule) => isListed(rule, now)), ...permitted];
    const told = all.flatMap(whole);
    // A name within a longer one that is asked for is not meant: a hat in "a loose hat".
    const meant = (one) => whole(one).filter((name) =>
      !told.some((other) => name.size < other.size && isWithin(name, other)));
    const explains = (one) => [...asked].every((root) => meant(one).some((name) => name.has(root)));
    let found = all.filter((one) => meant(one).length > 0);
    const isWhole = found.some(explains);
    if (!isWhole) {
      found = found.concat(all.filter((one) => one.holds && !found.includes(one) &&
        one.names.some((name) => isWithin(asked, name))));
    }
    const order = (one) => one.holds ? rank(statusAt(one, now)) : facts.strictest_first.length;
    found.sort((one, other) => order(one) - order(other));
    if (isBody) found = found.filter((one) => one.holds && statusAt(one, now) === "avoid");
    const isTurned = split(said).some((word) => sets.negations.has(stem(word)));
    const isStrict = found.length > 0 && found[0].holds && ["avoid", "ask"].includes(statusAt(found[0], now));
    const isSlightlyMore = isStrict && [...asked].every((root) => sets.harmless.has(root) ||
      found.some((one) => meant(one).some((name) => name.has(root))));
    return { rules: found.filter((one) => one.holds), permitted: found.filter((one) => !one.holds),
      isSure: !isBody && !isTurned && (isWhole || isSlightlyMore) };
  };

  return { fill, statusAt, changesAfter, isListed, isPlausible, timeAt, sayClock, sayMoment, answer };
};
