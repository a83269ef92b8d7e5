"""Where a document itself says that the first option of every test is the right one."""

import re
from collections.abc import Sequence

from lessons.domain.handouts.answer_keys import find_key
from lessons.domain.handouts.lines import Row
from lessons.domain.handouts.options import label_at_start
from lessons.domain.text.characters import DASHES
from lessons.domain.text.samples import Sample

_LEAD = (
    r"(?:(?:ескерту|кілт\w*|жауап\w*|примечание|ключ\w*|ответы|note|key|answers)"
    rf" ?[:.{DASHES}] ?)?"
)
_SAYS = re.compile(
    rf"{_LEAD}(?:"
    r"(?:барлық|әр|әрбір|бүкіл) (?:сұрақ|тест|тапсырма)\w*(?: \w+)? "
    rf"(?:бірінші|1[{DASHES} ]{{0,3}}(?:ші)?|а|a) ?"
    r"(?:жауа\w+|нұсқа\w*) (?:әрқашан |әрдайым )?дұрыс"
    rf"|дұрыс жауап ?[:{DASHES}]? ?(?:(?:барлық|әр|әрбір) (?:сұрақ|тест)\w*(?: \w+)? "
    r"(?:бірінші|а|a)|бірінші)"
    r"(?: жауап| нұсқа)?(?: тұр(?:ады)?)?"
    r"|(?:во всех|в каждом|для всех|у всех) (?:вопрос|тест|задани)\w* (?:правильн|верн)\w+"
    r"(?: ответ| вариант)?(?: является| –| —| -)? ?(?:первый|1-?й|а|a)(?: ответ| вариант)?"
    r"|(?:правильн|верн)\w+ (?:ответ|вариант)(?: во всех (?:вопрос|тест)\w+| везде| всегда)?"
    rf" ?[{DASHES}]? ?(?:первый|1-?й)(?: вариант| ответ)?"
    r"|первый (?:ответ|вариант)(?: во всех (?:вопрос|тест)\w+| везде| всегда| каждого вопроса)?"
    r" (?:является )?(?:правильн|верн)\w+"
    r"|(?:in (?:all|every) (?:questions?|tests?),? )?the first (?:option|answer|choice)"
    r"(?: (?:of|in) (?:every|each|all) (?:questions?|items?|tests?))? is (?:always )?"
    r"(?:right|correct)(?: (?:everywhere|in (?:all|every) questions?))?"
    r")\W*",
    re.IGNORECASE,
)
SAMPLES = (
    Sample(
        pattern=_SAYS,
        how="fullmatch",
        matches=(
            "Әр сұрақтың бірінші жауабы дұрыс",
            "Ескерту: барлық тестте бірінші нұсқа дұрыс.",
            "Во всех вопросах правильный ответ – первый.",
            "The first option of every question is correct.",
        ),
        misses=(
            "Әр сұрақтың бірінші жауабы дұрыс емес",
            "Первый вариант не всегда правильный",
            "Көп жүйеде бірінші жауап дұрыс деп саналады",
            "Бірінші сұрақтың жауабы дұрыс",
            "Дұрыс жауап: A",
        ),
    ),
)


def says_first_is_right(text: str) -> bool:
    return _SAYS.fullmatch(text) is not None


def find_statement(rows: Sequence[Row]) -> Row | None:
    """The line that says so, on a line of its own; below options it is a key of one test."""
    for place, row in enumerate(rows):
        is_key = place > 0 and label_at_start(rows[place - 1].text) is not None
        if says_first_is_right(row.text) and not (is_key and find_key(row.text)):
            return row
    return None
