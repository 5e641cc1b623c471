"""What holds for every session and every wait, close to real changes of the clock.

Each test quotes the rule that it proves; the invariants are those of the rules of time.
"""

from collections.abc import Sequence
from datetime import UTC, date, datetime, timedelta
from itertools import accumulate, pairwise
from zoneinfo import ZoneInfo

import oracle
import pytest
from hypothesis import assume, given
from hypothesis import strategies as st
from oracle import STRICTEST_FIRST, read_clock
from strategies import (
    ABOUT,
    DAY,
    DETERMINISTIC,
    MINUTE,
    ZONE_NAMES,
    Change,
    changes,
    changes_over_midnight,
    courses,
    days,
    find_changes,
    gap_lengths,
    lengths,
    make_protocol,
    moments_near,
    paging_lengths,
    protocols,
    restrictions,
    session_lists,
    ticking_lengths,
    timed,
    waits,
    whole_days,
)

from mesocare.dates.moments import Session, add_length, add_to_day, local_instant
from mesocare.dates.typed import parse_session
from mesocare.dates.waits import Length, Unit, Wait, parse_wait
from mesocare.plan.course import NextSession
from mesocare.plan.dating import make_plan
from mesocare.plan.facts import Plan
from mesocare.rules.protocol import Course, Preparation, Protocol, Restriction, Status

SECOND = timedelta(seconds=1)
NO_CLOCK_MOVED_FURTHER = 2 * DAY
UTC_ZONE = ZoneInfo("Etc/UTC")
NOW = datetime(2026, 11, 25, 12, tzinfo=UTC)
CONDITION_STAGES = (Status.UPCOMING, Status.AVOID, Status.CAUTION, Status.ASK)
"""A wait with a condition ends in a question (TIME-10), which is stricter than its caution."""


def plan_of(protocol: Protocol, sessions: Sequence[Session], zone: ZoneInfo) -> Plan:
    """Make the plan as it looks when the last session ends."""
    last = max(session.ended_at for session in sessions)
    return make_plan(protocol, sessions, at=last, zone=zone)


def clear_of(wait: Wait, session: Session, zone: ZoneInfo) -> datetime:
    """Give the moment at which one wait after one session is over."""
    protocol = make_protocol(Restriction(activity="wash or wet your hair", wait=wait))
    clear_at = plan_of(protocol, [session], zone).restrictions[0].clear_at
    assert clear_at is not None
    return clear_at


def telling_moments(plan: Plan, sessions: Sequence[Session]) -> list[datetime]:
    """List the moments at which a status may change, and the seconds beside them."""
    ends = {session.ended_at for session in sessions}
    for restriction in plan.restrictions:
        ends |= {end for end in (restriction.caution_at, restriction.clear_at) if end}
    return sorted({end + aside for end in ends for aside in (-SECOND, timedelta(0), SECOND)})


def at_noon(on: date) -> Session:
    """Make a session that ended at noon, UTC."""
    return timed(datetime(on.year, on.month, on.day, 12, tzinfo=UTC), UTC_ZONE)


def window_of(window: NextSession) -> oracle.Window:
    """Take from a plan what the oracle knows as well."""
    return oracle.Window(
        number=window.number,
        earliest_on=window.earliest_on,
        recommended_on=window.recommended_on,
        latest_on=window.latest_on,
        is_projected=window.is_projected,
        is_optional=window.is_optional,
    )


def strictness(status: Status) -> int:
    """Give a number that is the greater, the stricter the status is."""
    return -STRICTEST_FIRST.index(status)


def read_day(day: date, zone: ZoneInfo) -> Session:
    """Read a session that is given without a time."""
    return parse_session(day.isoformat(), zone=zone, now=NOW)


