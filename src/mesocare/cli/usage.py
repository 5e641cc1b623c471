"""What is wrong with a command's arguments, in a sentence that says what would be right."""

from typing import Any


def say_usage(error: Exception, arguments: list[str]) -> str:
    """Say what is wrong with the arguments, without repeating them: they may hold a name."""
    command, commands = _group_of(error)
    match type(error).__name__:
        case "NoSuchOption":
            if getattr(error, "option_name", "") in ("--name", "--patient"):
                return _NO_NAME
            near = getattr(error, "possibilities", None) or []
            hint = f"Did you mean {near[0]}?" if near else f"See '{command} --help'."
            return f"There is no such option. {hint}"
        case "MissingParameter":
            return _say_missing(error)
        case "BadOptionUsage" | "BadArgumentUsage":
            name = getattr(error, "option_name", "") or "an option"
            if "requires" in str(error):
                return f"{name} needs a value after it. See '{command} --help'."
            return f"{name} takes no value. See '{command} --help'."
        case "BadParameter":
            return _say_bad_value(error)
        case "NoArgsIsHelpError":
            return f"Write one of {', '.join(commands)} after it. See '{command} --help'."
    if commands:
        return _say_no_command(command, commands, arguments)
    return f"There is one argument too many. See '{command} --help'."


_NO_NAME = (
    "No patient's name goes into a command, where others on this computer can read it. "
    "Write a list of one row, 'session,name' and the two below it, for 'mesocare sheets'. "
    "Or write the name on the sheet by hand."
)


def _say_bad_value(error: Exception) -> str:
    """Say which values an option or an argument takes."""
    parameter = getattr(error, "param", None)
    name = next(iter(getattr(parameter, "opts", ())), "")
    name = name if name.startswith("-") else getattr(parameter, "metavar", None) or name.upper()
    command, _ = _group_of(error)
    choices = [
        str(getattr(choice, "value", choice))
        for choice in getattr(getattr(parameter, "type", None), "choices", ())
    ]
    if not choices:
        return f"{name} cannot take this value. See '{command} --help'."
    return f"{name} takes {' or '.join(choices)}, and nothing else."


def _say_missing(error: Exception) -> str:
    name = getattr(getattr(error, "param", None), "metavar", None)
    if name in (None, "WORDS..."):
        return "Something is missing: write what you want to do, such as: wash my hair"
    command, _ = _group_of(error)
    return f"{name} is missing. See '{command} --help'."


def _say_no_command(group: str, commands: list[str], arguments: list[str]) -> str:
    from difflib import get_close_matches

    typed = arguments[len(group.split()) - 1 :][:1]
    near = get_close_matches(typed[0] if typed else "", commands, n=1)
    hint = f"Did you mean '{group} {near[0]}'?" if near else f"Write one of {', '.join(commands)}."
    return f"There is no such command. {hint}"


def _group_of(error: Exception) -> tuple[str, list[str]]:
    """Return the command that an error is about as it is written, and the commands after it."""
    context: Any = getattr(error, "ctx", None)
    if context is None:
        return "mesocare", []
    return context.command_path, list(getattr(context.command, "commands", ()))
