"""Questions made by hypothesis: whatever a lesson can hold, odd texts among them."""

from hypothesis import strategies as st

from lessons.domain.banks import keys
from lessons.domain.banks.bank import BankQuestion, ItemError
from lessons.domain.banks.forms import Key
from lessons.domain.parts import Part
from lessons.domain.types.choices import choice
from lessons.domain.types.open_answer.bank_forms import open_answer
from lessons.domain.types.registry import REGISTRY
from lessons.domain.types.short_answer.bank_forms import short_answer
from lessons.domain.types.true_false.bank_forms import true_false

PLAIN_KINDS = ("single-choice", "multiple-choice", "true-false", "short-answer", "open-answer")
"""Those that are made by hand here; any other kind comes from its own examples."""

# Whatever means something in one of the formats, beside ordinary words.
_ODD = st.sampled_from(
    [
        *("~", "=", "#", "{", "}", ":", "\\", "\\n", "->", "::", "//", "####", "%50%", "[html]"),
        *("<b>", "</b>", "<", "&", "&amp;", "]]>", "<variant>", "<question>", "<!--", "</text>"),
        *("A. ", "ANSWER: A", "1. ", "37) ", "+", "-", "@", "'", '"', ";", ",", "|", "*", "$"),
        *("_____", "x²", "№ 5", "«Елшілік»", "қазақ тілі", "1991", "$CATEGORY: a", "[tag:a]"),
    ]
)
_WORDS = st.text(st.sampled_from("абвәғқңөұүһі ABC019.,?!-–%"), min_size=1, max_size=12)
_PIECES = st.lists(st.one_of(_WORDS, _ODD), min_size=1, max_size=4)
_LINE = _PIECES.map("".join)
_TEXT = st.lists(_LINE, min_size=1, max_size=3).map("\n".join)
# A blank hint or tag is none, and no form keeps one.
_HINTS = st.lists(_LINE.map(str.strip).filter(bool), max_size=2).map(tuple)


@st.composite
def questions(draw: st.DrawFn) -> BankQuestion:
    kind = draw(st.sampled_from(sorted(REGISTRY)))
    part = draw(st.sampled_from([None, *Part]))
    try:
        return keys.checked(
            _key(draw, kind),
            text=draw(_TEXT).strip() or "?",
            part=part,
            label=draw(st.sampled_from(["", "ОБӨЖ"])) if part and part.is_task else "",
            points=draw(st.integers(1, 100)),
            explanation=draw(st.one_of(st.just(""), _TEXT)),
            hints=draw(_HINTS),
            details=draw(st.sampled_from([{}, {"form": "эссе", "volume": "2 бет"}])),
            title=draw(st.one_of(st.just(""), _LINE)),
            tags=draw(_HINTS),
        )
    except ItemError:
        # Two options that are the same, an answer of punctuation alone: no question at all.
        return keys.checked(true_false(is_true=True), text="Вена – Австрияда.")


def _key(draw: st.DrawFn, kind: str) -> Key:
    if kind in {"single-choice", "multiple-choice"}:
        texts = draw(st.lists(_LINE, min_size=2, max_size=5))
        told = [draw(st.one_of(st.just(""), _LINE)) for _ in texts]
        several = kind == "multiple-choice"
        right = range(draw(st.integers(1, len(texts) - 1)) if several else 1)
        return choice(texts, right, feedbacks=told, several=several)
    if kind == "true-false":
        return true_false(is_true=draw(st.booleans()))
    if kind == "short-answer":
        return short_answer(
            draw(st.lists(_LINE, min_size=1, max_size=3)), draw(st.lists(_LINE, max_size=2))
        )
    if kind == "open-answer":
        return open_answer(draw(st.one_of(st.just(""), st.just("2 | Мақсаты"), _TEXT)))
    example = draw(st.sampled_from(REGISTRY[kind].examples()))
    return kind, dict(example.payload)
