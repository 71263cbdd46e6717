"""One reader a kind of file: bytes in, an `Extract` out, within bounds of memory and time."""
