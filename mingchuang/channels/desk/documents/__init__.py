"""Writing, reviewing and releasing documents."""
