"""Program text with the classes of its parts, for languages that are taught."""

from functools import lru_cache
from html import escape

from pygments import highlight
from pygments.formatters import HtmlFormatter
from pygments.lexers import get_lexer_by_name

LANGUAGES = {
    "python": "python",
    "py": "python",
    "python3": "python",
    "pycon": "pycon",
    "javascript": "javascript",
    "js": "javascript",
    "typescript": "typescript",
    "java": "java",
    "kotlin": "kotlin",
    "c": "c",
    "cpp": "cpp",
    "c++": "cpp",
    "c#": "csharp",
    "csharp": "csharp",
    "go": "go",
    "rust": "rust",
    "php": "php",
    "ruby": "ruby",
    "r": "r",
    "sql": "sql",
    "html": "html",
    "css": "css",
    "xml": "xml",
    "json": "json",
    "yaml": "yaml",
    "bash": "bash",
    "sh": "bash",
    "pascal": "pascal",
    "matlab": "matlab",
    "swift": "swift",
}
"""What may stand behind the back-ticks → the name that Pygments has for it."""
MOST_LENGTH = 10_000
"""Longer program text is shown without colours: a lexer of others may be slow with it."""


def program_html(text: str, language: str) -> str:
    """Escaped, with ``span`` of classes and nothing else."""
    if language not in LANGUAGES or len(text) > MOST_LENGTH:
        return escape(text)
    return _coloured(text, LANGUAGES[language])


@lru_cache(maxsize=128)
def _coloured(text: str, language: str) -> str:
    lexer = get_lexer_by_name(language, stripnl=False, ensurenl=False)
    coloured = str(highlight(text, lexer, HtmlFormatter(nowrap=True, classprefix="c-")))
    return coloured if text.endswith("\n") else coloured.removesuffix("\n")
