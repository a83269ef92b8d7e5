"""What every format of banks promises, over the whole REGISTRY."""

from collections.abc import Iterable
from dataclasses import replace

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from lessons.domain.banks.bank import Bank, BankQuestion
from lessons.domain.banks.gift_answers import Shape
from lessons.domain.banks.registry import REGISTRY
from lessons.domain.banks.writing import FIELDS, LEFT_OUT, Loss, write_bank
from lessons.domain.content.drawn import with_template
from lessons.domain.content.question import QuestionContent, values_of
from lessons.domain.handouts.codes import Code
from lessons.domain.handouts.document import DocumentError
from lessons.domain.languages import LANGUAGES
from lessons.domain.templates.template import TemplateTexts
from lessons.domain.text.normalising import normal
from lessons.domain.types.registry import KINDS
from lessons.domain.types.registry import REGISTRY as TYPES
from tests.domain.banks.making import questions
from tests.domain.banks.samples import REJECTED_AND_FINE
from tests.properties import examples

FAMILY = {
    "moodle-xml": "moodle",
    **dict.fromkeys(("kahoot", "dollars", "ast", "hemis", "stars", "signs", "numbered"), "tagged"),
    "csv": "table",
    "xlsx": "table",
    "ods": "table",
    "qti-2.1": "qti",
    "qti-3.0": "qti",
}
"""The form that a kind brings for a format, where it has another name."""
PARTIAL = {
    ("quizizz", "open-answer"),
    ("quizizz", "short-answer"),
    ("text2qti", "short-answer"),
    ("text2qti", "open-answer"),
    ("text2qti", "numeric"),
    ("blackboard", "short-answer"),
    ("blackboard", "open-answer"),
    ("blackboard", "numeric"),
    ("blackboard", "matching"),
    ("google-forms", "open-answer"),
    ("google-forms", "short-answer"),
    ("qti-1.2", "short-answer"),
    ("qti-1.2", "open-answer"),
}
"""Kinds of which a format without forms of their own cannot hold everything."""
every_format = pytest.mark.parametrize("code", REGISTRY)
quickly = examples(20)


@every_format
@pytest.mark.parametrize(
    ("kind", "key"), [("numeric", "=(v·2) км"), ("gaps", "Жол – ((=(v·2))) км.")]
)
def test_of_a_template_one_draw_is_in_the_file_and_this_is_told(code, kind, key):
    texts = TemplateTexts(parameters="v = 40–90", text="Жылдамдығы =(v) км/сағ.", key=key)
    drawn = with_template(QuestionContent(text="-", kind=kind), texts)
    question = BankQuestion(**{name: getattr(drawn, name) for name in values_of(drawn)})

    written = write_bank(REGISTRY[code], [question])

    told = {loss.field for loss in written.losses}
    assert told >= {LEFT_OUT} if written.count == 0 else told >= {"template"}


def key_lines(question: BankQuestion) -> str:
    type_ = TYPES[question.kind]
    lines = type_.to_text(type_.parse(question.payload))
    # A minus may be read back as a hyphen: they are one character to every rule.
    lines = normal(lines)
    return lines.replace(",", ".") if question.kind == "numeric" else lines


def read_back(format_, data: bytes) -> Bank:
    try:
        return format_.read(data)
    except DocumentError as error:
        # Rightly refused: what is made here may be hardly anything but Kazakh letters.
        assume(error.code != Code.LETTERS_LOST)
        raise


def plain(questions: Iterable[BankQuestion]) -> list[BankQuestion]:
    return [replace(question, doubts=()) for question in questions]


def one_line_each(question: BankQuestion) -> list[object]:
    """All that is said of a question, with layout out of the way."""
    texts = (question.text, question.explanation, question.title, *question.hints)
    tags = sorted({" ".join(tag.split()) for tag in question.tags})
    return [question.kind, question.part, question.points, tags, key_lines(question)] + [
        " ".join(normal(text).split()) for text in texts
    ]


@every_format
@quickly
@given(made=st.lists(questions(), min_size=1, max_size=4))
def test_what_is_written_reads_back_equal_or_is_told(code, made):
    format_ = REGISTRY[code]
    written = write_bank(format_, made)
    left_out = {loss.index for loss in written.losses if loss.field == LEFT_OUT}
    assert written.count == len(made) - len(left_out)
    if not written.count:
        return
    back = read_back(format_, written.data)
    assert not back.rejected
    kept = [index for index in range(len(made)) if index not in left_out]
    for index, read in zip(kept, back.questions, strict=True):
        told = {loss.field for loss in written.losses if loss.index == index}
        if not told:
            assert one_line_each(read) == one_line_each(made[index])
        assert told <= set(FIELDS)


