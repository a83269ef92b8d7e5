"""Rich text on pages: in the flow, or where only words may stand.

Of pictures ``templatetags.pictures`` tells: a function from a name to what is shown. Whatever
lies behind a text's markup comes from the domain's writers, which escape all that was typed.
"""

import re
from collections.abc import Callable, Sequence

from django import template
from django.templatetags.static import static
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext

from lessons.domain.rich_text.html import flow_html, line_html, parted_html
from lessons.domain.rich_text.pictures import Resolver, no_pictures
from lessons.domain.rich_text.plain import plain_words
from lessons.domain.rich_text.writing import Labels, Manner, WriteWords, escaped
from lessons.templatetags.pictures import pictures_of

register = template.Library()
register.filter("plain", plain_words)
_SAMPLES = (
    "**қалың**, *көлбеу*, H~2~O, м^2^",
    "$\\frac{a+b}{2}$, $x_1 \\le \\sqrt{y}$",
    "$$\\sum_{i=1}^{n} i = \\frac{n(n+1)}{2}$$",
    "| А | Б |\n| --- | --- |\n| 1 | 2 |\n: 1-кесте",
    "```python\nfor i in range(3):\n    print(i)\n```",
    "1. …\n2. …",
    "> …",
    "## …",
    "…[^1]\n\n[^1]: …",
    "[adilet.zan.kz](https://adilet.zan.kz)",
)
_NEEDS_STYLE = re.compile(
    r"<(?:table|pre|code|math|sup|sub|blockquote|figure|img|ol)\b|class=\"picture"
)


def labels() -> Labels:
    return Labels(
        table=gettext("Table"),
        formula=gettext("Formula"),
        note=gettext("Note"),
        back=gettext("Back to the text"),
        no_picture=gettext("The picture cannot be shown here."),
        picture_waits=gettext("The picture is being prepared."),
    )


def flow(
    text: str,
    *,
    write: WriteWords = escaped,
    pictures: Resolver = no_pictures,
    prefix: str = "",
    has_headings: bool = True,
) -> SafeString:
    manner = Manner(
        labels=labels(), write=write, picture=pictures, prefix=prefix, has_headings=has_headings
    )
    return styled(flow_html(text, manner))


def styled(html: str) -> SafeString:
    """The style sheet comes with the text that needs it: HTML has it so, and so does a page of a
    test that is put in later."""
    if not _NEEDS_STYLE.search(html):
        return SafeString(html)
    link = format_html('<link rel="stylesheet" href="{}">', static("css/rich.css"))
    return SafeString(link + html)


def each_words(write: Callable[[str], str]) -> WriteWords:
    """For what writes words without a look at their places."""

    def write_words(words: str, _places: Sequence[int]) -> str:
        return write(words)

    return write_words


@register.simple_tag(takes_context=True)
def rich(context: template.Context, text: str) -> SafeString:
    """In the flow of a page: paragraphs, lists, tables, program text."""
    return flow(text, pictures=pictures_of(context), has_headings=False)


@register.simple_tag(takes_context=True)
def rich_line(context: template.Context, text: str) -> SafeString:
    """Within a label, an option, a cell: a new line is a ``br``."""
    return styled(line_html(text, _manner(context)))


@register.simple_tag(takes_context=True)
def rich_question(context: template.Context, text: str) -> dict[str, SafeString]:
    """``lead`` for the label or heading, ``rest`` for below it: a table is no label."""
    lead, rest = parted_html(text, _manner(context))
    return {"lead": styled(lead or gettext("Question")), "rest": styled(rest)}


@register.simple_tag(takes_context=True)
def rich_lines(context: template.Context, text: str) -> SafeString:
    """Lines as they were typed in a paragraph, and below it what stands by itself."""
    lead, rest = parted_html(text, _manner(context))
    return styled((f"<p>{lead}</p>" if lead else "") + rest)


@register.simple_tag
def rich_samples() -> list[tuple[str, SafeString]]:
    """(what is typed, what is shown)."""
    return [(source, flow(source, has_headings=False)) for source in _SAMPLES]


def _manner(context: template.Context) -> Manner:
    return Manner(labels=labels(), picture=pictures_of(context), has_headings=False)
