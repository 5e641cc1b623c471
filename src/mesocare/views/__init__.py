"""The forms of a plan: each view takes a plan and gives a text or bytes, and writes nothing."""
