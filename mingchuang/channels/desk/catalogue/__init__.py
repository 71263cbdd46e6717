"""Categories and sections."""
