"""A lesson and its versions in other languages: one of them is the original of all others."""

from django.db import transaction

from lessons.domain.refusals import Refused, TranslationRefusal
from lessons.models import Lesson


class TranslationRefused(Refused[TranslationRefusal]):
    pass


@transaction.atomic
def link_translation(lesson: Lesson, *, original: Lesson) -> None:
    """Raises TranslationRefused. A lesson that has this original already is left alone."""
    check_translation(lesson, original=original, language=lesson.language)
    Lesson.objects.filter(pk=lesson.pk).update(original=original)
    lesson.original = original


def check_translation(lesson: Lesson, *, original: Lesson | None, language: str) -> None:
    """Whether ``lesson``, in this ``language``, can be the translation of ``original``.

    Versions are one step from their original and each in another language, so that every one of
    them finds all others. A lesson without an original is checked against its translations.
    """
    versions = Lesson.objects.filter(original=lesson) if lesson.pk else Lesson.objects.none()
    if original is None:
        if versions.filter(language=language).exists():
            raise TranslationRefused(TranslationRefusal.LANGUAGE_TAKEN)
        return
    if original.pk == lesson.pk:
        raise TranslationRefused(TranslationRefusal.ITSELF)
    if original.original_id is not None:
        raise TranslationRefused(TranslationRefusal.ORIGINAL_IS_TRANSLATION)
    if versions.exists():
        raise TranslationRefused(TranslationRefusal.HAS_TRANSLATIONS)
    if original.language == language:
        raise TranslationRefused(TranslationRefusal.SAME_LANGUAGE)
    others = Lesson.objects.filter(original=original, language=language).exclude(pk=lesson.pk)
    if others.exists():
        raise TranslationRefused(TranslationRefusal.LANGUAGE_TAKEN)
