"""What a message to paste says in English."""

from mesocare.language.words.message import MessageWords

TABLE = MessageWords(
    after="Aftercare for your session on {session}.",
    not_before="Not before {moment}: {labels}.",
    ok="OK {said}.",
    best_not_before="Best not before {second} (earliest {first}): {labels}.",
    best_not_before_how="Best not before {second} (earliest {first}, {how}): {labels}.",
    until_visit="Not until your next visit is over: {labels}.",
    then_better_until_visit=(
        "Not before {moment}, then better to wait until your next visit is over: {labels}."
    ),
    better_until_visit="Better to wait until your next visit is over: {labels}.",
    better_wait="Better to wait until {moment}: {labels}.",
    until="Not until {event}: {labels}.",
    not_before_until="Not before {moment}, and not until {event}: {labels}.",
    then_ask="Not before {moment}, then ask your clinic: {labels}.",
    about="Not for {about} (unsure? ask your clinic): {labels}.",
    never="Not at all: {labels}.",
    ask="Ask your clinic first: {labels}.",
    ask_after="Ask your clinic first; not {once}: {labels}.",
    care="To do: {care}.",
    next_visit="Next visit: {said}",
    before_moves="The days below move with that visit.",
    before_not="Before that visit, not from {firm}: {labels}.",
    before_better_not=(
        "Before that visit, better not from {first}, and not at all from {firm}: {labels}."
    ),
    sms_after="Aftercare, {session}.",
    sms_wait="Not before {moment}: {labels}.",
    sms_none="No {labels} until {moment}.",
    sms_before="Not until after your next visit: {labels}.",
    sms_better_before="Better not until after your next visit: {labels}.",
    sms_more=("And 1 more: see your sheet.", "And {count} more: see your sheet."),
    sms_help={
        "emergency": "{signs}? Call {number} now.",
        "urgent": "{signs}? Call {number} today.",
        "clinic": "{signs}? Ring {number}.",
    },
    sms_help_without_number={
        "emergency": "{signs}? Ambulance now.",
        "urgent": "{signs}? Medical help today.",
        "clinic": "{signs}? Ring your clinic.",
    },
)
