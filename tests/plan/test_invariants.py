"""What holds for every session and every wait, close to real changes of the clock.

Each test quotes the rule that it proves; the invariants are those of the rules of time.
"""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from itertools import accumulate
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
    EVENTS,
    MINUTE,
    ZONE_NAMES,
    Change,
    after_effects,
    all_lengths,
    all_waits,
    changes,
    changes_over_midnight,
    courses,
    days,
    find_changes,
    gap_lengths,
    make_protocol,
    moments_near,
    paging_lengths,
    preparations,
    protocols,
    restrictions,
    session_lists,
    sessions_near,
    ticking_lengths,
    timed,
    told_events,
    untimed,
    waits,
    whole_days,
    whole_protocols,
)

from mesocare.dates.moments import (
    Session,
    add_length,
    add_to_day,
    local_instant,
    subtract_length,
)
from mesocare.dates.typed import parse_session
from mesocare.dates.waits import Length, Range, Unit, Wait, parse_wait
from mesocare.plan.course import NextSession
from mesocare.plan.dating import make_plan
from mesocare.plan.facts import Plan
from mesocare.rules.protocol import (
    FORMAT,
    AfterEffect,
    Care,
    Course,
    Preparation,
    Protocol,
    Restriction,
    Status,
    Watch,
)

SECOND = timedelta(seconds=1)
NO_CLOCK_MOVED_FURTHER = 2 * DAY
UTC_ZONE = ZoneInfo("Etc/UTC")
NOW = datetime(2026, 11, 25, 12, tzinfo=UTC)


def plan_of(protocol: Protocol, sessions: Sequence[Session], zone: ZoneInfo) -> Plan:
    """Make the plan as it looks when the last session ends."""
    last = max(session.ended_at for session in sessions)
    return make_plan(protocol, sessions, at=last, zone=zone)


def plan_told(
    protocol: Protocol,
    sessions: Sequence[Session],
    zone: ZoneInfo,
    told: Mapping[str, Sequence[Session]],
    at: datetime | None = None,
) -> Plan:
    """Make the plan of sessions and events, as it looks when the last session ends."""
    last = at or max(session.ended_at for session in sessions)
    return make_plan(protocol, sessions, at=last, zone=zone, happened=told)


def clear_of(wait: Wait, session: Session, zone: ZoneInfo) -> datetime:
    """Return the moment at which one wait after one session is over."""
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


def heard_of(session: Session) -> oracle.Heard:
    """Return a session as the oracle hears of it."""
    moment = session.ended_at if session.has_time else None
    return oracle.Heard(session.on, moment, session.zone)


def heard_events(told: Mapping[str, Sequence[Session]]) -> oracle.Told:
    return {event: [heard_of(one) for one in moments] for event, moments in told.items()}


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
    """Return a number that is the greater, the stricter the status is."""
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


def is_end_shown(start: datetime, length: Length | None, zone: ZoneInfo) -> bool:
    """Tell whether the clock shows the time at which some days end."""
    assert length is not None
    return oracle.is_shown(read_clock(start, zone) + length.nominal_minutes * MINUTE, zone)


