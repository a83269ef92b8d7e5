"""Lines that end what is asked: how it is marked and handed in, who signs, what to read.

Most of these words are ordinary ones in theory, and some name things that a task may be about, so
they count only behind something that is asked already.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from lessons.domain.handouts.heading_patterns import Heading
from lessons.domain.handouts.items import is_list_item
from lessons.domain.handouts.lines import Row, begins_small
from lessons.domain.handouts.roles import TASKS, Role

_BEHIND = frozenset({*TASKS, Role.TESTS, Role.KEY, Role.LITERATURE, Role.REMARK})
_ASKED = _BEHIND | {Role.LEVELS, Role.LEVEL, Role.QUESTIONS}


@dataclass(frozen=True, slots=True)
class _Closing:
    role: Role
    words: str
    above: frozenset[Role]
    needs_colon: bool = True
    needs_list: bool = False

    def find(self, text: str, following: Row | None) -> Heading | None:
        stop = r" ?:|(?= ?_{2,})" if self.needs_colon else r" ?:|\.?$"
        match = re.match(
            rf"(?:\*\*)?(?P<words>{self.words})(?:\*\*)?(?:{stop})(?:\*\*)? ?(?P<rest>.*)",
            text,
            re.IGNORECASE,
        )
        if match is None or (self.needs_list and not _is_listed(match["rest"], following)):
            return None
        return Heading(self.role, match["words"], match["rest"].strip())


_SOURCE = (
    r"(?:әдебиет\w*|(?:нормативтік|құқықтық)(?:[- ]құқықтық)? (?:акт|құжат)\w*|заңнама\w*|"
    r"дереккөз\w*|нормативн\w+(?:[- ]правов\w+)? акты|законодательство|литература|источники)"
)
_CLOSINGS = (
    _Closing(
        Role.REMARK,
        r"қорытынды|выводы?|мерзімі|(?:тапсыру|орындау) уақыты|баға(?:сы)?|қолы|подпись|"
        r"құрастыр(?:ған|ушы)|дайындаған|тексерген|составитель|составил\w?|проверил\w?|"
        r"(?:оқытушы|преподаватель)(?= ?:? ?_{2,})|дескриптор\w*|дескрипторы",
        _ASKED,
    ),
    _Closing(
        Role.REMARK,
        r"отч[её]т(?:\w*)? долж\w+ содержать|(?:содержание|форма|требования к) отч[её]т\w+|"
        r"есеп(?:тің)? мазмұны|есеп беру (?:формас|түр|нысан)\w*|кафедра меңгерушісі|"
        r"зав(?:едующ\w+|\.) ?кафедр\w+|бағалау (?:шкала|өлше|жүйе|крите|көрсеткіш)\w*|"
        r"шкала оцен\w+|(?:қорытынды )?баға қою|сабақты қорытындылау",
        _ASKED,
        needs_colon=False,
    ),
    # Under a question of its own level the word is the last step of Bloom's ladder.
    _Closing(Role.REMARK, r"бағалау|оценивание|оценка", _BEHIND),
    _Closing(
        Role.LITERATURE,
        r"негізгі|қосымша|оқулықтар|основн(?:ая|ые)|дополнительн(?:ая|ые)",
        _BEHIND,
        needs_list=True,
    ),
    _Closing(
        Role.LITERATURE,
        r"оқу құралдары|дереккөздер\w*|учебные пособия|"
        r"(?:ақпарат|интернет)[- ]?(?:көздер|ресурстар|сайттар)\w*|"
        r"электронды[қ]? (?:көздер|оқулықтар)\w*",
        _BEHIND,
        needs_colon=False,
    ),
    _Closing(
        Role.LITERATURE,
        rf"(?:(?:пайдалан|ұсын|қолдан)\w+ )?{_SOURCE}"
        rf"(?:(?: және | мен | пен |, | и ){_SOURCE}){{0,2}}",
        _BEHIND,
        needs_colon=False,
    ),
)


def find_closing(row: Row, following: Sequence[Row], above: Role) -> Heading | None:
    """``above`` is the block that the row would end; it must hold something already."""
    if begins_small(row.text):
        return None
    below = following[0] if following else None
    found = (each.find(row.text, below) for each in _CLOSINGS if above in each.above)
    return next((heading for heading in found if heading), None)


def _is_listed(rest: str, following: Row | None) -> bool:
    """``Негізгі:`` above a list; before words of its own it may be a task of that name."""
    first = Row(0, rest) if rest else following
    return first is not None and is_list_item(first)
