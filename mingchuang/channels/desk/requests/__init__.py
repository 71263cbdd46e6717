"""Working on disclosure requests."""
