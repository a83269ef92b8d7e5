"""Recognition of printed text through the program tesseract, where it is installed.

It runs as a process of its own with a time limit, gets the picture on its standard input and
writes no file.
"""

import csv
import functools
import shutil
import subprocess
from collections.abc import Iterable, Iterator

from lessons.domain.handouts.codes import Code
from lessons.domain.handouts.document import DocumentError
from lessons.domain.handouts.recognition import Seen, Sheet

PROGRAM = "tesseract"
LANGUAGES = ("kaz", "rus")
"""The first must be there; a page in Kazakh holds Russian and, seldom, Latin words."""
SECONDS = 120
"""For one page; a full one takes 3 to 6 seconds on one core."""
_PAGE, _WORD, _LINE = "1", "5", "4"
DOTS_PER_INCH = 300


class Tesseract:
    def recognise(self, picture: bytes) -> Sheet:
        """Raises DocumentError: ocr-missing or too-complex."""
        program, languages = shutil.which(PROGRAM), installed_languages()
        if program is None or LANGUAGES[0] not in languages:
            raise DocumentError(code=Code.OCR_MISSING)
        return read_sheet(_run(program, languages, picture))


def is_installed() -> bool:
    return shutil.which(PROGRAM) is not None and LANGUAGES[0] in installed_languages()


@functools.cache
def installed_languages() -> tuple[str, ...]:
    """Those of LANGUAGES that are here, in that order."""
    program = shutil.which(PROGRAM)
    if program is None:
        return ()
    done = subprocess.run(  # noqa: S603
        [program, "--list-langs"], capture_output=True, text=True, timeout=60, check=False
    )
    return tuple(name for name in LANGUAGES if name in done.stdout.split())


def _run(program: str, languages: Iterable[str], picture: bytes) -> str:
    # One thread a page: on few cores several are slower than one.
    command = [
        "env",
        "OMP_THREAD_LIMIT=1",
        program,
        "-",
        "-",
        "-l",
        "+".join(languages),
        "--psm",
        "3",
    ]
    try:
        done = subprocess.run(  # noqa: S603
            [*command, "--dpi", str(DOTS_PER_INCH), "tsv"],
            input=picture,
            capture_output=True,
            timeout=SECONDS,
            check=True,
        )
    except (subprocess.TimeoutExpired, subprocess.CalledProcessError) as error:
        raise DocumentError(code=Code.TOO_COMPLEX) from error
    return done.stdout.decode("utf-8", "replace")


def read_sheet(table: str) -> Sheet:
    """Tesseract's table: pages, blocks, paragraphs, lines and words, each with its box in dots."""
    rows = list(csv.DictReader(table.splitlines(), delimiter="\t", quoting=csv.QUOTE_NONE))
    pages = [row for row in rows if row["level"] == _PAGE]
    return Sheet(
        width=int(pages[0]["width"]) if pages else 1,
        height=int(pages[0]["height"]) if pages else 1,
        dots_per_inch=DOTS_PER_INCH,
        words=tuple(_words(rows)),
    )


def _words(rows: Iterable[dict[str, str]]) -> Iterator[Seen]:
    """A line's own base is not told: its words end where their letters do, tails and all."""
    line: list[dict[str, str]] = []
    for row in rows:
        if row["level"] == _WORD and (row["text"] or "").strip():
            line.append(row)
        elif row["level"] == _LINE:
            yield from _seen(line)
            line = []
    yield from _seen(line)


def _seen(line: list[dict[str, str]]) -> Iterator[Seen]:
    if not line:
        return
    bases = sorted(int(row["top"]) + int(row["height"]) for row in line)
    tops = sorted(int(row["top"]) for row in line)
    base = bases[len(bases) // 3]
    size = max(1.0, (base - tops[len(tops) // 3]) * 1.25)
    for row in line:
        yield Seen(
            text=row["text"].strip(),
            left=int(row["left"]),
            top=int(row["top"]),
            width=int(row["width"]),
            height=int(row["height"]),
            base=base,
            size=size,
            confidence=max(0.0, float(row["conf"])) / 100,
        )
