"""Latin letters inside Cyrillic words that look the same (``cөзіне``, ``бiлiм``), and the reverse.

One such letter is the author's slip and only pointed out. It is set right where the document is
sure: the word also stands there in one script, three words and more have such letters (a habit
of the keyboard), or the letter hides a heading.
"""

import re
from collections.abc import Mapping, Sequence, Set

from lessons.domain.handouts.codes import Code
from lessons.domain.handouts.headings import find_heading
from lessons.domain.handouts.lines import Row
from lessons.domain.handouts.repair.repairs import Mended, mend_words
from lessons.domain.text.characters import CYRILLIC_BLOCK, CYRILLIC_SMALL, LATIN, LATIN_CAPITALS

_HABIT = 3
_TO_CYRILLIC = str.maketrans("aceiopxyhkmtëıAEOPCXKHBMTIYË", "асеіорхуһкмтёіАЕОРСХКНВМТІУЁ")
_TO_LATIN = str.maketrans("асеіорхуАЕОРСХКНВМТІ", "aceiopxyAEOPCXKHBMTI")
_WORD = re.compile(r"[^\W\d_]+")
_HAS_LATIN = re.compile(f"[{LATIN}Ëëı]")
_HAS_CYRILLIC = re.compile(f"[{CYRILLIC_BLOCK}]")
_ROMAN = re.compile("[IІVҮУXХLСCМM]+")
_HAS_BOTH = re.compile(f"[{LATIN}Ëëı][{CYRILLIC_BLOCK}]|[{CYRILLIC_BLOCK}][{LATIN}Ëëı]")
# Of "ATPның" the beginning is a Latin abbreviation, not a word with slips.
_SUFFIXED = re.compile(f"[{LATIN_CAPITALS}]{{2,}}[{CYRILLIC_SMALL}]+")


def is_mixed(word: str) -> bool:
    """Roman numerals are written with the letters of both alphabets everywhere."""
    has_both = _HAS_LATIN.search(word) is not None and _HAS_CYRILLIC.search(word) is not None
    return has_both and _ROMAN.fullmatch(word) is None


def in_one_script(word: str, attested: Set[str] = frozenset()) -> str:
    """A mixed word in one script, or an empty string where its letters do not tell which.

    ``attested`` are the words of the document in small letters; where both scripts could be
    meant, one of them decides, else the script of more letters.
    """
    if _SUFFIXED.fullmatch(word):
        return ""
    cyrillic, latin = word.translate(_TO_CYRILLIC), word.translate(_TO_LATIN)
    found = [script for script in (cyrillic, latin) if not is_mixed(script)]
    known = [script for script in found if script.lower() in attested]
    if known or len(found) < 2:
        return (known or found or [""])[0]
    return latin if len(_HAS_LATIN.findall(word)) * 2 > len(word) else cyrillic


def in_one_alphabet(text: str) -> str:
    """Each mixed word as ``in_one_script`` has it: for judging a text, not for keeping it."""
    if not _HAS_BOTH.search(text):
        return text
    return _WORD.sub(lambda match: _whole(match[0]), text)


def _whole(word: str) -> str:
    return in_one_script(word) or word if is_mixed(word) else word


def mend_look_alikes(rows: Sequence[Row]) -> Mended:
    touched = [row for row in rows if _HAS_BOTH.search(row.text)]
    mixed = [word for row in touched for word in _WORD.findall(row.text) if is_mixed(word)]
    if not mixed:
        return Mended(tuple(rows))
    attested = frozenset(word.lower() for row in rows for word in _WORD.findall(row.text))
    mended = {word: in_one_script(word, attested) or word for word in mixed}
    has_habit = sum(mended[word] != word for word in mixed) >= _HABIT
    hiding = {word for row in touched for word in _hiding_heading(row.text, mended)}

    def mend(word: str) -> str:
        after = mended.get(word, word)
        is_sure = has_habit or word in hiding or after.lower() in attested
        return after if is_sure else word

    return mend_words(rows, code=Code.LOOK_ALIKE_REPAIRED, sign=_HAS_BOTH, word=_WORD, mend=mend)


def _hiding_heading(text: str, mended: Mapping[str, str]) -> set[str]:
    """The words whose letters keep a heading from being one: «Cабақтың мaқсаты» has two."""
    if find_heading(text) is not None:
        return set()
    found = {word for word in _WORD.findall(text) if word in mended}
    whole = _WORD.sub(lambda match: mended.get(match[0], match[0]), text)
    return found if find_heading(whole) is not None else set()
