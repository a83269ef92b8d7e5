"""What an answer's marks teach about each key point: for every one the last mark that judged it."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from lessons.domain.marking.key_points import Share


@dataclass(frozen=True, slots=True, kw_only=True)
class Given:
    """One mark; ``is_read`` is False where it was given faster than anybody reads. ``shares`` holds
    only key points that stood then for what they stand for now."""

    shares: Mapping[str, Share]
    is_read: bool | None


def taught_shares(newest_first: Iterable[Given]) -> dict[str, Share]:
    """A mark that was hurried teaches nothing, and what it changed is taught by none before it; but
    what it only left as it was stays taught by whoever read the answer."""
    taught: dict[str, Share] = {}
    hurried: dict[str, Share] = {}
    for given in newest_first:
        for key_point, share in given.shares.items():
            if key_point in taught or hurried.get(key_point, share) is not share:
                continue
            if given.is_read is False:
                hurried[key_point] = share
            else:
                taught[key_point] = share
    return taught
