"""Words of Russian terms: every one of them may be declined.

A term stands in its dictionary form, so its own ending says which others it may have. Nothing is
cut down to a stem for its own sake: дипломат is not a form of дипломатия.
"""

from collections.abc import Sequence

from lessons.domain.terms.wording import Token, plain_tokens

_HARD = "ый ой ий ая ое ые ого ому ым ом ую ою ых ыми ими им их ие"
_SOFT = "ий яя ее ие его ему им ем ей ею юю их ими"
_ON_IYE = "ие ия ию ием ии ий иям иями иях"
_PARADIGMS = (
    # (how the term's word ends, how its forms end); the longest ending that fits counts
    ("ия", "ия ии ию ией иею ий иям иями иях"),
    ("ии", "ии ий иям иями иях ия ию ией"),
    ("ие", f"{_ON_IYE} {_SOFT} {_HARD}"),
    ("ий", f"{_SOFT} {_HARD} ия ию ием ии иев иям иями иях"),
    ("ая", _HARD),
    ("ое", _HARD),
    ("ый", _HARD),
    ("ой", _HARD),
    ("ые", _HARD),
    ("яя", _SOFT),
    ("ее", _SOFT),
    ("ья", "ья ьи ье ью ьей ей ьям ьями ьях"),
    ("ок", "ок ка ку ком ке ки ков кам ками ках"),
    ("ец", "ец ца цу цом цем це цы цев цов цам цами цах"),
    ("а", "а ы и е у ой ою ей ам ами ах -"),
    ("я", "я и е ю ей ею ь ям ями ях"),
    ("о", "о а у ом е ам ами ах -"),
    ("е", "е я ю ем ей ям ями ях а у ом ам ами ах"),
    ("ь", "ь и ю я ью ем ей ям ями ях е"),
    ("й", "й я ю ем е и ев ям ями ях"),
    ("ы", "ы ов ам ами ах а у ом е -"),
    ("и", "и ей ев ов ам ами ах ям ями ях"),
    ("", "- а у ом ем е ы и ов ев ей ам ами ах"),
)
_SHORTEST = 3


class RussianWords:
    def tokens(self, text: str) -> Sequence[Token]:
        return plain_tokens(text)

    def is_form(self, key: str, word: str, *, is_last: bool) -> bool:
        if key == word:
            return True
        ending, others = _paradigm(key)
        stem = key.removesuffix(ending)
        if len(stem) < _SHORTEST or not word.startswith(stem):
            return False
        return (word[len(stem) :] or "-") in others


def _paradigm(key: str) -> tuple[str, list[str]]:
    ending, others = next(row for row in _PARADIGMS if key.endswith(row[0]))
    return ending, others.split()
