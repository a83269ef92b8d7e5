"""Rules about the code itself, read from its source."""

import ast
import re
import subprocess
import sys
from collections.abc import Iterator
from html.parser import HTMLParser
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent

# Lowest first; a module imports from its own row and from those above it here.
LAYERS = [
    {"domain"},
    {"wording"},
    {"models"},
    {"queries"},
    {"services"},
    {"permissions"},
    {"forms"},
    {"views", "loading", "admin", "templatetags"},
    {"urls"},
]
# Commands start anything; Django wants `apps` before anything else and migrations after all.
OUTSIDE_THE_LAYERS = {"management", "apps", "migrations"}
RANK = {part: rank for rank, row in enumerate(LAYERS) for part in row}

CLOCK_AND_CHANCE = {
    *("datetime.now", "datetime.utcnow", "datetime.today", "date.today"),
    *("time.time", "time.monotonic", "time.perf_counter", "time.localtime", "time.sleep"),
    *("uuid.uuid1", "uuid.uuid4", "uuid1", "uuid4", "os.environ", "os.getenv", "os.urandom"),
    *("timezone.now", "timezone.localdate", "secrets.choice", "secrets.token_hex"),
}


def python_files(*directories: str) -> list[Path]:
    found = (path for name in directories for path in (ROOT / name).rglob("*.py"))
    return sorted(path for path in found if "migrations" not in path.parts)


def where(path: Path, node: ast.AST) -> str:
    return f"{path.relative_to(ROOT)}:{node.lineno}"


def tree_of(path: Path) -> ast.Module:
    return ast.parse(path.read_text(encoding="utf-8"))


def report(violations: Iterator[str]) -> None:
    found = list(violations)
    assert not found, "\n" + "\n".join(found)


# --- Imports run one way ----------------------------------------------------------------------


