"""The words that the program says and hears: one folder a language, tables only."""
