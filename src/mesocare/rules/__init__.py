"""What a rule file and a clinic's file hold, as frozen values."""
