"""What every format of banks promises, over the whole REGISTRY."""

from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from lessons.domain.banks.bank import BankQuestion
from lessons.domain.banks.registry import REGISTRY
from lessons.domain.banks.writing import FIELDS, LEFT_OUT, Loss, write_bank
from lessons.domain.handouts.document import DocumentError
from lessons.domain.types.registry import REGISTRY as TYPES
from tests.domain.banks.making import questions
from tests.domain.banks.samples import REJECTED_AND_FINE

every_format = pytest.mark.parametrize("code", REGISTRY)
quickly = settings(max_examples=20, deadline=None, derandomize=True)


def key_lines(question: BankQuestion) -> str:
    type_ = TYPES[question.kind]
    lines = type_.to_text(type_.parse(question.payload))
    return lines.replace(",", ".") if question.kind == "numeric" else lines


def one_line_each(question: BankQuestion) -> list[object]:
    """All that is said of a question, with layout out of the way."""
    texts = (question.text, question.explanation, question.title, *question.hints)
    tags = sorted({" ".join(tag.split()) for tag in question.tags})
    return [question.kind, question.part, question.points, tags, key_lines(question)] + [
        " ".join(text.split()) for text in texts
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
    back = format_.read(written.data)
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
    back = format_.read(first.data).questions
    again = write_bank(format_, back)
    assert again.losses == ()
    plain = tuple(replace(question, doubts=()) for question in back)
    assert format_.read(again.data).questions == plain


@every_format
def test_a_kind_that_a_format_holds_comes_back_whole(code):
    format_ = REGISTRY[code]
    for kind in format_.kinds:
        example = TYPES[kind].examples()[0]
        payload = TYPES[kind].dump(TYPES[kind].parse(example.payload))
        question = BankQuestion(kind=kind, text="Сұрақ мәтіні қандай?", payload=payload)
        written = write_bank(format_, [question])
        lost = {loss.field for loss in written.losses}
        # GIFT has no place for a marker's notes and a number's unit, and it tells so.
        is_poor = code == "gift" and kind in {"open-answer", "numeric"}
        assert lost <= ({"payload"} if is_poor else set()), kind


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
@settings(max_examples=60, deadline=None, derandomize=True)
@given(junk=st.binary(max_size=300))
def test_no_bytes_break_a_reader(code, junk):
    read_or_refuse(code, junk)


@every_format
@settings(max_examples=40, deadline=None, derandomize=True)
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
