"""The plan in plain sentences: no box, no bar, no colour; whole for a screen reader and a pipe."""

from collections.abc import Iterable, Sequence
from datetime import datetime
from typing import TYPE_CHECKING, NamedTuple

from mesocare.language.words.screens import ScreenWords
from mesocare.plan.facts import Plan
from mesocare.rules.protocol import Status
from mesocare.sentences.days import Speaker, capital
from mesocare.sentences.rows.help import emergency_line, join_help
from mesocare.sentences.rows.labels import HOLE, say_near
from mesocare.sentences.rows.lines import fill
from mesocare.sentences.rows.sections import Section, coming_section, fit_parts, fold
from mesocare.sentences.rows.today import Today, make_today
from mesocare.sentences.rows.waits import WaitRow, dated_rows, held_after_visit, same_day
from mesocare.views.screen import BROKEN, FEWEST_LINES, Screen

if TYPE_CHECKING:
    from mesocare.sentences.rows.visits import Visit

NARROWEST = 20
_FOLDS_AT = 8
"""The most parts of a list that plain sentences say before they fold the rest."""
_OF_TIMELINE = ("later", "event", "visit", "before", "normal", "still", "watch")
_LINES_OF_ASKS = 2
_LINE = 100
"""The columns for a help line that is broken later: as many signs as one sentence holds."""


class _Page:
    """Lines broken to a width, with one blank line at most between two."""

    def __init__(self, screen: Screen, *, has_gaps: bool = True) -> None:
        self.width = max(screen.width, NARROWEST)
        self._has_gaps = has_gaps
        self._lines: list[str] = []

    def add(self, text: str) -> None:
        """Add a text on lines of its own."""
        if text:
            self._lines += fill(text, self.width)

    def item(self, text: str) -> None:
        """Add an item of a list."""
        self._lines += fill(text, self.width, "- ", "  ")

    def gap(self) -> None:
        """Add a blank line, unless there is one already."""
        if self._has_gaps and self._lines and self._lines[-1]:
            self._lines.append("")

    def text(self) -> str:
        """Return the whole page."""
        return "\n".join(self._lines).strip("\n") + "\n"


class _Brevity(NamedTuple):
    """How a page saves lines, from none at all to all that it can."""

    parts: int = _FOLDS_AT
    """The most parts of a list."""
    is_by_day: bool = False
    """Whether what is OK on one day shares an item, with that day alone."""
    has_gaps: bool = True
    keeps: tuple[str, ...] | None = None
    """The sections that stand; all where it says nothing."""
    ask_lines: int | None = None
    """How many lines there are for what to ask about; no limit where it says nothing."""
    is_list: bool = True
    """Whether bans are items of a list, and not lines of their own."""
    is_foot_first: bool = False
    """Whether bans and help come last, since the end of a page is what a terminal shows."""


_SHORT = _Brevity(2, is_by_day=True, has_gaps=False)
_SHORTEST = _SHORT._replace(parts=1, ask_lines=2, is_list=False)
_BREVITIES = (
    _Brevity(),
    _Brevity(3),
    _Brevity(3, is_by_day=True),
    _SHORT,
    _SHORT._replace(parts=1),
    _SHORT._replace(parts=1, keeps=("upcoming", "coming", "event", "still", "visit")),
    _SHORTEST._replace(keeps=("upcoming", "coming", "event", "still", "visit")),
    _SHORTEST._replace(keeps=("upcoming", "still")),
    _SHORTEST._replace(keeps=("upcoming", "still"), is_foot_first=True),
)
"""Tried in this order until the page fits."""


def render_today(plan: Plan, speaker: Speaker, screen: Screen) -> str:
    """Return what holds now, broken to a width of 20 columns or more; short in a terminal."""
    today = make_today(plan, speaker)
    if screen.shows_all or not screen.scrolls:
        page = _today_page(today, plan, speaker, screen, _Brevity())
        if screen.shows_all:
            _everything(plan, speaker, page)
        return page.text()
    most = max(screen.height, FEWEST_LINES) - 1  # the shell's next line needs one
    text = ""
    for brevity in _BREVITIES:
        text = _today_page(today, plan, speaker, screen, brevity).text()
        if text.count("\n") <= most:
            break
    return text


def _today_page(
    today: Today, plan: Plan, speaker: Speaker, screen: Screen, brevity: _Brevity
) -> _Page:
    page = _Page(screen, has_gaps=brevity.has_gaps)
    kept = brevity.keeps
    shown = () if today.is_doubtful else today.sections
    sections = [one for one in shown if kept is None or one.name in kept]
    folded = [one.label for one in shown if one not in sections and one.label]
    head = f"{today.title}. {today.short_moment if brevity.is_by_day else today.moment}."
    about = " ".join([*today.about, *today.notices])
    if brevity.is_list:
        page.add(head)
        page.add(about)
    else:
        page.add(f"{head} {about}".strip())
    most = None if screen.shows_all else brevity.parts
    if brevity.is_foot_first:
        _foot(today, speaker, page, folded)
        _sections(sections, speaker, page, most=most)
    if not today.is_doubtful:
        page.gap()
        _waits(today, speaker, page, brevity)
        page.gap()
    if not brevity.is_foot_first:
        _sections(sections, speaker, page, most=most)
    page.gap()
    _help(today, plan, speaker, page, is_short=brevity.is_by_day)
    if not brevity.is_foot_first:
        _foot(today, speaker, page, folded)
    return page


