"""One act on many records: chosen, looked at, then done record by record."""
