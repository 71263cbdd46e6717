"""``{% load reading %}``: what a reader chooses to see by; kept on the device by look/first.js, hidden without JavaScript."""

from django import template

register = template.Library()
COMPONENTS = "look/components"


@register.inclusion_tag(f"{COMPONENTS}/appearance/appearance.html")
def appearance() -> dict:
    """Light, dark or as the device has it, and more contrast."""
    return {}


@register.inclusion_tag(f"{COMPONENTS}/elder/switch.html")
def elder_switch() -> dict:
    """The button in the header that turns 长者模式 on and off."""
    return {}


@register.inclusion_tag(f"{COMPONENTS}/elder/elder.html")
def elder_bar() -> dict:
    """What stands at the foot of every screen in 长者模式: read aloud, larger, back to the usual page."""
    return {}


@register.inclusion_tag(f"{COMPONENTS}/share/share.html")
def share(text: str) -> dict:
    """A text to pass on, opened by a button; without JavaScript it is selected and copied by hand."""
    return {"text": text}
