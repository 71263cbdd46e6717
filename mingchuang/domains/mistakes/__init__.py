"""Mistakes that readers found in what was released (找错), each for the keepers of its section to answer."""
