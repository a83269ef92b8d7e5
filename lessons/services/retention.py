"""What is kept about people goes when its time is over: each kind by a limit of its own.

Answers and marks are not among them: they go with the person (``services.anonymising``).
"""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from axes.models import AccessAttempt, AccessFailureLog, AccessLog
from django.conf import settings
from django.contrib.sessions.models import Session
from django.db.models import Model, Q, QuerySet

from lessons.domain.privacy.addresses import shortened
from lessons.models import (
    AuditLine,
    BrowserSession,
    KeptDraft,
    PasswordLetter,
    PersonalExport,
    Upload,
)
from lessons.services.uploads import drop_expired


@dataclass(frozen=True, slots=True, kw_only=True)
class Limit:
    """``name`` is also that of its days in the settings; what has none says itself until when."""

    name: str
    count: Callable[[datetime], int]
    """What is over at that moment."""
    forget: Callable[[datetime], int]
    days: int = 0
    """Where no setting says more: counters of wrong passwords lock for minutes."""

    def over(self, now: datetime) -> datetime:
        return now - timedelta(days=settings.KEEP_DAYS.get(self.name, self.days))


def forget_all(*, now: datetime, is_dry: bool = False) -> dict[str, int]:
    """How many rows of each kind went, or would go."""
    return {
        limit.name: (limit.count if is_dry else limit.forget)(limit.over(now)) for limit in LIMITS
    }


def _rows(name: str, model: type[Model], moment: str, *, days: int = 0) -> Limit:
    """Rows of one table, by the column that says when they were made."""

    def over(before: datetime) -> QuerySet[Any]:
        return model._default_manager.filter(**{f"{moment}__lt": before})

    return Limit(
        name=name,
        count=lambda before: over(before).count(),
        forget=lambda before: _delete(over(before)),
        days=days,
    )


def _delete(rows: QuerySet[Any]) -> int:
    """Also of tables that only grow; without what went along with each row."""
    count = rows.count()
    getattr(rows, "forget", rows.delete)()
    return count


# --- Addresses --------------------------------------------------------------------------------

_WITH_ADDRESS: tuple[type[Any], ...] = (AccessLog, AccessFailureLog, AccessAttempt)


def _long_addresses(before: datetime) -> list[tuple[QuerySet[Any], str]]:
    """The rows of each address that still names a machine."""
    found = []
    for table in _WITH_ADDRESS:
        old = table.objects.filter(attempt_time__lt=before).exclude(ip_address=None)
        addresses = set(old.order_by().values_list("ip_address", flat=True).distinct())
        found += [
            (old.filter(ip_address=address), address)
            for address in sorted(addresses)
            if shortened(address) != address
        ]
    return found


def _shorten(before: datetime) -> int:
    """The browser goes with the address: together they tell machines apart."""
    return sum(
        rows.update(ip_address=shortened(address), user_agent="")
        for rows, address in _long_addresses(before)
    )


# --- Files ------------------------------------------------------------------------------------


def _old_exports(before: datetime) -> QuerySet[PersonalExport]:
    """One that was never made goes too: else the person could not ask again."""
    never = Q(made_at=None, asked_at__lt=before)
    return PersonalExport.objects.filter(Q(made_at__lt=before) | never)


def _forget_exports(before: datetime) -> int:
    exports = list(_old_exports(before))
    for export in exports:
        export.file.delete(save=False)
        export.delete()
    return len(exports)


def _forget_uploads(now: datetime) -> int:
    """So many at a time that no lock is held for long."""
    count = Upload.objects.expired(now).count()
    while Upload.objects.expired(now).exists():
        drop_expired(now=now)
    return count


def _closed_sign_ins(_before: datetime) -> QuerySet[BrowserSession]:
    """Their sessions went with the sign-out, or with the limit above."""
    return BrowserSession.objects.exclude(pk__in=BrowserSession.objects.open())


LIMITS = (
    Limit(
        name="addresses",
        count=lambda before: sum(rows.count() for rows, _address in _long_addresses(before)),
        forget=_shorten,
    ),
    _rows("sign-ins", AccessLog, "attempt_time"),
    _rows("failed-sign-ins", AccessFailureLog, "attempt_time"),
    _rows("wrong-passwords", AccessAttempt, "attempt_time", days=1),
    _rows("action-log", AuditLine, "at"),
    _rows("password-letters", PasswordLetter, "sent_at"),
    _rows("machine-drafts", KeptDraft, "made_at"),
    _rows("sessions", Session, "expire_date"),
    Limit(
        name="closed-sign-ins",
        count=lambda before: _closed_sign_ins(before).count(),
        forget=lambda before: _delete(_closed_sign_ins(before)),
    ),
    Limit(
        name="personal-exports",
        count=lambda before: _old_exports(before).count(),
        forget=_forget_exports,
    ),
    Limit(
        name="uploads",
        count=lambda now: Upload.objects.expired(now).count(),
        forget=_forget_uploads,
    ),
)
