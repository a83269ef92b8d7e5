"""Translation catalogues without the gettext programs: `python -m tutor.messages extract`.

The words in the code are English; `tutor/locale/<language>/` holds every other language. A new
language is one new `django.po` whose header gives its Plural-Forms. Django is far from complete
in Kazakh: `tutor/django_locale/` holds, written by hand, what Django lacks there or says wrongly.
Of what both lack, a catalogue of `tutor/locale` gets the words that a page here may show.
"""

import re
import sys
from collections.abc import Iterable, Iterator
from io import BytesIO
from pathlib import Path

import django
from babel.messages import extract
from babel.messages.catalog import Catalog, Message
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po, write_po
from django.utils.translation.template import templatize

BASE_DIR = Path(__file__).resolve().parent.parent
LOCALE_DIR = BASE_DIR / "tutor" / "locale"
DJANGO_LOCALE_DIR = BASE_DIR / "tutor" / "django_locale"
DOMAINS = ("django", "djangojs")

KEYWORDS: dict[str, tuple[int | tuple[int, str], ...] | None] = {
    "_": None,
    "gettext": None,
    "gettext_lazy": None,
    "gettext_noop": None,
    "ngettext": (1, 2),
    "ngettext_lazy": (1, 2),
    "pgettext": ((1, "c"), 2),
    "pgettext_lazy": ((1, "c"), 2),
    "npgettext": ((1, "c"), 2, 3),
    "npgettext_lazy": ((1, "c"), 2, 3),
}
COMMENT_TAGS = ("Translators",)
IN_TEMPLATE_STRINGS_TOO = {"parse_template_string": True}

DJANGO_DIR = Path(django.__file__).parent
DJANGO_LOCALES = ("conf", "contrib/admin", "contrib/auth", "contrib/contenttypes")
# Words of Django's parts that no page here shows: language names, feeds, field types …
UNSEEN_IN_DJANGO = re.compile(
    r"(conf|views|db/models/fields|contrib/(gis|messages|sitemaps|staticfiles|syndication))/"
)

Key = tuple[str, str | None]
Found = tuple[int, str | tuple[str, ...], list[str], str | None]  # line, words, comments, context


def key_of(message: Message) -> Key:
    """What makes a message itself: its (singular) words and its context."""
    words = message.id if isinstance(message.id, str) else message.id[0]
    return words, message.context


def languages() -> list[str]:
    """The languages that have a catalogue here."""
    return sorted(path.parent.parent.name for path in LOCALE_DIR.glob("*/LC_MESSAGES/django.po"))


def catalogue_path(language: str, domain: str) -> Path:
    return LOCALE_DIR / language / "LC_MESSAGES" / f"{domain}.po"


def read_catalogue(path: Path) -> Catalog:
    with path.open("rb") as file:
        return read_po(file)


# --- What the code says -----------------------------------------------------------------------


def extract_messages(language: str, domain: str) -> Catalog:
    """All messages that the language needs, found now in the code, with files as locations."""
    found = Catalog()
    for path in _sources(domain):
        for _line, words, comments, context in messages_in(path):
            file = path.relative_to(BASE_DIR).as_posix()
            found.add(words, locations=[(file, 1)], auto_comments=comments, context=context)
    for message in missing_in_django(language, domain):
        if found.get(message.id, message.context) is None:
            found.add(message.id, locations=message.locations, context=message.context)
    return found


def _sources(domain: str) -> list[Path]:
    if domain == "djangojs":
        return _files(["static", "lessons/static"], ".js")
    code = _files(["lessons", "tutor"], ".py")
    return code + _files(["lessons", "templates"], ".html", ".txt", ".svg")


def _files(directories: Iterable[str], *suffixes: str) -> list[Path]:
    found = (path for name in directories for path in (BASE_DIR / name).rglob("*.*"))
    return sorted(path for path in found if path.suffix in suffixes)


def messages_in(path: Path) -> Iterator[Found]:
    text = path.read_text(encoding="utf-8")
    method = {".py": "python", ".js": "javascript"}.get(path.suffix, "python")
    if path.suffix not in {".py", ".js"}:
        # Django's own reading of a template. Its text stays as rows of X, whose indentation
        # would mean something to Python.
        text = "\n".join(line.strip() for line in templatize(text).splitlines())
    source = BytesIO(text.encode())
    return extract.extract(method, source, KEYWORDS, COMMENT_TAGS, IN_TEMPLATE_STRINGS_TOO)


