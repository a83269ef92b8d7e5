"""Lines that head a section of prose: chapters, abstracts, numbered, bold or capital lines."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from lessons.domain.handouts.lines import Row
from lessons.domain.text.characters import CAPITALS, DASHES
from lessons.domain.text.samples import Sample
from lessons.domain.text.sentences import ends_sentence

LONGEST = 110
_FEWEST_LETTERS = 6
_MARKDOWN = re.compile(r"(#{1,6}) (.+)")
_NUMBERED = re.compile(
    rf"(?P<number>\d{{1,2}}(?:\.\d{{1,2}}){{0,3}})[.)]? (?P<words>(?-i:[{CAPITALS}«])\S*(?: \S+)*)"
)
_CHAPTER = re.compile(
    rf"(?:(?:\d{{1,2}} ?[{DASHES}.]? ?|[IVXІ]{{1,5}}[.]? ?)(?:тарау|бөлім|глава|раздел)"
    r"|(?:тарау|бөлім|глава|раздел|chapter) (?:\d{1,2}|[IVXІ]{1,5})|§ ?\d{1,2})(?!\w).*",
    re.IGNORECASE,
)
_ABSTRACT = r"аңдатпа|түйін(?:деме)?|аннотация|резюме|abstract|summary"
_KEY_WORDS = r"(?:тірек|кілт|түйінді) сөздер|ключевые слова|key ?words"
_PLAIN = (
    r"кіріспе|қорытынды|нәтижелер|талқылау|(?:материалдар(?: мен)? )?(?:зерттеу )?әдістері?|"
    r"введение|заключение|результаты(?: исследования)?|обсуждение|(?:материалы и )?методы|выводы|"
    r"introduction|conclusions?|results|discussion|(?:materials and )?methods|"
    r"алғысөз|предисловие|foreword"
)
_LITERATURE = (
    r"(?:пайдаланылған |қолданылған )?әдебиеттер(?: тізімі)?|(?:список )?литератур[аы]|"
    r"список (?:использованн\w+ )?(?:литературы|источников)|references|bibliography"
)
_IS_ABSTRACT = re.compile(rf"(?:{_ABSTRACT})[.:]?", re.IGNORECASE)
_IS_KEY_WORDS = re.compile(rf"(?:{_KEY_WORDS})[.:]?", re.IGNORECASE)
_RUN_IN = re.compile(
    rf"(?P<words>{_ABSTRACT}|{_KEY_WORDS}) ?[:.{DASHES}] ?(?P<rest>\S.*)", re.IGNORECASE
)
_ALONE = re.compile(rf"(?:{_ABSTRACT}|{_KEY_WORDS}|{_PLAIN}|{_LITERATURE})[.:]?", re.IGNORECASE)
_IS_LITERATURE = re.compile(rf"(?:{_LITERATURE})[.:]?", re.IGNORECASE)
# A heading glued to its text: only capitals tell it from the sentence.
_GLUED = re.compile(
    r"(?P<words>КІРІСПЕ|ҚОРЫТЫНДЫ|ВВЕДЕНИЕ|ЗАКЛЮЧЕНИЕ|INTRODUCTION|CONCLUSION) "
    rf"(?P<rest>[{CAPITALS}][^{CAPITALS}].*)"
)
SAMPLES = (
    Sample(
        pattern=_CHAPTER,
        how="fullmatch",
        matches=("1-тарау. Су", "Глава 2. Язык", "§ 5"),
        misses=("Тарау", "1. Су"),
    ),
    Sample(
        pattern=_IS_ABSTRACT,
        how="fullmatch",
        matches=("Аңдатпа", "Abstract:"),
        misses=("Кіріспе", "Abstract art"),
    ),
    Sample(
        pattern=_IS_KEY_WORDS,
        how="fullmatch",
        matches=("Тірек сөздер", "Keywords"),
        misses=("Сөздер", "Key points"),
    ),
    Sample(
        pattern=_RUN_IN,
        how="fullmatch",
        matches=("Keywords: river, lake", "Тірек сөздер: өзен, көл"),
        misses=("river, lake", "Тірек сөздер"),
    ),
    Sample(
        pattern=_ALONE,
        how="fullmatch",
        matches=("Пайдаланылған әдебиеттер", "Список литературы"),
        misses=("Ұсынылатын әдебиет", "Основная литература"),
    ),
    Sample(
        pattern=_IS_LITERATURE,
        how="fullmatch",
        matches=("Пайдаланылған әдебиеттер", "Список литературы"),
        misses=("Ұсынылатын әдебиет", "Основная литература"),
    ),
    Sample(
        pattern=_GLUED,
        how="fullmatch",
        matches=("КІРІСПЕ Су – зат.", "INTRODUCTION Water is a liquid."),
        misses=("Кіріспе Су – зат.", "КІРІСПЕ СУ"),
    ),
)


@dataclass(frozen=True, slots=True)
class SectionHeading:
    words: str
    depth: int = 1
    rest: str = ""
    """What follows on the same line."""

    @property
    def is_abstract(self) -> bool:
        return _IS_ABSTRACT.fullmatch(self.words) is not None

    @property
    def is_key_words(self) -> bool:
        return _IS_KEY_WORDS.fullmatch(self.words) is not None

    @property
    def is_literature(self) -> bool:
        return _IS_LITERATURE.fullmatch(self.words) is not None


def markdown_heading(text: str) -> str:
    """The words of a Markdown heading, or an empty string."""
    match = _MARKDOWN.match(text)
    return match[2].strip(" #*") if match else ""


def styled_heading(row: Row) -> SectionHeading | None:
    """What the format itself or bold type sets apart from the prose around it."""
    match = _MARKDOWN.match(row.text)
    if match:
        return SectionHeading(match[2].strip(" #*"), len(match[1]))
    if row.heading:
        return SectionHeading(row.text, row.heading)
    if row.is_strong and row.starts and _is_short(row.text):
        return SectionHeading(row.text.rstrip(":"), 3)
    return None


def section_heading(row: Row) -> SectionHeading | None:
    """Any heading of a chapter, an article or a thesis."""
    if row.is_block:
        return None
    styled = styled_heading(row)
    if styled:
        return styled
    for pattern in (_RUN_IN, _GLUED):
        match = pattern.fullmatch(row.text)
        # Abstracts stand under names and addresses without a stop.
        if match and (not row.is_mid_sentence or match["rest"][:1].isupper()):
            return SectionHeading(match["words"], 1, match["rest"])
    if _is_capital(row.text):
        return SectionHeading(row.text)
    if row.is_mid_sentence or not row.starts:
        return None
    return _plain_heading(row.text)


def numbered_heading(text: str) -> SectionHeading | None:
    """``1.2 Су айналымы``: a short line without a stop."""
    match = _NUMBERED.fullmatch(text)
    if match is None or not _is_short(text):
        return None
    return SectionHeading(text, match["number"].count(".") + 1)


def theory_headings(rows: Sequence[Row]) -> frozenset[int]:
    """Lines of numbered subheadings in theory: short, without a stop, with prose below each.

    In a list the next line is numbered as well.
    """
    return frozenset(
        row.line
        for row, below in pairwise(rows)
        if row.starts
        and not row.is_block
        and numbered_heading(row.text)
        and below.starts
        and not _NUMBERED.fullmatch(below.text)
        and (ends_sentence(below.text) or len(below.text) > len(row.text))
    )


def _plain_heading(text: str) -> SectionHeading | None:
    if _ALONE.fullmatch(text):
        return SectionHeading(text.rstrip(".:"))
    if len(text) <= LONGEST and _CHAPTER.fullmatch(text):
        return SectionHeading(text)
    is_deep = re.match(r"\d{1,2}\.\d", text)
    return numbered_heading(text) if is_deep else None


def _is_capital(text: str) -> bool:
    """In capitals throughout, and more than an abbreviation."""
    return _is_short(text) and text.isupper() and sum(map(str.isalpha, text)) >= _FEWEST_LETTERS


def _is_short(text: str) -> bool:
    return 2 < len(text) <= LONGEST and (not ends_sentence(text)) and text[-1] not in ";,"
