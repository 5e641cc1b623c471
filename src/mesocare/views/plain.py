"""The plan in plain sentences: no box, no bar, no colour; whole for a screen reader and a pipe."""

from collections.abc import Iterable
from typing import TYPE_CHECKING

from mesocare.language.words.screens import ScreenWords
from mesocare.plan.facts import Plan
from mesocare.rules.protocol import Status
from mesocare.sentences.days import Speaker
from mesocare.sentences.rows.help import join_help
from mesocare.sentences.rows.labels import join_parts
from mesocare.sentences.rows.lines import fill
from mesocare.sentences.rows.sections import Section, fold
from mesocare.sentences.rows.today import Today, make_today, say_city
from mesocare.sentences.rows.waits import WaitRow, dated_rows
from mesocare.views.screen import Screen

if TYPE_CHECKING:
    from mesocare.sentences.rows.visits import Visit

NARROWEST = 20
_FOLDS_AT = 8
"""The most parts of a list that plain sentences say before they fold the rest."""
_OF_TIMELINE = ("event", "visit", "before", "normal", "still", "watch")
_LINE = 100
"""The columns for a help line that is broken later: as many signs as one sentence holds."""


class _Page:
    """Lines broken to a width, with one blank line at most between two."""

    def __init__(self, screen: Screen) -> None:
        self._width = max(screen.width, NARROWEST)
        self._lines: list[str] = []

    def add(self, text: str) -> None:
        """Add a text on lines of its own."""
        if text:
            self._lines += fill(text, self._width)

    def item(self, text: str) -> None:
        """Add an item of a list."""
        self._lines += fill(text, self._width, "- ", "  ")

    def gap(self) -> None:
        """Add a blank line, unless there is one already."""
        if self._lines and self._lines[-1]:
            self._lines.append("")

    def text(self) -> str:
        """Return the whole page."""
        return "\n".join(self._lines).strip("\n") + "\n"


def render_today(plan: Plan, speaker: Speaker, screen: Screen) -> str:
    """Return what holds now, broken to a width of 20 columns or more."""
    today = make_today(plan, speaker)
    page = _Page(screen)
    page.add(f"{today.title}. {today.moment}.")
    page.add(" ".join([*today.about, *today.notices]))
    if not today.is_doubtful:
        page.gap()
        _waits(today, speaker, page)
        page.gap()
        _sections(today.sections, speaker, page, shows_all=screen.shows_all)
    page.gap()
    _help(today, plan, speaker, page)
    if screen.shows_all:
        _everything(plan, speaker, page)
    return page.text()


def render_timeline(plan: Plan, speaker: Speaker, screen: Screen) -> str:
    """Return when each activity changes, broken to a width of 20 columns or more."""
    from mesocare.sentences.rows.next_change import next_change

    words = speaker.table(ScreenWords)
    today = make_today(plan, speaker)
    page = _Page(screen)
    moment = words.in_zone.format(moment=today.moment, city=say_city(speaker))
    page.add(f"{today.title}. {moment}.")
    page.add(" ".join([*today.about, *today.notices]))
    if not today.is_doubtful:
        page.gap()
        _waits(today, speaker, page)
        _other_rows(plan, speaker, page)
        page.gap()
        page.add(next_change(plan, speaker))
        shown = [one for one in today.sections if one.name in _OF_TIMELINE]
        _sections(shown, speaker, page, shows_all=screen.shows_all)
    page.gap()
    _help(today, plan, speaker, page)
    if screen.shows_all:
        _everything(plan, speaker, page)
    return page.text()


def _other_rows(plan: Plan, speaker: Speaker, page: _Page) -> None:
    """Say when what is OK now was or will be off: ended waits, and those of a visit to come."""
    words = speaker.table(ScreenWords)
    groups = ((Status.UPCOMING, words.with_visit), (Status.CLEAR, words.ok_again))
    for status, heading in groups:
        rows = dated_rows(plan, status)
        if rows:
            page.add(f"{heading}:")
        for labels, first_at, last_at in rows:
            parts = []
            if first_at and status is Status.UPCOMING:
                moment = speaker.near_moment(first_at, short=True)
                parts.append(words.better_from.format(moment=moment))
            if last_at:
                template = words.ok_from if status is Status.UPCOMING else words.since
                parts.append(template.format(moment=speaker.near_moment(last_at, short=True)))
            page.item(f"{speaker.times.comma.join(labels)}: {', '.join(parts)}.")


