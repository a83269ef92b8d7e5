"""What stands on the wall and on a phone: no row of either holds a name, nor a key too early."""

from dataclasses import dataclass

from lessons.domain.live.grouping import Group, Typed, grouped
from lessons.domain.live.showing import Showing
from lessons.domain.live.stages import Stage, are_bars_shown, stage_of
from lessons.domain.live.tally import bars, percent
from lessons.domain.types.definition import Answer, Control
from lessons.models import LiveAnswer, LiveQuestion, LiveSession, QuestionVersion
from lessons.queries.live import Board
from lessons.views.live.items import WallItems, wall_items
from lessons.views.question_fields import (
    FieldResult,
    FieldRow,
    field_results,
    field_rows,
    fields_note,
)
from lessons.views.question_page import choices
from lessons.wording.answer_words import answer_in_words, sentence

LONGEST_IN_LARGE = 350
"""Characters of a question with its options."""


@dataclass(frozen=True, slots=True, kw_only=True)
class WallRow:
    """One option; ``percent`` is None while the bars are hidden."""

    id: str
    number: int
    text: str
    percent: int | None
    is_right: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Wall:
    """``rows`` where there are options, ``groups`` where answers are typed, ``items`` where there
    are several to be put right."""

    board: Board
    stage: Stage
    is_revealed: bool
    has_bars: bool
    rows: tuple[WallRow, ...]
    groups: tuple[Group, ...]
    items: WallItems | None

    @property
    def version(self) -> QuestionVersion:
        return self.board.asked.version

    @property
    def is_long(self) -> bool:
        """What would not fit on one screen in the largest letters."""
        texts = (self.version.text, *(row.text for row in self.rows), *self._item_texts)
        return sum(map(len, texts)) > LONGEST_IN_LARGE

    @property
    def _item_texts(self) -> tuple[str, ...]:
        items = self.items
        return (items.lead, *items.matches, *(row.text for row in items.rows)) if items else ()

    @property
    def is_typed(self) -> bool:
        return self.board.shown_as is Showing.LIST

    @property
    def shown(self) -> list[Group]:
        return [row for row in self.groups if not row.is_hidden]

    @property
    def hidden_count(self) -> int:
        return sum(row.is_hidden for row in self.groups)

    @property
    def right_percent(self) -> int | None:
        """Of the answers that a key decides; None where there are none or nothing is shown."""
        if not self.is_revealed or not self.board.decided_count:
            return None
        return percent(self.board.right_count, self.board.decided_count)


def wall_of(board: Board, *, is_over: bool) -> Wall:
    is_revealed = board.asked.revealed_at is not None
    has_bars = are_bars_shown(
        is_revealed=is_revealed, shows_bars=board.session.shows_bars, shown_as=board.shown_as
    )
    return Wall(
        board=board,
        stage=stage_of(is_revealed=is_revealed, is_over=is_over),
        is_revealed=is_revealed,
        has_bars=has_bars,
        rows=_wall_rows(board, is_revealed=is_revealed, has_bars=has_bars),
        groups=groups_of(board, is_revealed=is_revealed),
        items=_items_of(board, is_revealed=is_revealed),
    )


def _items_of(board: Board, *, is_revealed: bool) -> WallItems | None:
    if board.shown_as is not Showing.ITEMS:
        return None
    right = (one.right_fields for one in board.given)
    return wall_items(board.asked.version, right, is_revealed=is_revealed)


def _wall_rows(board: Board, *, is_revealed: bool, has_bars: bool) -> tuple[WallRow, ...]:
    version = board.asked.version
    options = choices(version.input, ())
    found = bars([option.id for option in options], (one.answer for one in board.given))
    right = version.solution.option_ids if is_revealed else ()
    return tuple(
        WallRow(
            id=option.id,
            number=number,
            text=option.text,
            percent=bar.percent if has_bars else None,
            is_right=option.id in right,
        )
        for number, (option, bar) in enumerate(zip(options, found, strict=True), start=1)
    )


