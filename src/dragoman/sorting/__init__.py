"""Sorting a stream of mixed news: which dossier each report belongs to, by its words alone, before any parser."""
