"""What is written on this computer."""