class TestStatus:
    """TIME-7, TIME-9 and TIME-10: one status at every moment."""

    @DETERMINISTIC
    @given(st.data(), changes(), restrictions(dated_only=True))
    def test_status_partitions_time(
        self, data: st.DataObject, change: Change, restriction: Restriction
    ) -> None:
        """Upcoming, avoid, caution, then clear; each ends where the next begins."""
        (session,) = data.draw(session_lists(change, restriction.wait, most=1))
        plan = plan_of(make_protocol(restriction), [session], change.zone)
        (dated,) = plan.restrictions
        clear_at = dated.clear_at
        assert clear_at is not None
        starts = [
            (session.ended_at, Status.AVOID),
            (dated.caution_at or clear_at, Status.CAUTION),
            (clear_at, Status.CLEAR),
        ]

        told = {at: dated.status_at(at) for at in telling_moments(plan, [session])}

        expected = {
            at: next((status for start, status in reversed(starts) if start <= at), Status.UPCOMING)
            for at in told
        }
        assert told == expected

    @DETERMINISTIC
    @given(st.data(), changes(), restrictions(all_waits()))
    def test_status_never_goes_back_to_stricter_by_itself(
        self, data: st.DataObject, change: Change, restriction: Restriction
    ) -> None:
        """Only a new session makes it stricter, or an event from which the rule counts.

        The one other step is from avoid to ask, where a wait without an end is over.
        """
        sessions = data.draw(sessions_near(change, restriction.wait))
        told = data.draw(told_events(change))
        plan = plan_told(make_protocol(restriction), sessions, change.zone, told)
        (dated,) = plan.restrictions
        news = [one.begins_at for one in (*sessions, *told.get(restriction.after or "", ()))]

        changes_told = [*dated.changes_after(min(news) - DAY)]

        statuses = [dated.status_at(min(news) - DAY), *(change.status for change in changes_told)]
        went_back = [
            (change.at, before, change.status)
            for before, change in zip(statuses, changes_told, strict=False)
            if strictness(before) < strictness(change.status) and change.at not in news
        ]
        assert went_back == []

    @DETERMINISTIC
    @given(st.data(), changes(), whole_protocols())
    def test_a_plan_made_today_foresees_what_a_plan_made_later_says(
        self, data: st.DataObject, change: Change, protocol: Protocol
    ) -> None:
        """Preparations of given and projected sessions included."""
        sessions = data.draw(sessions_near(change))
        told = data.draw(told_events(change))
        first = min(session.begins_at for session in sessions) - DAY
        plan = plan_told(protocol, sessions, change.zone, told, at=first)
        moments = sorted(
            {
                turn.at + aside
                for dated in plan.restrictions
                for turn in dated.changes_after(first)
                for aside in (-SECOND, timedelta(0))
            }
        )[:12]

        made = [plan_told(protocol, sessions, change.zone, told, at=at) for at in moments]

        assert [
            {dated.id: dated.status for dated in later.restrictions if not dated.is_preparation}
            for later in made
        ] == [
            {
                dated.id: dated.status_at(at)
                for dated in plan.restrictions
                if not dated.is_preparation
            }
            for at in moments
        ]


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
            ended_at=oracle.find_end_of_day(on, change.zone),
            on=on,
            has_time=False,
            zone=change.zone,
        )


class TestUnion:
    """TIME-8: sessions never cancel each other out."""

    @DETERMINISTIC
    @given(st.data(), changes(), restrictions(all_waits()))
    def test_the_plan_of_all_sessions_is_the_union_of_their_plans(
        self, data: st.DataObject, change: Change, restriction: Restriction
    ) -> None:
        """The plan of S1 and S2: the strictest status of both, clear with the later of both."""
        some = data.draw(session_lists(change, restriction.wait, most=3))
        others = data.draw(session_lists(change, restriction.wait, most=3))
        protocol, zone = make_protocol(restriction), change.zone

        (union,) = plan_of(protocol, [*some, *others], zone).restrictions

        parts = [plan_of(protocol, part, zone).restrictions[0] for part in (some, others)]
        clears = [part.clear_at for part in parts]
        moments = telling_moments(plan_of(protocol, [*some, *others], zone), [*some, *others])
        strictest = [
            max((part.status_at(moment) for part in parts), key=strictness) for moment in moments
        ]
        assert union.clear_at == (None if None in clears else max(filter(None, clears)))
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


