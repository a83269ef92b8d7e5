"""The columns of a table of questions, by the names that people give them in three languages."""

import re
from collections.abc import Mapping, Sequence
from itertools import dropwhile

from lessons.domain.banks.letters import is_beginning, letter_of
from lessons.domain.languages import LANGUAGES
from lessons.domain.parts import Part
from lessons.domain.text.characters import TYPED_DASHES, members
from lessons.domain.text.folding import fold, normalise
from lessons.domain.text.samples import Sample

MOST_OPTIONS = 12
_FEWEST_OPTIONS = 2
OPTION, FEEDBACK = "option", "feedback"
TEXT, KIND, RIGHT = "text", "kind", "right"
WRONG = "wrong"
"""``wrong 2``: an option beside the right one, which stands in a column of its own."""
NUMBER = "number"
"""What only counts the questions."""
_NUMBER_SIGNS = frozenset({"№", "#", "N", "n", "№№"})

_NAMES: Mapping[str, tuple[str, ...]] = {
    # The first three name the column on export: Kazakh, Russian, English.
    TEXT: (
        "Сұрақ мәтіні",
        "Текст вопроса",
        "Question text",
        "Сұрақ",
        "Вопрос",
        "Question",
        "Сұрақтар",
        "Тест сұрағы",
        "Тест сұрақтары",
        "Тест тапсырмасы",
        "Тест тапсырмалары",
        "Вопросы",
        "Тестовый вопрос",
        "Тестовое задание",
        "Тестовые задания",
        "Текст задания",
        "Содержание вопроса",
        "Questions",
    ),
    KIND: ("Түрі", "Тип", "Kind", "Сұрақ түрі", "Тип вопроса", "Type", "Question type"),
    "part": ("Деңгей", "Уровень", "Level", "Деңгейі", "Сложность", "Қиындығы", "Difficulty"),
    "label": ("Белгі", "Метка", "Label"),
    "points": ("Балл", "Баллы", "Points", "Ұпай", "Балл саны", "Marks", "Points possible"),
    RIGHT: (
        "Дұрыс жауап",
        "Правильный ответ",
        "Right answer",
        "Дұрыс жауабы",
        "Дұрыс жауаптар",
        "Дұрыс жауаптары",
        "Дұрыс нұсқа",
        "Дұрыс нұсқасы",
        "Правильные ответы",
        "Правильный вариант",
        "Верный ответ",
        "Верный вариант",
        "Correct answers",
        "Right answers",
        "Correct option",
        "Дұрыс",
        "Жауап",
        "Кілт",
        "Правильный",
        "Ответ",
        "Ключ",
        "Correct answer",
        "Correct",
        "Answer",
        "Key",
    ),
    "explanation": ("Түсіндірме", "Пояснение", "Explanation", "Объяснение", "Feedback", "Пікір"),
    "hints": ("Көмек", "Подсказки", "Hints", "Нұсқау", "Подсказка", "Hint"),
    "details": (
        *("Тапсырма туралы", "О задании", "Details of the task"),
        *("Мәліметтер", "Подробности", "Details"),
    ),
    "tags": ("Тегтер", "Теги", "Tags", "Тег", "Тэги"),
    "title": ("Атауы", "Название", "Title", "Name"),
    "category": ("Санат", "Категория", "Category", "Тақырып", "Тема", "Topic"),
    NUMBER: (
        "№ р/с",
        "№ п/п",
        "Number",
        "р/с",
        "Р/с №",
        "Рет саны",
        "п/п",
        "Номер",
        "Номер вопроса",
        "Сұрақ нөмірі",
        "No",
        "Nr",
    ),
}
_OPTION_NAMES = ("{}-нұсқа", "Вариант {}", "Option {}")
_FEEDBACK_NAMES = ("{}-нұсқаға пікір", "Комментарий {}", "Feedback {}")
_BY_FOLDED = {fold(name): column for column, names in _NAMES.items() for name in names}
_OPTION_HEADER = re.compile(
    r"(?:(?:жауап )?нуска(?:сы)?|вариант(?: ответа)?|option|choice|жауап|ответ|answer) ?(\d{1,2})"
    r"|(\d{1,2}) ?(?:(?:ши|шы) )?(?:жауап )?(?:нуска(?:сы)?|вариант(?: ответа)?|option|жауап)"
)
_LETTER_HEADER = re.compile(
    r"(?:(?:(?:жауап )?нұсқа(?:сы)?|вариант(?: ответа)?|option|choice|answer|жауап|ответ) )?"
    r"([^\W\d_])[.)]?(?: (?:нұсқасы|жауабы|вариант|ответ|жауап|нұсқа))?"
)
_WRONG_HEADER = re.compile(
    r"(?:кате|бурыс|дурыс емес|неправильный|неверный|wrong|incorrect|дистрактор|distractor)"
    r"(?: (?:жауап|нуска|ответ|вариант|answer|option))? ?(\d{1,2})"
)
SAMPLES = (
    Sample(
        pattern=_WRONG_HEADER,
        how="fullmatch",
        matches=("кате жауап 1", "неправильный 2"),
        misses=("кате", "правильный 2"),
    ),
    Sample(
        pattern=_OPTION_HEADER,
        how="fullmatch",
        matches=("нуска 1", "ответ 2"),
        misses=("нуска", "дурыс жауап"),
    ),
    Sample(
        pattern=_LETTER_HEADER,
        how="fullmatch",
        matches=("вариант б", "answer a"),
        misses=("адресант", "answer"),
    ),
)
_DIGITS_ALONE = re.compile(r"\s*(\d{1,2})[.)]?\s*")
_FEEDBACK_HEADER = re.compile(
    r"(?:комментарий|feedback|пикир)(?: к варианту)? ?(\d{1,2})|(\d{1,2}) ?нускага пикир"
)

