"""Tables of questions or tests whose first row says what each column holds."""

import re
from collections.abc import Iterator, Mapping, Sequence
from enum import Enum

from lessons.domain.handouts.level_lines import find_level_line
from lessons.domain.handouts.office.entries import (
    Box,
    Boxes,
    Entries,
    Entry,
    bare_heading,
    has_structure,
    labelled,
    rewritten,
    unused,
)
from lessons.domain.handouts.options import is_same_letter
from lessons.domain.handouts.repair.look_alikes import in_one_alphabet
from lessons.domain.text.characters import CAPITALS, SMALL
from lessons.domain.text.samples import Sample


class _Column(Enum):
    NUMBER = "number"
    LEVEL = "level"
    QUESTION = "question"
    OPTIONS = "options"
    OPTION = "option"
    KEY = "key"
    POINTS = "points"
    KIND = "kind"
    DUE = "due"
    OTHER = "other"


_TITLES: tuple[tuple[_Column, re.Pattern[str]], ...] = tuple(
    (column, re.compile(rf"(?:{words})[.:]?", re.IGNORECASE))
    for column, words in (
        (
            _Column.NUMBER,
            r"№(?: ?(?:п/п|р/с|р/н|рет))?|р/с|п/п|#|рет(?: саны)?|нөмірі|номер|no|number",
        ),
        (
            _Column.LEVEL,
            r"(?:қиындық |күрделілік )?деңгей(?:і|лер|лері)?|уровень(?: \w+)?|уровни|level",
        ),
        (
            _Column.QUESTION,
            r"(?:\w+ )?(?:сұра[қғ]|тапсырма|вопрос|задани)\w*(?: (?:мәтін|мазмұн)\w*)?"
            r"|(?:текст|содержание) \w+|questions?|items?"
            r"|вопрос\w* и вариант\w*(?: ответ\w*)?|сұра[қғ]\w* (?:мен|және) нұсқа\w*",
        ),
        (
            _Column.KEY,
            r"(?:дұрыс|үлгі) жауа\w+|жауа[пб](?: кілті|ы)?|кілт\w*|ключ\w*"
            r"|(?:(?:правильн|верн)\w+ )?ответ"
            r"|(?:(?:correct|right) )?answer|(?:answer )?key|эталон\w*",
        ),
        (
            _Column.OPTIONS,
            r"жауаптар\w*|(?:жауап )?нұсқа\w*|жауап (?:нұсқа|вариант)\w*|ответы"
            r"|варианты?(?: ответ\w*)?|(?:answer )?(?:options|choices)|answers|выбрать одно",
        ),
        (_Column.OPTION, r"[A-HА-ЕӘ]\)?|(?:жауап|нұсқа|вариант) [A-HА-ЕӘ]|[A-HА-ЕӘ] (?:нұсқа\w*)"),
        (
            _Column.POINTS,
            r"(?:ең жоғары |макс\w*\.? |(?:количество|кол-во) )?(?:балл?|ұпай)\w*(?: саны)?"
            r"|баға\w*|оценка|points|marks|score",
        ),
        (_Column.KIND, r"(?:жұмыс |тапсырма )?түр(?:і|лері)|вид(?:ы)?(?: \w+)?"),
        (
            _Column.DUE,
            r"(?:(?:тапсыру|орындау|өткізу) )?(?:мерзімі|уақыты)|апта(?:сы|лар)?"
            r"|срок(?:и)?(?: \w+)?|недел[яи]",
        ),
    )
)
SAMPLES = (
    Sample(
        pattern=_TITLES[2][1],
        how="fullmatch",
        matches=("Дeңгейлік тапсырмалар:", "ДЕҢГЕЙЛІК ТАПСЫРМАЛАР:"),
        misses=("## Деңгейлік тапсырмалар", "ӘДІСТЕМЕЛІК НҰСҚАУ"),
    ),
    Sample(
        pattern=_TITLES[3][1],
        how="fullmatch",
        matches=("Дұрыс жауабы", "Ключ", "Верный ответ", "Key"),
        misses=("Ключевые слова", "Answers"),
    ),
    Sample(
        pattern=_TITLES[4][1],
        how="fullmatch",
        matches=("Жауап нұсқалары", "Варианты ответов", "Options"),
        misses=("Вариантность", "Question"),
    ),
    Sample(
        pattern=_TITLES[6][1],
        how="fullmatch",
        matches=("Количество баллов", "Балл саны"),
        misses=("Ключевые слова", "Сағат саны"),
    ),
    Sample(
        pattern=_TITLES[8][1],
        how="fullmatch",
        matches=("Орындау мерзімі", "Мерзімі"),
        misses=("қысқа мерзімді ес.", "Мерзімі: 7-апта"),
    ),
)
_TELLING = frozenset({_Column.LEVEL, _Column.QUESTION, _Column.OPTIONS, _Column.KEY})
_ASKED = frozenset({_Column.QUESTION, _Column.OPTIONS, _Column.OPTION, _Column.OTHER, _Column.KIND})
_OPTION_LABEL = re.compile(rf"\(?(?P<letter>[{CAPITALS}{SMALL}]) ?(?P<stop>[.)])")
_NUMBER = re.compile(r"(\d{1,3}) ?[.)]?")
_POINTS = re.compile(r"\d{1,2}")
_LONGEST_TITLE = 60


