"""Rows that only grow: versions, events and markings are evidence, so nothing rewrites them."""

from typing import Any, NoReturn, TypeVar

from django.db import models


class AppendOnlyError(TypeError):
    """Somebody tried to change or delete a row that is kept for good."""


Row = TypeVar("Row", bound=models.Model)


class AppendOnlyQuerySet(models.QuerySet[Row]):
    def update(self, **kwargs: Any) -> NoReturn:
        raise AppendOnlyError(f"{self.model.__name__} rows are never changed")

    def delete(self) -> NoReturn:
        raise AppendOnlyError(f"{self.model.__name__} rows are never deleted")

    def take_back(self) -> int:
        """Delete rows on which nothing rests yet, and say how many. Raises ProtectedError.

        Only for undoing what made them: an answer or a mark protects the row that it points to.
        """
        return super().delete()[0]

    def forget(self) -> int:
        """Delete rows whose time of keeping is over, and say how many; only for retention."""
        return super().delete()[0]

    def redact(self, **kwargs: Any) -> int:
        """Take out what tells who somebody is; only for anonymising. What was marked stays."""
        return super().update(**kwargs)


class AppendOnly(models.Model):
    """``save`` only inserts; ``update`` and ``delete`` are refused, for one row and for many.

    A new object with the id of an old row is refused by the database (IntegrityError).
    """

    objects = AppendOnlyQuerySet.as_manager()

    class Meta:
        abstract = True

    def save(self, *args: Any, **kwargs: Any) -> None:
        if self.pk is not None and not self._state.adding:
            raise AppendOnlyError(f"{type(self).__name__} rows are never changed")
        super().save(*args, **{**kwargs, "force_insert": True})

    def delete(self, *args: Any, **kwargs: Any) -> NoReturn:
        raise AppendOnlyError(f"{type(self).__name__} rows are never deleted")