class TestElapsedHours:
    """TIME-2: minutes and hours elapse."""

    @DETERMINISTIC
    @given(st.data(), changes(), ticking_lengths())
    def test_hours_are_real_hours_whatever_the_clocks_do(
        self, data: st.DataObject, change: Change, length: Length
    ) -> None:
        """Elapsed hours exact in UTC."""
        start = data.draw(moments_near(change, Wait(length, length)))

        end = add_length(start, length, change.zone)

        assert end - start == length.nominal_minutes * MINUTE

    @DETERMINISTIC
    @given(st.data(), changes(), st.sampled_from(ZONE_NAMES), waits(ticking_lengths()))
    def test_a_wait_in_hours_ends_at_the_same_moment_in_every_zone(
        self, data: st.DataObject, change: Change, elsewhere: str, wait: Wait
    ) -> None:
        """A change of display zone moves no instant."""
        ended_at = data.draw(moments_near(change, wait))
        protocol = make_protocol(Restriction(activity="wash or wet your hair", wait=wait))
        here, there = change.zone, ZoneInfo(elsewhere)

        plan_here = plan_of(protocol, [timed(ended_at, here)], here)
        plan_there = plan_of(protocol, [timed(ended_at, there)], there)

        assert dates_of(plan_here) == dates_of(plan_there)


def dates_of(plan: Plan) -> list[tuple[datetime | None, datetime | None]]:
    """List both moments of each restriction."""
    return [(restriction.caution_at, restriction.clear_at) for restriction in plan.restrictions]


class TestLaterSession:
    """TIME-8: a later session never clears earlier."""

    @DETERMINISTIC
    @given(st.data(), changes(), waits(ticking_lengths()))
    def test_the_later_of_two_sessions_clears_later_by_as_much_in_hours(
        self, data: st.DataObject, change: Change, wait: Wait
    ) -> None:
        """With hours, by the very time between the two sessions (TIME-2)."""
        first, second = data.draw(two_moments(change, wait))

        clears = [clear_of(wait, timed(one, change.zone), change.zone) for one in (first, second)]

        assert clears[1] - clears[0] == second - first

    @DETERMINISTIC
    @given(st.data(), changes(), waits(paging_lengths()))
    def test_the_later_of_two_sessions_never_clears_earlier_in_days(
        self, data: st.DataObject, change: Change, wait: Wait
    ) -> None:
        """With days, where the clock tells the two sessions and their ends apart.

        Two sessions in an hour that comes twice may be in one order by the clock and in the other
        in truth; and TIME-4 moves an end that is skipped beyond one that is not. Such pairs are
        closer together than any clock was moved; see the next test for them.
        """
        first, second = data.draw(two_moments(change, wait))
        zone = change.zone
        if second - first < NO_CLOCK_MOVED_FURTHER:
            assume(read_clock(first, zone) <= read_clock(second, zone))
            assume(is_end_shown(first, wait.least, zone))
            assume(is_end_shown(first, wait.most, zone))

        clears = [clear_of(wait, timed(one, zone), zone) for one in (first, second)]

        assert clears[0] <= clears[1]

    @DETERMINISTIC
    @given(st.data(), changes(), waits())
    def test_one_more_session_never_makes_an_activity_clear_earlier(
        self, data: st.DataObject, change: Change, wait: Wait
    ) -> None:
        """An activity is clear when the last of its sessions clears it, whichever that is."""
        first, second = data.draw(two_moments(change, wait))
        zone = change.zone
        protocol = make_protocol(Restriction(activity="wash or wet your hair", wait=wait))
        sessions = [timed(first, zone), timed(second, zone)]

        (dated,) = plan_of(protocol, sessions, zone).restrictions

        alone = [clear_of(wait, session, zone) for session in sessions]
        assert dated.clear_at == max(alone)
        assert dated.status_at(max(alone)) is Status.CLEAR
        assert dated.status_at(max(alone) - SECOND) is not Status.CLEAR


