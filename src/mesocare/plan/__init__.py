"""The facts: everything dated for some sessions, and what follows from it."""
