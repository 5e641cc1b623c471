"""What a calendar says in English."""

from mesocare.language.words.calendar import CalendarWords

TABLE = CalendarWords(
    name="Aftercare",
    ends=("1 wait of {session} ends", "{count} waits of {session} end"),
    eases=("1 wait of {session} gets easier", "{count} waits of {session} get easier"),
    eases_too=("1 gets easier", "{count} get easier"),
    look_again="Aftercare: {title}",
    look_again_text="Had another session since {session}? Then this no longer holds: look again.",
    over_line="{sign} The wait is over: {labels}.",
    easier_line="{sign} Easier now, but better to wait until {moment}: {labels}.",
    easier_then_not_line=(
        "{sign} Easier now, but better to wait; not at all from {moment}: {labels}."
    ),
    ask_line="{sign} The wait is over, but ask your clinic first: {labels}.",
    only_if_normal="Only if {area} looks and feels normal.",
    still_asking="Nothing in this calendar ends this: {labels}. Ask your clinic.",
    window="Visit {number}: best on {day}",
    window_open="Visit {number}: from this day on",
    window_shut="Visit {number}: the clinic is closed on all these days, ask for another",
    planned="Visit {number}: planned for this day",
    prepare="Visit {number} is near: what to hold off",
    prepare_text="These days count back from {day}. They move with the visit.",
    eve="Visit {number} is tomorrow: what to do and what to hold off",
    act="Aftercare: something to do today",
    not_had_if_needed="If you do, it is due by {day}. Not sure? Ask your clinic.",
    not_had="Not had it by {day}? Ring your clinic.",
    watch="Aftercare: last day to look out for late signs",
    zone="Times in this text are for {zone}.",
    called_off="No longer holds: {title}",
    called_off_why=(
        "This entry no longer holds, because your sessions or the rules have changed. "
        "Look at the other entries."
    ),
    category_waits="Waits",
    category_visit="Visit",
    category_watch="Watch",
    category_act="To do",
)
