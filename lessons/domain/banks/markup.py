"""HTML of a bank as plain text: line breaks and entities resolved, tags gone.

The result is shown escaped like any other text, so this need not be a sanitiser; it must not lose
words, and so keeps whatever is no tag («a < b») and refuses what text cannot hold.
"""

import re
from html import unescape

from lessons.domain.banks.bank import ItemError
from lessons.domain.banks.codes import BankCode
from lessons.domain.banks.texts import clean
from lessons.domain.text.samples import Sample

LONGEST = 100_000
"""Characters of one piece of HTML; Word pastes hold ten times as much markup as text."""

# A tag never reaches beyond the next "<", so that a page of them costs its length and no more.
_TAG = re.compile(r"<(/?)([a-zA-Z][\w:-]*)((?:\s[^<>]*)?)/?>")
# Attributes have values, so that «a <b and c> d» stays what it is.
_ATTRIBUTES = re.compile(
    r"""(?:\s+(?:[\w:.-]+\s*=\s*(?:"[^"]*"|'[^']*'|[^\s"'<>]+)|nowrap|reversed|noshade|hidden))*"""
    r"""\s*/?\s*"""
)
_BREAK = "\x1e"
"""Where a block begins or ends: one new line however many of them meet."""
_BREAKS = re.compile(f" ?\n?[ {_BREAK}]*{_BREAK}[ {_BREAK}]*\n?")
_LINE = "\ufdd0"
"""A line of preformatted text ends here; no file holds this character on purpose."""
_SPACE = re.compile(r"\s+")
_RAISED = re.compile(r"<(su[bp])\b[^<>]*>([^<>]{1,40})</\1\s*>", re.IGNORECASE)
_LINK = re.compile(
    r"""<a\b[^<>]*\bhref\s*=\s*["']([^"'<>]*)["'][^<>]*>([^<>]*)</a\s*>""", re.IGNORECASE
)
_HIDDEN = (("<!--", "-->"), ("<script", "</script>"), ("<style", "</style>"))
_BLOCK = re.compile(
    r"address|article|aside|blockquote|br|center|dd|div|dl|dt|fieldset|figure|footer|form|h[1-6]"
    r"|header|hr|li|main|nav|ol|p|pre|section|table|tbody|tfoot|thead|tr|ul"
)
_CELL = re.compile("t[dh]")
_INLINE = re.compile(
    r"a|abbr|acronym|b|bdi|bdo|big|caption|cite|code|col|colgroup|del|dfn|em|font|html|body|head"
    r"|i|ins|kbd|label|mark|nobr|q|s|samp|small|span|strike|strong|sub|sup|title|tt|u|var|wbr"
    r"|meta|link|lang"
)
SAMPLES = (
    Sample(
        pattern=_BLOCK,
        how="fullmatch",
        matches=("section", "figure"),
        misses=("sections", "ignore"),
    ),
    Sample(
        pattern=_INLINE,
        how="fullmatch",
        matches=("strong", "label"),
        misses=("is_strong", "labels"),
    ),
)
_MEDIA = re.compile("img|audio|video|object|embed|iframe|svg|math|canvas|picture|applet|map|frame")
_TO_FILL_IN = re.compile("input|select|textarea")
_WITH_CONTENT = ("math", "svg", "object", "video", "audio", "iframe", "picture", "canvas", "applet")
LEFT_OUT = "\ue001"
"""Where a picture, a sound or a formula stood; ``keys.checked`` takes it away and tells."""
_FILE = re.compile(r"@@PLUGINFILE@@[^\s)\]]*")
_SUPERSCRIPTS = str.maketrans("0123456789+-=()ni", "⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁼⁽⁾ⁿⁱ")
_SUBSCRIPTS = str.maketrans("0123456789+-=()", "₀₁₂₃₄₅₆₇₈₉₊₋₌₍₎")


def html_text(html: str) -> str:
    """Text of HTML, where white space means nothing. Raises ItemError: media, text-too-long."""
    return _text(html, keeps_lines=False)


