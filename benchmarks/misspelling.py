"""Answers as other people would type them: keyboards, alphabets, suffixes, slips of the finger.

Nothing here is taken from ``lessons.domain.text``: the rules are written down once more, in
Kazakh letters, so that the matcher can fail against them.
"""

import re
from collections.abc import Callable, Iterator
from random import Random

BACK, FRONT = "аоұыуёяю", "әеіөүиэ"
VOWELS = "аәеэыіоөёяю"
"""Letters after which a suffix begins as after a vowel; у, и and й behave like consonants."""
VOICELESS = "кқпстфхцчшщһбвгғд"
NASAL = "мнң"
BUZZING = "зж"
_WORD = re.compile(r"[А-Яа-яЁёӘәҒғҚқҢңӨөҰұҮүҺһІі]{2,}")

RUSSIAN = dict(zip("әғқңөұүһі", "агкноуухи", strict=True))
LOOK_ALIKE = dict(zip("асеіорхуАСЕІОРХВНКМТ", "aceiopxyACEIOPXBHKMT", strict=True))

_PLAIN = dict(zip("абвгдежзйклмнопрстуфхыі", "abvgdejziklmnoprstufhyi", strict=True)) | {
    "ц": "ts",
    "щ": "sch",
    "ъ": "",
    "ь": "",
    "э": "e",
    "қ": "q",
    "һ": "h",
    "и": "i",
    "ұ": "u",
}
ALPHABETS: dict[str, dict[str, str]] = {
    "Latin 2017": _PLAIN
    | {"ә": "a'", "ғ": "g'", "ң": "n'", "ө": "o'", "ү": "u'", "и": "i'", "й": "i'", "у": "y'"}
    | {"ш": "s'", "ч": "c'", "ю": "i'y'", "я": "i'a", "ё": "i'o"},
    "Latin 2018": _PLAIN
    | {"ә": "á", "ғ": "ǵ", "ң": "ń", "ө": "ó", "ү": "ú", "и": "ı", "й": "ı", "у": "ý"}
    | {"ш": "sh", "ч": "ch", "ю": "ıý", "я": "ıa", "ё": "ıo"},
    "Latin 2019": _PLAIN
    | {"ә": "ä", "ғ": "ğ", "ң": "ñ", "ө": "ö", "ү": "ü", "и": "ı", "й": "ı", "у": "w"}
    | {"ш": "ş", "ч": "ç", "ю": "ıw", "я": "ıa", "ё": "ıo"},
    "Latin 2021": _PLAIN
    | {"ә": "ä", "ғ": "ğ", "ң": "ñ", "ө": "ö", "ү": "ü", "ұ": "ū", "і": "ı", "ш": "ş"}
    | {"ч": "ch", "ю": "iu", "я": "ia", "ё": "io"},
    "ASCII": _PLAIN
    | {"ә": "a", "ғ": "g", "қ": "k", "ң": "n", "ө": "o", "ү": "u", "й": "y", "ж": "zh"}
    | {"х": "kh", "ш": "sh", "ч": "ch", "щ": "shch", "ю": "yu", "я": "ya", "ё": "yo"},
    "ASCII, longer": _PLAIN
    | {"ә": "ae", "ғ": "gh", "ң": "ng", "ө": "o", "ү": "u", "й": "i", "у": "w"}
    | {"ш": "sh", "ч": "ch", "ю": "iu", "я": "ia", "ё": "yo"},
}
_ROWS = ("йцукенгшщзх", "фывапролджэ", "ячсмитьбю")
_CHANGED = {"п": "б", "к": "г", "қ": "ғ"}
_DROPS = ("халық", "орын", "ауыз", "мұрын", "ерін", "дауыс", "ғұрып", "құлық")


def replaced(text: str, letters: dict[str, str]) -> str:
    """Every letter by the table; a capital stays one."""
    return "".join(_cased(letters.get(one.lower(), one.lower()), like=one) for one in text)


def _cased(letters: str, *, like: str) -> str:
    return letters.capitalize() if like.isupper() else letters


def russian(text: str, _: Random) -> Iterator[str]:
    yield replaced(text, RUSSIAN)


def look_alikes(text: str, random: Random) -> Iterator[str]:
    """Latin letters for about half of those that look like them, and for all."""
    yield "".join(
        LOOK_ALIKE.get(letter, letter) if random.random() < 0.5 else letter for letter in text
    )
    yield "".join(LOOK_ALIKE.get(letter, letter) for letter in text)


def in_latin(name: str) -> Callable[[str, Random], Iterator[str]]:
    def written(text: str, _: Random) -> Iterator[str]:
        yield replaced(text, ALPHABETS[name])

    return written


def without_blank(text: str, random: Random) -> Iterator[str]:
    """Two words as one; a blank between figures says something."""
    blanks = [match.start(1) for match in re.finditer(r"(?<=[^\W\d])([ -])(?=[^\W\d])", text)]
    if blanks:
        place = random.choice(blanks)
        yield text[:place] + text[place + 1 :]


def turned_round(text: str, _: Random) -> Iterator[str]:
    """The last word first, as with names."""
    first, blank, last = text.rpartition(" ")
    if blank and not any(letter.isdigit() for letter in text):
        yield f"{last} {first}"


def with_another_digit(text: str, random: Random) -> Iterator[str]:
    places = [place for place, letter in enumerate(text) if letter.isdigit()]
    if places:
        place = random.choice(places)
        other = random.choice([digit for digit in "123456789" if digit != text[place]])
        yield text[:place] + other + text[place + 1 :]


