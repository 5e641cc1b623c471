"""The command line: it alone knows the clock, the files, the terminal and the exit codes."""
