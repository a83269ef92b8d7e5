"""What rules know for sure of a line, whatever it looks like to the model."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import pairwise, zip_longest

from lessons.domain.handouts.answer_keys import is_announced_list, is_key_list, read_letters
from lessons.domain.handouts.class_titles import match_class_title
from lessons.domain.handouts.glossary import pair_of
from lessons.domain.handouts.headings import Role, find_heading
from lessons.domain.handouts.item_marks import Kind
from lessons.domain.handouts.key_lists import is_number_row, is_told_list, key_table_rows
from lessons.domain.handouts.learnt.answered_cases import with_answered_cases
from lessons.domain.handouts.learnt.asked_between import with_asked_between
from lessons.domain.handouts.learnt.asking_sections import with_asking_sections
from lessons.domain.handouts.learnt.bare_stems import with_bare_stems
from lessons.domain.handouts.learnt.cell_runs import with_cell_runs
from lessons.domain.handouts.learnt.column_details import with_column_details
from lessons.domain.handouts.learnt.form_tables import with_forms
from lessons.domain.handouts.learnt.gap_runs import with_gap_runs
from lessons.domain.handouts.learnt.headed_work import with_headed_work
from lessons.domain.handouts.learnt.home_work import with_home_work
from lessons.domain.handouts.learnt.judged_lists import with_judged_lists
from lessons.domain.handouts.learnt.keyed_tests import with_keyed_tests
from lessons.domain.handouts.learnt.labels import FIELDS, HEADS, Label
from lessons.domain.handouts.learnt.lines import Line
from lessons.domain.handouts.learnt.mid_paragraph import with_paragraphs
from lessons.domain.handouts.learnt.plain_lists import with_plain_lists
from lessons.domain.handouts.learnt.remarks import with_remarks
from lessons.domain.handouts.learnt.shown_lists import with_shown_lists
from lessons.domain.handouts.learnt.stage_tables import with_group_work, with_stages
from lessons.domain.handouts.learnt.sure_tests import with_sure_tests
from lessons.domain.handouts.learnt.tagging import Tagged
from lessons.domain.handouts.learnt.told_cases import with_told_cases
from lessons.domain.handouts.learnt.told_levels import with_told_levels
from lessons.domain.handouts.learnt.vocabulary import begins_with, is_named, says
from lessons.domain.handouts.learnt.worth import split_points
from lessons.domain.handouts.learnt.worth_tables import with_worth_tables
from lessons.domain.handouts.lines import begins_small
from lessons.domain.handouts.model_answers import begins_answer, only_announces_answer
from lessons.domain.handouts.options import label_at_start
from lessons.domain.text.characters import DASHES, LIST_SIGNS, STOPS

_ASKED = frozenset({Label.QUESTION, Label.QUESTION_ON, Label.TASK, Label.TASK_ON, Label.STEM})
_OPTIONS = frozenset({Label.OPTION, Label.OPTION_ON})
_GOING_ON = frozenset({*_ASKED, Label.ANSWER, Label.ANSWER_ON, Label.OTHER, Label.ASK_HEAD})
# Set by hand and not measured: fifteen points of a model answer, a heading of one line, a question
# of four. Nothing labelled is near any of them.
_MOST_ANSWERS = 15
_LONGEST_HEAD = 60
_LONGEST_ASKED = 400
_SURE_HEAD = 0.9
"""By models that had not seen `seventh` and `sixth` 0.7 found four questions more and four false
ones, so the surer is taken."""
_ONLY_WORTH = re.compile(r": ?\d{1,3} ?(?:%|\w+)\.?$")
"""``СӨЖ: 30 балл`` tells what work counts for."""
_WORK = ("task", "guided", "led-task", "led-guided")
_LIKELY_WORK = 0.7
"""Of a line that its first words call work, so that the rules do not go over it."""
_ASKING_HEAD = 0.7
"""``1-жаттығу. Вставьте окончание``; set by hand, `sixth` has 0.87."""
_KEY_ALONE = re.compile(rf"\d{{1,3}} ?(?:[.):{DASHES}]? ?[A-HА-ЕӘa-hа-еә]|[:{DASHES}] ?[1-8])\.?")
_COUNTED = frozenset({Kind.NUMBER, Kind.LOOSE_NUMBER, Kind.ROMAN, Kind.BULLET, Kind.LETTER})
_TOP, _FEWEST_TOPICS, _MOST_OF_IT, _LONGEST_TOPIC = 8, 12, 0.6, 160
_LIST_SURETY = 0.7
"""The person is told to look, as nothing but the title says that these are questions."""
_FEWEST_TURNS, _FARTHEST_TURN = 3, 3
_FEWEST_SIGNED = 2
"""Of turns of which only the answers say what they are: a dash stands before many lines."""
_FEWEST_KEYS = 3
_SIGNS_OF_TURNS = (
    (r"В|Вопрос", r"О|Ответ"),
    (r"С|Сұрақ", r"Ж|Жауап"),
    (r"Q|Question", r"A|Answer"),
)
_DASHED = re.compile(rf"[{DASHES}{LIST_SIGNS}] ?(?=\S)")
_PAIRS = (
    (re.compile(r"\? (?=\S)"), re.compile(r"! (?=\S)")),
    (
        _DASHED,
        re.compile(r"(?:Ж|О|A|А|Жауап|Ответ|Answer) ?[:.] (?=\S)"),
    ),
    *(
        (
            re.compile(rf"(?:{asked}) ?\d{{0,3}} ?[:.] (?=\S)"),
            re.compile(rf"(?:{answered}) ?\d{{0,3}} ?[:.] (?=\S)"),
        )
        for asked, answered in _SIGNS_OF_TURNS
    ),
)
_WITH_ENDS = {
    Label.QUESTION: Label.QUESTION_ON,
    Label.TASK: Label.TASK_ON,
    Label.STEM: Label.STEM_ON,
}
_ENDS = {**_WITH_ENDS, Label.ANSWER: Label.ANSWER_ON}
_CUT = frozenset({*_ENDS, *_ENDS.values()})
_HEADED = {Label.QUESTION: Label.ASK_HEAD, Label.TASK: Label.TASK_HEAD}
_BROKEN = frozenset({*_WITH_ENDS, *_WITH_ENDS.values()})
_OPEN = _BROKEN - {Label.STEM, Label.STEM_ON}
"""What needs letters; a figure or a formula may well be what options stand under."""
_FIELD_ENDS = {**dict.fromkeys(FIELDS, Label.FIELD_ON), Label.FIELD_ON: Label.FIELD_ON}


def settle(tagged: Sequence[Tagged]) -> list[Tagged]:
    """``tagged`` with the labels that the wording settles, whatever the models believe.

    In their order: what stands inside a paragraph of text; keys; what stands behind a level's name;
    lists for an exam; what literature and a glossary close; keys alone below their heading; forms
    to be filled and cases beside questions; tests that the whole document tells; runs in a cell;
    columns of forms and dates; what only leads up to a list; columns of answers; rows of work at
    home; tables of stages and work in groups, also by its heading; sections that only ask; pairs
    and dialogues; stems without options; signs of questions and answers that take turns; lines that
    go on in a small letter; lists that ask by their form; lines among questions without marks;
    remarks below a list; the answer below ``Эталон ответа:`` until a heading or a question mark
    ends it; cases that are answered, or in one paragraph; exercises in tables; statements to be
    judged; plain tests with keys or signs; and levels that lines tell together. A later rule leans
    on the labels of those before it.
    """
    tagged = list(with_paragraphs(tagged))
    table = key_table_rows([each.line.row.text for each in tagged])
    keyed = [_with_key(each, is_table=place in table) for place, each in enumerate(tagged)]
    closed = _with_keys_alone(_with_closed_parts(_with_exam_list(_with_levels(keyed))))
    beside = with_column_details(
        with_cell_runs(with_gap_runs(with_sure_tests(list(with_forms(closed)))))
    )
    headed = with_home_work(_with_named_work(_with_answer_columns(_with_intros(beside))))
    grouped = with_headed_work(list(with_group_work(list(with_stages(headed)))))
    asking = with_asking_sections(grouped)
    shown = with_shown_lists(asking)
    ended = _with_ends(_with_pairs(list(with_bare_stems(shown))))
    whole = list(with_remarks(with_asked_between(with_plain_lists(list(ended)))))
    cases = list(with_told_cases(with_answered_cases(list(_with_answers(whole)))))
    judged = with_judged_lists(with_worth_tables(cases))
    return with_told_levels(with_keyed_tests(judged))


def _with_closed_parts(tagged: Sequence[Tagged]) -> list[Tagged]:
    """Below a heading of literature or a glossary nothing is asked, up to the next heading of
    anything else that the rules know or the models are sure of."""
    found: list[Tagged] = []
    is_closed = False
    for each in tagged:
        heading = find_heading(each.line.row.text)
        is_alone = heading is not None and not heading.rest
        least = _ASKING_HEAD if says("asks", each.line.row.text) else _SURE_HEAD
        is_head = each.label in HEADS and each.surety >= least
        if is_alone or is_head or _closes(each):
            is_closed = _closes(each)
        is_asking = each.label in _ASKED and not each.line.text.endswith("?")
        is_term = each.label is Label.TITLE and _is_term(each.line.row.text)
        found.append(
            replace(each, label=Label.OTHER, surety=1.0, asked=0.0, is_agreed=True)
            if is_closed and (is_asking or is_term)
            else each
        )
    return found


def _is_term(text: str) -> bool:
    """``жеңілдік – скидка`` of a glossary, which is no lesson's title."""
    return pair_of(text) is not None and match_class_title(text) is None


