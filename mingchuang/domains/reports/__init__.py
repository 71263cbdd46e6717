"""Annual reports, signed entries and their release."""