_PART_NAMES: Mapping[Part, tuple[str, ...]] = {
    Part.GUIDED: ("guided", "ОБӨЖ", "СОӨЖ", "СРСП", "СРОП"),
    Part.INDEPENDENT: ("independent", "БӨЖ", "СӨЖ", "СРС", "СРО"),
}
_PART_BY_FOLDED = {fold(name): part for part, names in _PART_NAMES.items() for name in names}
_LEVEL = re.compile(
    r"(?:level |денгей |уровень )?([123])(?: ?(?:ши|шы))?(?: (?:level|денгей|уровень))?"
)
_TRUE = frozenset(map(fold, ("true", "дұрыс", "иә", "верно", "да", "yes", "t", "1"))) | {"+"}
_FALSE = frozenset(
    map(fold, ("false", "дұрыс емес", "қате", "жоқ", "неверно", "нет", "no", "f", "0"))
) | members(TYPED_DASHES)


def header_names(language: str, options: Sequence[int], feedbacks: Sequence[int]) -> list[str]:
    """The header row for so many options, in the order of ``column_order``."""
    place = LANGUAGES.index(language)
    names = {column: names[place] for column, names in _NAMES.items()}
    numbered = {
        **{f"{OPTION} {number}": _OPTION_NAMES[place].format(number) for number in options},
        **{f"{FEEDBACK} {number}": _FEEDBACK_NAMES[place].format(number) for number in feedbacks},
    }
    return [(names | numbered)[column] for column in column_order(options, feedbacks)]


def column_order(options: Sequence[int], feedbacks: Sequence[int]) -> list[str]:
    choices = [f"{OPTION} {number}" for number in options]
    told = [f"{FEEDBACK} {number}" for number in feedbacks]
    after = ("explanation", "hints", "points", "label", "details", "tags", "title", "category")
    return [KIND, "part", TEXT, *choices, RIGHT, *told, *after]


def column_of(header: str) -> str:
    """``text``, ``option 3`` …; empty for a name that means nothing here."""
    folded = fold(header[:60])
    if folded in _BY_FOLDED:
        return _BY_FOLDED[folded]
    if header.strip(" .") in _NUMBER_SIGNS:
        return NUMBER
    for pattern, column in (
        (_FEEDBACK_HEADER, FEEDBACK),
        (_OPTION_HEADER, OPTION),
        (_WRONG_HEADER, WRONG),
    ):
        match = pattern.fullmatch(folded)
        if match:
            return f"{column} {int(match[1] or match[2])}"
    return ""


def lettered_columns(headers: Sequence[str]) -> dict[int, str]:
    """``option 2 Б`` for each place whose header is the letter of an option, where the letters
    follow an alphabet."""
    named = [
        (place, letter_of(match[1]))
        for place, header in enumerate(headers)
        if (match := _LETTER_HEADER.fullmatch(normalise(header[:60]).strip()))
    ]
    # «N» in front of the text numbers the questions.
    found = list(dropwhile(lambda one: not is_beginning(one[1]), named))
    if len(found) < _FEWEST_OPTIONS or not is_beginning([letter for _, letter in found]):
        return {}
    return {place: f"{OPTION} {number} {letter}" for number, (place, letter) in enumerate(found, 1)}


def numbered_columns(headers: Sequence[str]) -> dict[int, str]:
    """``option 2`` for each place whose header is a bare number, where they count from 1."""
    matches = [
        (place, _DIGITS_ALONE.fullmatch(header[:10])) for place, header in enumerate(headers)
    ]
    found = [(place, int(match[1])) for place, match in matches if match]
    is_counted = [number for _, number in found] == list(range(1, len(found) + 1))
    if len(found) < _FEWEST_OPTIONS or not is_counted:
        return {}
    return {place: f"{OPTION} {number}" for place, number in found}


def part_of(name: str) -> Part | None:
    match = _LEVEL.fullmatch(fold(name))
    return Part(f"level-{match[1]}") if match else _PART_BY_FOLDED.get(fold(name))


def truth_of(word: str) -> bool | None:
    """Whether the word says true or false; None where it says neither."""
    known = fold(word) or word.strip()
    if known in _TRUE:
        return True
    return False if known in _FALSE else None


def numbered(cells: Mapping[str, str], name: str) -> dict[int, str]:
    """The filled cells of «option 1», «option 2» … by their number."""
    found = {
        int(column.split()[1]): cell
        for column, cell in cells.items()
        if column.startswith(f"{name} ") and cell
    }
    return dict(sorted(found.items()))


def letters_of(cells: Mapping[str, str]) -> dict[str, int]:
    """The number of each option whose column is named by a letter."""
    named = (column.split() for column in cells if column.startswith(f"{OPTION} "))
    return {letter[0]: int(number) for _, number, *letter in named if letter}
