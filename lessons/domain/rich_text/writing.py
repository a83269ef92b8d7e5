"""The parts of a rich text as HTML. Words pass ``write``, which escapes; so does all else here."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from html import escape

from lessons.domain.rich_text.latex.formula import read_formula
from lessons.domain.rich_text.nodes import (
    CodeWords,
    Formula,
    Inline,
    Inlines,
    Link,
    NoteMark,
    Picture,
    Styled,
    Words,
)
from lessons.domain.rich_text.pictures import Resolver, ShownPicture, no_pictures

WriteWords = Callable[[str, Sequence[int]], str]
SIZES = "(min-width: 48rem) 40rem, 100vw"
LEAST_SOURCE = 640


@dataclass(frozen=True, slots=True, kw_only=True)
class Labels:
    """What is said aloud of parts that have no words, in the language of the page."""

    table: str = "Table"
    formula: str = "Formula"
    program: str = "Program text"
    note: str = "Note"
    back: str = "Back to the text"
    no_picture: str = "The picture cannot be shown here."
    picture_waits: str = "The picture is being prepared."


def escaped(words: str, _places: Sequence[int]) -> str:
    return escape(words)


@dataclass(frozen=True, slots=True, kw_only=True)
class Manner:
    """``prefix`` makes the ids of notes the only ones of the page; without it they are no links."""

    labels: Labels = field(default_factory=Labels)
    write: WriteWords = escaped
    picture: Resolver = no_pictures
    prefix: str = ""
    has_headings: bool = True


@dataclass(frozen=True, slots=True)
class InlineWriter:
    """``numbers`` are those of the notes, by their labels."""

    manner: Manner
    numbers: Mapping[str, int]

    def all(self, inside: Inlines, *, in_link: bool = False) -> str:
        return "".join(self._one(one, in_link=in_link) for one in inside)

    def _one(self, one: Inline, *, in_link: bool) -> str:
        match one:
            case Words():
                # A key term is a link, and no link may stand in another.
                written = (escaped if in_link else self.manner.write)(one.text, one.places)
            case CodeWords():
                written = f"<code>{escape(one.text)}</code>"
            case Formula():
                written = formula_html(one)
            case Styled():
                written = f"<{one.style}>{self.all(one.inside, in_link=in_link)}</{one.style}>"
            case Link():
                inside = self.all(one.inside, in_link=True)
                written = f'<a href="{escape(one.url)}">{inside}</a>'
            case Picture():
                written = self.picture(one)
            case NoteMark():
                written = self._mark(one)
        return written

    def picture(self, one: Picture) -> str:
        shown = self.manner.picture(one.name)
        if shown and shown.files:
            return _image(shown, one.alternative)
        labels = self.manner.labels
        words = f"{escape(one.alternative)} " if one.alternative else ""
        waits = shown is not None and not shown.is_broken
        told = f"<em>{escape(labels.picture_waits if waits else labels.no_picture)}</em>"
        return f'<span class="picture-missing">{words}{told}</span>'

    def _mark(self, mark: NoteMark) -> str:
        number = self.numbers.get(mark.label)
        if number is None:
            return escape(f"[^{mark.label}]")
        if not self.manner.prefix:
            return f"<sup>{number}</sup>"
        name = f"note-{escape(self.manner.prefix)}-{number}"
        label = f'aria-label="{escape(self.manner.labels.note)} {number}"'
        return f'<sup><a id="{name}-from" href="#{name}" {label}>{number}</a></sup>'


def formula_html(formula: Formula) -> str:
    """Browsers that know no MathML show the line instead (see ``.formula`` in the style sheet)."""
    found = read_formula(formula.latex, is_displayed=formula.is_displayed)
    if not found.mathml:
        return f'<code class="formula-typed">{escape(formula.latex)}</code>'
    line = f'<span class="formula-line">{escape(found.line)}</span>'
    return f'<span class="formula">{found.mathml}{line}</span>'


def _image(shown: ShownPicture, alternative: str) -> str:
    fitting = [url for url, width in shown.files if width >= LEAST_SOURCE]
    source = fitting[0] if fitting else shown.files[-1][0]
    widths = ", ".join(f"{url} {width}w" for url, width in shown.files)
    return (
        f'<img src="{escape(source)}" srcset="{escape(widths)}" sizes="{SIZES}"'
        f' width="{shown.width}" height="{shown.height}"'
        f' alt="{escape(alternative or shown.alternative)}" loading="lazy" decoding="async">'
    )
