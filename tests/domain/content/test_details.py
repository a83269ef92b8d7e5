"""Details of a task and of a lesson, as people type them."""

import pytest

from lessons.domain.content.details import (
    LESSON_NAMES,
    TASK_NAMES,
    TaskDetail,
    from_text,
    named,
    to_text,
)
from lessons.domain.text.folding import fold
from lessons.domain.types.definition import PayloadError

DETAILS = {"form": "эссе", "criteria": "мазмұны\nтілі", "week": "7"}


@pytest.mark.parametrize("names", [TASK_NAMES, LESSON_NAMES])
def test_no_name_means_two_kinds(names):
    folded = [{fold(name) for name in own} for own in names.values()]

    assert sum(map(len, folded)) == len(set().union(*folded))


@pytest.mark.parametrize("language", ["kk", "ru", "en", "de"])
def test_what_is_written_is_read_back_in_every_language(language):
    written = to_text(DETAILS, TASK_NAMES, language=language)

    assert from_text(written, TASK_NAMES) == DETAILS


def test_names_are_read_in_any_language_and_any_case():
    read = from_text("deadline: 7 week\nОБЪЁМ: 2 стр.", TASK_NAMES)

    assert read == {TaskDetail.VOLUME: "2 стр.", TaskDetail.DEADLINE: "7 week"}


def test_a_line_that_says_nothing_of_itself_is_told_with_its_number():
    with pytest.raises(PayloadError) as caught:
        from_text("\nжеті апта\nКөлемі: 2 бет", TASK_NAMES)

    assert (caught.value.code, caught.value.key) == ("detail-unnamed", "2")


def test_details_are_shown_in_the_order_of_their_kinds():
    shown = named({"week": "7", "form": "эссе"}, TASK_NAMES, language="ru")

    assert shown == (("Форма", "эссе"), ("Неделя", "7"))
