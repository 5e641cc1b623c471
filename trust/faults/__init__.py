"""Faults put into real commands, and what each command leaves and says."""
