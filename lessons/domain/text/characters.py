r"""Classes of characters: the only module that says what is a dash, a blank, a quote or a capital.

Each name is the inside of a class of a regular expression, so that they can be put together:
``f"[{DASHES}{SENTENCE_ENDS}]"``. Nothing in them has to stand first or last, and ``members``
gives their characters one by one.

Rules read what ``normalising.normal`` has made; the classes of what it takes away (INVISIBLE,
ODD_BLANKS, ODD_HYPHENS) are for it and for those who look at a text before it.
"""

import re
from itertools import chain

SOFT_HYPHEN = "\u00ad"
NON_BREAKING_BLANK = "\u00a0"
NON_BREAKING_HYPHEN = "\u2011"
TYPESET_HYPHEN = "\u2010"
MINUS = "\u2212"
BYTE_ORDER_MARK = "\ufeff"
STRESS = "\u0301"
"""The accent over a stressed vowel: seen, but no other letter."""

INVISIBLE = (
    "\u00ad\u034f\u061c\u180e\u200b-\u200f\u202a-\u202e"
    "\u2060-\u2064\u2066-\u206f\ufe00-\ufe0f\ufeff"
)
"""Takes no place, joins or parts nothing that a person sees; a soft hyphen only at a line's end."""
CONTROLS = "\u0000-\u0008\u000e-\u001f\u007f"
ACCENTS = "\u0300-\u036f"

GROUPING_BLANKS = " \u00a0\u2009\u202f"
"""Between the thousands of a number."""
ODD_BLANKS = "\u00a0\u1680\u2000-\u200a\u2028\u2029\u202f\u205f\u3000"

ODD_HYPHENS = "\u2010\u2011\u2212\ufe63\uff0d"
"""A hyphen that does not break, one that programs set, a minus, full-width ones: all mean ``-``."""
ODD_EN_DASHES = "\u2012\ufe58"
ODD_EM_DASHES = "\u2015\u2e3a\u2e3b"
DASHES = r"\-–—"
"""Typed for one another everywhere, the hyphen too."""
LONG_DASHES = "–—"
TYPED_DASHES = DASHES + ODD_HYPHENS + ODD_EN_DASHES
"""Of a text as it was typed, as are the next two."""
MINUSES = f"\\-–{MINUS}\u2012"
"""Before a number."""
HYPHENS = rf"\-{TYPESET_HYPHEN}{NON_BREAKING_HYPHEN}"
"""Inside a word."""

OPENING_QUOTES = '«“„"'
CLOSING_QUOTES = '»”"'
QUOTES = '«»“”„"'
GUILLEMETS = "«»"
APOSTROPHES = "'’‘ʼʹ′`´"
KAZAKH_APOSTROPHES = "'’ʼ"
"""Behind a letter that it changes, in the Latin alphabet of 2017."""
OPENING_BRACKETS = r"(\["
CLOSING_BRACKETS = r")\]"

SENTENCE_ENDS = ".?!…"
STOPS = ".?!…:;"
"""Behind them a new line begins something new."""
CLOSERS = CLOSING_QUOTES + CLOSING_BRACKETS
"""What may stand behind the end of a sentence and belongs to it."""
CLAUSE_ENDS = rf"{STOPS},\n(){LONG_DASHES}"

OWN_KAZAKH_CAPITALS = "ӘҒҚҢӨҰҮҺ"
OWN_KAZAKH_SMALL = "әғқңөұүһ"
"""Of no other alphabet that old code pages know; і is a letter of Ukrainian too."""
OWN_KAZAKH = OWN_KAZAKH_CAPITALS + OWN_KAZAKH_SMALL
KAZAKH = f"{OWN_KAZAKH}Іі"
"""The letters that a Russian keyboard does not have."""
RUSSIAN_CAPITALS = "А-ЯЁ"
RUSSIAN_SMALL = "а-яё"
RUSSIAN = RUSSIAN_CAPITALS + RUSSIAN_SMALL
CYRILLIC_CAPITALS = f"{RUSSIAN_CAPITALS}{OWN_KAZAKH_CAPITALS}І"
CYRILLIC_SMALL = f"{RUSSIAN_SMALL}{OWN_KAZAKH_SMALL}і"
CYRILLIC = CYRILLIC_CAPITALS + CYRILLIC_SMALL
CYRILLIC_BLOCK = "\u0400-\u04ff"
LATIN_CAPITALS = "A-Z"
LATIN_SMALL = "a-z"
LATIN = LATIN_CAPITALS + LATIN_SMALL
MARKED_LATIN_SMALL = "a-zß-öø-ɏəḁ-ỿ"
"""Those of the Latin alphabets of Kazakh too."""
CAPITALS = CYRILLIC_CAPITALS + LATIN_CAPITALS
SMALL = CYRILLIC_SMALL + LATIN_SMALL
LETTER = r"[^\W\d_]"
"""A whole class, not the inside of one: any letter of any alphabet."""

LATIN_LOOK_ALIKES = "aceiopxykhmtb"
CYRILLIC_LOOK_ALIKES = "асеіорхукһмтв"
"""Small letters in the same order, each like the Latin one in its place."""
TO_CYRILLIC = str.maketrans(LATIN_LOOK_ALIKES, CYRILLIC_LOOK_ALIKES)
TO_RUSSIAN_KEYBOARD = str.maketrans(f"{OWN_KAZAKH_SMALL}іё", "агкноуухие")
WRONG_LETTERS = "əɵѳґӈӊӛҽҿҧ"
"""Code points of other alphabets in words of Kazakh, in old files."""
TO_RIGHT_LETTERS = str.maketrans(WRONG_LETTERS, "әөөғңңөәөұ")

PICTURE_FONT = "\uf020-\uf0ff"
"""Bullets of a picture font, in Unicode's area for private use."""
STARS = r"*•●▪"
BULLETS = rf"{STARS}·∙➢➤⮚✓✔◆◊❖■□►▶‣⁃○◦{PICTURE_FONT}"
LIST_SIGNS = DASHES + BULLETS
"""What a line of a list begins with."""
TICKS = "✓✔√☑"
BOXES = "□☐☒"
RIGHT_SIGNS = "*+✓√✔"
"""Before the right option of a test."""
TIMES = "·⋅∙•*×xXхХ"
"""The sign × and the letter x of both alphabets look alike, and only one is on a keyboard."""
TYPOGRAPHY = f"№«»“”„’‘–—…•§°{GROUPING_BLANKS}{SOFT_HYPHEN}"
"""Beyond ASCII and of no alphabet: the same in every code page's text."""
WORD_EDGES = rf"{QUOTES}'’()\[\]{{}}.,;:!?…{DASHES}*•№%"
"""What touches a word and does not belong to it."""
GAPS = "_…"
"""Left open for an answer."""


def members(inside: str) -> frozenset[str]:
    """Every character of a class given by its inside, ranges spelt out."""
    plain = re.sub(r"\\(.)", _escaped, inside)
    ranges = re.findall(r"(?s)(.)-(.)|(.)", plain)
    letters = (
        map(chr, range(ord(first), ord(last) + 1)) if first else (single,)
        for first, last, single in ranges
    )
    return frozenset(_PLAIN_HYPHEN.get(letter, letter) for letter in chain(*letters))


_HELD = "\ue000"
_PLAIN_HYPHEN = {_HELD: "-"}


def _escaped(match: re.Match[str]) -> str:
    """The hyphen is held back, as a bare one makes a range."""
    return {"-": _HELD, "n": "\n"}.get(match[1], match[1])
