"""The annual report before its release."""
