"""Formats that a report's text has to be taken out of: documents, mail, archives, feeds and the news industry's own."""