def longer_by(length: Length | None, count: int) -> Length:
    """Return a length that is longer by some of its own units."""
    assert length is not None
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
        assert wait.least is not None
        assert wait.most is not None
        ended_at = data.draw(moments_near(change))
        from_ = Range(wait.least, wait.most)
        protocol = prepared(Preparation(do_not="drink alcohol", from_=from_))
        caution_at = ended_at - wait.most.nominal_minutes * MINUTE
        avoid_at = ended_at - wait.least.nominal_minutes * MINUTE

        plan = make_plan(
            protocol, [timed(ended_at, change.zone)], at=caution_at - DAY, zone=change.zone
        )

        (dated,) = plan.restrictions
        from_caution = Status.CAUTION if caution_at < avoid_at else Status.AVOID
        assert dated.clear_at is None
        assert dated.status_at(caution_at - SECOND) is Status.UPCOMING
        assert dated.status_at(caution_at) is from_caution
        assert dated.status_at(avoid_at) is Status.AVOID
        assert dated.status_at(ended_at - SECOND) is Status.AVOID
        assert dated.status_at(ended_at) is Status.ASK

    @DETERMINISTIC
    @given(st.data(), changes(), preparations())
    def test_what_only_a_preparation_names_is_never_clear(
        self, data: st.DataObject, change: Change, preparation: Preparation
    ) -> None:
        """Nor upcoming once a session has been: the sheet says nothing of it then."""
        sessions = data.draw(sessions_near(change))
        first_at = min(session.begins_at for session in sessions)
        course = data.draw(st.none() | courses(of=whole_days()))
        protocol = prepared(preparation, course=course)

        plan = plan_told(protocol, sessions, change.zone, {}, at=first_at - 400 * DAY)

        for dated in plan.restrictions:
            turns = {change.at: change.status for change in dated.changes_after(plan.at)}
            assert Status.CLEAR not in turns.values()
            assert Status.UPCOMING not in {dated.status_at(at) for at in turns if at >= first_at}

    @DETERMINISTIC
    @given(st.data(), changes() | changes_over_midnight(), preparations())
    def test_before_a_day_is_never_milder_than_before_any_time_on_it(
        self, data: st.DataObject, change: Change, preparation: Preparation
    ) -> None:
        """The session may be at the first minute of its day, and over with its last."""
        (with_time,) = data.draw(session_lists(change, most=1))
        sessions = [with_time, untimed(with_time.on, change.zone)]
        before = with_time.ended_at - 1300 * DAY
        plans = [
            plan_told(prepared(preparation), [one], change.zone, {}, at=before) for one in sessions
        ]
        moments = {
            turn.at + aside
            for plan in plans
            for turn in plan.restrictions[0].changes_after(before)
            for aside in (-SECOND, timedelta(0))
        }

        milder = [
            at
            for at in moments
            if at < with_time.ended_at
            and strictness(plans[1].restrictions[0].status_at(at))
            < strictness(plans[0].restrictions[0].status_at(at))
        ]

        assert milder == []


def prepared(preparation: Preparation, course: Course | None = None) -> Protocol:
    """Make a protocol of one preparation."""
    return Protocol(
        format_=FORMAT,
        protocol=ABOUT,
        restrictions={},
        before_session={"p1": preparation},
        course=course,
    )


