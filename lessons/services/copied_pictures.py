"""A question copied into another lesson takes the pictures that it shows along."""

from dataclasses import replace
from datetime import datetime
from typing import Any

from lessons.domain.assets.naming import names_in, renamed
from lessons.domain.content.question import TEXT_FIELDS, QuestionContent
from lessons.models import Asset, Lesson
from lessons.queries.assets import written_texts
from lessons.services.assets import copy_picture


def with_copied_pictures(
    content: QuestionContent, *, source: Lesson, target: Lesson, now: datetime
) -> QuestionContent:
    """Under other names where the lesson has others by theirs. Raises AssetRefused."""
    names = names_in(written_texts(content))
    if not names or source.pk == target.pk:
        return content
    own = Asset.objects.filter(lesson__in=[source.pk, source.original_id], name__in=names)
    new = {
        asset.name: copy_picture(asset, target=target, now=now).name
        for asset in own.order_by("lesson")
    }
    changed = {old: name for old, name in new.items() if old != name}
    return _renamed(content, changed) if changed else content


def _renamed(content: QuestionContent, names: dict[str, str]) -> QuestionContent:
    texts: dict[str, Any] = {name: renamed(getattr(content, name), names) for name in TEXT_FIELDS}
    return replace(
        content,
        **texts,
        payload=_deep(content.payload, names),
        hints=_deep(content.hints, names),
        details=_deep(content.details, names),
    )


def _deep(value: Any, names: dict[str, str]) -> Any:
    """Every text within, whatever holds it."""
    if isinstance(value, str):
        return renamed(value, names)
    if isinstance(value, dict):
        return {key: _deep(each, names) for key, each in value.items()}
    if isinstance(value, list | tuple):
        return type(value)(_deep(each, names) for each in value)
    return value
