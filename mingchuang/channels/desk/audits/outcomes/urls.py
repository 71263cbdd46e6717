"""Addresses of what comes of an audit, below the run that it is about."""

from django.urls import URLPattern, URLResolver, path, re_path

from . import letters, numbering, rollup, trends, wording

app_name = "desk_outcomes"
SHEET = r"(?P<kind>csv|xlsx)"
SHAPE = r"(?P<shape>docx|pdf)"
urlpatterns: list[URLPattern | URLResolver] = [
    path("r/<slug:run>/letters/", letters.letters, name="letters"),
    path("r/<slug:run>/letters/template/", wording.template, name="template"),
    path("r/<slug:run>/letters/template/restore/", wording.restore, name="restore"),
    re_path(rf"^r/(?P<run>[-\w]+)/letters\.{SHAPE}\.zip$", letters.letters_zip, name="letters_zip"),
    path("r/<slug:run>/letters/number/", numbering.number_all, name="number_all"),
    path("r/<slug:run>/letters/f/<slug:file>/number/", numbering.letter_number, name="letter_number"),
    path("r/<slug:run>/letters/f/<slug:file>/", letters.letter, name="letter"),
    re_path(rf"^r/(?P<run>[-\w]+)/letters/f/(?P<file>[-\w]+)\.{SHAPE}$", letters.letter_file, name="letter_file"),
    path("r/<slug:run>/rollup/", rollup.rollup, name="rollup"),
    path("r/<slug:run>/rollup.xlsx", rollup.sheet, name="rollup_xlsx"),
    path("r/<slug:run>/rollup/<str:cell>/", rollup.cell, name="rollup_cell"),
    path("r/<slug:run>/trends/", trends.trends, name="trends"),
    re_path(rf"^r/(?P<run>[-\w]+)/trends\.{SHEET}$", trends.trends_sheet, name="trends_sheet"),
    path("r/<slug:run>/trends/<slug:file>/", trends.body_trends, name="body_trends"),
    re_path(
        rf"^r/(?P<run>[-\w]+)/trends/(?P<file>[-\w]+)/(?P<chart>\w+)\.{SHEET}$", trends.chart_sheet, name="chart_sheet"
    ),
]