def denied(text: str, _: Random) -> Iterator[str]:
    yield f"{text} емес"
    yield f"{text} болған жоқ"


def with_slip(text: str, random: Random) -> Iterator[str]:
    """One slip of each kind, in a letter of any word: left out, doubled or added, hit beside,
    two in the wrong order."""
    places = [place for place, letter in enumerate(text) if letter.isalpha()]
    if not places:
        return
    place = random.choice(places)
    yield text[:place] + text[place + 1 :]
    place = random.choice(places)
    yield text[:place] + _beside(text[place], random) + text[place:]
    place = random.choice(places)
    yield text[:place] + _beside(text[place], random) + text[place + 1 :]
    pairs = [place for place in places if text[place : place + 2].isalpha()]
    pairs = [place for place in pairs if len({*text[place : place + 2].lower()}) == 2]
    if pairs:
        place = random.choice(pairs)
        yield text[:place] + text[place + 1] + text[place] + text[place + 2 :]


def _beside(letter: str, random: Random) -> str:
    """A key next to that of the letter; Kazakh letters lie on the row of digits."""
    for row in _ROWS:
        place = row.find(RUSSIAN.get(letter.lower(), letter.lower()))
        if place >= 0:
            return random.choice(row[max(place - 1, 0) : place] + row[place + 1 : place + 2])
    return random.choice(_ROWS[1])


def with_two_slips(text: str, random: Random) -> Iterator[str]:
    for once in with_slip(text, random):
        yield next(with_slip(once, random), once)


def with_suffix(text: str, random: Random) -> Iterator[str]:
    """One row of suffixes a noun may take, at the end of the last word, five times another."""
    words = list(_WORD.finditer(text))
    if not words or any(letter.isalnum() for letter in text[words[-1].end() :]):
        return
    start, end = words[-1].span()
    word, tail = text[start:end], text[end:]
    for form in random.sample(list(noun_forms(word)), 5):
        # Behind quotation marks: «Айқап»тың. A dot or bracket would end the word.
        yield text[:start] + (word + tail + form[len(word) :] if tail in ("»", "”") else form)


def noun_forms(word: str) -> Iterator[str]:
    joint = "-" if word.isupper() else ""
    plural = word + joint + _plural(word)
    owned = _owned(word, joint)
    yield plural
    for base in (word, plural):
        for suffix in (_of, _to, _object, _at, _from, _with):
            yield base + (joint if base is word else "") + suffix(base)
    yield owned
    yield from (owned + suffix for suffix in _after_owned(word))
    many = plural + _narrow(word)
    yield many
    yield from (many + suffix for suffix in _after_owned(word))
    if not joint:
        at = word + _at(word)
        yield at + _either(word, "ғы", "гі")


def _is_front(word: str) -> bool:
    vowels = [letter for letter in word.lower() if letter in BACK + FRONT]
    if vowels and vowels[-1] in "уюия" and len(vowels) > 1:
        vowels = vowels[:-1] if vowels[-1] in "ую" else vowels
    return bool(vowels) and vowels[-1] in FRONT


def _either(word: str, back: str, front: str) -> str:
    return front if _is_front(word) else back


def _narrow(word: str) -> str:
    return _either(word, "ы", "і")


def _by_ending(word: str, vowel: str, nasal: str, voiced: str, voiceless: str) -> str:
    last = word[-1].lower()
    if last in VOWELS:
        return vowel
    if last in NASAL:
        return nasal
    return voiceless if last in VOICELESS else voiced


def _plural(word: str) -> str:
    first = "д" if word[-1].lower() in BUZZING else _by_ending(word, "л", "д", "л", "т")
    return first + _either(word, "ар", "ер")


def _of(word: str) -> str:
    return _by_ending(word, "н", "н", "д", "т") + _either(word, "ың", "ің")


def _to(word: str) -> str:
    hard = word[-1].lower() in VOICELESS
    return _either(word, "қа" if hard else "ға", "ке" if hard else "ге")


def _object(word: str) -> str:
    return _by_ending(word, "н", "д", "д", "т") + _narrow(word)


def _at(word: str) -> str:
    return _by_ending(word, "д", "д", "д", "т") + _either(word, "а", "е")


def _from(word: str) -> str:
    return _by_ending(word, "д", "н", "д", "т") + _either(word, "ан", "ен")


def _with(word: str) -> str:
    first = "б" if word[-1].lower() in BUZZING else _by_ending(word, "м", "м", "м", "п")
    return f"{first}ен"


def _owned(word: str, joint: str) -> str:
    """Its own: -сы after a vowel, else -ы with what that does to the letters before it."""
    if word[-1].lower() in VOWELS:
        return f"{word}{joint}с{_narrow(word)}"
    if joint:
        return f"{word}{joint}{_narrow(word)}"
    stem = word[:-2] + word[-1] if word.lower().endswith(_DROPS) else word
    softened = _CHANGED.get(stem[-1], stem[-1]) if stem == word else stem[-1]
    return stem[:-1] + softened + _narrow(word)


def _after_owned(word: str) -> Iterator[str]:
    narrow, wide = _narrow(word), _either(word, "а", "е")
    yield from (f"н{narrow}ң", f"н{wide}", "н", f"нд{wide}", f"н{wide}н", "мен")
