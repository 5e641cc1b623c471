"""What a message to paste says in English."""

from mesocare.language.words.message import MessageWords

TABLE = MessageWords(
    after="Aftercare for your session on {session}.",
    not_before="Not before {moment}: {labels}.",
    best_not_before="Best not before {second} (earliest {first}): {labels}.",
    until="Not until {event}: {labels}.",
    never="Not at all: {labels}.",
    ask="Ask your clinic first: {labels}.",
    care="Do: {care}.",
    care_if="{care}.",
    next_visit="Next visit: {window}.",
    emergency="Swollen throat, hard to breathe or faint: call {number} now.",
    emergency_without_number="Swollen throat, hard to breathe or faint: call for an ambulance now.",
    worse="Worse pain, heat, swelling or pus: ring your clinic, {number}.",
    worse_without_number="Worse pain, heat, swelling or pus: ring your clinic.",
    foot="Your clinic's own advice comes first.",
    sms_after="Aftercare, {session}.",
    sms_wait="No {labels} until {moment}.",
    sms_emergency="Swollen throat, can't breathe, faint: call {number} now.",
    sms_emergency_without_number="Swollen throat, can't breathe, faint: ambulance now.",
    sms_worse="Worse? Ring {number}.",
    sms_worse_without_number="Worse? Ring your clinic.",
    sms_more="More: see your sheet.",
)
