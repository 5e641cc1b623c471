"""The plan as reminders in any calendar program."""