@st.composite
def two_moments(draw: st.DrawFn, change: Change, wait: Wait) -> tuple[datetime, datetime]:
    """Draw two moments in order, most of them close together."""
    first = draw(moments_near(change, wait))
    return first, first + draw(st.integers(0, 200) | st.integers(0, 9 * 1440)) * MINUTE


def is_end_shown(start: datetime, length: Length, zone: ZoneInfo) -> bool:
    """Tell whether the clock shows the time at which some days end."""
    return oracle.is_shown(read_clock(start, zone) + length.nominal_minutes * MINUTE, zone)


class TestStatus:
    """TIME-7, TIME-9 and TIME-10: one status at every moment."""

    @DETERMINISTIC
    @given(st.data(), changes(), restrictions())
    def test_status_partitions_time(
        self, data: st.DataObject, change: Change, restriction: Restriction
    ) -> None:
        """Upcoming, avoid, caution, then clear or ask; each ends where the next begins."""
        (session,) = data.draw(session_lists(change, restriction.wait, most=1))
        plan = plan_of(make_protocol(restriction), [session], change.zone)
        (dated,) = plan.restrictions
        milder = Status.ASK if restriction.condition else Status.CLEAR
        clear_at = dated.clear_at or session.ended_at
        starts = [
            (session.ended_at, Status.AVOID),
            (dated.caution_at or clear_at, Status.CAUTION),
            (clear_at, milder),
        ]

        told = {at: dated.status_at(at) for at in telling_moments(plan, [session])}

        expected = {
            at: next((status for start, status in reversed(starts) if start <= at), Status.UPCOMING)
            for at in told
        }
        assert told == expected

    @DETERMINISTIC
    @given(st.data(), changes(), restrictions())
    def test_status_never_goes_back_to_stricter_without_a_new_session(
        self, data: st.DataObject, change: Change, restriction: Restriction
    ) -> None:
        """The only step to a stricter one is from caution to a condition's question (TIME-10)."""
        sessions = data.draw(session_lists(change, restriction.wait))
        plan = plan_of(make_protocol(restriction), sessions, change.zone)
        moments = telling_moments(plan, sessions) + data.draw(
            st.lists(moments_near(change, restriction.wait), max_size=10)
        )
        moments.sort()
        order = CONDITION_STAGES if restriction.and_until else STRICTEST_FIRST

        told = [plan.restrictions[0].status_at(moment) for moment in moments]

        went_back = [
            (before, after, told[index], told[index + 1])
            for index, (before, after) in enumerate(pairwise(moments))
            if not any(before < session.ended_at <= after for session in sessions)
            and order.index(told[index]) > order.index(told[index + 1])
        ]
        assert went_back == []

    @DETERMINISTIC
    @given(st.data(), changes(), restrictions())
    def test_the_status_of_a_plan_is_its_status_at_that_moment(
        self, data: st.DataObject, change: Change, restriction: Restriction
    ) -> None:
        """A plan made today foresees what a plan made later says."""
        sessions = data.draw(session_lists(change, restriction.wait))
        protocol, zone = make_protocol(restriction), change.zone
        plan = plan_of(protocol, sessions, zone)
        moments = telling_moments(plan, sessions)

        foreseen = [plan.restrictions[0].status_at(moment) for moment in moments]

        made = [make_plan(protocol, sessions, at=moment, zone=zone) for moment in moments]
        assert [later.restrictions[0].status for later in made] == foreseen


