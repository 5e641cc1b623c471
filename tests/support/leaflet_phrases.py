"""What leaflets say in all kinds of treatments, and how a rule file says it.

docs/rule-files.md shows these rows, and its tests carry them out.
"""

from typing import NamedTuple

LEAFLET = {
    "Do not swim for 7 days.": "restrictions: {swim: {activity: swim, wait: 7 days}}",
    "No hair washing for 24-48 hours.": (
        "restrictions: {wash: {activity: wash your hair, wait: 24 to 48 hours}}"
    ),
    "If you must wash, use cold water. (between 24 and 48 hours)": (
        "restrictions: {wash: {activity: wash your hair, wait: 24 to 48 hours, "
        "in_between: with cold water only}}"
    ),
    "Avoid make-up for the rest of the day.": (
        "restrictions: {make-up: {activity: put on make-up, wait: rest of the day}}"
    ),
    "No alcohol today or tomorrow.": (
        "restrictions: {alcohol: {activity: drink alcohol, wait: through day 1}}"
    ),
    "Day 1 (the day of the session) and day 2: no cream.": (
        "restrictions: {cream: {activity: use cream, wait: through day 1}}"
    ),
    "Avoid sun for one month.": (
        "restrictions: {sun: {activity: stay in direct sun, wait: 1 month}}"
    ),
    "Do not conceive for 6 months.": (
        "restrictions: {baby: {activity: try for a baby, wait: 6 months}}"
    ),
    "No alcohol for at least 8 hours. (then it is OK)": (
        "restrictions: {alcohol: {activity: drink alcohol, wait: 8 hours}}"
    ),
    "No driving until the next morning. (no hour is counted: the later one)": (
        "restrictions: {drive: {activity: drive, wait: through day 1}}"
    ),
    "No contact sports for at least 2 weeks. (then the clinic decides)": (
        "restrictions: {sports: {activity: play contact sports, wait: at least 2 weeks}}"
    ),
    "Never use a sunbed.": "restrictions: {sunbed: {activity: use a sunbed, wait: always}}",
    "Avoid the gym for a few days.": (
        "restrictions: {gym: {activity: go to the gym, about: a few days}}"
    ),
    "No gym for about 10 days.": (
        "restrictions: {gym: {activity: go to the gym, about: about 10 days}}"
    ),
    "You can shower again after a few days.": (
        "restrictions: {shower: {activity: shower, about: a few days}}"
    ),
    "No sport for as long as it is sore.": (
        "restrictions: {sport: {activity: do sport, until: it is no longer sore}}"
    ),
    "Stay at home until you feel better.": (
        "restrictions: {out: {activity: go out, until: you feel better}}"
    ),
    "You can drive once you can brake hard without pain.": (
        "restrictions: {drive: {activity: drive, until: you can brake hard without pain}}"
    ),
    "No make-up until the scabs have gone.": (
        "restrictions: {make-up: {activity: put on make-up, until: scabs-gone}}"
    ),
    "No swimming for 7 days, and not before the scabs have gone.": (
        "restrictions: {swim: {activity: swim, wait: 7 days, until: scabs-gone}}"
    ),
    "No make-up until 24 hours after the scabs have gone.": (
        "restrictions: {make-up: {activity: put on make-up, wait: 24 hours, after: scabs-gone, "
        "until: scabs-gone}}"
    ),
    "Once the scabs have gone, do not scrub the area for 24 hours.": (
        "restrictions: {scrub: {activity: scrub the area, wait: 24 hours, after: scabs-gone}}"
    ),
    "Do not restart your cream until we tell you.": (
        "restrictions: {cream: {activity: use your cream, until: your clinic tells you, "
        "decided_by: clinic}}"
    ),
    "Avoid sun during your course, and for 6 weeks after your last session.": (
        "restrictions: {sun: {activity: stay in direct sun, wait: 6 weeks, after: last-session, "
        "until: last-session}}"
    ),
    "No waxing between your sessions.": (
        "restrictions: {wax: {activity: wax the area, until: last-session}}"
    ),
    "If you have long hair, do not tie it back for 3 days.": (
        "restrictions: {tie: {activity: tie your hair back, wait: 3 days, only_if: long-hair}}"
    ),
    "Go back to work after a week; if your job is heavy, after 3 weeks.": (
        "restrictions: {work: {activity: go to work, wait: 1 week, unless: your job is heavy}, "
        "heavy-work: {activity: go to heavy work, wait: 3 weeks, only_if: your job is heavy}}"
    ),
    "Lift no more than a full kettle for 2 weeks, and nothing heavy for 6 weeks.": (
        "restrictions: {lift: {activity: lift more than a full kettle, wait: 2 weeks}, "
        "heavy: {activity: lift heavy things, wait: 6 weeks}}"
    ),
    "If your body was treated, no exercise for 4 weeks.": (
        "restrictions: {gym: {activity: exercise, wait: 4 weeks, only_if: your body was treated}}"
    ),
    "No ibuprofen, unless your doctor prescribed it.": (
        "restrictions: {ibuprofen: {activity: take ibuprofen, until: your clinic tells you, "
        "decided_by: clinic, only_if: no doctor prescribed it}}"
    ),
    "Take it easy; gentle walking is fine.": (
        "restrictions: {gym: {activity: exercise hard, about: the first days, "
        "meanwhile: Gentle walking is fine.}}"
    ),
    "You can go back to work at once, if you feel well.": (
        "allowed: [{id: work, activity: go to work, only_if: you feel well}]"
    ),
    "You can take a bath after 12 hours, if the water is not hot.": (
        "allowed: [{id: bath, activity: take a bath, from: 12 hours, "
        "only_if: the water is not hot}]"
    ),
    "It is safe to drive after a week, if all is well.": (
        "allowed: [{id: drive, activity: drive, from: 1 week, only_if: all is well}]"
    ),
    "Use a mild shampoo from the second day, for a week.": (
        "care: {shampoo: {do: use a mild shampoo, from: day 2, for: 7 days}}"
    ),
    "Apply the ointment twice a day through day 14.": (
        "care: {ointment: {do: put on the ointment, how_often: twice a day, through: day 14}}"
    ),
    "Take the dressing off on day 4.": ("care: {dressing: {do: take the dressing off, on: day 4}}"),
    "Check-ups after 7 days, 2 weeks and 3 months.": (
        "care: {check-up: {do: come for a check-up, on: [day 7, 2 weeks, 3 months]}}"
    ),
    "Have your stitches taken out by your nurse, on day 7 to 10.": (
        "care: {stitches: {do: have your stitches taken out by your nurse, from: day 7, "
        "through: day 10}}"
    ),
    "Ring us if you have no results after 6 weeks.": (
        "care: {ring: {do: ring us if you have no results, from: 6 weeks}}"
    ),
    "Send your test in after 3 months.": ("care: {test: {do: send your test in, on: 3 months}}"),
    "Come for a check-up 6 weeks after your last session.": (
        "care: {check-up: {do: come for a check-up, on: 6 weeks, after: last-session}}"
    ),
    "Take the antibiotic three times a day for 5 days, with food.": (
        'care: {antibiotic: {do: take the antibiotic, how_often: "three times a day, with food", '
        "for: 5 days}}"
    ),
    "On the first day, cool it for 10 minutes at a time, a few times a day.": (
        "care: {cool: {do: cool it for 10 minutes at a time, how_often: a few times a day, "
        "for: rest of the day}}"
    ),
    "Take the bandage off after 24 to 48 hours.": (
        "care: {bandage: {do: take the bandage off, from: 24 hours, for: 24 hours}}"
    ),
    "Wear the shield at night for at least 2 weeks.": (
        "care: {shield: {do: wear the shield, how_often: at night, for: at least 2 weeks}}"
    ),
    "Drops 4 times a day for 2 weeks, then twice a day for 2 weeks.": (
        "care: {drops: {do: use the drops, how_often: 4 times a day, for: 2 weeks}, "
        "fewer: {do: use the drops, how_often: twice a day, from: 2 weeks, for: 2 weeks}}"
    ),
    "Keep the eye pad on overnight.": (
        "care: {pad: {do: keep the eye pad on, how_often: overnight, for: 1 day}}"
    ),
    "Sleep with your head raised for the first three nights.": (
        "care: {head: {do: sleep with your head raised, how_often: each night, for: 3 days}}"
    ),
    "Take paracetamol if it hurts, every 6 hours, at most 4 times a day.": (
        'care: {pain: {do: take paracetamol, how_often: "every 6 hours, at most 4 times a day", '
        "only_if: it hurts}}"
    ),
    "If it bleeds, press on it for 20 minutes.": (
        "care: {press: {do: press on it for 20 minutes, only_if: it bleeds}}"
    ),
    "Rest for the first few hours.": (
        "care: {rest: {do: rest for the first few hours, for: rest of the day}}"
    ),
    "Use the cream over the next few weeks, or for as long as it itches. (from the session on)": (
        'care: {cream: {do: use the cream, about: "the first few weeks, or as long as it itches"}}'
    ),
    "After a few days, start gentle stretches.": (
        "care: {stretch: {do: start gentle stretches, after: some-days}}"
    ),
    "Use sunscreen every day.": "care: {sunscreen: {do: use sunscreen, how_often: every day}}",
    "Keep the plaster dry until the wound has healed.": (
        "care: {plaster: {do: keep the plaster dry, until: the wound has healed}}"
    ),
    "Keep it covered until the scabs have gone, and for 7 days after that.": (
        "care: {cover: {do: keep it covered, until: scabs-gone}, "
        "cover-on: {do: keep it covered, after: scabs-gone, for: 7 days}}"
    ),
    "Massage the scar once the scabs have gone, for 3 months.": (
        "care: {scar: {do: massage the scar, after: scabs-gone, for: 3 months}}"
    ),
    "Use your own shampoo from 2 days after the scabs have gone.": (
        "care: {own: {do: use your own shampoo, after: scabs-gone, from: 2 days}}"
    ),
    "Swelling is normal for 12-36 hours. Call us if it lasts over 3 days.": (
        "after_effects: {swelling: {what: mild swelling, lasts: 12 to 36 hours, "
        "call_after: 3 days}}"
    ),
    "You may be sore for a few days.": (
        "after_effects: {sore: {what: a sore scalp, about: a few days}}"
    ),
    "Swelling may take up to several months to go.": (
        "after_effects: {swelling: {what: swelling, about: up to several months}}"
    ),
    "Numbness can last for 6 months or more.": (
        "after_effects: {numb: {what: numb skin, lasts: at least 6 months}}"
    ),
    "Bruises go within 10 days.": "after_effects: {bruises: {what: bruises, lasts: 10 days}}",
    "Bruises may show after a few days.": (
        "after_effects: {bruises: {what: bruises that show after a few days, about: a while}}"
    ),
    "The scabs fall off after 7 to 10 days.": (
        "after_effects: {scabs: {what: scabs falling off, from: 7 to 10 days, expect: true}}"
    ),
    "Small scabs are normal. (no length)": (
        "after_effects: {scabs: {what: small scabs, about: a while}}"
    ),
    "Peeling starts after 2-3 days and lasts a week.": (
        "after_effects: {peeling: {what: peeling, from: 2 to 3 days, lasts: 1 week}}"
    ),
    "Your results come by post within 4 weeks.": (
        "after_effects: {results: {what: your results by post within 4 weeks, expect: true}}"
    ),
    "First new hairs after 3 to 4 months.": (
        "after_effects: {regrowth: {what: first new hairs, from: 3 to 4 months, expect: true}}"
    ),
    "Some hair falls out in weeks 2 and 3.": (
        "after_effects: {shedding: {what: some hair falling out, from: 1 week, lasts: 2 weeks}}"
    ),
    "Full results 3 to 6 months after your last session.": (
        "after_effects: {result: {what: the full result, after: last-session, "
        "from: 3 to 6 months, expect: true}}"
    ),
    "Your skin may be sore for 2 to 4 weeks after your last session.": (
        "after_effects: {sore: {what: sore skin, after: last-session, lasts: 2 to 4 weeks}}"
    ),
    "Ring us if it has not healed after 2 weeks.": (
        "warning_signs: {clinic: [{sign: it has not healed, from: 2 weeks}]}"
    ),
    "Ring us if there is pus.": "warning_signs: {clinic: [there is pus]}",
    "After day 3, ring us if it still bleeds.": (
        "warning_signs: {clinic: [{sign: it still bleeds, from: day 4}]}"
    ),
    "Ring us if it still bleeds after you pressed on it for 20 minutes.": (
        "warning_signs: {clinic: [it still bleeds after you pressed on it for 20 minutes]}"
    ),
    "No alcohol for 1-2 days before each session.": (
        "before_session: {alcohol: {do_not: drink alcohol, from: 1 to 2 days}}"
    ),
    "No aspirin for a week before, unless your doctor prescribed it.": (
        "before_session: {aspirin: {do_not: take aspirin, short: aspirin, from: 1 week, "
        "only_if: no doctor prescribed it}}"
    ),
    "No sunbathing in the weeks before your visit.": (
        "before_session: {sun: {do_not: sunbathe, about: the last few weeks}}"
    ),
    "Eat nothing for a few hours before.": (
        "before_session: {eat: {do_not: eat, about: a few hours}}"
    ),
    "Drink a glass of water a few hours before.": (
        "before_session: {water: {do: drink a glass of water, about: a few hours}}"
    ),
    "Ring us at least 10 days before, if you take blood thinners.": (
        "before_session: {ring: {do: ring us at least 10 days before, "
        "only_if: you take blood thinners}}"
    ),
    "Put the numbing cream on an hour before.": (
        "before_session: {cream: {do: put the numbing cream on, from: 1 hour}}"
    ),
    "Nothing to eat from midnight before the operation.": (
        "before_session: {eat: {do_not: eat, from: day 0}}"
    ),
    "Eat a light supper on the day before.": (
        "before_session: {supper: {do: eat a light supper, on: day -1}}"
    ),
    "Only clear drinks on the day before.": (
        "before_session: {eat: {do_not: eat solid food, from: day -1}}"
    ),
    "Nothing to eat after 10 pm on the evening before.": (
        "before_session: {eat: {do_not: eat, from: day -1 22:00}}"
    ),
    "Take nothing by mouth after 7 am on the morning of the operation.": (
        "before_session: {eat: {do_not: eat or drink, from: day 0 07:00}}"
    ),
    "Two days before, take the first sachet at 6 pm.": (
        "before_session: {sachet: {do: take the first sachet at 6 pm, on: day -2}}"
    ),
    "Keep taking your tablets without a break. (the same below 'care', for after it)": (
        "before_session: {tablets: {do: take your tablets as usual}}"
    ),
    "Come without make-up.": "before_session: {bare: {do: come without make-up}}",
    "4 to 8 sessions, 2-4 weeks apart, best 3.": (
        "course: {sessions: 4 to 8, gap: 2 to 4 weeks, recommended: 3 weeks}"
    ),
    "Six weekly sessions, then four monthly ones.": (
        "course: {phases: [{sessions: 6, gap: 1 week}, {sessions: 4, gap: 1 month}]}"
    ),
    "Three sessions, 6 weeks apart; some need one more, 5 to 6 weeks later.": (
        "course: {phases: [{sessions: 3, gap: 6 weeks}, {sessions: 0 to 1, gap: 5 to 6 weeks}]}"
    ),
    "One session; you may have it again after 3 to 4 months.": (
        "course: {sessions: 1, maintenance: 3 to 4 months}"
    ),
    "Several sessions are needed, a few weeks apart.": (
        'course: {about: "several visits, a few weeks apart"}'
    ),
    "3 sessions, at least 6 weeks apart, of about an hour.": (
        "course: {sessions: 3, gap: at least 6 weeks, takes: 1 hour}"
    ),
    "Watch for lumps for 12 weeks.": "watch: {for: 12 weeks, signs: [a new lump]}",
}
"""What a leaflet says, and the lines that say it."""