def _closes(each: Tagged) -> bool:
    text = each.line.row.text
    return (
        len(text) <= _LONGEST_HEAD
        and each.line.mark is None
        and each.line.row.place is None
        and not text.endswith(("?", "."))
        and says("closed", text)
    )


def _with_keys_alone(tagged: Sequence[Tagged]) -> list[Tagged]:
    """``1-B`` on a line of its own below ``Дұрыс жауаптар:``, with or without names of levels;
    below a key for the teacher nothing is asked, up to a heading that the models are sure of."""
    found: list[Tagged] = []
    is_open = is_for_teacher = False
    in_table = _keys_in_tables(tagged)
    options = {_bare(each.line) for each in tagged if each.label in _OPTIONS}
    for place, each in enumerate(tagged):
        text = each.line.row.text
        heading = find_heading(text)
        is_for_teacher = is_for_teacher and not (each.label in HEADS and each.surety >= _SURE_HEAD)
        is_alone = place in in_table or (
            is_open
            and (
                _KEY_ALONE.fullmatch(text) is not None
                or is_number_row(text)
                or (each.line.mark is not None and _bare(each.line) in options)
            )
        )
        is_key = (heading is not None and heading.role is Role.KEY) or _heads_keys(each.line)
        if is_key:
            is_open, is_for_teacher = True, says("teacher", text)
        elif not is_alone and each.line.marker is None and each.label is not Label.KEY:
            is_open = False
        is_hidden = is_for_teacher and each.label in _ASKED and "?" not in text
        is_told = is_alone or is_hidden or (is_key and each.label in _OPTIONS)
        found.append(
            replace(each, label=Label.KEY, surety=1.0, asked=0.0, is_agreed=True)
            if is_told
            else each
        )
    return found


