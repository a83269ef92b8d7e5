"""Rows that people look for by name: in Kazakh alphabetical order, found in any spelling."""

from typing import Any, ClassVar, Protocol, cast

from django.db import models

from lessons.domain.text.collation import collation_key
from lessons.domain.text.search import search_key


class Searchable(Protocol):
    def search_text(self) -> str: ...


class SearchKeyField(models.TextField[str, str]):
    """``search_key`` of the row's ``search_text()``, whichever way the row is written."""

    def pre_save(self, model_instance: models.Model, add: bool) -> str:  # noqa: FBT001
        key = search_key(cast(Searchable, model_instance).search_text())
        setattr(model_instance, self.attname, key)
        return key

    def deconstruct(self) -> Any:
        """To the database and to migrations it is a text like any other."""
        name, _path, args, kwargs = super().deconstruct()
        return name, "django.db.models.TextField", args, kwargs


class Findable(models.Model):
    """``sort_key`` orders alike on every database; ``search_key`` finds қазақ for «qazaq».

    Both follow ``key_fields`` at every ``save``.
    """

    sort_key = models.CharField(max_length=200, editable=False, db_index=True)
    search_key = SearchKeyField(editable=False)

    key_fields: ClassVar[frozenset[str]]
    """The fields that the two texts below are made of."""

    class Meta:
        abstract = True

    def save(self, *args: Any, **kwargs: Any) -> None:
        self.sort_key = collation_key(self.sort_text())
        fields = kwargs.get("update_fields")
        if fields is not None and self.key_fields & set(fields):
            kwargs["update_fields"] = {*fields, "sort_key", "search_key"}
        super().save(*args, **kwargs)

    def sort_text(self) -> str:
        return str(self)

    def search_text(self) -> str:
        return str(self)
