"""How a sign-in begins, how long it lasts, and how it is ended from another browser.

What each request looks at stands in the session itself; the table knows whose session it is.
"""

from dataclasses import dataclass
from datetime import UTC, datetime

from django.contrib.sessions.backends.base import SessionBase
from django.contrib.sessions.models import Session
from django.db import transaction

from lessons.domain.sign_ins import NOTED_EVERY, browser_of, has_run_out
from lessons.models import BrowserSession, User

_KEY = "sign-in"


@dataclass(frozen=True, slots=True, kw_only=True)
class OpenSignIn:
    row: BrowserSession
    seen_at: datetime
    is_here: bool


def begin_sign_in(
    session: SessionBase, person: User, *, user_agent: str, is_shared: bool, now: datetime
) -> None:
    if session.session_key is None:
        session.create()
    row = BrowserSession.objects.create(
        person=person,
        session_key=str(session.session_key),
        browser=browser_of(user_agent),
        is_shared=is_shared,
        began_at=now,
    )
    moment = now.timestamp()
    session[_KEY] = {"row": row.pk, "began": moment, "seen": moment, "is_shared": is_shared}
    if is_shared:
        session.set_expiry(0)  # The browser forgets it when it is closed.


def is_over(session: SessionBase, *, now: datetime) -> bool:
    """Never for a sign-in from before there were limits: the session itself ends in two weeks."""
    kept = session.get(_KEY)
    return kept is not None and has_run_out(
        began=_moment(kept["began"]),
        seen=_moment(kept["seen"]),
        is_shared=kept["is_shared"],
        now=now,
    )


def note_seen(session: SessionBase, *, now: datetime) -> None:
    kept = session.get(_KEY)
    if kept is not None and now - _moment(kept["seen"]) > NOTED_EVERY:
        session[_KEY] = {**kept, "seen": now.timestamp()}


def follow_key(session: SessionBase) -> None:
    """After the session got another key, as it does with every right that is won."""
    kept = session.get(_KEY)
    if kept is not None:
        BrowserSession.objects.filter(pk=kept["row"]).update(session_key=session.session_key)


def open_sign_ins(person: User, session: SessionBase) -> list[OpenSignIn]:
    """Two queries; the newest first."""
    rows = {row.session_key: row for row in BrowserSession.objects.filter(person=person)}
    kept = Session.objects.filter(session_key__in=rows).in_bulk()
    return [
        OpenSignIn(row=row, seen_at=_seen(kept[key], row), is_here=key == session.session_key)
        for key, row in rows.items()
        if key in kept
    ]


def _seen(kept: Session, row: BrowserSession) -> datetime:
    told = kept.get_decoded().get(_KEY)
    return _moment(told["seen"]) if told else row.began_at


@transaction.atomic
def end_sign_ins(person: User, session: SessionBase, *, only: int | None = None) -> int:
    """One of the person's, or all but the one that asks: how many were still open."""
    rows = BrowserSession.objects.filter(person=person).exclude(session_key=session.session_key)
    if only is not None:
        rows = rows.filter(pk=only)
    keys = list(rows.values_list("session_key", flat=True))
    rows.delete()
    ended: int = Session.objects.filter(session_key__in=keys).delete()[0]
    return ended


def _moment(stamp: float) -> datetime:
    return datetime.fromtimestamp(stamp, tz=UTC)
