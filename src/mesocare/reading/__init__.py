"""Bytes become values, or every problem with its place."""
