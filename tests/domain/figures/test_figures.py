"""The contract of the registry: every kind of figure keeps every promise, on its own examples."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lessons.domain.figures.definition import Comparison, Events, Shapes
from lessons.domain.figures.registry import (
    REGISTRY,
    dump_figure,
    figure_from_text,
    figure_to_text,
    parse_figure,
)
from lessons.domain.languages import LANGUAGES
from lessons.domain.types.definition import PayloadError

EXAMPLES = [
    pytest.param({"kind": kind, "title": "Қызметтің құрылымы", **payload}, id=f"{kind}-{number}")
    for kind, drawn in REGISTRY.items()
    for number, payload in enumerate(drawn.examples())
]
BAD_PAYLOADS = [
    pytest.param(drawn, payload, id=f"{kind}-{number}")
    for kind, drawn in REGISTRY.items()
    for number, payload in enumerate(drawn.bad_payloads())
]
TEXTS = st.text(st.sampled_from("аБә 1|\\:–-"), min_size=1, max_size=12).filter(
    lambda text: text.strip()
)


def code_of(call) -> tuple[str, str]:
    with pytest.raises(PayloadError) as caught:
        call()
    return caught.value.code, caught.value.key


def test_the_registry_lists_every_kind_under_its_own_name():
    assert [drawn.kind for drawn in REGISTRY.values()] == list(REGISTRY)
    assert {"timeline", "scheme", "comparison"} <= set(REGISTRY)


def test_no_two_kinds_are_called_the_same():
    names = [name.casefold() for drawn in REGISTRY.values() for name in drawn.names.values()]

    assert len(names) == len(set(names))


def test_every_kind_brings_examples_and_bad_payloads_and_has_a_name_in_every_language():
    for drawn in REGISTRY.values():
        assert drawn.examples()
        assert drawn.bad_payloads()
        assert set(drawn.names) == set(LANGUAGES)


@pytest.mark.parametrize("payload", EXAMPLES)
def test_a_payload_is_read_back_as_it_was_dumped(payload):
    figure = parse_figure(payload)

    assert dump_figure(figure) == payload
    assert parse_figure(dump_figure(figure)) == figure


@pytest.mark.parametrize("language", [*LANGUAGES, "de"])
@pytest.mark.parametrize("payload", EXAMPLES)
def test_a_figure_is_read_back_as_it_was_written(payload, language):
    figure = parse_figure(payload)

    assert figure_from_text(figure_to_text(figure, language=language)) == figure


@pytest.mark.parametrize("payload", EXAMPLES)
def test_every_kind_is_drawn_in_a_form_that_the_pages_know(payload):
    assert isinstance(parse_figure(payload).drawing, Events | Comparison | Shapes)


@pytest.mark.parametrize(("drawn", "payload"), BAD_PAYLOADS)
def test_a_bad_payload_is_refused(drawn, payload):
    assert code_of(lambda: drawn.parse(payload))[0]


@pytest.mark.parametrize(
    ("payload", "code", "key"),
    [
        (None, "not-an-object", ""),
        ({"title": "Жылдар"}, "key-missing", "kind"),
        ({"kind": "timeline", "events": []}, "key-missing", "title"),
        ({"kind": "map", "title": "Жылдар"}, "figure-unknown", "kind"),
        ({"kind": ["map"], "title": "Жылдар"}, "figure-unknown", "kind"),
        ({"kind": "timeline", "title": " ", "events": []}, "text-empty", "title"),
        ({"kind": "timeline", "title": "Жылдар", "evnets": []}, "key-missing", "events"),
    ],
)
def test_what_is_no_figure_is_refused_with_its_place(payload, code, key):
    assert code_of(lambda: parse_figure(payload)) == (code, key)


@pytest.mark.parametrize(
    ("typed", "code", "place"),
    [
        ("Жылдар", "figure-unknown", "1"),
        ("Карта: Жылдар", "figure-unknown", "1"),
        ("\n\nХронология:", "text-empty", "3"),
        ("Хронология: Годы\n1991 | Независимость\n\n1992", "cells-wrong", "4"),
        ("Хронология: Годы\n1991 | Независимость\n1992 |", "text-empty", "3"),
        ("Хронология: Годы\n1991 | Независимость", "too-few", "events"),
        ("Сравнение: Два\nОдно", "cells-wrong", "2"),
        ("Сравнение: Два", "too-few", "columns"),
        ("Схема: Части", "too-few", "parts"),
        (f"Схема: Части\n{'а' * 201}", "text-long", "2"),
    ],
)
def test_the_line_of_a_typing_mistake_is_named(typed, code, place):
    assert code_of(lambda: figure_from_text(typed)) == (code, place)


def test_capitals_and_blanks_of_a_kinds_name_do_not_matter():
    typed = "  уақыт   СЫЗЫҒЫ :  Жылдар: екі оқиға\n1991 | Тәуелсіздік\n1992 | БҰҰ-ға мүшелік"

    figure = figure_from_text(typed)

    assert (figure.kind, figure.title) == ("timeline", "Жылдар: екі оқиға")


@given(title=TEXTS, dates=st.lists(st.tuples(TEXTS, TEXTS), min_size=2, max_size=4))
def test_any_text_survives_being_typed(title, dates):
    events = [{"date": date, "text": text} for date, text in dates]
    figure = parse_figure({"kind": "timeline", "title": title, "events": events})

    assert figure_from_text(figure_to_text(figure, language="kk")) == figure
