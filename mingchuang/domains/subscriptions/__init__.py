"""Readers who want news of a section or an agency sent to them (订阅): asked for, confirmed, sent once a day, ended."""
