"""Ways of narrowing a list that somebody keeps, for themselves or for their agency."""
