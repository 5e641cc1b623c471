"""The sessions in words, as the head of every view says them."""

from mesocare.dates.moments import Session
from mesocare.language.words.facts import FactWords
from mesocare.plan.facts import Plan
from mesocare.sentences.days import Speaker


def say_session(session: Session, speaker: Speaker, *, near: bool = True) -> str:
    """Say a session as it was given: its moment, or its day where it has no time."""
    if not session.has_time:
        return speaker.near_day(session.on) if near else speaker.day(session.on)
    return speaker.near_moment(session.ended_at) if near else speaker.moment(session.ended_at)


def read_back(session: Session, speaker: Speaker) -> str:
    """Say a session so that a slip shows: `yesterday, Wednesday 25 November, 3 pm, London`."""
    words = speaker.table(FactWords)
    parts = [speaker.near_day(session.on)]
    full = speaker.day(session.on)
    if parts[0] != full:
        parts.append(full)
    parts.append(speaker.clock(session.ended_at) if session.has_time else words.no_hour)
    parts.append(session.zone.key.rpartition("/")[2].replace("_", " "))
    return speaker.times.comma.join(parts)


def told_sentences(plan: Plan, speaker: Speaker) -> dict[str, str]:
    """Say of each event that was told, and that counts, when it happened."""
    words = speaker.table(FactWords)
    told, said = dict(plan.told), {}
    for event in plan.events:
        at = event.happened_at
        counted = (one for one in told.get(event.id, ()) if one.ended_at == at)
        if at is not None and at <= plan.at and (session := next(counted, None)):
            moment = say_session(session, speaker)
            said[event.id] = words.told.format(what=event.what, moment=moment)
    return said


def until_then_sentences(plan: Plan, speaker: Speaker) -> list[str]:
    """Say whose dates hold until the session that a plan is handed over for."""
    running = plan.running_session
    if running is None:
        return []
    moment = say_session(running, speaker, near=False)
    return [speaker.table(FactWords).until_then.format(moment=moment)]


def year_slip_sentences(plan: Plan, speaker: Speaker) -> list[str]:
    """Ask about a session whose year looks like a slip (TIME-16)."""
    words = speaker.table(FactWords)
    return [
        words.meant_year.format(given=speaker.full_date(given), meant=speaker.full_date(meant))
        for given, meant in plan.meant_years
    ]


def doubt_sentences(plan: Plan, speaker: Speaker) -> list[str]:
    """Say why nothing is a yes, beside a year that looks like a slip."""
    words = speaker.table(FactWords)
    held = [one for one in plan.sessions if one not in plan.booked]
    latest = (held or plan.sessions)[-1]
    named = {"session": as_typed(latest), "zone": latest.zone.key}
    day = speaker.full_date(plan.today)
    said = [words.doubts[doubt].format(day=day, **named) for doubt in plan.doubts]
    return [*said, words.nothing_is_ok] if said else []


def ask_if_held(plan: Plan, speaker: Speaker) -> list[str]:
    """Ask of each booked visit whose time has come if it was held; till then calls come early."""
    words = speaker.table(FactWords)
    return [
        words.was_it_held.format(
            day=speaker.near_day(session.on),
            session=as_typed(session),
            zone=session.zone.key,
        )
        for session in plan.unconfirmed
    ]


def as_typed(session: Session) -> str:
    """Return a session as a command takes it: its day, or its moment with the offset."""
    if not session.has_time:
        return session.on.isoformat()
    return session.ended_at.astimezone(session.zone).isoformat(timespec="minutes")


def day_number(plan: Plan) -> int | None:
    """Return how many days ago the latest session that is over was; none where all lie ahead."""
    past = [session for session in plan.sessions if not plan.is_planned(session)]
    return (plan.today - past[-1].on).days if past else None
