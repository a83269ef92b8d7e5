"""Light and dark: the choices, their names, and what each tells the browser."""

from enum import StrEnum

from django.utils.translation import pgettext_lazy

THEME_COOKIE = "theme"


class Theme(StrEnum):
    SYSTEM = "system"
    LIGHT = "light"
    DARK = "dark"


THEMES = {
    Theme.SYSTEM: pgettext_lazy("look of the pages", "As on the device"),
    Theme.LIGHT: pgettext_lazy("look of the pages", "Light"),
    Theme.DARK: pgettext_lazy("look of the pages", "Dark"),
}
THEME_ICONS = {Theme.SYSTEM: "device", Theme.LIGHT: "sun", Theme.DARK: "moon"}
COLOR_SCHEMES = {Theme.SYSTEM: "light dark", Theme.LIGHT: "only light", Theme.DARK: "only dark"}
"""For ``<meta name="color-scheme">``; "only" keeps a browser from darkening pages by itself."""


def theme_of(cookie: str | None) -> Theme:
    """What the cookie remembers; the device decides where it holds nothing we know."""
    return Theme(cookie) if cookie in THEMES else Theme.SYSTEM
