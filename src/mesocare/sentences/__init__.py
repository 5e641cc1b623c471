"""A plan in words, one module a subject."""
