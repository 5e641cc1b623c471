// What holds at a moment, and what a question is answered with: facts in, values out, no document.
"use strict";
const told = (facts) => {
  const words = facts.words;
  const rank = (status) => facts.strictest_first.indexOf(status);

  // Texts from files may hold braces of their own: a place that is not known stays as it is.
  const fill = (template, values) => template.replace(/\{(\w+)(?::0(\d))?\}/g, (place, key, width) =>
    key in values ? String(values[key]).padStart(width || 0, "0") : place);

  // It stands beside a rule where it is not that of the page.
  const sessionOf = (rule) => rule.session_at ?? facts.session_at;

  const statusAt = (rule, now) =>
    rule.holds
      .filter(([, from, until]) => from <= now && (until === null || now < until))
      .map(([status]) => facts.strictest_first[status])
      .concat(now < sessionOf(rule) ? "upcoming" : "clear")
      .sort((one, other) => rank(one) - rank(other))[0];

  // When a twin is over, the restriction tells what is OK.
  const changesAfter = (rule, now) => {
    let status = statusAt(rule, now);
    const edges = rule.holds.flatMap(([, from, until]) => [from, until]).concat(sessionOf(rule));
    return [...new Set(edges)]
      .filter((edge) => edge !== null && edge > now)
      .sort((one, other) => one - other)
      .flatMap((edge) => {
        const then = statusAt(rule, edge);
        if (then === status) return [];
        status = then;
        return rule.is_twin && (then === "clear" || then === "upcoming") ? [] : [[edge, then]];
      });
  };

  // What only a preparation names is listed while a visit to come asks for it, and no longer. A twin
  // is listed while it holds; then its activity is not, unless waits of its own hold it off.
  const isHeld = (rule, now, isBefore) => rule.holds.some((hold) =>
    !hold[3] !== isBefore && hold[1] <= now && now < (hold[2] ?? Infinity));

  const isListed = (rule, now) => {
    const isAsked = isHeld(rule, now, true), status = statusAt(rule, now);
    if (rule.is_twin) return isAsked;
    if (rule.twins && !isHeld(rule, now, false) &&
      facts.rules.some((one) => rule.twins.includes(one.id) && isHeld(one, now, true))) return false;
    return !rule.is_preparation || status === "upcoming" || status !== "ask" && isAsked;
  };

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
    const [on, day, clock, said] = facts.moments[edge];
    const tomorrow = new Date(Date.parse(timeAt(now).on) + 86400000).toISOString().slice(0, 10);
    const near = on === timeAt(now).on ? words.times.today :
      on === tomorrow ? words.times.tomorrow : null;
    if (clock === "" || clock === shared) return near || day;
    return near ? fill(words.times.moment_today, { day: near, clock }) :
      said || fill(words.times.moment, { day, clock });
  };

  // Base 85 from "(" on, after the number of bytes too many.
  const bytesOf = (packed) => {
    const tag = { "}": "<", "~": ">" };
    const codes = [...packed].slice(1).map((letter) => (tag[letter] || letter).charCodeAt(0) - 40);
    const bytes = new DataView(new ArrayBuffer(codes.length / 5 * 4));
    for (let at = 0; at < codes.length; at += 5) {
      bytes.setUint32(at / 5 * 4, codes.slice(at, at + 5).reduce((sum, code) => sum * 85 + code));
    }
    return bytes.buffer.slice(0, bytes.byteLength - packed[0]);
  };

  // The search. It folds as the program does; what it does not understand makes a yes doubtful.
  const makeSearch = (text) => {
    // Letters from the 14th on stand for pieces that it holds often: the lines below it.
    const [packed, ...pieces] = text.split("\n");
    const names = JSON.parse(pieces.reduce((all, piece, at) =>
      all.replaceAll(String.fromCharCode(at + 14), () => piece), packed));
    const heard = names.heard;
    const fold = (text) => heard.spellings.reduce(
      (said, [pattern, put]) => pattern ? said.replace(pattern, put) : said,
      text.replace(/[\u00b4\u02b9\u02bc\u2018\u2019\u201b\u2032]/g, "'")
        .normalize("NFKD").replace(/[\p{M}\p{Cf}]/gu, "").toLowerCase());
    // What stands in place of a blank hides no danger: heart-attack, heart.attack.
    const part = (text) => text.replace(/_+/g, " ").replace(split(text).length > 6
      ? /([a-z])[^\w\s'?!&]+(?=[a-z])/gi : /([a-z])\s*[^\w\s'?!&]+\s*(?=[a-z])/gi, "$1 ");
    const compile = (pattern, flags) => {
      try { return new RegExp(pattern, flags); } catch { return null; }
    };
    heard.spellings = heard.spellings.map(([pattern, put]) => [compile(pattern, "g"), put]);
    const bodyTalk = heard.body_talk.map((pattern) => compile(pattern, "")).filter(Boolean);
    const dangers = heard.dangers.map(([pattern, level, says]) => ({ pattern: compile(pattern, ""), level, says }))
      .filter((one) => one.pattern);

    const stem = (word) => {
      const ending = heard.endings.find((one) => word.endsWith(one) && word.length - one.length > 2);
      let root = ending ? word.slice(0, -ending.length) : word;
      if (ending && root.length > 3 && root[root.length - 1] === root[root.length - 2]) root = root.slice(0, -1);
      return root.length > 3 && root.endsWith("e") ? root.slice(0, -1) : root;
    };
    const stems = (list) => new Set(list.map(stem));
    const sets = {};
    for (const name of ["light", "places", "body_parts", "complaints", "harmless", "negations", "mild"]) {
      sets[name] = stems(heard[name].split(" "));
    }
    const small = new Set(heard.small.split(" "));
    const split = (said) => said.match(/[\p{L}\p{N}]+|\p{Extended_Pictographic}/gu) || [];
    // A word with one more "e" than a name has is another word: "past" is no paste.
    const spelled = new Set([...names.rules, ...names.permitted.map((one) => one.names)].join("|").split(/[| ]/));
    const isAnother = (word) => word.endsWith("e") && !spelled.has(word) && spelled.has(word.slice(0, -1));
    const rootsOf = (said) => {
      const all = split(said).filter((word) => !small.has(word)).map((word) => isAnother(word) ? word : stem(word));
      const solid = all.filter((root) => !sets.light.has(root) && !sets.places.has(root));
      return solid.length ? solid : all;
    };
    const readName = (said) => ({ roots: rootsOf(said), hasPlace: said.endsWith(heard.place) });
    const read = (entries) => entries.map((entry) => ({ ...entry,
      isOfPlace: entry.names.split("|").includes(heard.place),
      names: entry.names.split("|").map(readName).filter((name) => name.roots.length) }));
    const rules = read(facts.rules.map((rule, place) => ({ ...rule, names: names.rules[place] })));
    const signs = read(names.signs), effects = read(names.effects), permitted = read(names.permitted);
    const bare = new Set([...sets.body_parts, ...sets.places, ...sets.light]);
    const hurting = new Set([...sets.complaints,
      ...[...signs, ...effects].flatMap((one) => one.names.flatMap((name) => name.roots))]);
    const felt = new Set([...bare, ...hurting]);
    const isIn = (few, many) => few.length > 0 && few.every((root) => many.includes(root));
    const isRunIn = (few, many) => many.some((_, start) =>
      few.every((root, step) => many[start + step] === root));

    // One letter more, less or other in a longer word: forgiven where something may be wrong, only there.
    const isSlip = (word, root) => {
      if (Math.min(word.length, root.length) < 5 || word[0] !== root[0]) return false;
      if (Math.abs(word.length - root.length) > 1) return false;
      let start = 0, end = 0;
      while (start < root.length && word[start] === root[start]) start++;
      const most = Math.min(word.length, root.length) - start;
      while (end < most && word[word.length - 1 - end] === root[root.length - 1 - end]) end++;
      return Math.max(word.length, root.length) - start - end <= 1;
    };

    // What a sheet asks for it allows, while it asks for it, and what it allows, from the visit on.
    const isAskedFor = (one, now) => !("until" in one) ? one.from <= now : (one.days.length
      ? one.days.includes(timeAt(now).on)
      : one.from <= now && (one.until === null || now < one.until));

    // { level, crisis or says } of a sign, { effect }, or what the words name, strictest first, and if it is all of it.
    const answer = (question, now) => {
      const said = fold(question), asked = rootsOf(said);
      const isBody = bodyTalk.some((pattern) => pattern.test(said));
      const isFelt = isBody || asked.every((root) => felt.has(root));
      const hasPlace = split(said).some((word) => sets.places.has(stem(word)));
      const mayBeHurt = isBody || asked.some((root) => hurting.has(root) && !bare.has(root));
      const isNear = (root) => asked.some((other) => other === root || (mayBeHurt && isSlip(other, root)));
      const isTold = (name, isHeard) => name.roots.every(isHeard) && (!name.hasPlace || hasPlace || isFelt);
      const all = [...rules.filter((rule) => isListed(rule, now)),
        ...permitted.filter((one) => isAskedFor(one, now))];
      // Words in another order are another thing: a hat in the sun is no sun hat.
      const whole = (one) => one.names.filter((name) => isIn(name.roots, asked) &&
        (one.holds || isRunIn(name.roots, asked)));
      const told = all.flatMap(whole);

      const sign = signs.find((one) => one.names.some((name) => {
        const isBarePart = name.roots.length === 1 && sets.body_parts.has(name.roots[0]);
        const isOfAName = told.some((other) =>
          name.roots.length < other.roots.length && isIn(name.roots, other.roots));
        return isTold(name, isNear) && !isOfAName && (!isBarePart || isFelt);
      }));
      // What is a danger under any rules is shown in the sheet's own box, or in the next one that it has.
      const haste = ["emergency", "urgent", "clinic"];
      const ways = [said, part(said), fold(part(question.replace(/\p{Cf}/gu, "")))];
      const heardOf = dangers.filter((one) => ways.some((way) => one.pattern.test(way)));
      if (heardOf.some((one) => !one.says)) return { level: "emergency", crisis: heard.crisis };
      const isOwnDeed = !isBody && asked.length > 1 && told.some((name) => name.roots.length === asked.length) &&
        !asked.some((root) => sets.complaints.has(root) || sets.body_parts.has(root));
      const dire = isOwnDeed ? [] : heardOf;
      const danger = dire.sort((one, other) => haste.indexOf(one.level) - haste.indexOf(other.level))[0];
      const boxes = haste.filter((level) => signs.some((one) => one.level === level));
      const level = danger === undefined ? null :
        boxes.find((one) => haste.indexOf(one) >= haste.indexOf(danger.level)) || boxes[boxes.length - 1] || null;
      if (sign || level) {
        const found = [sign ? sign.level : null, level].filter(Boolean);
        const first = haste.find((one) => found.includes(one));
        return { level: first, says: sign && sign.level === first ? null : danger.says };
      }
      const effect = isFelt && effects.find((one) => one.names.some((name) =>
        isTold(name, (root) => asked.includes(root))));
      // Normal is only what is wholly understood, and made no worse by any word.
      const own = new Set(effects.flatMap((one) => one.names)
        .filter((name) => isIn(name.roots, asked)).flatMap((name) => name.roots));
      const grave = compile(heard.grave, ""), clauses = said.split(/\bcan i\b/);
      const isMuch = !grave || clauses.some((clause) => grave.test(clause));
      const leavesMild = (word) => !isMuch && (small.has(word) || /^\d+$/.test(word) ||
        [sets.mild, sets.places, own].some((set) => set.has(stem(word))));
      if (effect && split(said).every(leavesMild)) return { effect: effect.place };

      // A name within a longer one that is asked for is not meant: a hat in "a loose hat".
      // What is said twice is meant as well: "swim with a swimming cap".
      const isOnce = (root) => asked.indexOf(root) === asked.lastIndexOf(root);
      // What words between part is two things: "swim with a cap" is no swimming cap.
      const spoken = split(said).map(stem);
      const meant = (one) => whole(one).filter((name) => !name.roots.every(isOnce) ||
        !told.some((other) => name.roots.length < other.roots.length && isIn(name.roots, other.roots) &&
          isRunIn(other.roots, spoken)));
      // What is asked for elsewhere explains no place: "wash my hands and my hair".
      // A head that swims is no swim, but what is held off stays so on a head.
      const explains = (one, root, isNo) => meant(one).some((name) => name.roots.includes(root) &&
        (name.hasPlace === hasPlace || ((isNo ? one.holds : one.isOfPlace) && !name.hasPlace)));
      let found = all.filter((one) => meant(one).length);
      const isWhole = found.some((one) => asked.every((root) => explains(one, root)));
      if (!isWhole) {
        found = found.concat(rules.filter((one) => isListed(one, now) && !found.includes(one) &&
          one.names.some((name) => isIn(asked, name.roots))));
      }
      if (isBody) found = found.filter((one) => one.holds && statusAt(one, now) === "avoid");
      const order = (one) => one.holds ? rank(statusAt(one, now)) : facts.strictest_first.length;
      found.sort((one, other) => order(one) - order(other));
      const isStrict = found.length > 0 && order(found[0]) < 2;
      const isAlmost = isStrict && asked.every((root) =>
        sets.harmless.has(root) || found.some((one) => explains(one, root, true)));
      const isPast = compile(heard.told, "")?.test(said);
      const isTooMuch = compile(heard.excesses, "")?.test(said);
      const isLater = !isStrict && compile(heard.later, "")?.test(said);
      const isTurned = isPast || isTooMuch || isLater || split(said).some((word) => sets.negations.has(stem(word)));
      const isSure = !isBody && !isTurned && (isWhole || isAlmost);
      // Beside a word that the page does not know, it shows no yes at all: the word may tell of a danger.
      const isKnown = asked.every((root) => [sets.harmless, sets.mild, sets.light, sets.places]
        .some((set) => set.has(root)) || found.some((one) => explains(one, root)));
      if (!isSure && !isKnown) found = found.filter((one) => order(one) < 3);
      return { rules: found.filter((one) => one.holds), permitted: found.filter((one) => !one.holds), isSure };
    };

    return answer;
  };

  return { fill, statusAt, changesAfter, isListed, isPlausible, timeAt, sayClock, sayMoment, bytesOf, makeSearch };
};
