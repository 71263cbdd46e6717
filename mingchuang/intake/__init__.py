"""The machines' door: parse (pure), then load."""