def _bare(line: Line) -> str:
    """Without number, letter and stops, as a list of keys may tell an option by its words."""
    label = label_at_start(line.text)
    return line.text[label.end if label else 0 :].strip(" .;,").casefold()


def _keys_in_tables(tagged: Sequence[Tagged]) -> set[int]:
    """``1. B``, ``2. A``, ``3. C`` in one table are its keys, whatever stands above it."""
    cells: dict[int, list[int]] = {}
    for place, each in enumerate(tagged):
        row = each.line.row
        if row.place is not None and row.text[:1].isdigit() and _KEY_ALONE.fullmatch(row.text):
            cells.setdefault(id(row.place.grid), []).append(place)
    return {place for own in cells.values() if len(own) >= _FEWEST_KEYS for place in own}


def _heads_keys(line: Line) -> bool:
    """Only lines that look like keys are taken for some below it."""
    text = line.row.text
    is_item = line.mark is not None or line.option
    is_head = len(text) <= _LONGEST_HEAD and not is_item and not text.endswith("?")
    return is_head and says("key-head", text)


def _with_intros(tagged: Sequence[Tagged]) -> list[Tagged]:
    """``Біреуін таңдаңыз:`` above a list of the same role is none of its items, nor is ``билет``,
    which only counts what stands below."""
    found: list[Tagged] = []
    for each, below in zip_longest(tagged, tagged[1:]):
        is_intro = (
            below is not None
            and each.label in _HEADED
            and below.label is each.label
            and (each.line.mark is None or _leads_bullets(each))
            and below.line.mark is not None
            and each.line.row.place is None
            and each.line.text.endswith(":")
        )
        is_count = each.label in _ASKED and is_named("ticket", each.line.text)
        head = _HEADED.get(each.label, Label.ASK_HEAD)
        is_head = each.label in HEADS and each.line.text.endswith(":") and _begins_list(below)
        found.append(
            replace(each, label=head, asked=0.0, is_agreed=True)
            if is_intro or is_count
            else replace(each, is_agreed=True)
            if is_head
            else each
        )
    return found


