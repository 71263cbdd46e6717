"""The staff desk: frame, sign-in and the list of what to do."""
