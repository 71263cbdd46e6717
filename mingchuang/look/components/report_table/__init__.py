"""The tables of the annual report in their official layout."""
