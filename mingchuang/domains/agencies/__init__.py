"""Agencies, their units and the people who hold roles in them."""
