"""Classes of characters are defined in one module, and nowhere else in the domain."""

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from lessons.domain.text import characters
from lessons.domain.text.characters import DASHES, INVISIBLE, QUOTES, members

DOMAIN = Path(characters.__file__).parents[1]
HOME = Path(characters.__file__)
DATA = {DOMAIN / "handouts" / "letter_pairs.py"}
"""A table of pairs of letters, measured."""

ODD = frozenset().union(
    *(
        members(getattr(characters, name))
        for name in ("INVISIBLE", "ODD_BLANKS", "ODD_HYPHENS", "ODD_EN_DASHES", "ODD_EM_DASHES")
    )
)
IN_BRACKETS = re.compile(r"\[\^?\]?(?:\\.|[^\]\\])*\]")
SEVERAL = {
    "dashes": "-–—",
    "quotes": "«»“”„",
    "apostrophes": "’‘ʼ′",
    "ends of sentences": "?!…",
    "bullets": "•●▪◦►■□➢",
}
WHOLE_ALPHABET = re.compile("А-Я|а-я|[ӘҒҚҢӨҰҮҺІәғқңөұүһі]{5}")
NUMBER = re.compile("^\u2212$|\u2212(?=\\d)|(?<=\\d)[ \u00a0\u202f](?=\\d)")
"""As it is set in words for people."""
DASHES_IN_A_ROW = re.compile(r"[–—]\\?[-–—]|-[–—]")


def classes_in(source: str) -> Iterator[str]:
    """What a module says of characters itself: ``"3: dashes"``."""
    for line, text in strings(ast.parse(source)):
        plain = re.sub(r"\\u([0-9a-fA-F]{4})", lambda match: chr(int(match[1], 16)), text)
        plain = NUMBER.sub("", plain)
        if ODD & set(plain):
            yield f"{line}: odd characters"
        if WHOLE_ALPHABET.search(plain):
            yield f"{line}: letters"
        if DASHES_IN_A_ROW.search(plain):
            yield f"{line}: dashes"
        for inside in IN_BRACKETS.findall(plain):
            yield from (
                f"{line}: {name}"
                for name, signs in SEVERAL.items()
                if len(set(inside) & set(signs)) > 1 + (name == "ends of sentences")
                and not inside.isascii()
            )


def strings(tree: ast.AST) -> Iterator[tuple[int, str]]:
    told = {
        id(node.value)
        for node in ast.walk(tree)
        if isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant)
    }
    for node in ast.walk(tree):
        is_text = isinstance(node, ast.Constant) and isinstance(node.value, str)
        if is_text and id(node) not in told:
            yield node.lineno, node.value


def test_no_other_module_of_the_domain_defines_a_class_of_characters():
    found = [
        f"{path.relative_to(DOMAIN)}:{where}"
        for path in sorted(DOMAIN.rglob("*.py"))
        if path not in {HOME, *DATA}
        for where in classes_in(path.read_text(encoding="utf-8"))
    ]
    assert not found, "\n" + "\n".join(found)


@pytest.mark.parametrize(
    "source",
    [
        'X = re.compile("[\\u200b-\\u200d]")',
        'X = re.compile(r"[\\u2010\\u2011]")',
        'X = "\\u00ad"',
        'X = "а\u00a0б"',
        'X = r"\\d ?[-–—]? ?\\w"',
        'X = rf"{A}[.:–—]"',
        'X = "-–"',
        'X = frozenset("–—")',
        'X = r"[:=–\\-]"',
        'X = r"(?:[А-Я]|x)"',
        'X = "[A-Za-zа-яё]"',
        'X = "әғқңөұүһі"',
        'X = r"[«\\"“]\\w"',
        'X = r"[.?!…][»”)]{0,3}$"',
        'X = "[\'’ʼ]"',
        'X = "[*•●]"',
    ],
)
def test_a_class_of_its_own_would_be_found(source):
    assert list(classes_in(source))


@pytest.mark.parametrize(
    "source",
    [
        '"""A text – a dash — and «quotes» in words [–—]."""',
        'X = " – "',
        'X = "«{name}»"',
        'X = r"[a-z-]+"',
        'X = "[?!]"',
        'X = rf"[{DASHES}.]"',
        'X = "Қазақстан – ел"',
        'X = {"value": "\u221240"}',
        'X = "a number: 1\u00a0000 or \u22125"',
        'X = b"\\xc2\\xa0"',
    ],
)
def test_words_and_single_signs_are_left_alone(source):
    assert list(classes_in(source)) == []


def test_the_characters_of_a_class_are_told_one_by_one():
    assert members(DASHES) == set("-–—")
    assert members(QUOTES) == set('«»“”„"')
    assert {"\u200b", "\u200c", "\u200d", "\u00ad"} <= members(INVISIBLE)
    assert members(r"a-c\-\n\]") == {"a", "b", "c", "-", "\n", "]"}


def test_every_class_can_stand_beside_every_other():
    names = [name for name, value in vars(characters).items() if is_class(name, value)]
    assert len(names) > 40
    for one in names:
        for other in names:
            first, second = getattr(characters, one), getattr(characters, other)
            pattern = re.compile(f"[{first}{second}]")
            wanted = members(first) | members(second)
            assert all(pattern.fullmatch(sign) for sign in wanted), (one, other)


def is_class(name: str, value: object) -> bool:
    return name[0].isalpha() and name.isupper() and isinstance(value, str) and name != "LETTER"