@every_format
@quickly
@given(made=st.lists(questions(), min_size=1, max_size=3))
def test_a_second_round_changes_nothing(code, made):
    format_ = REGISTRY[code]
    first = write_bank(format_, made)
    if not first.count:
        return
    back = read_back(format_, first.data).questions
    again = write_bank(format_, back)
    assert again.losses == ()
    read_again = read_back(format_, again.data).questions
    assert plain(read_again) == plain(back)
    # What was doubtful once may have become clear, as a level that the file could not say.
    assert all(
        set(new.doubts) <= set(old.doubts) for new, old in zip(read_again, back, strict=True)
    )


@every_format
@pytest.mark.parametrize("kind", KINDS)
def test_a_kind_comes_back_whole_or_what_is_lost_is_told(code, kind):
    format_ = REGISTRY[code]
    made = [
        BankQuestion(
            kind=kind,
            text="Сұрақ мәтіні қандай?",
            payload=TYPES[kind].dump(TYPES[kind].parse(example.payload)),
        )
        for example in TYPES[kind].examples()
    ]
    lost = {loss.field for loss in write_bank(format_, made).losses}
    if kind not in format_.kinds:
        assert lost == {LEFT_OUT}
    else:
        form = getattr(KINDS[kind].forms, FAMILY.get(code, code), None)
        is_partial = getattr(form, "is_partial", False) or (code, kind) in PARTIAL
        assert lost <= ({"payload", "kind", LEFT_OUT} if is_partial else set())


def forms_by_item() -> dict[tuple[str, str], list[object]]:
    """The forms that read the same items of a format."""
    found: dict[tuple[str, str], list[object]] = {}
    for forms in (kind.forms for kind in KINDS.values()):
        named = [
            ("gift", forms.gift, "shape"),
            ("moodle", forms.moodle, "type"),
            ("qti", forms.qti, "interaction"),
        ]
        for family, form, name in named:
            if form:
                found.setdefault((family, getattr(form, name)), []).append(form)
    return found


def test_every_item_has_a_kind_that_takes_what_no_other_claims():
    for forms in forms_by_item().values():
        assert sum(form.claims is None for form in forms) == 1


def test_every_shape_of_gift_is_read_by_some_kind():
    assert {shape for family, shape in forms_by_item() if family == "gift"} == set(Shape)


def test_no_two_kinds_have_the_same_name_in_a_table():
    names = [name.casefold() for kind in KINDS.values() for name in kind.forms.table.names]
    assert len(names) == len(set(names))
    assert all(len(kind.forms.table.names) >= len(LANGUAGES) for kind in KINDS.values())


@every_format
def test_a_kind_that_a_format_cannot_hold_is_told(code):
    format_ = REGISTRY[code]
    other = [kind for kind in TYPES if kind not in format_.kinds]
    made = [
        BankQuestion(kind=kind, text="Сұрақ?", payload=dict(TYPES[kind].examples()[0].payload))
        for kind in other
    ]
    written = write_bank(format_, made)
    assert written.losses == tuple(Loss(index, LEFT_OUT) for index in range(len(made)))


@every_format
def test_rejected_items_are_told_and_can_be_mended_and_loaded_again(code):
    data, reasons, mend = REJECTED_AND_FINE[code]
    format_ = REGISTRY[code]
    bank = format_.read(data)
    assert [item.code.value for item in bank.rejected] == reasons
    assert bank.questions
    again = format_.read(format_.compose_rejected(bank))
    assert [item.code for item in again.rejected] == [item.code for item in bank.rejected]
    assert not again.questions
    mended = format_.read(mend(format_.compose_rejected(bank)))
    assert mended.questions


@every_format
@examples(60)
@given(junk=st.binary(max_size=300))
def test_no_bytes_break_a_reader(code, junk):
    read_or_refuse(code, junk)


@every_format
@examples(40)
@given(cuts=st.tuples(st.integers(0, 4000), st.integers(0, 40)), junk=st.binary(max_size=8))
def test_a_damaged_file_is_read_or_refused(code, cuts, junk):
    data = REJECTED_AND_FINE[code][0]
    start = cuts[0] % len(data)
    read_or_refuse(code, data[:start] + junk + data[start + cuts[1] :])


def read_or_refuse(code: str, data: bytes) -> None:
    REGISTRY[code].recognises(data)
    try:
        bank = REGISTRY[code].read(data)
    except DocumentError:
        return
    for question in bank.questions:
        TYPES[question.kind].parse(question.payload)
