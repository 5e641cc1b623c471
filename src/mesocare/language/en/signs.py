"""The words around the signs of harm and what is normal in English."""

from mesocare.language.words.signs import SignWords

TABLE = SignWords(
    signs_title="{title}: when to call, and what is normal",
    call="CALL {number} NOW if",
    call_ambulance="CALL FOR AN AMBULANCE NOW if",
    help_today="GET MEDICAL HELP TODAY if",
    help_today_at="GET MEDICAL HELP TODAY, call {number}, if",
    ring="RING YOUR CLINIC if",
    ring_at="RING YOUR CLINIC, {number}, if",
    what_is_normal="What is normal",
    what_will_be_normal="Normal after {day}",
    until_column="normal until",
    call_column="still there? ring from",
    now="now",
    over="not any more",
)
