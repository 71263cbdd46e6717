"""Holiday notices and their effect."""
