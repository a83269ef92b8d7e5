"""Our own icons, drawn as strokes on a grid of 24: always beside words, never instead of them."""

from django import template
from django.utils.html import format_html
from django.utils.safestring import SafeString

register = template.Library()

ICONS = {
    "back": "m15 5-7 7 7 7",
    "book": "M12 6.5C9.5 4.7 6.5 4.2 3 4.5v13.6c3.5-.3 6.5.2 9 2M12 6.5c2.5-1.8 "
    "5.5-2.3 9-2v13.6c-3.5-.3-6.5.2-9 2M12 6.5v13.6",
    "close": "M6 6l12 12M18 6 6 18",
    "device": "M3 5h18v11H3zM9 20h6M12 16v4",
    "eye": "M12 5c-6 0-10 7-10 7s4 7 10 7 10-7 10-7-4-7-10-7M12 9a3 3 0 1 0 0 6 3 3 0 1 0 0-6",
    "eye-off": "m3 3 18 18M10 5.2A10 10 0 0 1 12 5c6 0 10 7 10 7a17 17 0 0 1-3 3.7"
    "M6 7a17 17 0 0 0-4 5s4 7 10 7a9 9 0 0 0 4-1",
    "flag": "M6 21V4h11l-2.5 4L17 12H6",
    "globe": "M12 3a9 9 0 1 0 0 18 9 9 0 1 0 0-18M3.5 9.5h17M3.5 14.5h17M12 3c-5 5-5 13 0 "
    "18M12 3c5 5 5 13 0 18",
    "list": "M8 6h12M8 12h12M8 18h12M4 6h.1M4 12h.1M4 18h.1",
    "lock": "M6 11h12v9H6zM8.5 11V8a3.5 3.5 0 0 1 7 0v3",
    "moon": "M20 14.5A8.5 8.5 0 0 1 9.5 4a8.5 8.5 0 1 0 10.5 10.5",
    "star": "M12 2.5l2.7 6 6.5.6-4.9 4.3 1.5 6.4L12 16.4l-5.8 3.4 1.5-6.4-4.9-4.3 6.5-.6z",
    "repeat": "M4 12a8 8 0 0 1 14-5.3M20 12a8 8 0 0 1-14 5.3M18 3v4h-4M6 21v-4h4",
    "sun": "M12 8a4 4 0 1 0 0 8 4 4 0 1 0 0-8M12 2.5v2M12 19.5v2M2.5 12h2M19.5 12h2"
    "M5.3 5.3l1.4 1.4M17.3 17.3l1.4 1.4M5.3 18.7l1.4-1.4M17.3 6.7l1.4-1.4",
    "undo": "M9 5 4 10l5 5M4 10h10a6 6 0 0 1 0 12h-3",
}


@register.simple_tag
def icon(name: str) -> SafeString:
    """Raises KeyError for an icon that nobody drew."""
    return format_html(
        '<svg class="icon" viewBox="0 0 24 24" aria-hidden="true"><path d="{}"/></svg>', ICONS[name]
    )


@register.simple_tag
def icon_names() -> list[str]:
    return sorted(ICONS)