class TestDateOnly:
    """TIME-6: no time given, count from the end of that day."""

    @DETERMINISTIC
    @given(st.data(), changes() | changes_over_midnight(), waits())
    def test_a_date_never_clears_earlier_than_any_time_on_that_date(
        self, data: st.DataObject, change: Change, wait: Wait
    ) -> None:
        """What is uncertain makes the answer later, never earlier (TIME-4, TIME-6)."""
        zone = change.zone
        session = timed(data.draw(moments_near(change, wait)), zone)

        without_time = read_day(session.on, zone)

        assert session.ended_at < without_time.ended_at
        assert clear_of(wait, session, zone) <= clear_of(wait, without_time, zone)

    @pytest.mark.parametrize(
        ("zone", "on", "time", "wait"),
        [
            ("America/Nuuk", "2025-03-22", "23:30", "7 days"),
            ("Asia/Pyongyang", "2018-04-27", "23:45", "1 week"),
            ("Pacific/Apia", "2011-12-28", "14:30", "2 days"),
            ("Pacific/Kiritimati", "1994-12-23", "14:30", "8 days"),
        ],
    )
    def test_a_date_never_clears_earlier_than_a_time_whose_end_is_skipped(
        self, zone: str, on: str, time: str, wait: str
    ) -> None:
        """TIME-4 moves the end of the timed session beyond midnight; the date must not be earlier.

        In Nuuk 23:30 on 29 March 2025 does not exist and becomes 00:30 of the 30th.
        """
        place = ZoneInfo(zone)
        sessions = [parse_session(text, zone=place, now=NOW) for text in (f"{on} {time}", on)]

        with_time, without_time = (
            clear_of(parse_wait(wait), session, place) for session in sessions
        )

        assert with_time <= without_time

    @DETERMINISTIC
    @given(st.data(), changes_over_midnight(), waits())
    def test_a_date_never_clears_earlier_than_any_time_that_can_be_written_after_it(
        self, data: st.DataObject, change: Change, wait: Wait
    ) -> None:
        """Even a time that the clock skipped, which TIME-4 reads as one on the next day."""
        zone = change.zone
        aside = data.draw(moments_near(change)) - change.at
        wall = read_clock(change.at - MINUTE, zone) + aside
        texts = (f"{wall:%Y-%m-%d %H:%M}", f"{wall:%Y-%m-%d}")

        with_time, without_time = (
            clear_of(wait, parse_session(text, zone=zone, now=NOW), zone) for text in texts
        )

        assert with_time <= without_time

    @DETERMINISTIC
    @given(st.data(), changes() | changes_over_midnight(), restrictions(dated_only=True))
    def test_a_date_is_never_milder_than_any_time_on_that_date(
        self, data: st.DataObject, change: Change, restriction: Restriction
    ) -> None:
        """At no moment, the day itself included: the session may have been that morning."""
        zone, protocol = change.zone, make_protocol(restriction)
        with_time = timed(data.draw(moments_near(change, restriction.wait)), zone)
        sessions = [with_time, read_day(with_time.on, zone)]
        plans = [plan_of(protocol, [session], zone) for session in sessions]
        moments = [
            moment
            for plan, session in zip(plans, sessions, strict=True)
            for moment in telling_moments(plan, [session])
        ]

        told = [
            [strictness(plan.restrictions[0].status_at(moment)) for moment in moments]
            for plan in plans
        ]

        milder = [
            moment
            for moment, timed_status, date_status in zip(moments, *told, strict=True)
            if date_status < timed_status
        ]
        assert milder == []

    @DETERMINISTIC
    @given(st.data(), changes() | changes_over_midnight())
    def test_a_session_without_a_time_ends_with_its_day(
        self, data: st.DataObject, change: Change
    ) -> None:
        """The walked end of the day."""
        on = read_clock(data.draw(moments_near(change)), change.zone).date()

        session = read_day(on, change.zone)

        assert session == Session(
            ended_at=oracle.find_end_of_day(on, change.zone), on=on, has_time=False
        )


