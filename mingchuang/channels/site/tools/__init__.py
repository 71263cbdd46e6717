"""Term calculator, verification, file downloads."""
