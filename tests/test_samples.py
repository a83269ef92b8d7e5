"""Every long regular expression has texts beside it that it takes and texts that it does not."""

import ast
import importlib
import pkgutil
import re
from collections.abc import Iterator
from types import ModuleType

import pytest

import lessons
from lessons.domain.text.samples import Sample
from tests.test_architecture import python_files, report, where

LONGEST_WITHOUT = 100
"""Characters: what is longer does not fit on a line."""
NO_RULES = (".migrations", ".management")


def modules() -> Iterator[ModuleType]:
    for found in pkgutil.walk_packages(lessons.__path__, "lessons."):
        if not any(part in found.name for part in NO_RULES):
            yield importlib.import_module(found.name)


MODULES = list(modules())
SAMPLES = [(one.__name__, sample) for one in MODULES for sample in getattr(one, "SAMPLES", ())]


def patterns_of(value: object) -> Iterator[re.Pattern[str]]:
    """Also those in tuples and mappings."""
    if isinstance(value, re.Pattern) and isinstance(value.pattern, str):
        yield value
    elif type(value) in {tuple, list, dict}:
        for inner in value.values() if isinstance(value, dict) else value:
            yield from patterns_of(inner)


def without_samples(module: ModuleType, told: set[re.Pattern[str]]) -> list[str]:
    return [
        f"{module.__name__}.{name} has no sample"
        for name, value in vars(module).items()
        for pattern in patterns_of(value)
        if len(pattern.pattern) > LONGEST_WITHOUT and pattern not in told
    ]


@pytest.mark.parametrize(("name", "sample"), SAMPLES, ids=lambda value: str(value)[:60])
def test_a_pattern_takes_its_samples_and_no_near_miss(name, sample):
    assert sample.matches, name
    assert sample.misses, name
    assert list(sample.wrong()) == [], name


def test_every_long_pattern_has_samples():
    told = {sample.pattern for _name, sample in SAMPLES}
    report(line for module in MODULES for line in without_samples(module, told))


def test_no_long_pattern_hides_inside_a_function():
    report(
        f"{where(path, node)}: compile it at the top of the module, with samples"
        for path in python_files("lessons")
        for node in hidden(ast.parse(path.read_text(encoding="utf-8")))
    )


def hidden(tree: ast.Module) -> Iterator[ast.AST]:
    """Patterns of several lines that are written where they are used."""
    for function in ast.walk(tree):
        if not isinstance(function, ast.FunctionDef):
            continue
        for node in ast.walk(function):
            is_asked = (
                isinstance(node, ast.Call)
                and isinstance(node.func, ast.Attribute)
                and isinstance(node.func.value, ast.Name)
                and node.func.value.id == "re"
                and node.func.attr != "escape"
            )
            if is_asked and node.args and node.args[0].end_lineno != node.args[0].lineno:
                yield node


def test_a_pattern_without_samples_would_be_found():
    module = ModuleType("lessons.domain.example")
    module.__dict__["_WORDS"] = re.compile("|".join(["судың"] * 30))
    module.__dict__["_BY_ROLE"] = (("role", re.compile("б" * 101)),)
    module.__dict__["_SHORT"] = re.compile("су")

    assert without_samples(module, set()) == [
        "lessons.domain.example._WORDS has no sample",
        "lessons.domain.example._BY_ROLE has no sample",
    ]


def test_a_hidden_pattern_would_be_found():
    source = "def f(text):\n    return re.search(\n        'a'\n        'b', text\n    )\n"
    assert len(list(hidden(ast.parse(source)))) == 1


def test_a_wrong_sample_is_named():
    sample = Sample(
        pattern=re.compile("су"), how="fullmatch", matches=("су", "мұз"), misses=("бу", "су")
    )
    assert list(sample.wrong()) == ["мұз", "су"]
