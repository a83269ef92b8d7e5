"""The closed set of HTML that a rich text may become: the last wall, whatever stands before it."""

import nh3

ATTRIBUTES: dict[str, set[str]] = {
    "a": {"href", "class", "id", "aria-label"},
    "ol": {"start", "class"},
    "li": {"id"},
    "th": {"scope", "colspan", "rowspan"},
    "td": {"colspan", "rowspan"},
    "mark": {"class"},
    "div": {"class", "tabindex", "role", "aria-label"},
    "pre": {"tabindex"},
    "code": {"class"},
    "span": {"class"},
    "figure": {"class"},
    "img": {"src", "srcset", "sizes", "width", "height", "alt", "loading", "decoding"},
    "math": {"display", "alttext", "aria-label"},
    "mi": {"mathvariant"},
    "mtable": {"class"},
    "mo": {"stretchy", "fence", "movablelimits"},
    "mover": {"accent"},
    "munder": {"accentunder"},
    "mrow": {"class"},
    "mfrac": {"linethickness"},
    "mstyle": {"displaystyle"},
    "mspace": {"width"},
}
_BARE = """
    p br ul h3 h4 strong em small sup sub blockquote table caption thead tbody tr figcaption
    mn mtext msqrt mroot msub msup msubsup munderover mtr mtd
"""
TAGS = frozenset(_BARE.split()) | ATTRIBUTES.keys()
SCHEMES = {"http", "https", "mailto"}

_CLEANER = nh3.Cleaner(
    tags=set(TAGS),
    attributes=ATTRIBUTES,
    clean_content_tags={"script", "style"},
    url_schemes=SCHEMES,
    link_rel="noopener",
    strip_comments=True,
)


def walled(html: str) -> str:
    return _CLEANER.clean(html)