class TestEvents:
    """TIME-10: what no calendar knows."""

    @DETERMINISTIC
    @given(st.data(), changes(), restrictions(all_waits()))
    def test_what_has_no_end_is_never_a_yes(
        self, data: st.DataObject, change: Change, restriction: Restriction
    ) -> None:
        """Not after any time, and not before its session either."""
        assume(
            restriction.until
            or restriction.about
            or restriction.after
            or not (restriction.wait and restriction.wait.has_end)
        )
        sessions = data.draw(sessions_near(change, restriction.wait))
        plan = plan_of(make_protocol(restriction), sessions, change.zone)

        (dated,) = plan.restrictions

        edges = {edge for hold in dated.holds for edge in (hold.from_at, hold.until_at) if edge}
        moments = [edge + aside for edge in edges for aside in (-SECOND, timedelta(0), SECOND)]
        far = [min(edges) - SECOND, max(edges) + 9_000 * DAY]
        asked = [at for at in (*moments, *far) if at > plan.sessions[0].begins_at - 400 * DAY]
        assert dated.clear_at is None
        assert {dated.status_at(at) for at in asked} <= {Status.AVOID, Status.ASK, Status.CAUTION}

    def test_an_event_of_the_day_that_a_session_begins_with_is_not_surely_after_it(self) -> None:
        """Cairo's clocks skipped the first hour of 28 April 1995: the session ended at 1 am."""
        zone = ZoneInfo("Africa/Cairo")
        ended_at = datetime(1995, 4, 27, 22, tzinfo=UTC)
        session = Session(ended_at, date(1995, 4, 28), has_time=True, zone=zone)
        scabs = Restriction(activity="have your hair cut", until="scabs-gone")

        for told in (session, untimed(session.on, zone)):
            plan = plan_told(make_protocol(scabs), [session], zone, {"scabs-gone": [told]})
            later = plan.restrictions[0].status_at(ended_at + timedelta(days=3))
            assert later is Status.AVOID

    @DETERMINISTIC
    @given(st.data(), changes(), restrictions(all_waits()))
    def test_an_event_told_with_its_day_alone_never_clears_earlier(
        self, data: st.DataObject, change: Change, restriction: Restriction
    ) -> None:
        """Where the day does not tell whether it was after the session, the answer is to ask."""
        sessions = data.draw(sessions_near(change, restriction.wait, most=2))
        (moment,) = data.draw(session_lists(change, most=1))
        zone = change.zone
        plans = [
            plan_told(make_protocol(restriction), sessions, zone, {key: [one] for key in EVENTS})
            for one in (moment, untimed(moment.on, zone))
        ]

        milder = softened(plans[0], plans[1], sessions)

        assert [one for one in milder if one[-1] is not Status.ASK] == []

    @DETERMINISTIC
    @given(st.data(), changes(), restrictions(all_waits()))
    def test_a_session_given_with_its_day_alone_is_never_milder_whatever_was_told(
        self, data: st.DataObject, change: Change, restriction: Restriction
    ) -> None:
        """An event on the session's own day may have been before it: then the answer is to ask."""
        (with_time,) = data.draw(session_lists(change, restriction.wait, most=1))
        told = data.draw(told_events(change))
        sessions = [with_time, untimed(with_time.on, change.zone)]
        plans = [
            plan_told(make_protocol(restriction), [one], change.zone, told) for one in sessions
        ]

        milder = softened(plans[0], plans[1], sessions)

        assert [one for one in milder if one[-1] is not Status.ASK] == []


def softened(
    plan: Plan, other: Plan, sessions: Sequence[Session]
) -> list[tuple[str, datetime, Status, Status]]:
    """List where a second plan is milder than a first."""
    early = min(session.begins_at for session in sessions) - 3 * DAY
    moments = {early} | {
        turn.at + aside
        for one in (plan, other)
        for dated in one.restrictions
        for turn in dated.changes_after(early)
        for aside in (-SECOND, timedelta(0))
    }
    return [
        (dated.id, at, dated.status_at(at), milder.status_at(at))
        for dated, milder in zip(plan.restrictions, other.restrictions, strict=True)
        for at in sorted(moments)
        if strictness(milder.status_at(at)) < strictness(dated.status_at(at))
    ]