def _leads_bullets(each: Tagged) -> bool:
    """``• Есептер шығару:`` above bullets that stand deeper."""
    is_bullet = each.line.mark_kind is Kind.BULLET and each.label is Label.TASK
    return is_bullet and len(each.line.text) <= _LONGEST_HEAD


def _begins_list(below: Tagged | None) -> bool:
    return below is not None and below.label in _ASKED and below.line.mark is not None


def _with_answer_columns(tagged: Sequence[Tagged]) -> list[Tagged]:
    """What stands under ``Ответ ведущего`` beside a question answers it."""
    asked = {
        (id(place.grid), place.row)
        for each in tagged
        if (place := each.line.row.place) and each.label in _ASKED and not _is_answer(each)
    }
    return [
        replace(each, label=Label.ANSWER, surety=1.0, asked=0.0, is_agreed=True)
        if each.label in {Label.QUESTION, Label.TASK}
        and (place := each.line.row.place)
        and _is_answer(each)
        and (id(place.grid), place.row) in asked
        else each
        for each in tagged
    ]


def _is_answer(each: Tagged) -> bool:
    place = each.line.row.place
    return place is not None and begins_with("answer-head", place.head)


def _with_named_work(tagged: Sequence[Tagged]) -> list[Tagged]:
    """``Үй жұмысы: …``, ``Next time bring …``: what its first words call work is no question, and
    no text where the models saw no work below what is asked."""
    first = next((place for place, each in enumerate(tagged) if each.label in _ASKED), len(tagged))
    is_free = not any(each.label is Label.TASK for each in tagged)
    found: list[Tagged] = []
    for place, each in enumerate(tagged):
        is_below = is_free or (found and found[-1].label in {Label.TASK, Label.TASK_ON})
        is_led = place > first and bool(is_below) and _is_led(each)
        is_work = (each.label in {Label.QUESTION, Label.TASK} or is_led) and _names_work(
            each.line.text
        )
        found.append(_as_work(each) if is_work else each)
    return found


def _as_work(each: Tagged) -> Tagged:
    asked = max(each.asked, _LIKELY_WORK)
    return replace(each, label=Label.TASK, surety=1.0, asked=asked, is_agreed=True)


def _is_led(each: Tagged) -> bool:
    row = each.line.row
    is_free = each.label in {Label.OTHER, Label.TASK_HEAD} and row.place is None and row.starts
    is_worth = _ONLY_WORTH.search(row.text) is not None
    return is_free and len(row.text) <= _LONGEST_ASKED and not is_worth


def _names_work(text: str) -> bool:
    name, colon, rest = text[:_LONGEST_HEAD].partition(":")
    is_named = any(says(group, name) for group in _WORK)
    is_work = bool(colon and rest) and is_named and not says("asking", name)
    return (is_work or begins_with("for-next", text)) and "?" not in text


def _with_levels(tagged: Sequence[Tagged]) -> list[Tagged]:
    """``1-деңгей: Су не?``: what a level's name stands before on its own line is asked."""
    found = list(tagged[:1])
    for above, each in pairwise(tagged):
        is_named = above.line.marker is not None and above.line.row.line == each.line.row.line
        if is_named and each.label is Label.OTHER and len(each.line.text) <= _LONGEST_ASKED:
            found.append(replace(each, label=Label.QUESTION, surety=1.0, asked=1.0))
        else:
            found.append(each)
    return found


def _with_exam_list(tagged: Sequence[Tagged]) -> list[Tagged]:
    """Bare topics are asked where a document names an exam and holds nothing but lists."""
    top = [each.line.row.text for each in tagged[:_TOP]]
    items = [each for each in tagged if each.line.mark_kind in _COUNTED and each.line.text]
    is_list = (
        any(says("exam", text) for text in top)
        and len(items) >= _FEWEST_TOPICS
        and len(items) >= len(tagged) * _MOST_OF_IT
        and not any(each.label in _ASKED or each.line.option for each in tagged)
        and all(len(each.line.text) <= _LONGEST_TOPIC for each in items)
    )
    if not is_list:
        return list(tagged)
    return [
        replace(each, label=Label.QUESTION, surety=_LIST_SURETY, asked=_LIST_SURETY)
        if each.line.mark_kind in _COUNTED and each.line.text
        else each
        for each in tagged
    ]


