"""Audits of reports from any bureau: runs, the files in them, what was found, and what people decided about it."""