def render_timeline(plan: Plan, speaker: Speaker, screen: Screen) -> str:
    """Return when each activity changes, broken to a width of 20 columns or more."""
    today = make_today(plan, speaker)
    text = _timeline_page(today, plan, speaker, screen, is_short=False)
    if screen.scrolls and not screen.shows_all and text.count("\n") >= screen.height:
        return _timeline_page(today, plan, speaker, screen, is_short=True)
    return text


def _timeline_page(
    today: Today, plan: Plan, speaker: Speaker, screen: Screen, *, is_short: bool
) -> str:
    """Return the page; a short one leaves what other commands show under their names."""
    from mesocare.language.words.timeline import TimelineWords
    from mesocare.sentences.rows.next_change import next_change

    words, own = speaker.table(ScreenWords), speaker.table(TimelineWords)
    page = _Page(screen, has_gaps=not is_short)
    moment = today.short_moment if is_short else today.moment
    page.add(f"{today.title}. {words.in_zone.format(moment=moment, city=speaker.city)}.")
    page.add(" ".join([*today.about, *today.notices]))
    if not today.is_doubtful:
        page.gap()
        _waits(today, speaker, page, _Brevity(ask_lines=_LINES_OF_ASKS if is_short else None))
        _other_rows(plan, speaker, page)
        page.gap()
        page.add("" if is_short else next_change(plan, speaker))
        names = ("event", "visit") if is_short else _OF_TIMELINE
        ahead = coming_section(plan, speaker)
        shown = [ahead] if ahead.parts else []
        shown += [one for one in today.sections if one.name in names]
        _sections(shown, speaker, page, most=None if screen.shows_all else _FOLDS_AT)
    page.gap()
    _help(today, plan, speaker, page, is_short=is_short)
    for sentence in today.honesty:
        page.add(sentence)
    page.add(own.course_hint)
    page.add(own.signs_and_normal_hint if is_short else own.signs_hint)
    if screen.shows_all:
        _everything(plan, speaker, page)
    return page.text()


def _other_rows(plan: Plan, speaker: Speaker, page: _Page) -> None:
    """Say when what is OK now was or will be off: ended waits, and those of a visit to come."""
    words = speaker.table(ScreenWords)
    groups = ((Status.UPCOMING, words.with_visit), (Status.CLEAR, words.ok_again))
    for status, heading in groups:
        rows = dated_rows(plan, status, speaker)
        if rows:
            page.add(f"{heading}:")
        for condition, labels, first_at, last_at in rows:
            parts = []
            if first_at and status is Status.UPCOMING:
                moment = speaker.near_moment(first_at, short=True)
                parts.append(words.better_from.format(moment=moment))
            if last_at:
                template = words.ok_from if status is Status.UPCOMING else words.since
                parts.append(template.format(moment=speaker.near_moment(last_at, short=True)))
            named = (condition or HOLE).format(labels=speaker.times.comma.join(labels))
            page.item(f"{named}: {', '.join(parts)}.")
    if held := list(held_after_visit(plan, speaker)):
        page.add(f"{words.held_after_visit}:")
    for said in held:
        page.item(f"{said}.")


def render_course(plan: Plan, speaker: Speaker, screen: Screen) -> str:
    """Return the visits of the course, broken to a width of 20 columns or more."""
    from mesocare.sentences.rows.visits import make_visits

    visits = make_visits(plan, speaker)
    page = _Page(screen)
    page.add(f"{visits.title}." + (f" {capital(visits.next_best)}." if visits.next_best else ""))
    page.gap()
    for visit in visits.visits:
        page.item(_say_visit(visit))
    for note in visits.notes:
        page.add(note)
    if visits.before:
        page.gap()
        page.add(f"{visits.before_title}:")
        for when, what in visits.before:
            page.item(f"{when}: {what}")
    return page.text()


def _say_visit(visit: "Visit") -> str:
    parts = [visit.day, visit.state, visit.window]
    return f"{visit.number}: {', '.join(part for part in parts if part)}."


def render_signs(plan: Plan, speaker: Speaker, screen: Screen) -> str:
    """Return when to call whom and what is normal, broken to a width of 20 columns or more."""
    text = _signs_page(plan, speaker, screen, has_gaps=True).text()
    if not screen.scrolls or text.count("\n") < screen.height:
        return text
    page = _signs_page(plan, speaker, screen, has_gaps=False)
    page.add(emergency_line(plan, speaker, 2 * page.width - BROKEN))
    return page.text()