class TestZones:
    """TIME-1: a session belongs to the zone in which it was read."""

    @DETERMINISTIC
    @given(st.data(), changes(), whole_protocols(), st.sampled_from(ZONE_NAMES))
    def test_another_zone_that_shows_them_moves_no_instant_and_makes_nothing_milder(
        self, data: st.DataObject, change: Change, protocol: Protocol, elsewhere: str
    ) -> None:
        """For all pairs of zones, sessions given as a day included."""
        sessions = data.draw(sessions_near(change))
        told = data.draw(told_events(change))
        at = data.draw(moments_near(change))

        here, there = (
            plan_told(protocol, sessions, zone, told, at=at)
            for zone in (change.zone, ZoneInfo(elsewhere))
        )

        assert there._replace(zone=here.zone, meant_years=here.meant_years) == here
        assert there.is_watching is here.is_watching

    @DETERMINISTIC
    @given(st.data(), changes(), restrictions(all_waits()), st.sampled_from(ZONE_NAMES))
    def test_sessions_of_several_zones_count_each_in_its_own(
        self, data: st.DataObject, change: Change, restriction: Restriction, elsewhere: str
    ) -> None:
        """The plan of all is the strictest of each alone."""
        here = data.draw(sessions_near(change, restriction.wait, most=2))
        moved = data.draw(sessions_near(change, restriction.wait, most=2))
        there = [read_in(session, ZoneInfo(elsewhere)) for session in moved]
        protocol = make_protocol(restriction)

        both = plan_of(protocol, [*here, *there], change.zone)

        alone = [plan_of(protocol, [one], one.zone) for one in (*here, *there)]
        milder = [found for plan in alone for found in softened(plan, both, [*here, *there])]
        assert milder == []

    def test_one_moment_read_in_two_zones_counts_in_both(self) -> None:
        """A week after 27 March 2026 13:30 UTC: Rome's clocks move, Algiers' do not."""
        moment = datetime(2026, 3, 27, 13, 30, tzinfo=UTC)
        rome, algiers = (
            timed(moment, ZoneInfo(name)) for name in ("Europe/Rome", "Africa/Algiers")
        )
        week = Length(1, Unit.WEEKS)
        protocol = make_protocol(Restriction(activity="wash", wait=Wait(week, week)))

        plans = [plan_of(protocol, both, rome.zone) for both in ([rome, algiers], [algiers, rome])]

        assert plans[0] == plans[1]
        assert plans[0].restrictions[0].clear_at == datetime(2026, 4, 3, 13, 30, tzinfo=UTC)

    def test_the_watch_runs_to_the_end_of_its_day_where_the_session_was(self) -> None:
        """COURSE-7: in Auckland it is the next day already."""
        session = untimed(date(2026, 11, 20), ZoneInfo("America/Los_Angeles"))
        weeks = Length(12, Unit.WEEKS)
        protocol = replace(make_protocol(), watch=Watch(for_=Range(weeks, weeks)))

        plan = make_plan(
            protocol,
            [session],
            at=datetime(2027, 2, 13, 4, tzinfo=UTC),
            zone=ZoneInfo("Pacific/Auckland"),
        )

        assert (plan.watch_until_on, plan.today) == (date(2027, 2, 12), date(2027, 2, 13))
        assert plan.is_watching


def read_in(session: Session, zone: ZoneInfo) -> Session:
    """Read a session's moment, or its day, in another zone."""
    return timed(session.ended_at, zone) if session.has_time else untimed(session.on, zone)


