"""Time is a visitor: what happens because a moment has come."""
