from hypothesis import given
from hypothesis import strategies as st

from lessons.domain.types.definition import KeyPoint
from lessons.templatetags.writing import lit_as_written
from lessons.views.evidence import pieces

POINTS = [KeyPoint(id="a", text="Құрал", points=2), KeyPoint(id="b", text="Бейбіт", points=1)]


def cut(text, evidence, **shares):
    return [
        (piece.text, piece.numbers, piece.is_partly)
        for piece in pieces(text, evidence, key_points=POINTS, shares=shares)
    ]


def test_the_words_that_show_a_key_point_carry_its_number():
    assert cut("бұл құрал ғой", [("a", 4, 9)], a="full") == [
        ("бұл ", (), False),
        ("құрал", (1,), False),
        (" ғой", (), False),
    ]


def test_words_that_show_two_key_points_carry_both_numbers():
    found = cut("бейбіт құрал", [("a", 0, 12), ("b", 0, 6)], a="full", b="half")

    assert found == [("бейбіт", (1, 2), False), (" құрал", (1,), False)]


def test_a_number_stands_where_its_words_end():
    shown = pieces(
        "бейбіт құрал", [("a", 0, 12), ("b", 0, 6)], key_points=POINTS, shares={"a": "full"}
    )

    assert [piece.ends for piece in shown] == [(2,), (1,)]


def test_what_shows_a_key_point_only_partly_is_told_apart():
    assert cut("бейбіт", [("b", 0, 6)], b="half") == [("бейбіт", (2,), True)]


@given(
    st.text(max_size=30),
    st.lists(st.tuples(st.sampled_from("abz"), st.integers(-3, 40), st.integers(-3, 40))),
)
def test_the_answer_is_shown_whole_whatever_the_spans(text, evidence):
    assert (
        "".join(piece.text for piece in pieces(text, evidence, key_points=POINTS, shares={}))
        == text
    )


def test_a_task_is_shown_as_written_with_its_words_lit():
    text = "# Кіріспе\n\n- **Елшілік** мемлекет атынан\n- <b>сөйлейді</b>"
    start = text.index("Елшілік")
    evidence = [("a", start, start + len("Елшілік** мемлекет"))]

    shown = lit_as_written(pieces(text, evidence, key_points=POINTS, shares={"a": "full"}))

    assert shown == (
        '<h3 class="written-head">Кіріспе</h3>\n'
        '<ul><li><strong><mark class="evidence">Елшілік</mark></strong>'
        '<mark class="evidence"> мемлекет<sup>1</sup></mark> атынан</li>'
        "<li>&lt;b&gt;сөйлейді&lt;/b&gt;</li></ul>"
    )


def test_words_that_end_in_a_sign_keep_their_number():
    text = "**нота** шығар"

    shown = lit_as_written(
        pieces(text, [("a", 0, len("**нота**"))], key_points=POINTS, shares={"a": "full"})
    )

    assert '<mark class="evidence">нота<sup>1</sup></mark>' in shown
