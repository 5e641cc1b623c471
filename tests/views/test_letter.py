"""The sheet as a letter: a draft without a receiver, that tells nothing on a lock screen."""

from email import message_from_bytes
from email.message import EmailMessage
from email.policy import SMTP

from plans import plan_of, speaker_of

from mesocare.plan.facts import Plan
from mesocare.views.letter import render_letter
from mesocare.views.message import render_message

ENCLOSED = {".pdf": b"%PDF-1.7", ".html": b"<!doctype html>", ".ics": b"BEGIN:VCALENDAR"}


def letter_of() -> EmailMessage:
    """Read a letter back."""
    plan = plan_of()
    read = message_from_bytes(_render(plan), policy=SMTP)
    assert isinstance(read, EmailMessage)
    return read


def _render(plan: Plan) -> bytes:
    speaker = speaker_of(plan)
    return render_letter(render_message(plan, speaker), speaker, ENCLOSED)


def test_a_letter_opens_as_a_draft_with_a_neutral_subject_and_no_receiver() -> None:
    letter = letter_of()

    assert (letter["X-Unsent"], letter["To"], letter["Subject"]) == (
        "1",
        "",
        "Your aftercare sheet",
    )


def test_a_letter_has_the_message_as_text_and_encloses_sheet_page_and_calendar() -> None:
    letter = letter_of()

    body = letter.get_body(("plain",))
    assert body is not None
    assert body.get_content().startswith("Aftercare for your session on Wednesday 25 November")
    assert [
        (part.get_filename(), part.get_content_type(), part.get_content_charset())
        for part in letter.iter_attachments()
    ] == [
        ("aftercare.pdf", "application/pdf", None),
        ("aftercare.html", "text/html", "utf-8"),
        ("aftercare.ics", "text/calendar", "utf-8"),
    ]
    assert [part.get_content() for part in letter.iter_attachments()] == [
        b"%PDF-1.7",
        "<!doctype html>",
        "BEGIN:VCALENDAR",
    ]


def test_the_same_plan_gives_the_same_bytes() -> None:
    plan = plan_of()

    first, second = (_render(plan) for _ in range(2))

    assert first == second
