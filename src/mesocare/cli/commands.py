"""The commands by name. Their modules import Typer, and are loaded where one is asked for."""

COMMANDS = {
    "timeline": "aftercare",
    "today": "aftercare",
    "can": "answers",
    "why": "answers",
    "signs": "signs",
    "course": "course",
    "before": "event",
    "next": "next",
    "calendar": "calendar",
    "message": "message",
    "sheet": "sheet",
    "sheets": "sheets",
    "sessions": "sessions",
    "rules": "rules",
    "clinic": "clinic",
}
"""Each command, in the order of the help, with the module that it stands in."""