class TestOneAnswer:
    """No view of any moment says yes and do-not of one activity."""

    @DETERMINISTIC
    @given(st.data(), changes(), whole_protocols())
    def test_care_never_runs_while_its_activity_is_held_off(
        self, data: st.DataObject, change: Change, protocol: Protocol
    ) -> None:
        """TIME-12: between a session and its end nobody reads "do" beside "do not"."""
        sessions = data.draw(sessions_near(change))
        told = data.draw(told_events(change))
        at = data.draw(moments_near(change)) + data.draw(st.integers(-30, 60)) * DAY

        plan = plan_told(protocol, sessions, change.zone, told, at=at)

        asked = {one.rule.do for one in plan.care if one.status == "now"}
        held = {
            one.rule.activity
            for one in plan.restrictions
            if one.status in {Status.AVOID, Status.ASK, Status.CAUTION}
        }
        assert asked & held == set()

    @DETERMINISTIC
    @given(st.data(), changes(), whole_protocols())
    def test_a_ban_before_a_session_holds_for_every_rule_of_its_activity(
        self, data: st.DataObject, change: Change, protocol: Protocol
    ) -> None:
        """TIME-13: under whatever id."""
        sessions = data.draw(sessions_near(change))
        at = data.draw(moments_near(change)) - data.draw(st.integers(0, 30)) * DAY

        plan = plan_told(protocol, sessions, change.zone, {}, at=at)

        heard = [heard_of(session) for session in sessions]
        milder = [
            (dated.id, said, dated.status)
            for dated in plan.restrictions
            for item in protocol.before_session.values()
            if item.do_not == dated.rule.activity
            and (said := oracle.find_status_before(item, heard, at))
            and strictness(dated.status) < strictness(said)
        ]
        assert milder == []

    @DETERMINISTIC
    @given(st.data(), changes(), whole_protocols())
    def test_care_of_a_session_before_does_not_run_before_its_own_start(
        self, data: st.DataObject, change: Change, protocol: Protocol
    ) -> None:
        """TIME-12: between a session and its `from` it is later."""
        sessions = data.draw(sessions_near(change))
        at = data.draw(moments_near(change))
        begun = [one for one in sessions if one.begins_at <= at]
        assume(begun)
        latest = max(begun, key=lambda one: one.begins_at)

        plan = plan_told(protocol, sessions, change.zone, {}, at=at)

        alone = plan_told(protocol, [latest], change.zone, {}, at=at)
        assert [
            one.id
            for one, other in zip(plan.care, alone.care, strict=True)
            if one.status == "now" and other.status == "later" and not care_lacks_start(one.rule)
        ] == []


def care_lacks_start(care: Care) -> bool:
    """Whether a care begins with its session."""
    return care.from_ is None and not care.on


