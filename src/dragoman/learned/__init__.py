"""A small learned reader of text: which words tell of a meeting, a position, a condition, and whose (decision 0015)."""
