"""A field, section or question on the review page, beside the lines it was read from."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import StrEnum

from django import forms
from django.forms import BoundField
from django_stubs_ext import StrOrPromise

from lessons.domain.drafts.draft import TEXT_FIELDS, Draft, DraftItem, DraftQuestion, is_blank
from lessons.domain.drafts.levels import runs_without_level
from lessons.domain.drafts.origin import Origin
from lessons.domain.drafts.swaps import ShownDoubt, shown_doubt
from lessons.domain.drafts.taking_up import New, paragraph_code
from lessons.domain.handouts.dividing import paragraphs
from lessons.loading.review.forms import LessonForms, ReviewQuestionForm, SectionForm
from lessons.loading.review.pictures import ShownPicture
from lessons.loading.review.source_view import Excerpt, SourceView
from lessons.wording.drafts import BECOME

_NEEDED = frozenset({"number", "title"})
"""A lesson cannot be made without them."""


class State(StrEnum):
    """How sure the reader was of an item."""

    FOUND = "found"
    DOUBTFUL = "doubtful"
    LOST = "lost"


@dataclass(slots=True)
class ReviewRow:
    """``name`` is the form, or the field, as the value of a button names it."""

    form: forms.Form
    excerpt: Excerpt
    anchor: str
    """The id of its element begins with ``item-``."""
    name: str
    texts: Sequence[str] = ()
    """What stands in its fields now."""
    state: State | None = None
    """None for what a person typed and for what the document need not hold."""
    field: BoundField | None = None
    notice: str = ""
    number: int = 0
    is_new: bool = False
    is_spare: bool = False
    is_last: bool = False
    is_key_doubtful: bool = False
    run: int = 0
    """So many questions without a level follow each other from here on."""
    following: str = ""
    """The next item to check."""
    pictures: Sequence[ShownPicture] = ()
    """Those that stand here first on the page."""

    @property
    def doubts(self) -> list[ShownDoubt]:
        """With what can be done about each in the fields as they stand."""
        return [
            shown_doubt(told.doubt, sentence=told.sentence, source=told.source, texts=self.texts)
            for told in self.excerpt.doubts
        ]

    @property
    def paragraphs(self) -> list[tuple[str, str]]:
        """(code, beginning) of each paragraph of a section that has several."""
        found = paragraphs(str(self.form["text"].value() or ""))
        return [(paragraph_code(text), text) for text in found] if len(found) > 1 else []

    @property
    def previous_anchor(self) -> str:
        return self._beside(-1)

    @property
    def next_anchor(self) -> str:
        return self._beside(1)

    @property
    def reaches(self) -> list[tuple[New, StrOrPromise]]:
        """What a press can make of it."""
        own = New.SECTION if isinstance(self.form, SectionForm) else None
        return [(new, words) for new, words in BECOME.items() if new is not own]

    def _beside(self, step: int) -> str:
        return f"{prefix_of(self.form).rpartition('-')[0]}-{self.number - 1 + step}"


def field_rows(draft: Draft, index: int, own: LessonForms, source: SourceView) -> list[ReviewRow]:
    """Of a lesson, in the order of the page, as each line is anchored where it is shown first."""
    lesson, read = draft.lessons[index], draft.document.lessons[index]
    spans = {"number": read.spans.get("title"), **read.spans}
    rows = []
    for name in TEXT_FIELDS:
        excerpt = source.excerpt(filter(None, [spans.get(name)]))
        text = getattr(lesson, name)
        row = ReviewRow(
            form=own.lesson,
            excerpt=excerpt,
            anchor=f"{own.prefix}-{name}",
            name=f"{own.prefix}:{name}",
            texts=(text,),
            state=_field_state(name, text, excerpt),
            field=own.lesson[name],
        )
        rows.append(row)
    return rows


def _field_state(name: str, text: str, excerpt: Excerpt) -> State | None:
    if not text.strip() and name in _NEEDED:
        return State.LOST
    if not excerpt.lines or name == "language":
        return None
    return State.DOUBTFUL if excerpt.doubts else State.FOUND


def item_rows(
    items: Sequence[DraftItem], item_forms: Sequence[forms.Form], source: SourceView
) -> list[ReviewRow]:
    rows = [
        _item_row(number, item, form, source)
        for number, (item, form) in enumerate(zip(items, item_forms, strict=True), start=1)
    ]
    for row in [row for row in rows if not row.is_spare][-1:]:
        row.is_last = True
    return rows


def _item_row(number: int, item: DraftItem, form: forms.Form, source: SourceView) -> ReviewRow:
    excerpt = source.excerpt(item.origin.spans)
    is_new = item.origin == Origin()
    is_key_doubtful = isinstance(form, ReviewQuestionForm) and form.is_key_doubtful
    is_doubtful = bool(excerpt.doubts) or is_key_doubtful
    return ReviewRow(
        form=form,
        excerpt=excerpt,
        anchor=prefix_of(form),
        name=":".join(prefix_of(form).rsplit("-", 1)),
        texts=tuple(item.texts.values()),
        state=None if is_new else State.DOUBTFUL if is_doubtful else State.FOUND,
        number=number,
        is_new=is_new,
        is_spare=is_new and (not form.has_changed() if form.is_bound else is_blank(item)),
        is_key_doubtful=is_key_doubtful,
    )


def blank_row(form: forms.Form) -> ReviewRow:
    """What a button to add one copies."""
    prefix = prefix_of(form)
    return ReviewRow(form, Excerpt(), prefix, prefix, is_new=True, is_spare=True)


def prefix_of(form: forms.Form) -> str:
    """Every form of the page has one."""
    return form.prefix or ""


def tell_runs(rows: Sequence[ReviewRow], questions: Sequence[DraftQuestion]) -> None:
    """Where levels are asked for: once for each run of questions that have none."""
    for run in runs_without_level(questions):
        first = rows[run.start]
        first.run = len(run)
        first.state = State.DOUBTFUL if first.state is State.FOUND else first.state


def link_rows(rows: Iterable[ReviewRow], *, last: str) -> None:
    """Each doubtful item leads to the next, and the last one to ``last``."""
    following = last
    for row in reversed(list(rows)):
        row.following = following
        if row.state in {State.DOUBTFUL, State.LOST}:
            following = f"item-{row.anchor}"
