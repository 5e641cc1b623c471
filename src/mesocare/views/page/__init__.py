"""The sheet as a web page."""
