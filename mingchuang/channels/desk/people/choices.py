"""The choices an agency may make: the disputed readings of the law."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from mingchuang.channels.desk.words import spoken_of
from mingchuang.domains.agencies.queries import SettingView
from mingchuang.domains.documents import pairs
from mingchuang.domains.documents.queries.filing_terms import SETTING as FILING_DAYS
from mingchuang.law.documents.index_numbers import patterns
from mingchuang.law.documents.outward import period as link_period
from mingchuang.law.documents.validity import lapse_warning_days
from mingchuang.law.readings import readings
from mingchuang.law.terms import term
from mingchuang.look.dates import plain_day, spoken_language
from mingchuang.look.values import Row


@dataclass(frozen=True)
class Choice:
    """One choice: what it is about, its values in words, the default and why it is the default.

    ``slug`` stands in the address, ``name`` in the agency's settings.
    """

    slug: str
    name: str
    title: str
    values: Mapping[str, str]
    default: str
    why: str
    article: str

    def shown(self, history: Sequence[SettingView], day: date) -> list[Row]:
        """The value of the day, then the others with their days."""
        current = next((one for one in history if one.since <= day), None)
        value = current.value if current else self.default
        rows = [Row(_("Now"), self.values.get(value, value), wide=True)]
        rows += [Row(plain_day(one.since), self.values.get(one.value, one.value), wide=True) for one in history]
        return [*rows, Row(_("Default, because"), f"{self.values[self.default]}。{self.why}", wide=True)]


def _index_numbers() -> Choice:
    """How index numbers are composed: only patterns by credit code, since every agency has one."""
    fitting = {one.id: f"{spoken_of(one)} {one.example}" for one in patterns().values() if one.organ == "credit_code"}
    why = _("Index numbers that exist are never changed; a new pattern holds for documents begun from its day on.")
    return Choice("index-numbers", "index_pattern", _("How index numbers are composed"), fitting, "anhui", why, "")


def _lapse_warning() -> Choice:
    """How long before its last day a document is announced as about to lapse."""
    days = {str(one): ngettext("%(days)d day", "%(days)d days", one) % {"days": one} for one in (30, 60, 90, 180, 365)}
    why = _("So the document can still be gone through and prolonged in time.")
    usual = str(lapse_warning_days(date.max))
    return Choice("lapse-warning", "lapse_warning_days", _("When a lapse is announced"), days, usual, why, "")


def _filing_days() -> Choice:
    """Within how many days after its release a normative document is put on record."""
    days = {str(one): ngettext("%(days)d day", "%(days)d days", one) % {"days": one} for one in (7, 10, 15, 20, 30)}
    why = _("The text of the rules now in force could not be checked; choose what the filing authority asks for.")
    rule = term("normative.filing", date.max)
    return Choice(
        "filing-days",
        FILING_DAYS,
        _("Term of filing of normative documents"),
        days,
        str(rule.length),
        why,
        rule.article,
    )


def _declaring() -> Choice:
    """Whether a normative document is submitted before it was declared whether it needs an interpretation."""
    said = {
        pairs.TOLD: _("Its writer is told; it can be submitted"),
        pairs.REQUIRED: _("It cannot be submitted before"),
    }
    why = _("The sentence of the paper could not be checked, so nothing is stopped unless the agency asks for it.")
    title = _("Normative documents of which no interpretation was declared")
    return Choice("declaring", pairs.DECLARING, title, said, pairs.TOLD, why, "国办发〔2016〕80号")


def _link_period() -> Choice:
    """How often a link to another site is asked; the shortest period holds where several agencies hold the same."""
    days = {str(one): ngettext("%(days)d day", "%(days)d days", one) % {"days": one} for one in (1, 3, 7, 14, 30)}
    why = _("Often enough to notice a dead link early, seldom enough not to burden the other site.")
    usual = str(link_period(date.max).days)
    return Choice(
        "link-period", "link_period_days", _("How often links to other sites are asked"), days, usual, why, ""
    )


def known_choices() -> list[Choice]:
    """Every choice there is, in the language of the page."""
    language = spoken_language()
    return [
        _index_numbers(),
        _lapse_warning(),
        _filing_days(),
        _declaring(),
        _link_period(),
        *(
            Choice(
                reading.name,
                f"reading.{reading.name}",
                reading.zh if language == "zh" else reading.en,
                {value: words[language] for value, words in reading.values.items()},
                reading.default,
                reading.why,
                reading.article,
            )
            for reading in readings().values()
        ),
    ]
