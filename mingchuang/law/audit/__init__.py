"""Auditing anybody's annual report: values in, findings out. What reads files stands in ``intake/reports``."""
