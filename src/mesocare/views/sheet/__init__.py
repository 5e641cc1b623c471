"""The sheet that a practitioner prints and a patient keeps: as a PDF, and as a web page."""
