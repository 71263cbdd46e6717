"""Disclosure requests from receipt to archive."""
