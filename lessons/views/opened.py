"""When a page showed an answer, or those of a question, and whether it kept the proposal back, in
words that only the server can write: what a browser says about it measures nothing."""

from dataclasses import dataclass
from datetime import UTC, datetime

from django.core.signing import BadSignature, Signer

from lessons.models import Question, Response, User

_signer = Signer(salt="lessons.marking.opened")
_MILLISECONDS = 1000


@dataclass(frozen=True, slots=True, kw_only=True)
class Opened:
    at: datetime
    is_blind: bool


def opened_stamp(opened: Opened, *, teacher: User, shown: Response | Question) -> str:
    """For a hidden field of the form; it holds for this teacher and what is ``shown`` alone."""
    moment = round(opened.at.timestamp() * _MILLISECONDS)
    return _signer.sign(f"{teacher.pk}:{_name(shown)}:{moment}:{int(opened.is_blind)}")


def read_stamp(stamp: str, *, teacher: User, shown: Response | Question) -> Opened | None:
    """None for one that is missing, changed, or of another teacher or answer."""
    try:
        told = _signer.unsign(stamp).split(":")
    except BadSignature:
        return None
    if told[:2] != [str(teacher.pk), _name(shown)]:
        return None
    at = datetime.fromtimestamp(int(told[2]) / _MILLISECONDS, tz=UTC)
    return Opened(at=at, is_blind=told[3] == "1")


def _name(shown: Response | Question) -> str:
    return f"{shown._meta.model_name}-{shown.pk}"


def seconds_spent(opened: Opened, *, last_marked_at: datetime | None, now: datetime) -> float:
    """Since the answer was shown, or since the teacher's mark before: somebody who opens many pages
    first and then confirms one after another has not read them all along."""
    since = max(opened.at, last_marked_at) if last_marked_at else opened.at
    return max(0.0, (now - since).total_seconds())
