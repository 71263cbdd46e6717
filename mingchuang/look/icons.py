"""The few signs that stand beside words; drawn on a 20 × 20 grid with a 2 px stroke in the colour of the text."""

ICONS = {
    "check": "M4 10.5l4 4 8-9",
    "cross": "M5 5l10 10M15 5L5 15",
    "clock": "M10 2.5a7.5 7.5 0 100 15 7.5 7.5 0 000-15zM10 5.5V10l3 2",
    "pause": "M7 4.5v11M13 4.5v11",
    "warning": "M10 3L2.5 16.5h15zM10 8v4M10 14.2v.3",
    "stop": "M6.8 2.5h6.4l4.3 4.3v6.4l-4.3 4.3H6.8l-4.3-4.3V6.8zM10 6v5M10 13.7v.3",
    "info": "M10 2.5a7.5 7.5 0 100 15 7.5 7.5 0 000-15zM10 9v5M10 6v.3",
    "dot": "M10 7.5a2.5 2.5 0 100 5 2.5 2.5 0 000-5z",
    "right": "M7.5 4.5L13 10l-5.5 5.5",
    "left": "M12.5 4.5L7 10l5.5 5.5",
    "up": "M4.5 12.5L10 7l5.5 5.5",
    "down": "M4.5 7.5L10 13l5.5-5.5",
    "return": "M7 4L3 8l4 4M3 8h9a4.5 4.5 0 010 9H8",
    "download": "M10 3v9.5M5.5 8.5L10 13l4.5-4.5M3.5 16.5h13",
    "print": "M6 7V3h8v4M6 14H3.5V7h13v7H14M6 11.5h8v5.5H6z",
    "link": "M8.5 11.5a3 3 0 004.2 0l3-3a3 3 0 00-4.2-4.2l-1 1M11.5 8.5a3 3 0 00-4.2 0l-3 3a3 3 0 004.2 4.2l1-1",
    "seal": "M10 2.5l6 2.5v5c0 4-2.8 6.4-6 7.5-3.2-1.1-6-3.5-6-7.5V5zM7 10l2.2 2.2L13.2 8",
    "share": "M10 3v9.5M6 6.5L10 2.5l4 4M4.5 10v7h11v-7",
    "file": "M5 2.5h6.5L15.5 6.5v11H5zM11.5 2.5v4h4",
}
TONES = {"neutral": "dot", "active": "clock", "done": "check", "soon": "warning", "bad": "stop"}
NOTICES = {"info": "info", "done": "check", "soon": "warning", "bad": "stop"}
STEPS = {"done": "check", "now": "clock", "later": "dot", "returned": "return"}
SEVERITIES = {"flag": "stop", "review": "warning", "notice": "info"}