def missing_in_django(language: str, domain: str) -> Iterator[Message]:
    """Django's own messages that a page here may show and that nobody has translated."""
    by_hand = _translated(DJANGO_LOCALE_DIR / language / "LC_MESSAGES" / f"{domain}.po")
    for part in DJANGO_LOCALES:
        locales = DJANGO_DIR / part / "locale"
        english = locales / "en" / "LC_MESSAGES" / f"{domain}.po"
        if not english.exists():
            continue
        there = by_hand | _translated(locales / language / "LC_MESSAGES" / f"{domain}.po")
        for message in read_catalogue(english):
            if message.id and key_of(message) not in there and _is_seen(message):
                message.locations = [("django", 1)]
                yield message


def _translated(path: Path) -> set[Key]:
    if not path.exists():
        return set()
    return {key_of(message) for message in read_catalogue(path) if is_translated(message)}


def _is_seen(message: Message) -> bool:
    return any(not UNSEEN_IN_DJANGO.match(file) for file, _line in message.locations)


def is_translated(message: Message) -> bool:
    """Whether every form has words and nobody still has to look at them."""
    forms = message.string if isinstance(message.string, tuple) else (message.string,)
    return bool(message.id) and all(forms) and not message.fuzzy


# --- The catalogues ---------------------------------------------------------------------------


def update_catalogue(language: str, domain: str) -> Catalog:
    """The catalogue with exactly today's messages, keeping the translations it has."""
    path = catalogue_path(language, domain)
    sibling = catalogue_path(language, "django")
    catalogue = read_catalogue(path) if path.exists() else _empty_like(read_catalogue(sibling))
    catalogue.update(
        extract_messages(language, domain), no_fuzzy_matching=True, update_header_comment=False
    )
    catalogue.obsolete.clear()
    path.write_bytes(_po_bytes(catalogue))
    return catalogue


def _empty_like(catalogue: Catalog) -> Catalog:
    for message in list(catalogue):
        if message.id:
            catalogue.delete(message.id, message.context)
    return catalogue


def _po_bytes(catalogue: Catalog) -> bytes:
    file = BytesIO()
    write_po(file, catalogue, width=100, include_lineno=False)
    # Without times, tool versions and empty addresses, extracting twice changes nothing.
    noise = rb'^"(POT-|PO-Revision|Generated-By|Project-Id|Report-Msgid|Last-Translator)[^\n]*\n'
    return re.sub(noise, b"", file.getvalue(), flags=re.MULTILINE)


def compile_catalogues() -> None:
    """Write the .mo files that Django reads, touching only those that differ."""
    for directory in (LOCALE_DIR, DJANGO_LOCALE_DIR):
        for path in sorted(directory.glob("*/LC_MESSAGES/*.po")):
            _write_if_changed(path.with_suffix(".mo"), _mo_bytes(read_catalogue(path)))


def _mo_bytes(catalogue: Catalog) -> bytes:
    # Babel would write the English words for a plural without translation, hiding Django's.
    for message in list(catalogue):
        if message.id and not is_translated(message):
            catalogue.delete(message.id, message.context)
    file = BytesIO()
    write_mo(file, catalogue)
    return file.getvalue()


def _write_if_changed(path: Path, content: bytes) -> None:
    if path.exists() and path.read_bytes() == content:
        return
    # Moved into place whole: a server that starts meanwhile must not read half a file.
    half = path.with_suffix(".mo.new")
    half.write_bytes(content)
    half.replace(path)


def main(arguments: list[str]) -> int:
    if arguments not in (["extract"], ["compile"]):
        print("usage: python -m tutor.messages extract|compile", file=sys.stderr)  # noqa: T201
        return 2
    if arguments == ["extract"]:
        for language in languages():
            for domain in DOMAINS:
                messages = [item for item in update_catalogue(language, domain) if item.id]
                lacking = sum(not is_translated(message) for message in messages)
                print(f"{language}/{domain}: {len(messages)} messages, {lacking} to translate")  # noqa: T201
    compile_catalogues()
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
