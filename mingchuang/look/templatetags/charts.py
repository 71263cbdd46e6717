"""``{% load charts %}``: the chart frame (look/components/chart) and, in the head of a page that has one, its script."""

from django import template
from django.templatetags.static import static
from django.utils.html import format_html
from django.utils.safestring import SafeString

from mingchuang.look.charts import Chart, ChartView, chart_view

register = template.Library()


@register.inclusion_tag("look/components/chart/chart.html")
def chart(value: Chart) -> ChartView:
    """A chart with its table; the script draws the picture from the table."""
    return chart_view(value)


@register.simple_tag
def chart_files() -> SafeString:
    """The two scripts that draw the charts of a page, for its head; pages without a chart load neither."""
    try:
        library = static("echarts/echarts.common.min.js")
    except ValueError:
        # Not installed, so not among the collected files: the tables stand alone.
        return SafeString("")
    tags = '<script src="{}" defer></script>\n<script type="module" src="{}"></script>'
    return format_html(tags, library, static("look/chart.js"))