def _signs_page(plan: Plan, speaker: Speaker, screen: Screen, *, has_gaps: bool) -> _Page:
    from mesocare.language.words.signs import SignWords
    from mesocare.sentences.rows.signs import sign_boxes

    words = speaker.table(SignWords)
    page = _Page(screen, has_gaps=has_gaps)
    page.add(words.signs_title.format(title=plan.protocol.protocol.title))
    for box in sign_boxes(plan, speaker):
        page.gap()
        page.add(f"{box.heading}:" if box.heading else "")
        for sign in box.items:
            page.item(sign)
        for line in box.notes:
            page.add(line)
    return page


def _waits(today: Today, speaker: Speaker, page: _Page, brevity: _Brevity) -> None:
    words = speaker.table(ScreenWords)
    waits = same_day(today.waits, speaker, None) if brevity.is_by_day else today.waits
    for status, heading in ((Status.AVOID, words.not_yet), (Status.CAUTION, words.better)):
        rows = [row for row in waits if row.status is status]
        if rows:
            page.add(f"{heading}:")
        for row in rows:
            if not brevity.is_by_day:
                page.item(_say_row(row, today.clock, speaker))
            elif brevity.is_list:
                page.item(f"{_say_shortly(row, today.clock, speaker)}.")
            else:
                page.add(capital(_say_shortly(row, today.clock, speaker)))
    if today.asks:
        most = brevity.ask_lines
        asks = Section("ask", "", today.asks, lead=f"{words.ask_first}.")
        taken = len(today.asks) if most is None else fit_parts(asks, page.width, most, speaker)
        page.add(fold(asks, taken, speaker))


def _say_shortly(row: WaitRow, clock: str | None, speaker: Speaker) -> str:
    """Say a row by its end alone, from which on it is OK: `until tomorrow: smoking`."""
    if row.avoid_at is not None:
        return _say_row(row, clock, speaker).removesuffix(".")
    words = speaker.table(ScreenWords)
    labels = speaker.times.comma.join(row.labels)
    if row.ok_at is None or row.end is not None:
        said = f"{labels}: {row.end}"
    else:
        is_today = speaker.local(row.ok_at).date() == speaker.today
        end = say_near(row.ok_at, speaker) if is_today else _end(row, clock, speaker)
        said = words.normal_until.format(day=end, labels=labels)
    return row.condition.format(labels=said) if row.condition else said


def _say_row(row: WaitRow, clock: str | None, speaker: Speaker) -> str:
    words = speaker.table(ScreenWords)
    labels = speaker.times.comma.join(row.labels)
    said = row.condition.format(labels=labels) if row.condition else labels
    parts = []
    if row.caution_at:
        parts.append(words.better_from.format(moment=_moment(row.caution_at, clock, speaker)))
    if row.avoid_at:
        parts.append(words.not_from.format(moment=_moment(row.avoid_at, clock, speaker)))
    if row.end and row.ok_at:  # the visit before which it is held off again
        parts.append(words.once.format(event=row.end))
    elif row.end:
        parts.append(row.end)
    elif row.ok_at:
        parts.append(words.ok_from.format(moment=_end(row, clock, speaker)))
    return f"{said}: {', '.join(parts)}."


def _end(row: WaitRow, clock: str | None, speaker: Speaker) -> str:
    """Say the end of a wait: its day, and its hour where the page has not said it for all."""
    assert row.ok_at is not None
    return _moment(row.ok_at, clock, speaker)


def _moment(moment: datetime, clock: str | None, speaker: Speaker) -> str:
    local = speaker.local(moment)
    is_said = speaker.clock(moment) == clock and local.date() != speaker.today
    if is_said or speaker.is_midnight(moment):
        return speaker.near_day(local.date(), short=True)
    return speaker.near_moment(moment, short=True)


def _sections(
    sections: Iterable[Section], speaker: Speaker, page: _Page, *, most: int | None
) -> None:
    for section in sections:
        count = len(section.parts)
        taken = count if most is None or section.name == "visit" else min(count, most)
        page.add(f"{_label(section)}{fold(section, taken, speaker)}".removesuffix(".") + ".")


def _label(section: Section) -> str:
    """Return a section's label as it stands before its sentence."""
    if not section.label or section.label.endswith("?"):
        return f"{section.label} ".lstrip()
    return f"{section.label}{':' if section.lead.startswith('{labels}') else ','} "


def _help(
    today: Today, plan: Plan, speaker: Speaker, page: _Page, *, is_short: bool = False
) -> None:
    room = 2 * page.width - BROKEN if is_short else _LINE
    for line in join_help(today.help_lines, plan, speaker):
        page.add(line.say(room, speaker))


def _foot(today: Today, speaker: Speaker, page: _Page, folded: Sequence[str] = ()) -> None:
    words = speaker.table(ScreenWords)
    for sentence in today.honesty:
        page.add(sentence)
    if folded:
        page.add(words.folded.format(labels=speaker.times.comma.join(folded)))
    else:
        page.add(words.more.format(commands=speaker.times.comma.join(today.commands)))


def _everything(plan: Plan, speaker: Speaker, page: _Page) -> None:
    from mesocare.sentences.rows.everything import all_parts

    for heading, parts in all_parts(plan, speaker):
        page.gap()
        page.add(f"{heading}:")
        for part in parts:
            page.item(f"{part.text} ({part.address})" if part.address else part.text)
