"""What a letter that encloses the sheet says."""

from mesocare.language.tables import Words


class LetterWords(Words):
    """The fixed words of a letter."""

    subject: str
    """Neutral: it is read on lock screens."""
    enclosed: str
    file_name: str
    """The name of what is enclosed, without its ending."""
