"""The stable name of a picture in its lesson: small Latin letters, digits, a hyphen, one suffix.

A text names a picture by it for good, so it holds nothing that an address or a text would change.
"""

import re
from collections.abc import Container
from itertools import chain, count

from lessons.domain.assets.kinds import SUFFIX, PictureKind
from lessons.domain.assets.limits import LONGEST_NAME

NAME = r"[A-Za-z0-9_-]+\.[A-Za-z0-9]+"
_NAMED = re.compile(rf"\]\(\s*<?({NAME})")
"""Of links too: a name that is looked for once too often does no harm, a picture that is taken
away from a text does."""
_NOT_IN_NAME = re.compile(r"[^a-z0-9]+")
_SUFFIX = re.compile(r"\.[A-Za-z0-9]{1,5}$")
_LATIN = {
    **dict(zip("аәбвгдеёзийкқлмноөпрстуұүфхһыіэ", "aabvgdeeziikqlmnooprstuuufhhyie", strict=True)),
    "ғ": "gh",
    "ж": "zh",
    "ң": "ng",
    "ц": "ts",
    "ч": "ch",
    "ш": "sh",
    "щ": "sh",
    "ъ": "",
    "ь": "",
    "ю": "iu",
    "я": "ia",
}
"""No spelling for people: what comes out is readable and stands in addresses unchanged."""
_OTHERWISE = "picture"


def stable_name(wanted: str, kind: PictureKind, *, taken: Container[str]) -> str:
    """Of a file's own name or of what the picture shows; numbered where the lesson has it."""
    stem = _stem(wanted)
    stems = chain([stem], (f"{stem}-{number}" for number in count(2)))
    names = (f"{each}.{SUFFIX[kind]}" for each in stems)
    return next(name for name in names if name not in taken)


def _stem(wanted: str) -> str:
    last = wanted.replace("\\", "/").rsplit("/", 1)[-1]
    bare = _SUFFIX.sub("", last).lower()
    words = "".join(_LATIN.get(letter, letter) for letter in bare)
    stem = _NOT_IN_NAME.sub("-", words).strip("-")[:LONGEST_NAME].strip("-")
    return stem or _OTHERWISE


def names_in(text: str) -> set[str]:
    """The pictures that a text shows, whether or not the lesson has them."""
    return set(_NAMED.findall(text)) if "![" in text else set()


def renamed(text: str, names: dict[str, str]) -> str:
    """The text with pictures under their new names."""
    if "![" not in text:
        return text
    return _NAMED.sub(
        lambda found: found[0][: -len(found[1])] + names.get(found[1], found[1]), text
    )
