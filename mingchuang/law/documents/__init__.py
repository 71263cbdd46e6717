"""What the law and the standards say about a published document: numbers, kinds, validity, columns, terms."""