def loose_text(text: str) -> str:
    """Text that may hold tags here and there, where lines are the author's own."""
    return _text(text, keeps_lines=True)


def _text(source: str, *, keeps_lines: bool) -> str:
    if len(source) > LONGEST:
        raise ItemError(BankCode.TEXT_TOO_LONG)
    source = source.replace(LEFT_OUT, "")
    if "<" not in source and not keeps_lines:
        source = _SPACE.sub(" ", source)
    if "<" in source:
        source = source if keeps_lines else _SPACE.sub(" ", _keep_lines(source))
        source = _LINK.sub(_show_link, _RAISED.sub(_raise, _without_hidden(source)))
        source = _TAG.sub(_replace, source.replace(_BREAK, ""))
        source = _BREAKS.sub("\n", source).replace(_LINE, "\n")
    text = unescape(source) if "&" in source else source
    return clean(_FILE.sub(LEFT_OUT, text) if "@@PLUGINFILE@@" in text else text)


def without_media(text: str) -> str:
    """Without the marks of what was left out, and without the hole that they leave."""
    return clean(text.replace(LEFT_OUT, " ")) if LEFT_OUT in text else text


def _without_hidden(source: str) -> str:
    for opening, closing in _HIDDEN:
        source = _cut(source, opening, closing)
    for name in _WITH_CONTENT:
        source = _cut(source, f"<{name}", f"</{name}>", LEFT_OUT)
    return source


def _keep_lines(source: str) -> str:
    """New lines inside ``<pre>`` as marks that outlive the others."""
    source = source.replace(_LINE, "")
    lowered = source.lower()
    if len(lowered) != len(source):
        return source
    kept, place = [], 0
    while (start := lowered.find("<pre", place)) >= 0:
        end = lowered.find("</pre", start)
        if end < 0:
            break
        kept += [source[place:start], source[start:end].replace("\n", _LINE)]
        place = end
    return "".join([*kept, source[place:]])


def _cut(source: str, opening: str, closing: str, instead: str = "") -> str:
    lowered = source.lower()
    if len(lowered) != len(source) or opening not in lowered:
        return source
    kept, place = [], 0
    while (start := lowered.find(opening, place)) >= 0:
        end = lowered.find(closing, start)
        if end < 0:
            break
        kept += [source[place:start], instead]
        place = end + len(closing)
    return "".join([*kept, source[place:]])


def _raise(match: re.Match[str]) -> str:
    """Without this, 10<sup>3</sup> would become one hundred and three."""
    text = unescape(match[2])
    table, mark = (_SUPERSCRIPTS, "^") if match[1].lower() == "sup" else (_SUBSCRIPTS, "_")
    if all(ord(character) in table for character in text):
        return text.translate(table)
    return f"{mark}({match[2]})"


def _show_link(match: re.Match[str]) -> str:
    address, words = match[1].strip(), match[2].strip()
    is_told = not address or address.startswith("#") or address in words
    return match[2] if is_told else f"{match[2]} ({address})"


def is_known(name: str) -> bool:
    """Whether a tag of this name is HTML."""
    return any(one.fullmatch(name) for one in (_BLOCK, _CELL, _INLINE, _MEDIA, _TO_FILL_IN))


def _replace(match: re.Match[str]) -> str:
    name = match[2].lower().rpartition(":")[2] if ":" in match[2] else match[2].lower()
    if not _ATTRIBUTES.fullmatch(match[3]):
        return match[0]
    if _MEDIA.fullmatch(name):
        return "" if match[1] else LEFT_OUT
    if _TO_FILL_IN.fullmatch(name):
        raise ItemError(BankCode.MEDIA, name)
    if _BLOCK.fullmatch(name):
        return "\n" if name == "br" else _BREAK
    if _CELL.fullmatch(name):
        return " "
    return "" if _INLINE.fullmatch(name) or ":" in match[2] else match[0]