def render_course(plan: Plan, speaker: Speaker, screen: Screen) -> str:
    """Return the visits of the course, broken to a width of 20 columns or more."""
    from mesocare.sentences.rows.visits import make_visits

    visits = make_visits(plan, speaker)
    page = _Page(screen)
    page.add(f"{visits.title}. {visits.next_best}".strip())
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
    parts = [visit.full_day, visit.state, visit.window]
    return f"{visit.number}: {', '.join(part for part in parts if part)}."


def render_signs(plan: Plan, speaker: Speaker, screen: Screen) -> str:
    """Return when to call whom and what is normal, broken to a width of 20 columns or more."""
    from mesocare.language.words.signs import SignWords
    from mesocare.sentences.rows.signs import sign_boxes

    words = speaker.table(SignWords)
    page = _Page(screen)
    page.add(words.signs_title.format(title=plan.protocol.protocol.title))
    for box in sign_boxes(plan, speaker):
        page.gap()
        page.add(f"{box.heading}:" if box.heading else "")
        for sign in box.items:
            page.item(sign)
        for line in box.notes:
            page.add(line)
    return page.text()


def _waits(today: Today, speaker: Speaker, page: _Page) -> None:
    words = speaker.table(ScreenWords)
    for status, heading in ((Status.AVOID, words.not_yet), (Status.CAUTION, words.better)):
        rows = [row for row in today.waits if row.status is status]
        if rows:
            page.add(f"{heading}:")
        for row in rows:
            page.item(_say_row(row, today.clock, speaker))
    if today.asks:
        labels = join_parts(today.asks, speaker=speaker)
        page.add(f"{words.ask_first.format(labels=labels)}.")


def _say_row(row: WaitRow, clock: str | None, speaker: Speaker) -> str:
    words = speaker.table(ScreenWords)
    labels = speaker.times.comma.join(row.labels)
    said = row.condition.format(labels=labels) if row.condition else labels
    parts = []
    if row.caution_at:
        parts.append(
            words.better_from.format(moment=speaker.near_moment(row.caution_at, short=True))
        )
    if row.avoid_at:
        parts.append(words.not_from.format(moment=speaker.near_moment(row.avoid_at, short=True)))
    if row.end:
        parts.append(row.end)
    elif row.ok_at:
        parts.append(words.ok_from.format(moment=_end(row, clock, speaker)))
    return f"{said}: {', '.join(parts)}."


def _end(row: WaitRow, clock: str | None, speaker: Speaker) -> str:
    """Say the end of a wait: its day, and its hour where the page has not said it for all."""
    assert row.ok_at is not None
    local = speaker.local(row.ok_at)
    is_said = speaker.clock(row.ok_at) == clock and local.date() != speaker.today
    if is_said or speaker.is_midnight(row.ok_at):
        return speaker.near_day(local.date(), short=True)
    return speaker.near_moment(row.ok_at, short=True)


def _sections(
    sections: Iterable[Section], speaker: Speaker, page: _Page, *, shows_all: bool
) -> None:
    for section in sections:
        said = fold(section, _taken(section, shows_all=shows_all), speaker)
        page.add(f"{_label(section)}{said}".removesuffix(".") + ".")


def _label(section: Section) -> str:
    """Return a section's label as it stands before its sentence."""
    if not section.label or section.label.endswith("?"):
        return f"{section.label} ".lstrip()
    return f"{section.label}{':' if section.lead == '{labels}' else ','} "


def _taken(section: Section, *, shows_all: bool) -> int:
    count = len(section.parts)
    return count if shows_all or section.name == "visit" else min(count, _FOLDS_AT)


def _help(today: Today, plan: Plan, speaker: Speaker, page: _Page) -> None:
    for line in join_help(today.help_lines, plan, speaker):
        page.add(line.say(_LINE, speaker))
    page.add(today.honesty)
    words = speaker.table(ScreenWords)
    page.add(words.more.format(commands=", ".join(today.commands)))


def _everything(plan: Plan, speaker: Speaker, page: _Page) -> None:
    from mesocare.sentences.rows.everything import all_parts

    for heading, parts in all_parts(plan, speaker):
        page.gap()
        page.add(f"{heading}:")
        for part in parts:
            page.item(f"{part.text} ({part.address})" if part.address else part.text)
