"""What the web page says in English."""

from mesocare.language.words.page import DateWords, LiveWords, PageWords

TABLE = PageWords(
    call="Call {number}",
    no_script="This view cannot tell the time. Go by the dates, or open it in your browser.",
    ask="May I …?",
    ask_help="wash my hair",
    allowed="No need to wait",
    label_if="{label} (only if {condition})",
    label_unless="{label} (not if {condition})",
    do="Please do",
    normal="What is normal",
    to_normal="Normal?",
    to_help="When to call",
    to_visit="Next visit",
    calendar="Add to calendar",
    visits="Later visits, and what to prepare",
    before_visit="Before your next visit",
    sources="Sources",
    about="About these rules",
    times="All times are {place} times.",
    dates=DateWords(
        heading="Hold off",
        each_at="until {clock}:",
        until="until {event}",
        until_and_not_before="until {event}, and not before {moment}",
        about="for {about} (unsure? ask your clinic)",
        ask_until="ask your clinic, until {event}",
        waits_for="ask your clinic; not {once}",
        at_least="not before {moment}, then ask",
        ask="ask your clinic",
        never="not at all",
        easier="Easier from {moment}, but better to wait.",
        easier_after="After your session on {day}: easier from {moment}, but better to wait.",
        in_between="Then like this: {how}.",
    ),
    live=LiveWords(
        day_line="Day {number} · {day}, {clock} ({place})",
        before_line="Before your session · {day}, {clock} ({place})",
        other_clock="It is {here} where you are. All times here are {place} times.",
        next_change="Next, from {moment}: {changes}.",
        change={
            "avoid": "no more {labels}",
            "stricter": "better not: {labels}",
            "caution": "easier, but better to wait: {labels}",
            "ask": "ask your clinic: {labels}",
            "upcoming": "OK until your visit: {labels}",
            "clear": "OK: {labels}",
        },
        and_more=" and {count} more",
        no_change="All dated waits are over.",
        wrong_clock="The clock of this device is wrong. Go by the dates.",
        headings={
            "avoid": "Not yet",
            "caution": "Better to wait",
            "ask": "Ask your clinic first",
            "upcoming": "OK until your visit",
            "clear": "OK again",
        },
        ok_from="OK from",
        ok_at="OK from {clock}:",
        not_from="not from {moment}",
        folded={"clear": "OK again ({count})", "upcoming": "OK until your visit ({count})"},
        only_if_normal="Only if {area} looks and feels normal.",
        verdict={
            "avoid": "Not yet: {label}.",
            "caution": "Better to wait: {label}.",
            "ask": "Ask your clinic first: {label}.",
            "upcoming": "OK until your visit: {label}.",
            "clear": "OK now: {label}.",
        },
        ask="ask your clinic",
        then={
            "avoid": "Not from {moment}.",
            "caution": "Better to wait from {moment}.",
            "ask": "Ask your clinic from {moment}.",
            "upcoming": "OK from {moment}, until your visit.",
            "clear": "OK from {moment}.",
        },
        not_said=(
            "Your sheet does not say. Ask your clinic. "
            'Feel ill, or in danger? See "When to call" below.'
        ),
        not_exactly="Your sheet does not say exactly this. Ask your clinic. It says:",
        sign_found="This can be a sign to act on:",
        effect_found="Your sheet says about this:",
    ),
    endings=("ings", "ing", "ed", "es", "s"),
    later=(
        r"\b(?:until|till?|forever|all (?:along|through)|on and on|wh(?:en|ile) i)\b"
        r"|\bfor (?:good|ever|life)\b"
        r"|\b(?:before|after|since|from|by|during|at|on|towards?|into|over|within|come) "
        r"(?:\w+ ){0,4}(?:visit|return|coming)\b"
        r"|\b(?:then|(?:after|before)(?:wards?|hand)?(?: (?:it|that|this))?)\W*$"
    ),
)
