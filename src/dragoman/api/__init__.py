"""What `from dragoman import …` gives: what the command line does, for programs and notebooks.

`record/` is a leaf and stays one. What a program wants of a record (tables, briefs, files) needs
rooms above it, so the Record here is the record's own type with methods, and stands above those rooms (decision 0030).
"""
