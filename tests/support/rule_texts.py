"""Rule files and clinics' files that several tests read, change and break."""

HEAD = """\
format: 2
protocol: {id: small, title: Small, version: 1.0.0, language: en, written_on: 2026-11-22}
"""
"""What every rule file starts with, in two lines."""

RULES = """\
format: 2
protocol:
  id: small
  title: Small
  version: 1.0.0
  language: en
  written_on: 2026-11-22
  review_by: 2029-11-22
sources:
  us: {title: Our leaflet, kind: clinic, address: https://clinic.example/leaflet}
restrictions:
  wash-hair:
    activity: wash your hair
    wait: 48 hours
    why: It needs rest.
    also_called: [shampoo]
    sources: [us]
allowed:
  - {id: work, activity: go to work, why: It is safe., also_called: [office], sources: [us]}
care:
  dry: {do: dry it gently, why: It is sore., sources: [us]}
after_effects:
  bruise: {what: a bruise, lasts: 3 days, call_after: 3 days, sources: [us]}
warning_signs:
  clinic: [{sign: it hurts more, sources: [us]}]
  urgent: [{sign: there is pus, sources: [us]}]
  emergency: [{sign: you cannot breathe, sources: [us]}]
watch: {for: 12 weeks, signs: [a lump], why: It may come late., sources: [us]}
before_session:
  dye:
    do_not: dye your hair
    from: 2 days
    why: It may sting.
    also_called: [colour]
    sources: [us]
course: {sessions: 4, gap: 2 weeks, sources: [us]}
examples:
  - name: Two days are enough
    session: 2026-11-20T14:30
    at: 2026-11-22T14:30
    expect: {wash-hair: clear}
"""
"""A rule file without a problem and without a warning, with one rule of each kind."""

CLINIC = """\
name: Sunrise Hair Clinic
address: 1 High Street, Leeds
telephone: 0113 496 0000
hours: Monday to Friday, 9:00 to 17:00
when_closed: Call 111.
urgent_number: 111
emergency_number: 999
zone: Europe/London
web_address: https://clinic.example
"""
"""A clinic's file with all that patients need of a clinic, in nine lines."""

CHANGES = """\
changes:
  hair-mesotherapy:
    version: 2.0.0
    replace:
      wash-hair:
        wait: 72 hours
        because: We use longer needles.
      alcohol:
        activity: drink any alcohol
        because: Patients asked.
    drop:
      smoking:
        because: We do not ask this.
    add:
      nail-bar:
        activity: go to a nail bar
        wait: 24 hours
        also_called: [manicure]
        because: Its fumes may irritate.
    course:
      gap: 3 to 4 weeks
      because: We wait three weeks.
"""
"""One change of each kind to the default rules."""


def seeded(text: str, old: str, new: str) -> str:
    """Return a text with one thing changed, which must stand there once."""
    assert text.count(old) == 1, old
    return text.replace(old, new)
