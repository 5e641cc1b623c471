"""When: waits, moments and zones; it knows no rule file."""
