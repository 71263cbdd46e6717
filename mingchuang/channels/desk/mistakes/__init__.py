"""What readers found wrong, for the keepers of the sections."""