def read_headed(rows: Sequence[Boxes]) -> Entries | None:
    """None where the first row says nothing of the kind."""
    if len(rows) < 2:
        return None
    columns = {box.column: _kind(box.text) for box in rows[0]}
    if not _is_header(rows[0], list(columns.values())):
        return None
    letters = {box.column: box.text for box in rows[0]}
    reader = _Reader(columns, letters, has_options=_has_options(rows, columns))
    body = [entry for row in rows[1:] for entry in reader.read(row)]
    return (*_header(rows[0]), *body)


def _kind(title: str) -> _Column:
    for column, pattern in _TITLES:
        if pattern.fullmatch(in_one_alphabet(title)):
            return column
    return _Column.OTHER


def _is_header(row: Boxes, kinds: Sequence[_Column]) -> bool:
    known = [kind for kind in kinds if kind is not _Column.OTHER]
    is_short = all(len(box.text) <= _LONGEST_TITLE for box in row)
    is_known = len(known) >= 2 and len(known) * 2 >= len(kinds)
    return is_known and is_short and bool(_TELLING & set(known))


def _header(row: Boxes) -> Iterator[Entry]:
    """A title such as "Тест тапсырмалары" is also the heading of what follows."""
    for box in row:
        is_heading = _kind(box.text) is _Column.QUESTION and bare_heading(box.text) is not None
        yield from box.entries if is_heading else unused(box)


def _has_options(rows: Sequence[Boxes], columns: Mapping[int, _Column]) -> bool:
    """Else the column of answers holds model answers, which are no part of the questions."""
    if {_Column.OPTIONS, _Column.OPTION} & set(columns.values()):
        return True
    return any(
        _OPTION_LABEL.match(entry.paragraph.text)
        for row in rows[1:]
        for box in row
        for entry in box.entries[1:]
    )


class _Reader:
    def __init__(
        self, columns: Mapping[int, _Column], titles: Mapping[int, str], *, has_options: bool
    ) -> None:
        self._columns = columns
        self._titles = titles
        self._has_options = has_options

    def read(self, row: Boxes) -> Iterator[Entry]:
        """The level first, whichever column it has; then the number with the question."""
        found = {kind: [box for box in row if self._of(box) is kind] for kind in _Column}
        points = next((box.text for box in found[_Column.POINTS]), "")
        for box in found[_Column.LEVEL]:
            yield from _level(box, points)
        has_initials = not all(map(self._has_own_letter, found[_Column.OPTION]))
        label = ""
        for box in found[_Column.NUMBER]:
            match = _NUMBER.fullmatch(box.text)
            if match is None:
                yield from box.entries
            else:
                label = box.text if box.text != match[1] else f"{box.text}."
        for box in row:
            if self._of(box) is _Column.KIND and not has_structure(box.text):
                label = f"{label} {box.text.rstrip(' .:')}:".strip()
            elif self._of(box) in _ASKED:
                yield from self._asked(box, label, has_initials=has_initials)
                label = ""
        for box in found[_Column.KEY]:
            yield from self._key(box)
        for box in (*found[_Column.POINTS], *found[_Column.DUE]):
            yield from unused(box)

    def _of(self, box: Box) -> _Column:
        """A row of one merged cell ("І деңгей") stands for itself."""
        return _Column.OTHER if box.is_only else self._columns.get(box.column, _Column.OTHER)

    def _asked(self, box: Box, label: str, *, has_initials: bool) -> Entries:
        if self._of(box) is _Column.OPTION:
            match = _OPTION_LABEL.match(box.text)
            if match is None or (match["stop"] == "." and has_initials):
                return labelled(f"{self._letter(box)})", box)
        return labelled(label, box) if label else box.entries

    def _has_own_letter(self, box: Box) -> bool:
        """A letter with a period repeats the title of its column, or it is an initial."""
        match = _OPTION_LABEL.match(box.text)
        return match is not None and is_same_letter(match["letter"], self._letter(box))

    def _letter(self, box: Box) -> str:
        return re.sub(rf"[^{CAPITALS}]|\w{{2,}}", "", self._titles[box.column].upper()) or "A"

    def _key(self, box: Box) -> Entries:
        if not self._has_options:
            return unused(box)
        return labelled("Дұрыс жауап:", box)


def _level(box: Box, points: str) -> Entries:
    """A bare "2", "ІІ" or "Жоғары" under the title "Деңгей" means that level."""
    text = box.text
    shown = text if find_level_line(text) is not None else f"{text} деңгей"
    level_line = find_level_line(shown)
    if level_line is None:
        return unused(box)
    if shown == text:
        return box.entries
    worth = f" ({points} балл)" if _POINTS.fullmatch(points) else ""
    return rewritten(box, shown + worth)