_REST = "restrictions: {rest: {activity: rush, wait: 1 day}}\n"


class Frame(NamedTuple):
    """A key, the sentence that its words become part of, and words that do and do not fit."""

    key: str
    file: str
    """A rule file, with WORDS where the words go."""
    fits: str
    sentence: str
    misfits: tuple[str, ...]


WORDS = (
    Frame(
        "activity",
        "restrictions: {it: {activity: WORDS, wait: 1 day}}\n",
        "wash your hair",
        "Do not {0}. / Ask your clinic before you {0}.",
        ("do not wash your hair", "washing your hair", "be in the sun", "to wash", "your hair"),
    ),
    Frame(
        "do_not",
        _REST + "before_session: {it: {do_not: WORDS, from: 1 day}}\n",
        "drink alcohol",
        "Do not {0} from 1 day before your session.",
        ("no alcohol", "avoid alcohol"),
    ),
    Frame(
        "short",
        "restrictions: {it: {activity: swim, short: WORDS, wait: 1 day}}\n",
        "washing your hair",
        "Not yet: {0}. / OK now: {0}.",
        ("to wash", "do not wash", "a label of more than twenty-eight letters"),
    ),
    Frame(
        "do",
        _REST + "care: {it: {do: WORDS}}\n",
        "use a mild shampoo",
        "Today: {0}.",
        ("do not rub it", "you should rest", "never rub it"),
    ),
    Frame(
        "what (of an event), until",
        "restrictions: {it: {activity: swim, until: WORDS}}\n",
        "the wound has healed",
        "Do not swim until {0}.",
        ("until it heals", "when it heals", "2 weeks", "day 3", "your touch-up"),
    ),
    Frame(
        "about",
        "restrictions: {it: {activity: swim, about: WORDS}}\n",
        "the first few weeks",
        "Do not swim for {0}.",
        ("over the next few weeks", "the next few weeks", "until it heals", "2 weeks"),
    ),
    Frame(
        "only_if, if_yes",
        "restrictions: {it: {activity: swim, wait: 1 day, only_if: WORDS}}\n",
        "you have long hair",
        "If {0}: do not swim.",
        ("if you have long hair", "only if it is long", "all is well"),
    ),
    Frame(
        "sign",
        _REST + "warning_signs: {clinic: [{sign: WORDS}]}\n",
        "there is pus",
        "Call your clinic if {0}.",
        ("if there is pus", "call us"),
    ),
)
"""The keys whose words become part of sentences."""