def _with_pairs(tagged: Sequence[Tagged]) -> list[Tagged]:
    """``В1: … О: …``, ``? … ! …``: signs of questions and answers that take turns."""
    for asked, answered in _PAIRS:
        asking = [asked.match(each.line.row.text) for each in tagged]
        answering = [answered.match(each.line.row.text) for each in tagged]
        turns = sum(
            second is not None and any(asking[max(0, at - _FARTHEST_TURN) : at])
            for at, second in enumerate(answering)
        )
        if turns >= (_FEWEST_SIGNED if asked is _DASHED else _FEWEST_TURNS):
            return [
                _told(each, first, Label.QUESTION)
                if first
                else _told(each, second, Label.ANSWER)
                if second
                else each
                for each, first, second in zip(tagged, asking, answering, strict=True)
            ]
    return list(tagged)


def _told(each: Tagged, sign: re.Match[str], label: Label) -> Tagged:
    row = replace(each.line.row, text=each.line.row.text[sign.end() :])
    asked = 1.0 if label is Label.QUESTION else 0.0
    line = Line(row)
    return replace(each, line=line, label=label, surety=1.0, asked=asked, is_agreed=True)


def _with_ends(tagged: Sequence[Tagged]) -> Iterator[Tagged]:
    """A small letter under a line without a stop goes on with what that line began, though the
    models took that for a heading."""
    tagged = [
        replace(each, label=below.label, surety=below.surety, asked=below.asked)
        if below is not None and _is_torn(each, below)
        else each
        for each, below in zip_longest(tagged, tagged[1:])
    ]
    above: Tagged | None = None
    for each in tagged:
        goes_on = above is not None and _goes_on(above, each)
        if goes_on and above is not None:
            label = {**_ENDS, **_FIELD_ENDS}.get(above.label, above.label)
            above = replace(each, label=label, asked=0.0, is_agreed=True)
        else:
            above = each
        yield above


def _is_torn(head: Tagged, below: Tagged) -> bool:
    is_item = head.line.mark is not None and head.label in HEADS
    return is_item and below.label in _ASKED and _goes_on_in_words(head, below)


def _goes_on(above: Tagged, each: Tagged) -> bool:
    is_field = above.label in _FIELD_ENDS and each.label is Label.OTHER
    is_part = above.label in _CUT and each.label in {*_BROKEN, Label.OTHER}
    return (is_part or is_field) and _goes_on_in_words(above, each)


def _goes_on_in_words(above: Tagged, each: Tagged) -> bool:
    row = each.line.row
    is_bare = each.line.mark is None and not each.line.option and row.place is None
    said = above.line.row.text
    is_ended = said.endswith(tuple(STOPS)) or split_points(said)[1] is not None
    return is_bare and begins_small(row.text) and not is_ended


def _with_key(each: Tagged, *, is_table: bool) -> Tagged:
    text = each.line.row.text
    if not any(map(str.isalpha, text)) and each.label in _OPEN:
        return replace(each, label=Label.OTHER, surety=1.0, asked=0.0, is_agreed=True)
    is_list = is_key_list(text) or is_announced_list(text) or is_told_list(text)
    is_key = is_table or is_list or bool(read_letters(text))
    return replace(each, label=Label.KEY, surety=1.0, asked=0.0, is_agreed=True) if is_key else each


def _with_answers(tagged: Sequence[Tagged]) -> Iterator[Tagged]:
    left = number = 0
    has_asked = False
    for each in tagged:
        row, mark = each.line.row, each.line.mark
        has_asked = has_asked or each.label in _ASKED
        if begins_answer(row.text) and has_asked and each.label is not Label.KEY:
            is_alone = only_announces_answer(row.text)
            left, number = (_MOST_ANSWERS if is_alone else 0), 0
            yield replace(each, label=Label.ANSWER, surety=1.0, asked=0.0, is_agreed=True)
            continue
        is_counted = mark is not None and mark.number == number + 1
        is_first = left == _MOST_ANSWERS
        is_told = not row.is_strong and not row.heading and each.label in _GOING_ON
        if left and is_told and (is_counted or is_first) and not row.text.endswith("?"):
            left, number = left - 1, number + (mark is not None)
            yield replace(each, label=Label.ANSWER_ON, surety=1.0, asked=0.0, is_agreed=True)
            continue
        left = 0
        yield each
