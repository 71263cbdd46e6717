"""What the prose of a report states in numbers: quantities, and which cell or which other sentence they speak of."""
