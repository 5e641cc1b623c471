"""What a letter that encloses the sheet says in English."""

from mesocare.language.words.letter import LetterWords

TABLE = LetterWords(
    subject="Your aftercare sheet",
    enclosed="Enclosed: the sheet to print, the same as a web page, and your calendar.",
    file_name="aftercare",
)
