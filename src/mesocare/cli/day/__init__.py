"""A clinic's day: a sheet for each row of its day list."""
