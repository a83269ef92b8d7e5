"""Keys of tests: beside the question (``Дұрыс жауап: B``) or in a list or table at the end."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

from lessons.domain.handouts.options import LETTERS, is_same_letter, place_of
from lessons.domain.text.characters import DASHES
from lessons.domain.text.samples import Sample

_NAME = (
    r"(?:(?:дұрыс|ең дұрыс) жауа(?:п|бы|птар|птары)\w*|жауабы|жауап|кілті|дұрысы|"
    r"(?:правильн|верн)(?:ый|ые) (?:ответ|вариант)\w*|ответ|ключ|"
    r"(?:correct|right) answers?|answer|верно|правильно)"
)
_BESIDE = re.compile(
    rf"(?:^|(?<=[\s(\[]))[(\[]?{_NAME}(?: ?№? ?\d{{1,3}})? ?[:={DASHES}] ?(?P<value>.{{1,200}})$",
    re.IGNORECASE,
)
_LETTER = f"[{LETTERS}]"
_AND = r"(?:\s*[,;/&+]\s*|\s+(?:және|мен|пен|бен|и|and)\s+|\s+)"
_LETTERS = rf"{_LETTER}{{1,6}}(?!\w)|{_LETTER}\)?(?:{_AND}{_LETTER}\)?)*(?!\w)"
_DIGITS = r"\d(?:\s*[,;]\s*\d)*"
_ONLY_LETTERS = re.compile(rf"(?:{_LETTERS}|{_DIGITS})[.)\];]*")
_LETTER_AND_TEXT = re.compile(rf"({_LETTER}|\d) ?[.){DASHES}] ?\S")
_ITEM = rf"(?: ?[{DASHES}]? ?(?:сұрақ|тест|вопрос)(?!\w))?"
_PAIR = re.compile(
    rf"(?<![\w№])№?(?P<number>\d{{1,3}}){_ITEM} ?(?:[{DASHES}.):=]|\s)*"
    rf"(?P<value>{_LETTER}(?:(?:\s*[,;/+&]\s*|\s+(?:және|и|and)\s+)?{_LETTER}(?!\w))*)\)?(?!\w)"
)
_DIGIT_PAIR = re.compile(
    rf"(?<!\d)(?P<number>\d{{1,3}}){_ITEM} ?[{DASHES}:=)] ?(?P<value>[1-8])(?!\d)"
)
_LIST = re.compile(
    rf"(?:(?:\d ?[{DASHES}]? ?)?[^\d:]{{0,60}}:)?[\s|]*"
    rf"(?:№?\d{{1,3}}{_ITEM}(?: ?[{DASHES}.):=]|[ |])+{_LETTER}(?:[,+/&]?{_LETTER})*"
    rf"(?:[)\s,;.|]+|$)|№?\d{{1,3}}{_ITEM} ?[{DASHES}:=] ?[1-8](?:[\s,;.|]+|$)){{2,}}"
)
_ANNOUNCED = re.compile(
    rf"(?:\d ?[{DASHES}]? ?)?(?:[^\W\d][\w-]* ){{0,3}}(?:жауап|кілт|ключ|ответ|код)\w*"
    r"(?: [^\W\d]\w*){0,3} ?:(?P<list>.+)",
    re.IGNORECASE,
)
_ALONE = re.compile(
    r"(?:(?:[^\W\d]\w* )?"
    r"(?:кілт(?:тер)?і?|ключи?|код|жауаптар(?:ы)?|ответы|answers?|solutions?|keys?)"
    rf"(?: [^\W\d]\w*){{0,3}}) ?: ?(?P<letters>{_LETTER}(?:[\s,;.]*{_LETTER})+)[.;]?",
    re.IGNORECASE,
)
_GLUED = re.compile(
    rf"(?<!\w)(?:(?:\d{{1,3}}{_LETTER}){{2,}}|1{_LETTER}(?:[ ,;]+\d{{1,3}}{_LETTER}){{2,}})(?!\w)"
)
"""``1А2С3В`` or ``1А 2С 3В``; «9А, 9Б» are forms of a school."""
_GLUED_PAIR = re.compile(rf"(?<!\w)1{_LETTER}[ ,;]+2{_LETTER}(?!\w)")
"""``Ответы: 1б, 2а``: only behind a name of keys."""
_SEGMENT = re.compile(
    r"(?:^|(?<=[.;,] ))(?P<name>[^\W\d](?:[^:.;,\d]{0,40}|[^:.;,]{0,30} \d{1,2})) ?: ?(?=\d)"
)
"""``Часть 1: 1 – б, 2 – а. Часть 2: 1 – в``: whose part of the list it is."""
_NAMED_PART = re.compile(r"(?P<name>[^\W\d][^\d:]{0,30}) (?P<list>\d.*)")
_NAMES_KEYS = re.compile(
    r"(?:[^\W\d]\w{2,} )?(?:жауап|кілт|ключ|ответ|answer|key|mark scheme)",
    re.IGNORECASE,
)
_COUNT = r"\d{1,3}(?:[, ]+\d{1,3})*"
_OF_LETTER = re.compile(rf"(?<!\w)(?P<letter>{_LETTER}) ?[:{DASHES}] ?(?P<numbers>{_COUNT})")
_BY_LETTER = re.compile(
    rf"(?:[^\d:]{{0,40}}:)? ?(?:(?<!\w){_LETTER} ?[:{DASHES}] ?{_COUNT}[;,. ]*){{2,}}"
)
"""``A: 2, 5; B: 1, 4``: the questions of each letter."""
SAMPLES = (
    Sample(
        pattern=_SEGMENT,
        how="search",
        matches=("Часть 1: 1 – б", "Пары: 1г, 2а", "A: 1c"),
        misses=("12:30", "Часть 1 – б"),
    ),
    Sample(
        pattern=_NAMED_PART,
        how="fullmatch",
        matches=("quiz 1 B, 2 C", "сәйкестік 1d 2a"),
        misses=("1 B, 2 C", "blanks zero"),
    ),
    Sample(
        pattern=_NAMES_KEYS,
        how="match",
        matches=("Ключи", "Дұрыс жауаптар", "Answer key"),
        misses=("Сұрақтар", "Question"),
    ),
    Sample(
        pattern=_BY_LETTER,
        how="fullmatch",
        matches=("Кілті: A: 2, 5; B: 1, 4; C: 3", "А – 1, 3; Б – 2"),
        misses=("A: 2", "Кілті: 1-A, 2-B"),
    ),
    Sample(
        pattern=_DIGIT_PAIR,
        how="search",
        matches=("1–3, 2–1", "1-сұрақ – 2"),
        misses=("1-B", "12 10"),
    ),
    Sample(
        pattern=_GLUED,
        how="fullmatch",
        matches=("1А2С3В", "1А 2С 3В"),
        misses=("9А, 9Б, 9В", "1А"),
    ),
    Sample(
        pattern=_GLUED_PAIR,
        how="search",
        matches=("Ответы: 1б, 2а", "1B 2A"),
        misses=("9А, 9Б", "1-б, 2-а"),
    ),
    Sample(
        pattern=_BESIDE,
        how="search",
        matches=("1. Су, ответ: жидкость", "Жауабы: 1) бу; 2) мұз;"),
        misses=("жидкость.", "1) бу; 2) мұз; әрі сұйық."),
    ),
    Sample(
        pattern=_ONLY_LETTERS,
        how="fullmatch",
        matches=("А, Б, С, Д, Е", "A) B) C) D)"),
        misses=("А, Б, .., Аа, Бб, ... (ru)", "A. B. C. D."),
    ),
    Sample(
        pattern=_PAIR,
        how="search",
        matches=("1-А, 2-В", "№5: C"),
        misses=("Су – зат", "А. Байтұрсынұлы"),
    ),
    Sample(
        pattern=_LIST,
        how="fullmatch",
        matches=("Жауаптары: 1-б, 2-а, 3-ә", "Ключ: 1 – 2; 2 – 2"),
        misses=("Жауаптары", "| 1 | 2 |"),
    ),
    Sample(
        pattern=_ANNOUNCED,
        how="fullmatch",
        matches=("Образец ответа: сұйық.", "Ключ к тесту: А, С, В"),
        misses=("[Ответ: сұйық.]", "Ключ к тесту"),
    ),
    Sample(
        pattern=_ALONE,
        how="fullmatch",
        matches=("Ключ к тесту: А, С, В", "Правильные ответы: AC"),
        misses=("Ключ к тесту", "Правильные ответы"),
    ),
)
_NUMBER_ROW = re.compile(r"[^\d|]{0,30}[\s|]\d{1,3}(?:[\s|,;]+\d{1,3})+[\s|]*")
_LETTER_ROW = re.compile(rf"[^\d:|]{{0,30}}?[:\s|]+({_LETTER}(?:[\s|,;]+{_LETTER})+)[\s|.]*")
_TOKEN = re.compile(rf"\d{{1,3}}|(?<!\w){_LETTER}(?!\w)|\w+")
_TWO_NUMBERS = re.compile(r"\d\D+\d")
_FEWEST_OF_A_LIST = 2
_LONGEST_LIST = 2_000
_LONGEST_LEAD = 60
_BETWEEN = f" ,;.|:/{DASHES}"


@dataclass(frozen=True, slots=True)
class Beside:
    """A key inside a line: what stands before it, and what it says."""

    before: str
    value: str


def find_key(text: str) -> Beside | None:
    match = _BESIDE.search(text)
    if match is None:
        return None
    return Beside(text[: match.start()].strip(" (["), match["value"].strip().rstrip(")]"))


def right_places(value: str, letters: Sequence[str], texts: Sequence[str]) -> tuple[int, ...]:
    """The options that ``value`` names, by letters, by letter and text, or by text alone. ``C``
    among the vitamins A, C and D is the letter before one of them."""
    folded = [_fold(text) for text in texts]
    told = (folded.index(_fold(value)),) if _fold(value) in folded else ()
    is_label = any(is_same_letter(letter, value) for letter in letters)
    return _named(value, letters) if is_label or not told else told


def _named(value: str, letters: Sequence[str]) -> tuple[int, ...]:
    if _ONLY_LETTERS.fullmatch(value):
        found = [place_of(letter, letters) for letter in _single(value)]
    elif match := _LETTER_AND_TEXT.match(value):
        found = [place_of(match[1], letters)]
    else:
        return ()
    places = [place for place in found if place is not None]
    return tuple(sorted(set(places))) if len(places) == len(found) else ()


def names_letters(value: str) -> bool:
    return _ONLY_LETTERS.fullmatch(value) is not None


def _single(value: str) -> list[str]:
    words = re.sub(r"\b(?:және|мен|пен|бен|и|and)\b", " ", value, flags=re.IGNORECASE)
    return re.findall(rf"{_LETTER}|\d", words)


def is_key_list(text: str) -> bool:
    """At least two pairs of number and letter, and nothing else but a name before them."""
    return _TWO_NUMBERS.search(text) is not None and _is_list(text)


def _is_list(text: str) -> bool:
    return (
        _LIST.fullmatch(_spaced(text)) is not None
        or _is_mostly_pairs(text)
        or bool(by_letter(text))
        or _is_in_parts(text)
    )


def segments(text: str) -> list[tuple[str, str]]:
    """The named parts of a list, each with what stands in it; none where it has no two."""
    if text.count(":") < _FEWEST_OF_A_LIST:
        return _named_parts(text)
    found = list(_SEGMENT.finditer(text))
    ends = [match.start() for match in found[1:]] + [len(text)] * bool(found)
    parts = [
        (match["name"], text[match.end() : end].strip(" ;,."))
        for match, end in zip(found, ends, strict=True)
    ]
    return parts if len(parts) > 1 else []


def _named_parts(text: str) -> list[tuple[str, str]]:
    """``Key: quiz 1 B, 2 C; blanks zero; matching 1d 2a``: parts named without a colon."""
    name, colon, body = text.partition(":")
    if not colon or len(text) > _LONGEST_LIST or _NAMES_KEYS.match(name) is None:
        return []
    found = [_NAMED_PART.fullmatch(part.strip(" .")) for part in body.split(";")]
    parts = [(match["name"], match["list"]) for match in found if match]
    is_list = any(_LIST.fullmatch(_spaced(own)) for _, own in parts)
    return parts if len(parts) > 1 and is_list else []


def _is_in_parts(text: str) -> bool:
    """``Ответы к тесту: 1а, 2б. Пары: 1г, 2а``: one part of letters tells what the others are."""
    is_short = len(text) <= _LONGEST_LIST
    if not is_short or _NAMES_KEYS.match(text) is None:
        return False
    return any(_LIST.fullmatch(_spaced(body)) is not None for _, body in segments(text))


def by_letter(text: str) -> dict[int, str]:
    """Only where each question from the first to the last stands once."""
    if _BY_LETTER.fullmatch(text) is None:
        return {}
    pairs = [
        (int(number), match["letter"])
        for match in _OF_LETTER.finditer(text)
        for number in re.findall(r"\d+", match["numbers"])
    ]
    numbers = sorted(number for number, _ in pairs)
    is_whole = len(numbers) > _FEWEST_OF_A_LIST and numbers == list(range(1, len(numbers) + 1))
    return dict(pairs) if is_whole else {}


def _is_mostly_pairs(text: str) -> bool:
    """``Для преподавателя. 1 – Б; 2 – А``: pairs that count on, whatever leads up to them."""
    if len(text) > _LONGEST_LIST:
        return False
    pairs = list(_PAIR.finditer(text))
    numbers = [int(pair["number"]) for pair in pairs]
    is_counted = len(numbers) > _FEWEST_OF_A_LIST and all(
        later == first + 1 for first, later in pairwise(numbers)
    )
    if not is_counted or pairs[0].start() > _LONGEST_LEAD:
        return False
    between = text[pairs[0].start() :]
    left = _PAIR.sub("", between).strip(_BETWEEN)
    return sum(map(str.isalnum, left)) == 0


def is_announced_list(text: str) -> bool:
    """An answer list that says so, which may stand under anything: ``Тест жауаптары: 1-а, 2-б``."""
    found = _ANNOUNCED.fullmatch(text)
    return found is not None and is_key_list(found["list"].strip())


def read_letters(text: str) -> tuple[str, ...]:
    """``Кілт: АСВ``: letters alone, for as many tests as there are of them."""
    found = _ALONE.fullmatch(text)
    return tuple(re.findall(_LETTER, found["letters"])) if found else ()


def table_places(texts: Sequence[str]) -> frozenset[int]:
    """The places of a row of numbers and of the row of as many letters below it."""
    places: set[int] = set()
    for place, (above, text) in enumerate(pairwise(texts)):
        letters = _LETTER_ROW.fullmatch(text)
        if letters and _NUMBER_ROW.fullmatch(above):
            count = len(re.findall(_LETTER, letters[1]))
            if count == len(re.findall(r"\d+", above)):
                places |= {place, place + 1}
    return frozenset(places)


def _spaced(text: str) -> str:
    """With blanks between number and letter."""
    glued = _GLUED_PAIR if _NAMES_KEYS.match(text) and not _GLUED.search(text) else _GLUED
    return glued.sub(lambda found: re.sub(r"(\d+)(\D)", r"\1 \2 ", found[0]).strip(), text)


def read_key_list(texts: Sequence[str]) -> Mapping[int, str]:
    """Letters by the number of their question, from ``1-B, 2-C``, a column or a table's rows.

    A list of letters alone counts from 1.
    """
    turned = by_letter(texts[0]) if len(texts) == 1 else {}
    if turned:
        return turned
    whole = _spaced("\n".join(texts))
    tokens = list(_tokens(whole))
    runs = _runs(tokens)
    if runs:
        return runs
    pairs = _pairs(whole)
    if pairs:
        return pairs
    letters = [token for token in tokens if not token.isdigit()]
    if len(letters) == len(tokens):
        return dict(enumerate(letters, start=1))
    return {}


def _pairs(text: str) -> dict[int, str]:
    letters = {int(match["number"]): match["value"] for match in _PAIR.finditer(text)}
    digits = {int(match["number"]): match["value"] for match in _DIGIT_PAIR.finditer(text)}
    return letters if len(letters) >= len(digits) else digits


def _tokens(text: str) -> Iterator[str]:
    """Numbers and single letters; the words of a table's head are passed over."""
    for match in _TOKEN.finditer(text):
        token = match.group()
        if token.isdigit() or len(token) == 1:
            yield token


def _runs(tokens: Sequence[str]) -> dict[int, str]:
    """A row of numbers above a row of as many letters; nothing where numbers and letters take
    turns."""
    found: dict[int, str] = {}
    numbers: list[str] = []
    letters: list[str] = []
    for token in tokens:
        if token.isdigit():
            if letters:
                if len(numbers) != len(letters):
                    return {}
                found.update(zip(map(int, numbers), letters, strict=True))
                numbers, letters = [], []
            numbers.append(token)
        else:
            letters.append(token)
    if found and not letters:
        return found  # Numbers of what stands below the table.
    if len(numbers) != len(letters) or (found and len(numbers) < _FEWEST_OF_A_LIST):
        return {}
    found.update(zip(map(int, numbers), letters, strict=True))
    return found


def _fold(text: str) -> str:
    return " ".join(text.casefold().strip(" .;,").split())
