"""Settings and the root addresses."""
