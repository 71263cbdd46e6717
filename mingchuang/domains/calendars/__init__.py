"""State Council holiday notices as records."""
