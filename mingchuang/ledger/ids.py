"""Random public ids: what an address may show instead of a row number."""

import secrets

# No 0/o, 1/l/i: people read these aloud over the telephone.
ALPHABET = "23456789abcdefghjkmnpqrstuvwxyz"


def new_public_id(length: int = 12) -> str:
    """A random id of about 59 bits at the default length; uniqueness is the column's constraint, not a hope."""
    return "".join(secrets.choice(ALPHABET) for _ in range(length))