class TestCalls:
    """TIME-12: a call for help is never later."""

    @DETERMINISTIC
    @given(st.data(), changes() | changes_over_midnight(), after_effects())
    def test_a_day_alone_never_calls_later_than_any_time_on_that_day(
        self, data: st.DataObject, change: Change, effect: AfterEffect
    ) -> None:
        """Nor is anything normal for longer."""
        counted = [one for one in (effect.from_, effect.lasts, effect.call_after) if one]
        wait = data.draw(st.sampled_from([None, *(Wait(*one) for one in counted)]))
        (with_time,) = data.draw(session_lists(change, wait, most=1))
        sessions = [with_time, untimed(with_time.on, change.zone)]
        protocol = replace(make_protocol(), after_effects={"a1": effect})

        by_time, by_day = (
            plan_told(protocol, [one], change.zone, {}).after_effects[0] for one in sessions
        )

        for ends in ("normal_from_least_at", "normal_until_at", "call_from_at"):
            day_end, time_end = getattr(by_day, ends), getattr(by_time, ends)
            assert (day_end is None) is (time_end is None)
            assert day_end is None or day_end <= time_end

    @DETERMINISTIC
    @given(st.data(), changes(), after_effects())
    def test_a_call_comes_when_the_walk_says_so(
        self, data: st.DataObject, change: Change, effect: AfterEffect
    ) -> None:
        """And what an earlier session made overdue stays a reason to call."""
        assume(effect.call_after)
        assert effect.call_after is not None
        sessions = data.draw(sessions_near(change))
        protocol = replace(make_protocol(), after_effects={"a1": effect})

        (dated,) = plan_told(protocol, sessions, change.zone, {}).after_effects

        in_order = sorted(set(sessions))
        calls = [oracle.call_after(heard_of(one), effect.call_after.least) for one in in_order]
        begun = [one for one in in_order if one.begins_at <= in_order[-1].ended_at]
        assert len(begun) == len(calls)
        assert dated.call_from_at == calls[-1]
        assert dated.earlier_call_at == min(calls[:-1], default=None)


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
            one
            for one in windows
            if one.recommended_on
            and not one.earliest_on <= one.recommended_on <= (one.latest_on or one.recommended_on)
        ] == []

    @DETERMINISTIC
    @given(days(), courses())
    def test_the_sessions_to_come_follow_each_other(self, first_on: date, course: Course) -> None:
        """COURSE-1: numbered without a gap, and each best date is after the one before."""
        plan = plan_of(make_protocol(course=course), [at_noon(first_on)], UTC_ZONE)

        best_on = [first_on, *(one.recommended_on or one.earliest_on for one in plan.next_sessions)]
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
    @given(st.data(), changes(), all_lengths())
    def test_a_length_ends_where_the_walk_ends(
        self, data: st.DataObject, change: Change, length: Length
    ) -> None:
        """TIME-2 to TIME-5."""
        start = data.draw(moments_near(change, Wait(length, length)))

        end = add_length(start, length, change.zone)

        assert end == oracle.count_on(start, length, change.zone)

    @DETERMINISTIC
    @given(st.data(), changes(), all_lengths())
    def test_a_length_back_starts_where_the_walk_starts(
        self, data: st.DataObject, change: Change, length: Length
    ) -> None:
        """TIME-13: the earlier of two readings."""
        end = data.draw(moments_near(change))

        start = subtract_length(end, length, change.zone)

        assert start == oracle.count_back(end, length, change.zone)

    @DETERMINISTIC
    @given(st.data(), changes(), restrictions(all_waits()))
    def test_a_plan_says_what_the_walk_says(
        self, data: st.DataObject, change: Change, restriction: Restriction
    ) -> None:
        """TIME-5 to TIME-10 and TIME-14, with several sessions and events."""
        sessions = data.draw(sessions_near(change, restriction.wait))
        told = data.draw(told_events(change))
        zone, heard = change.zone, [heard_of(session) for session in sessions]

        plan = plan_told(make_protocol(restriction), sessions, zone, told)

        (dated,) = plan.restrictions
        moments = telling_moments(plan, sessions)
        said = {moment: dated.status_at(moment) for moment in moments}
        walked = {
            moment: oracle.find_status(restriction, heard, moment, heard_events(told))
            for moment in moments
        }
        assert said == walked
        assert dated.clear_at == oracle.find_clear(restriction, heard, heard_events(told))

    @DETERMINISTIC
    @given(st.data(), changes(), preparations())
    def test_a_preparation_says_what_the_walk_says(
        self, data: st.DataObject, change: Change, preparation: Preparation
    ) -> None:
        """TIME-13, before one given session or several."""
        sessions = data.draw(sessions_near(change))
        heard = [heard_of(session) for session in sessions]
        first_at = min(session.begins_at for session in sessions)

        plan = plan_told(prepared(preparation), sessions, change.zone, {}, at=first_at - 1300 * DAY)

        (dated,) = plan.restrictions
        edges = {edge for hold in dated.holds for edge in (hold.from_at, hold.until_at) if edge}
        moments = [edge + aside for edge in edges for aside in (-SECOND, timedelta(0))]
        said = {moment: dated.status_at(moment) for moment in moments}
        assert said == {
            moment: oracle.find_status_before(preparation, heard, moment)
            or (Status.ASK if moment >= first_at else Status.UPCOMING)
            for moment in moments
        }


def test_the_drawn_changes_are_of_every_kind() -> None:
    """The strategies draw what they promise: a check that cannot fail is a defect."""
    found = find_changes()
    sizes = {abs(change.moved_by) for change in found}

    minutes = {int(size / MINUTE) for size in sizes}
    assert minutes >= {15, 30, 60, 120, 180, 1440}
    assert len({change.zone.key for change in found}) > 55
    assert max(change.at.year for change in found) > 2180
