"""The demo city: a bureau's year 2020 and the work on its desks today, planned here and entered through the acts of staff.

`year` plans (pure: the same plan every time), `load` enters the plan.
"""
