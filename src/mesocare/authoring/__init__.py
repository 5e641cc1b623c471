"""What `mesocare rules` says to those who write the files."""
