"""The law as values and functions: dated rules with their articles. Standard library and PyYAML only."""
