"""The plan drawn in a terminal."""
