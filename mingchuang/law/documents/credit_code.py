"""统一社会信用代码 (GB 32100-2015) and 组织机构代码 (GB 11714-1997): their check characters."""

_ALPHABET = "0123456789ABCDEFGHJKLMNPQRTUWXY"  # no I, O, S, V, Z
_WEIGHTS = tuple(pow(3, place, 31) for place in range(17))
_ORG_WEIGHTS = (3, 7, 9, 10, 5, 8, 4, 2)


def check_character(body: str) -> str:
    """The 18th character of a credit code whose first 17 are given. ValueError where a character is not allowed."""
    if len(body) != 17:
        raise ValueError("a credit code has 17 characters before its check character")
    total = sum(_ALPHABET.index(letter) * weight for letter, weight in zip(body, _WEIGHTS, strict=True))
    return _ALPHABET[-total % 31]


def is_credit_code(text: str) -> bool:
    """Whether the text is an 18-character credit code with a right check character and a right code of the body in it."""
    if len(text) != 18 or any(letter not in _ALPHABET for letter in text) or not text[2:8].isdigit():
        return False
    return check_character(text[:17]) == text[17]


def organisation_check_character(body: str) -> str:
    """The 9th character of an organisation code whose first eight are given (C9 = 11 - sum mod 11; 10 is X, 11 is 0)."""
    if len(body) != 8 or not (body.isascii() and body.isalnum()):
        raise ValueError("an organisation code has eight letters or digits before its check character")
    total = sum(int(letter, 36) * weight for letter, weight in zip(body.upper(), _ORG_WEIGHTS, strict=True))
    return "0X987654321"[total % 11]


def is_organisation_code(text: str) -> bool:
    """Whether the text is a nine-character organisation code (written without its hyphen)."""
    if len(text) != 9 or not (text[:8].isascii() and text[:8].isalnum() and text.isupper() or text.isdigit()):
        return False
    return organisation_check_character(text[:8]) == text[8]