def groups_of(board: Board, *, is_revealed: bool) -> tuple[Group, ...]:
    """What was typed; which of it is right only once that is shown."""
    if board.shown_as is not Showing.LIST:
        return ()
    is_number = board.asked.version.input.control is Control.NUMBER
    typed = (
        Typed(text="".join(one.answer), is_right=one.is_right if is_revealed else None)
        for one in board.given
    )
    return grouped(typed, is_number=is_number, hidden=board.hidden)


@dataclass(frozen=True, slots=True, kw_only=True)
class PhoneRow:
    id: str
    number: int
    text: str
    is_chosen: bool
    tone: str
    """Of the verdict: good or bad, empty before it."""
    feedback: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Phone:
    """``own`` is what the student sent last; ``shows_key`` once it is shown and they answered.
    ``rows`` are options, ``inputs`` the places to fill of a question that has several, ``fields``
    what became of each once the key is shown."""

    session: LiveSession
    asked: LiveQuestion
    stage: Stage
    own: LiveAnswer | None
    rows: tuple[PhoneRow, ...]
    inputs: tuple[FieldRow, ...]
    fields: tuple[FieldResult, ...]
    text: str

    @property
    def version(self) -> QuestionVersion:
        return self.asked.version

    @property
    def is_open(self) -> bool:
        return self.stage is Stage.ASKED

    @property
    def fields_note(self) -> str:
        return fields_note(self.version.input)

    @property
    def sentence(self) -> str:
        """What was typed within its text."""
        return sentence(self.version.input, tuple(self.own.answer) if self.own else ())

    @property
    def shows_key(self) -> bool:
        """To whoever did not answer nothing is shown: the question may be in a test of theirs."""
        return self.asked.revealed_at is not None and self.own is not None

    @property
    def verdict(self) -> str:
        """right, partly, wrong; empty before it is shown and where the key cannot say."""
        if not self.shows_key or self.own is None or self.own.fraction is None:
            return ""
        return _verdict(self.own.fraction)

    @property
    def tone(self) -> str:
        return {"right": "good", "partly": "half", "wrong": "bad"}.get(self.verdict, "")


def _verdict(fraction: float) -> str:
    if fraction == 1:
        return "right"
    return "partly" if fraction else "wrong"


def phone_of(
    session: LiveSession,
    asked: LiveQuestion,
    own: LiveAnswer | None,
    *,
    is_over: bool,
    typed: Answer = (),
) -> Phone:
    """``typed`` is what was sent and not taken."""
    is_revealed = asked.revealed_at is not None
    answer = typed or (tuple(own.answer) if own else ())
    is_told = is_revealed and own is not None
    version = asked.version
    return Phone(
        session=session,
        asked=asked,
        stage=stage_of(is_revealed=is_revealed, is_over=is_over),
        own=own,
        rows=_phone_rows(version, answer, is_told=is_told),
        inputs=tuple(field_rows(version.input, answer)),
        fields=_results(version, own) if is_told and own else (),
        text="" if version.input.options else answer_in_words(version.input, answer),
    )


def _results(version: QuestionVersion, own: LiveAnswer) -> tuple[FieldResult, ...]:
    return tuple(
        field_results(
            version.input,
            tuple(own.answer),
            keys=version.solution.fields,
            right_fields=own.right_fields,
        )
    )


def _phone_rows(version: QuestionVersion, answer: Answer, *, is_told: bool) -> tuple[PhoneRow, ...]:
    right = version.solution.option_ids if is_told else ()
    feedback = {option.id: option.feedback for option in version.input.options if is_told}
    return tuple(
        PhoneRow(
            id=choice.id,
            number=number,
            text=choice.text,
            is_chosen=choice.is_chosen,
            tone=_tone(is_right=choice.id in right, is_chosen=choice.is_chosen) if is_told else "",
            feedback=feedback.get(choice.id, "") if choice.is_chosen else "",
        )
        for number, choice in enumerate(choices(version.input, answer), start=1)
    )


def _tone(*, is_right: bool, is_chosen: bool) -> str:
    if is_right:
        return "good"
    return "bad" if is_chosen else ""
