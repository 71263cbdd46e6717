"""Query codes and indexes: what proves an applicant without storing who or with what."""

import re

from mingchuang.ledger.crypto import blind_index
from mingchuang.ledger.ids import ALPHABET

CODE_LENGTH = 12
_BETWEEN = re.compile(r"[\s\-—–_]+")


def query_code(agency_code: str, form_key: str) -> str:
    """The query code of one filled-in form: 12 signs, about 59 bits.

    Made from the form's random key, so that a second click on the same form shows the same code although only its
    HMAC is stored.
    """
    number = int(blind_index(f"{agency_code}/{form_key}", "disclosure.new_code"), 16)
    signs = []
    for _ in range(CODE_LENGTH):
        number, place = divmod(number, len(ALPHABET))
        signs.append(ALPHABET[place])
    return "".join(signs)


def shown(code: str) -> str:
    """A query code as printed: three groups of four capital signs."""
    return "-".join(code[start : start + 4] for start in range(0, len(code), 4)).upper()


def code_hash(agency_code: str, code: str) -> str:
    """The HMAC under which a code is found; blanks, hyphens and case of what was typed do not matter."""
    return blind_index(f"{agency_code}/{_BETWEEN.sub('', code).lower()}", "disclosure.code")


def form_index(form_key: str) -> str:
    """The HMAC under which a filled-in form is recognised when it comes a second time."""
    return blind_index(form_key, "disclosure.form")


def applicant_index(id_kind: str, id_number: str) -> str:
    """The HMAC that tells two requests of one applicant, "" without an identity number."""
    number = _BETWEEN.sub("", id_number).upper()
    return blind_index(f"{id_kind}/{number}", "disclosure.applicant") if number else ""


def source_index(address: str) -> str:
    """The HMAC of a network address, for counting attempts."""
    return blind_index(address, "disclosure.source")
