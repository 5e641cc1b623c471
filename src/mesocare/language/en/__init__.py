"""English: the table of each form, as `TABLE` in the module of the form's name."""
