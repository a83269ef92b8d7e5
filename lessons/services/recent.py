"""What was read last, so that a page that comes back need not read its file at each click.

The only cache of read files. Each process has its own: one that has not read the file reads it
once more. Recognising a scan takes seconds a page, which no button should wait for.
"""

from collections import OrderedDict
from collections.abc import Hashable
from threading import Lock
from typing import Generic, TypeVar

Read = TypeVar("Read")


class Recent(Generic[Read]):
    def __init__(self, most: int) -> None:
        self._most = most
        self._kept: OrderedDict[Hashable, Read] = OrderedDict()
        self._lock = Lock()

    def keep(self, key: Hashable, read: Read) -> None:
        """The one that was not asked for longest goes."""
        with self._lock:
            self._kept[key] = read
            self._kept.move_to_end(key)
            while len(self._kept) > self._most:
                self._kept.popitem(last=False)

    def forget(self) -> None:
        """As a process begins."""
        with self._lock:
            self._kept.clear()

    def find(self, key: Hashable) -> Read | None:
        with self._lock:
            if key in self._kept:
                self._kept.move_to_end(key)
            return self._kept.get(key)
