"""Personal data in a text that is about to be published (个人信息保护法 art. 28, 34, 51; 条例 art. 15).

`find(text)` gives the findings, `masked(text)` the text with each of them masked by the conventions of
`accessibility_privacy.md` §3. What belongs to a public office — the name of a head, an office's phone, address or
mailbox — is no finding.
"""

from mingchuang.law.findings import Check, Finding, replaced, run
from mingchuang.law.privacy.addresses import HomeAddress
from mingchuang.law.privacy.columns import TableColumn
from mingchuang.law.privacy.contacts import Email, Landline, Mobile, Plate
from mingchuang.law.privacy.numbers import BankCard, BirthDate, IdCard, Passport
from mingchuang.law.privacy.people import (
    Disability,
    Experience,
    Family,
    Fertility,
    Illness,
    Marriage,
    NameInList,
    Property,
)

CHECKS: tuple[Check, ...] = (
    IdCard(),
    BankCard(),
    Mobile(),
    Passport(),
    Landline(),
    HomeAddress(),
    BirthDate(),
    Email(),
    Plate(),
    TableColumn(),
    Family(),
    NameInList(),
    Illness(),
    Disability(),
    Fertility(),
    Marriage(),
    Property(),
    Experience(),
)


def find(text: str) -> list[Finding]:
    """Every passage of personal data, in order of place."""
    return run(CHECKS, text)


def masked(text: str) -> str:
    """The text with every finding masked; looking again finds nothing."""
    for _ in range(4):
        found = find(text)
        if not found:
            break
        text = replaced(text, found)
    return text