class TestUnion:
    """TIME-8: sessions never cancel each other out."""

    @DETERMINISTIC
    @given(st.data(), changes(), restrictions())
    def test_the_plan_of_all_sessions_is_the_union_of_their_plans(
        self, data: st.DataObject, change: Change, restriction: Restriction
    ) -> None:
        """The plan of S1 and S2: the strictest status of both, clear with the later of both."""
        some = data.draw(session_lists(change, restriction.wait, most=3))
        others = data.draw(session_lists(change, restriction.wait, most=3))
        protocol, zone = make_protocol(restriction), change.zone

        (union,) = plan_of(protocol, [*some, *others], zone).restrictions

        parts = [plan_of(protocol, part, zone).restrictions[0] for part in (some, others)]
        clears = [part.clear_at for part in parts if part.clear_at]
        moments = telling_moments(plan_of(protocol, [*some, *others], zone), [*some, *others])
        strictest = [
            max((part.status_at(moment) for part in parts), key=strictness) for moment in moments
        ]
        assert union.clear_at == max(clears, default=None)
        assert [union.status_at(moment) for moment in moments] == strictest

    @DETERMINISTIC
    @given(st.data(), changes(), protocols())
    def test_order_and_duplicates_of_sessions_do_not_matter(
        self, data: st.DataObject, change: Change, protocol: Protocol
    ) -> None:
        """In any order, duplicates ignored."""
        sessions = data.draw(session_lists(change))
        sessions += [
            read_day(session.on, change.zone)
            for session in data.draw(st.lists(st.sampled_from(sessions), max_size=2))
        ]
        again = data.draw(st.lists(st.sampled_from(sessions), max_size=3))
        shuffled = data.draw(st.permutations([*sessions, *again]))

        plan = plan_of(protocol, sessions, change.zone)

        assert plan_of(protocol, shuffled, change.zone) == plan

    def test_a_date_and_the_midnight_that_ends_it_make_one_plan_in_either_order(self) -> None:
        """Both end at the same moment, on two dates."""
        zone = ZoneInfo("Europe/Rome")
        sessions = [
            read_day(date(2026, 11, 20), zone),
            parse_session("2026-11-21 00:00", zone=zone, now=NOW),
        ]
        protocol = make_protocol(
            Restriction(activity="wash", wait=Wait(Length(1, Unit.DAYS), Length(1, Unit.DAYS)))
        )

        plan = plan_of(protocol, sessions, zone)

        assert [session.on.day for session in plan.sessions] == [20, 21]
        assert plan_of(protocol, sessions[::-1], zone) == plan


class TestMore:
    """A longer wait or one more restriction never removes one."""

    @DETERMINISTIC
    @given(st.data(), changes(), waits(), st.integers(0, 5), st.integers(0, 5))
    def test_a_longer_wait_is_never_milder(
        self, data: st.DataObject, change: Change, wait: Wait, less: int, more: int
    ) -> None:
        """At no moment, after however many sessions (TIME-7)."""
        longer = Wait(longer_by(wait.least, less), longer_by(wait.most, less + more))
        sessions = data.draw(session_lists(change, wait))
        plans = [
            plan_of(make_protocol(Restriction(activity="wash", wait=one)), sessions, change.zone)
            for one in (wait, longer)
        ]
        moments = sorted({moment for plan in plans for moment in telling_moments(plan, sessions)})

        told = [
            [strictness(plan.restrictions[0].status_at(moment)) for moment in moments]
            for plan in plans
        ]

        softened = [
            moment for moment, short, long in zip(moments, *told, strict=True) if long < short
        ]
        assert softened == []

    @DETERMINISTIC
    @given(st.data(), changes(), protocols(), restrictions())
    def test_one_more_restriction_changes_no_other(
        self, data: st.DataObject, change: Change, protocol: Protocol, another: Restriction
    ) -> None:
        """Restrictions know nothing of each other; a plan's order is the rule file's."""
        sessions = data.draw(session_lists(change))
        held = list(protocol.restrictions.values())

        plan = plan_of(protocol, sessions, change.zone)
        longer_plan = plan_of(make_protocol(*held, another), sessions, change.zone)

        assert longer_plan.restrictions[:-1] == plan.restrictions
        assert [dated.id for dated in plan.restrictions] == list(protocol.restrictions)


def longer_by(length: Length, count: int) -> Length:
    """Give a length that is longer by some of its own units."""
    return Length(length.number + count, length.unit)


