"""Which engine gives a PDF's letters, words and order best: `python -m benchmarks.pdf_engines DIR`.

Runs over pages made here from the demo lesson (plain, Kazakh letters of a second font drawn last,
two columns, printed by Chromium where it is installed), and over every PDF in DIR that has an
`.expected.json` beside it. Engines that are not installed are left out; those under trial were
pypdfium2, pdfminer.six, pdfplumber and pypdf (`pip install` them to repeat it).

Measured (letters in order / words right, mean ms a full page on two busy cores; all engines give
all words of the two labelled samples):

| engine | plain | second font last | two columns | Chromium, two fonts | ms |
|---|---|---|---|---|---|
| pypdfium2 | 1.000 / 1.000 | 0.853 / 0.323 | 1.000 / 1.000 | 1.000 / 1.000 | 10 |
| pdfminer.six | 1.000 / 1.000 | 0.718 / 0.323 | 0.994 / 1.000 | 1.000 / 1.000 | 1524 |
| pdfplumber | 1.000 / 1.000 | 1.000 / 1.000 | 0.601 / 1.000 | 1.000 / 1.000 | 282 |
| pypdf | 1.000 / 1.000 | 0.853 / 0.323 | 1.000 / 1.000 | 1.000 / 1.000 | 99 |
| this reader | 1.000 / 1.000 | 1.000 / 1.000 | 1.000 / 1.000 | 1.000 / 1.000 | 118 |

Only pdfplumber keeps words whole where a second font is drawn last, and it mixes columns. So the
reader takes the letters and their places from pdfium, which is the fastest, draws pages for
recognition as well and is free (BSD, Apache), and makes words and order itself: `this reader`.
"""

import importlib
import io
import json
import re
import subprocess
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Callable, Iterator
from difflib import SequenceMatcher
from html import escape
from pathlib import Path
from typing import Any

from lessons.domain.handouts.pages.extraction import extract
from lessons.domain.handouts.pages.pdfium import Pdfium
from tests.chromium import chromium_path, launch_arguments
from tests.domain.handouts.pdf_maker import Sheet, make_pdf

LESSON = Path(__file__).parent.parent / "fixtures" / "lesson-15.json"
KAZAKH = frozenset("ӘәҒғҚқҢңӨөҰұҮүҺһІі")
LINES = 52


def read_pypdfium2(module: Any, data: bytes) -> str:
    document = module.PdfDocument(data)
    pages = (document[index].get_textpage() for index in range(len(document)))
    return "\n".join(page.get_text_range() for page in pages).replace("\ufffe", "-")


def read_pdfminer(module: Any, data: bytes) -> str:
    return module.extract_text(io.BytesIO(data))


def read_pdfplumber(module: Any, data: bytes) -> str:
    with module.open(io.BytesIO(data)) as document:
        return "\n".join(page.extract_text() for page in document.pages)


def read_pypdf(module: Any, data: bytes) -> str:
    return "\n".join(page.extract_text() for page in module.PdfReader(io.BytesIO(data)).pages)


ENGINES: dict[str, tuple[str, Callable[[Any, bytes], str]]] = {
    "pypdfium2": ("pypdfium2", read_pypdfium2),
    "pdfminer.six": ("pdfminer.high_level", read_pdfminer),
    "pdfplumber": ("pdfplumber", read_pdfplumber),
    "pypdf": ("pypdf", read_pypdf),
    "this reader": ("sys", lambda _sys, data: "\n".join(extract(Pdfium().pages(data)).lines)),
}


def lesson_lines(width: int) -> list[str]:
    """The demo lesson's theory in lines of at most so many letters."""
    text = " ".join(part["text"] for part in json.loads(LESSON.read_text("utf-8"))["sections"])
    lines = [""]
    for word in text.split():
        if len(lines[-1]) + len(word) >= width:
            lines.append("")
        lines[-1] = f"{lines[-1]} {word}".strip()
    return lines


