"""Injected and swapped phrases: what happens to copies of official pages, and now and then to the pages themselves.

Three ways to find them, since brands change faster than lists: known words of the trade; a collocation that lost its middle
(办公室…印发 without 关于); and any phrase that stands in such a gap more than once, wherever else it stands. Legitimate words
(体育彩票公益金, 打击网络赌博, 直播带货, 篮球比赛) are no finding.
"""

from mingchuang.law.findings import Check, Finding, run

from .collocations import LostAbout, Recurring
from .hiding import Padding, Spelled
from .trade import Brand, Trade

CHECKS: tuple[Check, ...] = (Recurring(), LostAbout(), Brand(), Trade(), Padding(), Spelled())


def find(text: str) -> list[Finding]:
    """Every passage that looks injected or swapped, in order of place."""
    return run(CHECKS, text)