class TestSameInput:
    """Same input, same bytes."""

    @DETERMINISTIC
    @given(st.data(), changes(), protocols())
    def test_the_same_input_gives_the_same_plan(
        self, data: st.DataObject, change: Change, protocol: Protocol
    ) -> None:
        """To the last character."""
        sessions = data.draw(session_lists(change))

        first, second = (plan_of(protocol, list(sessions), change.zone) for _ in range(2))

        assert first == second
        assert repr(first) == repr(second)


class TestPreparation:
    """TIME-13: back from the next session."""

    @DETERMINISTIC
    @given(st.data(), changes(), waits(ticking_lengths()))
    def test_hours_before_a_session_are_real_hours(
        self, data: st.DataObject, change: Change, wait: Wait
    ) -> None:
        """Caution from the longer end, avoid from the shorter, until the session (TIME-2)."""
        ended_at = data.draw(moments_near(change))
        protocol = Protocol(
            protocol=ABOUT,
            restrictions={},
            before_session={"alcohol": Preparation(do_not="drink alcohol", from_=wait)},
        )
        caution_at = ended_at - wait.most.nominal_minutes * MINUTE
        avoid_at = ended_at - wait.least.nominal_minutes * MINUTE

        plan = make_plan(
            protocol, [timed(ended_at, change.zone)], at=caution_at - DAY, zone=change.zone
        )

        (dated,) = plan.restrictions
        from_caution = Status.CAUTION if caution_at < avoid_at else Status.AVOID
        assert dated.clear_at == ended_at
        assert dated.status_at(caution_at - SECOND) not in {Status.AVOID, Status.CAUTION}
        assert dated.status_at(caution_at) is from_caution
        assert dated.status_at(avoid_at) is Status.AVOID
        assert dated.status_at(ended_at - SECOND) is Status.AVOID
        assert dated.status_at(ended_at) is Status.CLEAR


class TestCalendar:
    """TIME-5 and COURSE-1: dates of the course."""

    @DETERMINISTIC
    @given(days(), st.lists(gap_lengths(), min_size=1, max_size=4))
    def test_lengths_are_added_as_one_turns_the_pages_of_a_calendar(
        self, day: date, added: list[Length]
    ) -> None:
        """Months first and in one step, then weeks and days."""
        assert add_to_day(day, *added) == oracle.count_days_on(day, *added)

    @DETERMINISTIC
    @given(days(), st.integers(1, 30), gap_lengths())
    def test_a_later_day_never_gives_an_earlier_date(
        self, day: date, later_by: int, gap: Length
    ) -> None:
        """Months roll forward, so no two days change places."""
        assert add_to_day(day, gap) <= add_to_day(day + later_by * DAY, gap)

    @DETERMINISTIC
    @given(days(), st.integers(1, 120))
    def test_a_day_that_a_month_lacks_is_the_first_of_the_next(
        self, day: date, months: int
    ) -> None:
        """The day of the month is kept, or it is the 1st of the month after."""
        reached = add_to_day(day, Length(months, Unit.MONTHS))

        passed = (reached.year - day.year) * 12 + reached.month - day.month
        assert (passed, reached.day) in {(months, day.day), (months + 1, 1)}

    @DETERMINISTIC
    @given(days(), courses(of=whole_days()), st.lists(st.integers(1, 60), max_size=14))
    def test_the_next_sessions_are_those_of_the_calendar(
        self, first_on: date, course: Course, days_between: list[int]
    ) -> None:
        """COURSE-1, COURSE-2, COURSE-4: re-planned from whatever happened."""
        had = [first_on + count * DAY for count in accumulate(days_between, initial=0)]

        plan = plan_of(make_protocol(course=course), [at_noon(on) for on in had], UTC_ZONE)

        assert [window_of(window) for window in plan.next_sessions] == oracle.list_windows(
            course, had
        )

    @DETERMINISTIC
    @given(days(), courses(), st.lists(st.integers(1, 60), max_size=14))
    def test_best_dates_count_from_the_latest_session_and_months_are_never_chained(
        self, first_on: date, course: Course, days_between: list[int]
    ) -> None:
        """COURSE-1, TIME-5: all recommended gaps in one step, inside a window.

        The windows of projected sessions are not compared: over the end of a month the
        recommended date of the one before and a month is not always the sum of all months.
        """
        had = [first_on + count * DAY for count in accumulate(days_between, initial=0)]
        expected = oracle.list_windows(course, had)

        plan = plan_of(make_protocol(course=course), [at_noon(on) for on in had], UTC_ZONE)

        windows = [window_of(window) for window in plan.next_sessions]
        assert windows[:1] == expected[:1]
        assert [(one.number, one.recommended_on) for one in windows] == [
            (one.number, one.recommended_on) for one in expected
        ]
        assert [
            one for one in windows if not one.earliest_on <= one.recommended_on <= one.latest_on
        ] == []

    @DETERMINISTIC
    @given(days(), courses())
    def test_the_sessions_to_come_follow_each_other(self, first_on: date, course: Course) -> None:
        """COURSE-1: numbered without a gap, and each best date is after the one before."""
        plan = plan_of(make_protocol(course=course), [at_noon(first_on)], UTC_ZONE)

        best_on = [first_on, *(window.recommended_on for window in plan.next_sessions)]
        numbers = [window.number for window in plan.next_sessions]
        assert best_on == sorted(set(best_on))
        assert numbers == list(range(2, len(numbers) + 2))


