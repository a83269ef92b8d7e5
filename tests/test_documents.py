"""What the documents name is there: paths, names in files, commands, modules, targets of make."""

import re
import subprocess
from importlib.util import find_spec
from pathlib import Path

import pytest
from django.core.management import get_commands

ROOT = Path(__file__).resolve().parent.parent
HISTORY = {"CHANGELOG.md"}
"""Tells of what was, too."""


def documents() -> list[str]:
    kept = subprocess.run(
        ["git", "ls-files", "--cached", "--others", "--exclude-standard", "*.md"],  # noqa: S607
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=True,
    )
    written = [Path(name) for name in kept.stdout.splitlines()]
    return sorted(
        str(path)
        for path in written
        if path.name not in HISTORY and path.parts[0] not in {"fixtures", "tests"}
    )


DOCUMENTS = documents()
ROOTS = ("lessons", "tutor", "tests", "templates", "static", "docs", "benchmarks", "fixtures")
PATH = re.compile(rf"`((?:{'|'.join(ROOTS)}|deploy)/[\w./@-]*)(?:: ([\w.]+))?`")
LINK = re.compile(r"\]\((?!https?:|#)([^)#]+)")
MAKE = re.compile(r"(?:^ {4}|`)make ([a-z]+(?:-[a-z]+)*)", re.MULTILINE)
MODULE = re.compile(r"python3? -m ((?:benchmarks|tests|tutor)[\w.]*)")
COMMAND = re.compile(r"manage\.py (\w+)|`((?:import|export|read|grade|load)_\w+)[ `]")


def text_of(document: str) -> str:
    return (ROOT / document).read_text(encoding="utf-8")


def defines(path: Path, name: str) -> bool:
    """A function, class or method of the file; of ``A.b`` each part."""
    source = path.read_text(encoding="utf-8")
    return all(
        re.search(rf"^ *(?:(?:async )?def|class) {part}\b|^{part}\b.*=", source, re.MULTILINE)
        for part in name.split(".")
    )


@pytest.mark.parametrize("document", DOCUMENTS)
def test_every_path_that_a_document_names_is_there(document):
    named = PATH.findall(text_of(document))

    missing = [path for path, _ in named if not (ROOT / path).exists()]
    missing += [
        f"{path}: {name}"
        for path, name in named
        if name and (ROOT / path).is_file() and not defines(ROOT / path, name)
    ]
    assert missing == []


@pytest.mark.parametrize("document", DOCUMENTS)
def test_every_link_of_a_document_leads_somewhere(document):
    beside = (ROOT / document).parent

    assert [to for to in LINK.findall(text_of(document)) if not (beside / to).exists()] == []


@pytest.mark.parametrize("document", DOCUMENTS)
def test_every_command_that_a_document_names_can_be_given(document):
    text = text_of(document)
    targets = re.findall(r"^([a-z-]+):", text_of("Makefile"), re.MULTILINE)
    commands = [one or other for one, other in COMMAND.findall(text)]

    missing = [f"make {target}" for target in MAKE.findall(text) if target not in targets]
    missing += [module for module in MODULE.findall(text) if not is_runnable(module)]
    missing += [command for command in commands if command not in get_commands()]
    assert missing == []


def is_runnable(module: str) -> bool:
    try:
        return find_spec(module.rstrip(".")) is not None
    except ModuleNotFoundError:
        return False


def test_what_is_not_there_is_found_out():
    named = PATH.findall("`lessons/nowhere.py` and `lessons/urls.py: urlpatterns`")

    assert named == [("lessons/nowhere.py", ""), ("lessons/urls.py", "urlpatterns")]
    assert defines(ROOT / "lessons/urls.py", "urlpatterns")
    assert not defines(ROOT / "lessons/urls.py", "patterns")
    assert not is_runnable("benchmarks.nowhere")


def test_the_map_names_every_room_of_the_domain():
    rooms = {path.parent.name for path in ROOT.glob("lessons/domain/*/__init__.py")}
    told = text_of("docs/architecture.md")

    assert [room for room in sorted(rooms) if f"`lessons/domain/{room}/`" not in told] == []


def test_every_decision_stands_in_the_list_of_them():
    records = {path.name for path in (ROOT / "docs/decisions").glob("*.md")} - {"README.md"}

    assert records == set(LINK.findall(text_of("docs/decisions/README.md"))) - {
        "../../CHANGELOG.md"
    }
