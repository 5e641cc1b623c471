"""The words around the signs of harm and what is normal."""

from mesocare.language.tables import Words


class SignWords(Words):
    """The words around the signs of harm and what is normal."""

    signs_title: str
    call: str
    """{number}."""
    call_ambulance: str
    help_today: str
    help_today_at: str
    ring: str
    ring_at: str
    what_is_normal: str
    what_will_be_normal: str
    """The same before the first session: {day}."""
    until_column: str
    call_column: str
    """The heading of the moments from which to ring if it is still there."""
    now: str
    over: str
    """In the place of an end that has passed."""
