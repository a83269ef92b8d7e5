"""The university's time zone by the name people know it by."""

from babel.dates import get_timezone_location
from django.conf import settings
from django.utils.translation import get_language


def zone_name() -> str:
    """The zone's city in the language of the page: Алматы, Almaty (Unicode CLDR)."""
    locale = get_language() or settings.LANGUAGE_CODE
    return get_timezone_location(settings.TIME_ZONE, locale=locale, return_city=True)
