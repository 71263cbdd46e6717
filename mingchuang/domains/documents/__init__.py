"""Documents, editions, reviews and releases."""
