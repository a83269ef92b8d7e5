"""A question as Moodle XML."""

from collections.abc import Callable, Iterator, Mapping
from decimal import Decimal
from html import escape
from typing import Any

from lessons.domain.banks.bank import BankQuestion
from lessons.domain.banks.cloze import write_cloze
from lessons.domain.banks.labels import all_tags
from lessons.domain.banks.texts import clean_line
from lessons.domain.banks.weights import FULL, decimal_or_same, percent
from lessons.domain.banks.wildcards import escape_stars
from lessons.domain.types.registry import REGISTRY


def name_for(text: str) -> str:
    """The name of a question that has none: Moodle wants one."""
    return clean_line(text.partition("\n")[0][:80])


def _text(text: str) -> str:
    return f"<text>{escape(text, quote=False)}</text>"


def _plain(tag: str, text: str, *, attributes: str = "", inside: str = "") -> str:
    return f'  <{tag}{attributes} format="plain_text">{_text(text)}{inside}</{tag}>\n'


def _answer(share: Decimal, text: str, feedback: str = "") -> str:
    told = f'<feedback format="plain_text">{_text(feedback)}</feedback>' if feedback else ""
    return _plain("answer", text, attributes=f' fraction="{percent(share)}"', inside=told)


def write_question(question: BankQuestion) -> str:
    kind, write = WRITERS[question.kind]
    tags = "".join(f"<tag>{_text(tag)}</tag>" for tag in all_tags(question))
    title = question.title or name_for(question.text)
    definition = REGISTRY[question.kind].parse(question.payload)
    text = write_cloze(question.text, definition) if kind == "cloze" else question.text
    return "".join(
        [
            f'<question type="{kind}">\n',
            f"  <name>{_text(title)}</name>\n",
            _plain("questiontext", text),
            _plain("generalfeedback", question.explanation),
            f"  <defaultgrade>{question.points}</defaultgrade>\n",
            *write(definition),
            *(_plain("hint", hint) for hint in question.hints),
            f"  <tags>{tags}</tags>\n" if tags else "",
            "</question>\n",
        ]
    )


def write_category(category: str) -> str:
    return f'<question type="category"><category>{_text(category)}</category></question>\n'


def _write_single(definition: Any) -> Iterator[str]:
    yield "  <single>true</single>\n"
    for option in definition.options:
        share = FULL if option.id == definition.correct else Decimal(0)
        yield _answer(share, option.text, option.feedback)


def _write_multiple(definition: Any) -> Iterator[str]:
    """Weights that give what our own rule gives."""
    right = len(definition.correct)
    wrong = len(definition.options) - right
    yield "  <single>false</single>\n"
    for option in definition.options:
        share = FULL / right if option.id in definition.correct else -FULL / wrong
        yield _answer(share, option.text, option.feedback)


def _write_true_false(definition: Any) -> Iterator[str]:
    for word, is_true in (("true", True), ("false", False)):
        yield _answer(FULL if definition.correct is is_true else Decimal(0), word)


def _write_short_answer(definition: Any) -> Iterator[str]:
    yield "  <usecase>0</usecase>\n"
    yield from (_answer(FULL, escape_stars(text)) for text in definition.accepted)
    yield from (_answer(Decimal(0), escape_stars(text)) for text in definition.wrong)


def _write_essay(definition: Any) -> Iterator[str]:
    """Key points and model answer in our own lines, which a marker can read as well."""
    lines = REGISTRY["open-answer"].to_text(definition)
    if lines:
        yield _plain("graderinfo", lines)


def _write_matching(definition: Any) -> Iterator[str]:
    texts = {match.id: match.text for match in definition.matches}
    for item, match in zip(definition.items, definition.correct, strict=True):
        yield _plain("subquestion", item.text, inside=f"<answer>{_text(texts[match])}</answer>")
    for match in definition.matches:
        if match.id not in definition.correct:
            yield _plain("subquestion", "", inside=f"<answer>{_text(match.text)}</answer>")


def _write_numerical(definition: Any) -> Iterator[str]:
    for item in definition.accepted:
        tolerance = f"<tolerance>{escape(decimal_or_same(item.tolerance or '0'))}</tolerance>"
        fraction = f' fraction="{item.share}"'
        yield _plain("answer", decimal_or_same(item.value), attributes=fraction, inside=tolerance)
    if definition.unit:
        name = f"<unit_name>{escape(definition.unit, quote=False)}</unit_name>"
        yield f"  <units><unit><multiplier>1</multiplier>{name}</unit></units>\n"


def _write_ordering(definition: Any) -> Iterator[str]:
    yield "  <layouttype>VERTICAL</layouttype><selecttype>ALL</selecttype>\n"
    for place, item in enumerate(definition.items, start=1):
        yield _plain("answer", item.text, attributes=f' fraction="{place}"')


def _write_nothing(_definition: Any) -> Iterator[str]:
    """The gaps of a cloze stand in its text."""
    return iter(())


WRITERS: Mapping[str, tuple[str, Callable[[Any], Iterator[str]]]] = {
    "single-choice": ("multichoice", _write_single),
    "multiple-choice": ("multichoice", _write_multiple),
    "true-false": ("truefalse", _write_true_false),
    "short-answer": ("shortanswer", _write_short_answer),
    "open-answer": ("essay", _write_essay),
    "matching": ("matching", _write_matching),
    "numeric": ("numerical", _write_numerical),
    "ordering": ("ordering", _write_ordering),
    "gaps": ("cloze", _write_nothing),
}
