"""Readings over many nouns; they write none."""