def made() -> Iterator[tuple[str, bytes, list[str]]]:
    """Name, file and the lines that it shows."""
    wide, narrow = lesson_lines(90), lesson_lines(42)
    yield "plain", make_pdf(*_sheets(wide, _plain)), wide
    yield "second font last", make_pdf(*_sheets(wide, _kazakh_last)), wide
    pages = [narrow[first : first + 2 * LINES] for first in range(0, len(narrow), 2 * LINES)]
    two = [_plain(_plain(Sheet(), page[:LINES], 50), page[LINES:], 310) for page in pages]
    yield "two columns", make_pdf(*two), narrow
    if chromium_path():
        yield "Chromium, two fonts", printed(wide), wide


def _sheets(lines: list[str], write: Callable[[Sheet, list[str], float], Sheet]) -> list[Sheet]:
    return [
        write(Sheet(), lines[first : first + LINES], 60) for first in range(0, len(lines), LINES)
    ]


def _plain(sheet: Sheet, lines: list[str], x: float) -> Sheet:
    return sheet.write_lines(lines, x)


def _kazakh_last(sheet: Sheet, lines: list[str], x: float) -> Sheet:
    """As programs do that have no Kazakh letters in the font that was chosen."""
    for index, line in enumerate(lines):
        for run in re.finditer(f"[^{''.join(KAZAKH)}]+", line):
            sheet.write(run.group(), x + 5 * run.start(), 780 - 14 * index)
    for index, line in enumerate(lines):
        for place, letter in enumerate(line):
            if letter in KAZAKH:
                sheet.write(letter, x + 5 * place, 780 - 14 * index, bold=True)
    return sheet


def printed(lines: list[str]) -> bytes:
    """In a font without Kazakh letters, so that Chromium takes them from another."""
    with tempfile.TemporaryDirectory() as folder:
        page, result = Path(folder) / "page.html", Path(folder) / "page.pdf"
        body = "".join(f"<p>{escape(line)}</p>" for line in lines)
        style = "body{font:9pt 'Nimbus Roman','C059',serif}p{margin:0;white-space:nowrap}"
        page.write_text(f"<meta charset=utf-8><style>{style}</style>{body}", "utf-8")
        command = [str(chromium_path()), "--headless", *launch_arguments()]
        command += ["--no-pdf-header-footer", f"--print-to-pdf={result}", page.as_uri()]
        subprocess.run(command, capture_output=True, timeout=120, check=True)
        return result.read_bytes()


def labelled(folder: Path) -> Iterator[tuple[str, bytes, list[str]]]:
    """The pieces of text that the label names; their order says nothing."""
    for path in sorted(folder.glob("*.pdf")):
        label = path.with_suffix(".expected.json")
        if label.is_file():
            lessons = json.loads(label.read_text("utf-8"))["lessons"]
            asked = [item["text"] for lesson in lessons for item in lesson["questions"]]
            theory = [piece for lesson in lessons for piece in lesson["body_contains"]]
            yield path.name, path.read_bytes(), [*theory, *asked]


def order_share(truth: str, text: str) -> float:
    matcher = SequenceMatcher(None, truth, text, autojunk=False)
    return sum(block.size for block in matcher.get_matching_blocks()) / len(truth)


def word_share(truth: str, text: str) -> float:
    wanted, found = (Counter(re.findall(r"\w+", part)) for part in (truth, text))
    return (wanted & found).total() / wanted.total()


def measure(data: bytes, shown: list[str], read: Callable[[Any, bytes], str], module: Any) -> str:
    read(module, data)
    started = time.process_time()
    text = read(module, data)
    milliseconds = (time.process_time() - started) * 1000 / len(Pdfium().pages(data))
    truth, found = "".join("".join(shown).split()), "".join(text.split())
    words = word_share(" ".join(shown), text)
    return f"{order_share(truth, found):.3f} | {words:.3f} | {milliseconds:.1f}"


def main(folders: list[str]) -> None:
    samples = [*made(), *(sample for folder in folders for sample in labelled(Path(folder)))]
    print("| file | engine | letters in order | words right | ms a page |\n|---|---|---|---|---|")
    for name, data, shown in samples:
        for engine, (module_name, read) in ENGINES.items():
            try:
                module = importlib.import_module(module_name)
            except ModuleNotFoundError:
                print(f"| {name} | {engine} | not installed | | |")
                continue
            print(f"| {name} | {engine} | {measure(data, shown, read, module)} |", flush=True)


if __name__ == "__main__":
    main(sys.argv[1:])