class TestOracle:
    """The engine agrees with the oracle, which walks the clock."""

    @DETERMINISTIC
    @given(st.data(), changes())
    def test_a_local_time_is_the_moment_that_the_clock_shows_it(
        self, data: st.DataObject, change: Change
    ) -> None:
        """TIME-4."""
        last_of_old_clock = change.at - MINUTE
        aside = data.draw(moments_near(change)) - last_of_old_clock
        wall = read_clock(last_of_old_clock, change.zone) + aside

        assert local_instant(wall, change.zone) == oracle.find_moment(wall, change.zone)

    @DETERMINISTIC
    @given(st.data(), changes(), lengths())
    def test_a_length_ends_where_the_walk_ends(
        self, data: st.DataObject, change: Change, length: Length
    ) -> None:
        """TIME-2, TIME-3, TIME-4."""
        start = data.draw(moments_near(change, Wait(length, length)))

        end = add_length(start, length, change.zone)

        assert end == oracle.count_on(start, length, change.zone)

    @DETERMINISTIC
    @given(st.data(), changes(), restrictions())
    def test_a_plan_says_what_the_walk_says(
        self, data: st.DataObject, change: Change, restriction: Restriction
    ) -> None:
        """TIME-7 to TIME-10, with several sessions."""
        sessions = data.draw(session_lists(change, restriction.wait, most=3))
        ended = [session.ended_at for session in sessions]
        zone = change.zone

        plan = plan_of(make_protocol(restriction), sessions, zone)

        (dated,) = plan.restrictions
        moments = telling_moments(plan, sessions)
        told = {moment: dated.status_at(moment) for moment in moments}
        walked = {
            moment: oracle.find_status(restriction, ended, moment, zone) for moment in moments
        }
        assert told == walked
        assert dated.clear_at == oracle.find_clear(restriction, ended, zone)


def test_the_drawn_changes_are_of_every_kind() -> None:
    """The strategies draw what they promise: a check that cannot fail is a defect."""
    found = find_changes()
    sizes = {abs(change.moved_by) for change in found}

    minutes = {int(size / MINUTE) for size in sizes}
    assert minutes >= {15, 30, 60, 120, 180, 1440}
    assert len({change.zone.key for change in found}) > 55
    assert max(change.at.year for change in found) > 2180
