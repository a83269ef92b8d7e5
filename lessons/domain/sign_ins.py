"""How long a sign-in lasts, and what a browser is called to whoever looks at their own."""

from dataclasses import dataclass
from datetime import datetime, timedelta


@dataclass(frozen=True, slots=True, kw_only=True)
class Limits:
    idle: timedelta
    """Without a request; what is typed is saved every few seconds, and that is one."""
    whole: timedelta
    """Whatever is done meanwhile."""


OWN = Limits(idle=timedelta(days=14), whole=timedelta(days=60))
SHARED = Limits(idle=timedelta(minutes=30), whole=timedelta(hours=6))
"""A double class in between, and a day of classes in all."""
NOTED_EVERY = timedelta(minutes=5)
"""How exactly the last request is known: noting each would be a write a page."""


def limits_of(*, is_shared: bool) -> Limits:
    return SHARED if is_shared else OWN


def has_run_out(*, began: datetime, seen: datetime, is_shared: bool, now: datetime) -> bool:
    limits = limits_of(is_shared=is_shared)
    return now - seen > limits.idle or now - began > limits.whole


_BROWSERS = (
    *(("YaBrowser", "Yandex"), ("SamsungBrowser", "Samsung Internet"), ("EdgA", "Edge")),
    *(("Edg", "Edge"), ("OPR", "Opera"), ("Firefox", "Firefox"), ("FxiOS", "Firefox")),
    *(("CriOS", "Chrome"), ("Chrome", "Chrome"), ("Safari", "Safari")),
)
_SYSTEMS = (
    *(("Android", "Android"), ("iPhone", "iPhone"), ("iPad", "iPad"), ("Windows", "Windows")),
    *(("Mac OS", "Mac"), ("CrOS", "ChromeOS"), ("Linux", "Linux")),
)
"""The first that is named: Android names Linux too, and nearly everything names Safari."""


def browser_of(user_agent: str) -> str:
    """As «Chrome, Android»; empty where it tells neither."""
    found = (_first(user_agent, names) for names in (_BROWSERS, _SYSTEMS))
    return ", ".join(filter(None, found))


def _first(user_agent: str, names: tuple[tuple[str, str], ...]) -> str:
    return next((name for mark, name in names if mark in user_agent), "")
