"""Signing in: password, second factor, own account. Built on allauth; accounts themselves are made by the people screen."""
