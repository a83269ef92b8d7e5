"""Which answers a page showed with which proposals, in words that only the server can write: what
was not in sight cannot be confirmed."""

from collections.abc import Sequence

from django.core.signing import BadSignature, Signer

from lessons.models import Question, User
from lessons.services.band_confirming import OnScreen

_signer = Signer(salt="lessons.marking.on_screen")


def on_screen_stamp(shown: Sequence[OnScreen], *, teacher: User, question: Question) -> str:
    rows = [f"{one.response_id}-{one.seen}-{one.offer}" for one in shown]
    return _signer.sign(" ".join([f"{teacher.pk}-{question.pk}", *rows]))


def read_on_screen(stamp: str, *, teacher: User, question: Question) -> list[OnScreen]:
    """Nothing for one that is missing, changed, or of another teacher or question."""
    try:
        whose, *rows = _signer.unsign(stamp).split(" ")
    except BadSignature:
        return []
    if whose != f"{teacher.pk}-{question.pk}":
        return []
    parts = [row.split("-") for row in rows]
    return [OnScreen(response_id=int(pk), seen=int(seen), offer=offer) for pk, seen, offer in parts]
