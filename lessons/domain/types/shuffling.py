"""Orders that do not give the answer away and are the same on every visit."""

from collections.abc import Sequence
from hashlib import sha256


def mixed_places(texts: Sequence[str], *, seed: str = "") -> list[int]:
    """The places of ``texts`` in an order that the texts and ``seed`` decide, however they stand.

    For a list whose own order follows the key: what is never as it stands would tell of the key.
    """
    whole = _digest("\0".join([seed, *sorted(texts)]))
    return sorted(range(len(texts)), key=lambda place: _digest(whole + texts[place]))


def shuffled_places(texts: Sequence[str]) -> list[int]:
    """The places of ``texts`` mixed, and never as they stand.

    Only the texts decide, so nothing has to be stored. Nothing else is avoided than the order as
    it stands: any further rule would be something to guess by.
    """
    seed = _digest("\0".join(sorted(texts)))
    places = sorted(range(len(texts)), key=lambda place: _digest(seed + texts[place]))
    as_they_stand = places == list(range(len(texts)))
    return [*places[1:], *places[:1]] if as_they_stand else places


def _digest(text: str) -> str:
    return sha256(text.encode("utf-8", "surrogatepass")).hexdigest()
