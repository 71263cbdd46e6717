"""The template of statutory categories and each agency's sections."""
