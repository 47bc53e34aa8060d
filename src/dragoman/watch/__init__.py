"""Watching: folders and feeds that a person has named, for reports that belong to a dossier."""
