"""Every check of a report, by family."""
