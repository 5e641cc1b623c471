"""The forms that each language fills, one a subject; braces in a text take a fact."""
