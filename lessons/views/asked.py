"""Several answers on one page, each asked about some key points: the fields, and what was sent."""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass

from lessons.domain.marking.key_points import Share
from lessons.domain.typed_ids import typed_number
from lessons.domain.types.definition import KeyPoint
from lessons.models import Response
from lessons.services.rescoring import Judged
from lessons.views.evidence import Piece
from lessons.wording.attempts import SHARE


@dataclass(frozen=True, slots=True, kw_only=True)
class Choice:
    share: Share
    words: str
    is_chosen: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class AskedPoint:
    key_point: KeyPoint
    number: int
    name: str
    choices: list[Choice]


@dataclass(frozen=True, slots=True, kw_only=True)
class AskedAnswer:
    response: Response
    pieces: list[Piece]
    points: list[AskedPoint]


def asked_points(
    response: Response,
    key_points: Iterable[KeyPoint],
    *,
    only: Collection[str],
    sent: Mapping[str, str],
) -> list[AskedPoint]:
    """A field for each key point that is asked about; ``sent`` is what was chosen before."""
    return [
        _asked_point(point, number, f"share-{response.pk}-{point.id}", sent)
        for number, point in enumerate(key_points, start=1)
        if point.id in only
    ]


def _asked_point(point: KeyPoint, number: int, name: str, sent: Mapping[str, str]) -> AskedPoint:
    chosen = sent.get(name)
    return AskedPoint(
        key_point=point,
        number=number,
        name=name,
        choices=[
            Choice(share=share, words=str(words), is_chosen=chosen == share)
            for share, words in SHARE.items()
        ],
    )


def judged_of(sent: Mapping[str, str], key_points: Iterable[KeyPoint]) -> dict[int, Judged]:
    """What was chosen, by response id; the form names each answer with the state it was seen in."""
    shares: dict[int, dict[str, Share]] = {}
    points = {point.id for point in key_points}
    for name, value in sent.items():
        field, _, rest = name.partition("-")
        pk, _, point = rest.partition("-")
        is_known = typed_number(pk) is not None and point in points
        if field == "share" and is_known and value in list(Share):
            shares.setdefault(int(pk), {})[point] = Share(value)
    return {
        pk: Judged(seen=int(sent[f"seen-{pk}"]), shares=chosen)
        for pk, chosen in shares.items()
        if typed_number(sent.get(f"seen-{pk}", "")) is not None
    }
