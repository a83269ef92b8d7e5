"""The documents that were read last, so that a review page need not read its file at each click.

Kept in each process by itself: a process that has not read the file reads it once more. Recognising
a scan takes seconds a page, which no button should wait for.
"""

from collections import OrderedDict
from threading import Lock

from lessons.services.handouts import Handout

Key = tuple[str, str]
"""File name and digest."""


class Recent:
    def __init__(self, most: int) -> None:
        self._most = most
        self._kept: OrderedDict[Key, Handout] = OrderedDict()
        self._lock = Lock()

    def keep(self, key: Key, handout: Handout) -> None:
        """The one that was not asked for longest goes."""
        with self._lock:
            self._kept[key] = handout
            self._kept.move_to_end(key)
            while len(self._kept) > self._most:
                self._kept.popitem(last=False)

    def find(self, key: Key) -> Handout | None:
        with self._lock:
            if key in self._kept:
                self._kept.move_to_end(key)
            return self._kept.get(key)


RECENT = Recent(most=8)
