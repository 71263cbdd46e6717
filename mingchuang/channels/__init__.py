"""Faces; independent of each other."""
