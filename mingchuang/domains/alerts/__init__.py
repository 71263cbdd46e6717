"""Alerts 提醒: what waits for a person, was sent back or is overdue, at the desk and by mail."""