def imported_modules(tree: ast.AST, package: str) -> Iterator[tuple[ast.AST, str]]:
    """Each imported module by its full name; `from a import b` counts as both `a` and `a.b`."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            yield from ((node, alias.name) for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            parents = package.split(".")[: len(package.split(".")) - node.level + 1]
            base = ".".join([*(parents if node.level else []), *filter(None, [node.module])])
            yield from ((node, f"{base}.{alias.name}") for alias in node.names)


def wrong_imports(part: str, package: str, source: str) -> list[str]:
    """The modules of `lessons` (and the project's) that this part may not import."""
    wrong = []
    for _node, module in imported_modules(ast.parse(source), package):
        names = module.split(".")
        upwards = names[0] == "tutor"
        if names[0] == "lessons" and len(names) > 1:
            upwards = names[1] in OUTSIDE_THE_LAYERS or RANK.get(names[1], 0) > RANK[part]
        if upwards:
            wrong.append(module)
    return wrong


def layered_files() -> list[tuple[Path, str, str]]:
    """Every module of the app that belongs to a layer, with its part and its package."""
    files = []
    for path in python_files("lessons"):
        names = path.relative_to(ROOT).with_suffix("").parts
        if names[1] not in {*OUTSIDE_THE_LAYERS, "__init__"}:
            files.append((path, names[1], ".".join(names[:-1])))
    return files


def test_every_part_of_the_app_has_its_layer():
    assert {part for _path, part, _package in layered_files()} <= set(RANK)


def test_imports_run_one_way():
    report(
        f"{path.relative_to(ROOT)}: `{part}` may not import {module}"
        for path, part, package in layered_files()
        for module in wrong_imports(part, package, path.read_text(encoding="utf-8"))
    )


# Beside each other, and yet apart: what both need stands below them.
APART = {"loading": "admin", "admin": "loading"}
THE_HOOK = "lessons.loading.urls"


def imports_of_the_other(part: str, package: str, source: str) -> list[str]:
    other = f"lessons.{APART[part]}"
    modules = [module for _node, module in imported_modules(ast.parse(source), package)]
    found = [module for module in modules if f"{module}.".startswith(f"{other}.")]
    return [module for module in found if not module.startswith(f"{THE_HOOK}.")]


def test_loading_and_the_administration_know_each_other_by_addresses_alone():
    report(
        f"{path.relative_to(ROOT)}: `{part}` may not import {module}"
        for path, part, package in layered_files()
        if part in APART
        for module in imports_of_the_other(part, package, path.read_text(encoding="utf-8"))
    )


@pytest.mark.parametrize(
    ("part", "source", "count"),
    [
        ("admin", "from lessons.loading.urls import loading_urls", 0),
        ("admin", "from lessons.loading.review.forms import SectionForm", 1),
        ("loading", "from lessons.admin.base import FoldedSearch", 1),
    ],
)
def test_an_import_of_the_other_would_be_found(part, source, count):
    assert len(imports_of_the_other(part, f"lessons.{part}", source)) == count


@pytest.mark.parametrize(
    ("part", "package", "source"),
    [
        ("domain", "lessons.domain", "from lessons.models import Lesson"),
        ("domain", "lessons.domain.text", "from ...models import Lesson"),
        ("models", "lessons.models", "import lessons.services.attempts"),
        ("queries", "lessons", "from lessons import services"),
        ("queries", "lessons", "from . import services"),
        ("forms", "lessons", "if True:\n    from lessons.views.home import home"),
        ("services", "lessons.services", "from tutor import settings"),
        ("views", "lessons.views", "from lessons.management.commands import load_demo"),
    ],
)
def test_a_wrong_import_would_be_found(part, package, source):
    assert len(wrong_imports(part, package, source)) == 1


def test_a_right_import_is_left_alone():
    source = "from lessons.domain import parts\nfrom .attempts import submit\nimport django"
    assert wrong_imports("services", "lessons.services", source) == []


# --- The domain -------------------------------------------------------------------------------

LOAD_THE_DOMAIN = """
import importlib, importlib.abc, pkgutil, sys

class Forbidden(importlib.abc.MetaPathFinder):
    def find_spec(self, name, path=None, target=None):
        if name.partition(".")[0] in ("django", "tutor"):
            raise ImportError(f"the domain may not import {name}")

sys.meta_path.insert(0, Forbidden())
import lessons.domain
names = [m.name for m in pkgutil.walk_packages(lessons.domain.__path__, "lessons.domain.")]
for name in names:
    importlib.import_module(name)
assert "django" not in sys.modules
print(len(names))
"""


def test_the_domain_loads_without_django():
    done = subprocess.run(  # noqa: S603
        [sys.executable, "-c", LOAD_THE_DOMAIN],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    assert int(done.stdout) > 0


def test_every_directory_of_the_domain_is_a_package():
    directories = {path.parent for path in python_files("lessons/domain")}
    report(str(path) for path in directories if not (path / "__init__.py").exists())


def clock_or_chance(tree: ast.AST) -> Iterator[tuple[ast.AST, str]]:
    for node in ast.walk(tree):
        text = ast.unparse(node) if isinstance(node, ast.expr) else ""
        imported = (
            node.names if isinstance(node, ast.ImportFrom) and node.module == "random" else []
        )
        # `Random(seed)` is fine; the module's own shared generator is not.
        is_shared = re.fullmatch(r"random\.\w+", text) and text != "random.Random"
        is_unseeded = text in {"Random()", "random.Random()"}
        if is_shared or is_unseeded or ".".join(text.split(".")[-2:]) in CLOCK_AND_CHANCE:
            yield node, text
        yield from ((node, alias.name) for alias in imported if alias.name != "Random")


def test_the_domain_reads_no_clock_no_environment_and_no_unseeded_chance():
    report(
        f"{where(path, node)}: {name}"
        for path in python_files("lessons/domain")
        for node, name in clock_or_chance(tree_of(path))
    )


@pytest.mark.parametrize(
    "source",
    [
        "datetime.now(tz=UTC)",
        "datetime.datetime.now()",
        "date.today()",
        "time.time()",
        "uuid4()",
        "os.environ['A']",
        "random.shuffle(rows)",
        "random.Random()",
        "from random import shuffle",
    ],
)
def test_a_clock_or_chance_would_be_found(source):
    assert list(clock_or_chance(ast.parse(source)))


def test_a_seeded_generator_is_left_alone():
    assert not list(clock_or_chance(ast.parse("random.Random(seed).shuffle(rows)")))


# --- Payloads ---------------------------------------------------------------------------------

READ_PAYLOADS = [
    *("lessons/domain/types", "lessons/domain/content"),
    *("lessons/domain/banks/forms.py", "lessons/domain/banks/keys.py"),
]
"""The types themselves, what remembers them, and the checking of what is no question yet."""


def payload_readings(tree: ast.AST) -> Iterator[tuple[ast.AST, str]]:
    """Where a type is asked about a payload, of which `parse_payload` remembers the answer."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute) and node.args:
            asks = node.func.attr in {"solution", "input"}
            reads = node.func.attr == "parse" and "payload" in ast.unparse(node.args[0])
            if asks or reads:
                yield node, ast.unparse(node)


def test_a_payload_is_read_in_one_place():
    allowed = [ROOT / place for place in READ_PAYLOADS]
    report(
        f"{where(path, node)}: {code}"
        for path in python_files("lessons")
        if not any(path.is_relative_to(place) for place in allowed)
        for node, code in payload_readings(tree_of(path))
    )


@pytest.mark.parametrize(
    "source",
    ["type_.parse(version.payload)", "REGISTRY[kind].parse(payload)", "a.type.solution(a.b)"],
)
def test_a_second_reading_of_a_payload_would_be_found(source):
    assert len(list(payload_readings(ast.parse(source)))) == 1


# --- Habits -----------------------------------------------------------------------------------


def imports_in_functions(tree: ast.AST) -> Iterator[ast.AST]:
    for function in ast.walk(tree):
        if isinstance(function, ast.FunctionDef | ast.AsyncFunctionDef):
            inside = ast.walk(function)
            yield from (node for node in inside if isinstance(node, ast.Import | ast.ImportFrom))


def test_no_import_stands_inside_a_function():
    report(
        f"{where(path, node)}: {ast.unparse(node)}"
        for path in python_files("lessons", "tutor")
        for node in imports_in_functions(tree_of(path))
    )


def test_an_import_inside_a_function_would_be_found():
    assert list(imports_in_functions(ast.parse("class A:\n  def f(self):\n    import os")))


def reads_environment(tree: ast.AST) -> Iterator[ast.AST]:
    """Uses of the environment other than `os.environ.setdefault`, by which Django is started."""
    started = {
        node.func.value
        for node in ast.walk(tree)
        if isinstance(node, ast.Call) and ast.unparse(node.func) == "os.environ.setdefault"
    }
    names = {"os.environ", "os.environb", "os.getenv"}
    for node in ast.walk(tree):
        if isinstance(node, ast.Attribute) and node not in started and ast.unparse(node) in names:
            yield node
        elif isinstance(node, ast.ImportFrom):
            full_names = {f"{node.module}.{alias.name}" for alias in node.names}
            if full_names & {*names, "environs.Env"}:
                yield node


def test_only_the_settings_read_the_environment():
    report(
        f"{where(path, node)}: {ast.unparse(node)}"
        for path in [ROOT / "manage.py", *python_files("lessons", "tutor")]
        if path != ROOT / "tutor/settings.py"
        for node in reads_environment(tree_of(path))
    )


@pytest.mark.parametrize("source", ["os.environ['A']", "os.getenv('A')", "from os import environ"])
def test_a_read_of_the_environment_would_be_found(source):
    assert list(reads_environment(ast.parse(source)))


def test_no_module_is_a_drawer_for_odds_and_ends():
    drawers = {"utils", "helpers", "common", "misc"}
    found = python_files("lessons", "tutor", "tests", "benchmarks")
    report(str(path) for path in found if {path.stem, path.parent.name} & drawers)


def signals_in(tree: ast.AST, package: str) -> Iterator[ast.AST]:
    for node, module in imported_modules(tree, package):
        if {"signals", "dispatch"} & set(module.split(".")):
            yield node
    for node in ast.walk(tree):
        if isinstance(node, ast.Call) and ast.unparse(node.func).endswith("_save.connect"):
            yield node


def test_no_signals_are_used():
    report(
        f"{where(path, node)}: {ast.unparse(node)}"
        for path in python_files("lessons", "tutor")
        for node in signals_in(tree_of(path), ".".join(path.relative_to(ROOT).parts[:-1]))
    )


@pytest.mark.parametrize(
    "source",
    ["from django.db.models.signals import post_save", "from django.dispatch import receiver"],
)
def test_a_signal_would_be_found(source):
    assert list(signals_in(ast.parse(source), "lessons"))


def words_in(tree: ast.AST, package: str) -> Iterator[ast.AST]:
    for node, module in imported_modules(tree, package):
        if module.startswith(("lessons.wording", "django.utils.translation")):
            yield node


def test_no_service_writes_a_sentence():
    report(
        f"{where(path, node)}: {ast.unparse(node)}"
        for path in python_files("lessons/services", "lessons/queries")
        for node in words_in(tree_of(path), ".".join(path.relative_to(ROOT).parts[:-1]))
    )


@pytest.mark.parametrize(
    "source",
    ["from lessons.wording import banks", "from django.utils.translation import gettext as _"],
)
def test_a_sentence_in_a_service_would_be_found(source):
    assert list(words_in(ast.parse(source), "lessons.services"))


UNEXPLAINED = re.compile(r"# type: ignore(?!\[[a-z-]+\]  # \w)")
SILENCED = 5
"""Type errors that are said to be none. One more wants a better reason than haste."""


def test_a_silenced_type_error_says_why_and_there_are_few():
    lines = [
        (f"{path.relative_to(ROOT)}:{number}", line)
        for path in python_files("lessons", "tutor")
        for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), start=1)
        if "# type: ignore" in line
    ]
    report(place for place, line in lines if UNEXPLAINED.search(line))
    assert len(lines) <= SILENCED


@pytest.mark.parametrize("line", ["x = y  # type: ignore", "x = y  # type: ignore[arg-type]"])
def test_a_silenced_error_without_a_reason_would_be_found(line):
    assert UNEXPLAINED.search(line)


# --- Templates --------------------------------------------------------------------------------


class InlineFinder(HTMLParser):
    """What the content policy forbids: scripts and styles that stand in the page itself."""

    def __init__(self) -> None:
        super().__init__()
        self.found: list[str] = []

    def handle_starttag(self, tag, attributes):
        values = dict(attributes)
        if tag == "style":
            self._note("<style>")
        # A data block such as `json_script` writes is not run.
        if tag == "script" and "src" not in values and values.get("type") != "application/json":
            self._note("<script> without src")
        for name, value in attributes:
            if name == "style" or re.fullmatch(r"on[a-z]+", name):
                self._note(f"{name}=")
            if (value or "").strip().lower().startswith("javascript:"):
                self._note(f"{name}=javascript:")

    def _note(self, text: str) -> None:
        self.found.append(f"line {self.getpos()[0]}: {text}")


def inline_parts(source: str) -> list[str]:
    """Template tags are blanked first, as their quotes would end an attribute too soon."""
    blanked = re.sub(
        r"\{%.*?%\}|\{\{.*?\}\}|\{#.*?#\}",
        lambda tag: re.sub(r"\S", " ", tag.group()),
        source,
        flags=re.DOTALL,
    )
    finder = InlineFinder()
    finder.feed(blanked)
    return finder.found


def template_files() -> list[Path]:
    found = (path for name in ("templates", "lessons") for path in (ROOT / name).rglob("*.html"))
    return sorted(found)


def test_no_template_holds_an_inline_script_or_style():
    report(
        f"{path.relative_to(ROOT)} {found}"
        for path in template_files()
        for found in inline_parts(path.read_text(encoding="utf-8"))
    )


@pytest.mark.parametrize(
    "source",
    [
        "<script>start()</script>",
        "<style>p { color: red }</style>",
        '<p {% if a %}class="b"{% endif %} style="color: red">',
        '<button onclick="{{ go }}">',
        '<a href="javascript:go()">',
    ],
)
def test_an_inline_part_would_be_found(source):
    assert len(inline_parts(source)) == 1


def test_a_module_and_a_data_block_are_left_alone():
    source = '<script type="module" src="{% static "a.js" %}"></script>'
    assert inline_parts(source + '<script type="application/json">{}</script>') == []
