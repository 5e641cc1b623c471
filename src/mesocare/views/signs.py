"""What does each sign look like? Drawn, since few fonts hold them, and each of its own shape."""

from mesocare.rules.protocol import Status

_RED, _AMBER, _BLUE, _GREEN = "#a3201a", "#8a5300", "#1d4f91", "#1f6b34"

_PATHS = {
    Status.AVOID: (_RED, '<path d="M2 2 14 14M14 2 2 14" {pen}/>'),
    Status.CAUTION: (
        _AMBER,
        '<circle cx="8" cy="8" r="6.6" {pen}/><path d="M8 1.4a6.6 6.6 0 0 0 0 13.2z" {fill}/>',
    ),
    Status.ASK: (
        _BLUE,
        '<path d="M4 5.2a4 4 0 1 1 6.2 3.4C8.6 9.7 8 10.1 8 11M8 14.2v.1" {pen}/>',
    ),
    Status.CLEAR: (_GREEN, '<path d="M1.8 9 6 13.5 14.2 2.8" {pen}/>'),
    Status.UPCOMING: (_GREEN, '<circle cx="8" cy="8" r="6" {pen}/>'),
}


def draw_sign(status: Status, colour: str = "") -> str:
    """Give a status' sign as a picture (SVG) of one colour, its own where none is given."""
    own, shape = _PATHS[status]
    drawn = shape.format(
        pen=f'fill="none" stroke="{colour or own}" stroke-width="2.4" stroke-linecap="round"',
        fill=f'fill="{colour or own}"',
    )
    return f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 16 16">{drawn}</svg>'
