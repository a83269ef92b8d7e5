"""How many changed operators the tests find: ``python -m benchmarks.mutations --seed 7``.

Takes ``--count`` places by the seed among the comparisons, ``and``/``or``, sums, ``not`` and whole
numbers in ``--paths``, changes one at a time in a copy of the checkout, and runs the tests of that
room until the first one fails. What survives is printed: a test that is missing, or code that
nobody needs.
"""

import ast
import os
import shutil
import subprocess
import sys
import tempfile
from argparse import ArgumentParser
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path
from random import Random

from tests.changed import imported_by

ROOT = Path(__file__).resolve().parent.parent
PATHS = ("lessons/domain/marking", "lessons/domain/text", "lessons/domain/handouts")
COPIED = ("lessons", "tests", "tutor", "benchmarks", "fixtures", "templates", "static")
FILES = ("pyproject.toml", "manage.py", "README.md", "Makefile")
SECONDS = 400
"""A change may make a loop endless: that is found, too."""
INSTEAD = {
    ast.Lt: "<=",
    ast.LtE: "<",
    ast.Gt: ">=",
    ast.GtE: ">",
    ast.Eq: "!=",
    ast.NotEq: "==",
    ast.In: "not in",
    ast.NotIn: "in",
    ast.Is: "is not",
    ast.IsNot: "is",
    ast.Add: "-",
    ast.Sub: "+",
    ast.Mult: "/",
    ast.Div: "*",
    ast.And: "or",
    ast.Or: "and",
}
WRITTEN = {
    ast.Lt: "<",
    ast.LtE: "<=",
    ast.Gt: ">",
    ast.GtE: ">=",
    ast.Eq: "==",
    ast.NotEq: "!=",
    ast.In: "in",
    ast.NotIn: "not in",
    ast.Is: "is",
    ast.IsNot: "is not",
    ast.Add: "+",
    ast.Sub: "-",
    ast.Mult: "*",
    ast.Div: "/",
    ast.And: "and",
    ast.Or: "or",
}


@dataclass(frozen=True, slots=True)
class Mutation:
    """The bytes ``start`` to ``end`` of a file (from the checkout's root) and what comes there."""

    path: Path
    line: int
    start: int
    end: int
    old: str
    new: str

    def __str__(self) -> str:
        return f"{self.path}:{self.line}: {self.old} -> {self.new}"

    def change(self, source: bytes) -> bytes:
        return source[: self.start] + self.new.encode() + source[self.end :]


def mutations_of(path: Path, source: bytes) -> Iterator[Mutation]:
    """Operators alone: words and constants are data, which tests of data look after."""
    lines = source.splitlines(keepends=True)
    starts = [sum(map(len, lines[:number])) for number in range(len(lines))]

    def place(node: ast.AST, *, at_end: bool) -> int:
        if at_end:
            return starts[node.end_lineno - 1] + node.end_col_offset
        return starts[node.lineno - 1] + node.col_offset

    for node in ast.walk(ast.parse(source)):
        for left, operator, right in _operators(node):
            begin, end = place(left, at_end=True), place(right, at_end=False)
            written = WRITTEN[type(operator)]
            at = source.find(written.encode(), begin, end)
            if at >= 0:
                line = source.count(b"\n", 0, at) + 1
                new = INSTEAD[type(operator)]
                yield Mutation(path, line, at, at + len(written), written, new)
        if isinstance(node, ast.UnaryOp) and isinstance(node.op, ast.Not):
            begin = place(node, at_end=False)
            yield Mutation(path, node.lineno, begin, begin + len("not"), "not", "")


def _operators(node: ast.AST) -> Iterator[tuple[ast.AST, ast.AST, ast.AST]]:
    """Each operator between the two things that it stands between."""
    if isinstance(node, ast.Compare):
        sides = [node.left, *node.comparators]
        yield from zip(sides, node.ops, sides[1:], strict=False)
    elif isinstance(node, ast.BoolOp):
        yield from ((left, node.op, right) for left, right in pairwise(node.values))
    elif isinstance(node, ast.BinOp) and type(node.op) in INSTEAD:
        yield node.left, node.op, node.right


def choose(paths: list[str], count: int, seed: int) -> list[Mutation]:
    """As many from each of ``paths`` as from the others."""
    random, chosen = Random(seed), []
    for number, name in enumerate(paths):
        files = sorted((ROOT / name).rglob("*.py")) or [ROOT / name]
        found = [
            one for file in files for one in mutations_of(file.relative_to(ROOT), file.read_bytes())
        ]
        share = count // len(paths) + (number < count % len(paths))
        chosen += random.sample(found, min(share, len(found)))
    return chosen


def copy_checkout(directory: Path) -> None:
    for name in COPIED:
        shutil.copytree(ROOT / name, directory / name, symlinks=True)
    for name in FILES:
        shutil.copy(ROOT / name, directory / name)


def tests_of(path: Path) -> list[str]:
    """Those that import the module come first, as one failure is enough; then all of the room,
    and all of the domain for what every room goes through."""
    here = ROOT / "tests" / "domain"
    room = here / path.parts[2]
    module = ".".join(path.with_suffix("").parts)
    files = sorted((room if room.is_dir() and room.name != "text" else here).rglob("test_*.py"))
    return [
        str(file.relative_to(ROOT))
        for file in sorted(files, key=lambda file: module not in imported_by(file))
    ]


def is_found(mutation: Mutation, directory: Path, workers: str) -> bool:
    file = directory / mutation.path
    source = file.read_bytes()
    file.write_bytes(mutation.change(source))
    command = [sys.executable, "-m", "pytest", "-q", "-x", "--hypothesis-seed=1", "-n", workers]
    command += ["-p", "no:cacheprovider", "-m", "not database", *tests_of(mutation.path)]
    environment = {**os.environ, "PYTHONDONTWRITEBYTECODE": "1"}
    try:
        done = subprocess.run(
            command,
            cwd=directory,
            env=environment,
            capture_output=True,
            timeout=SECONDS,
            check=False,
        )
    except subprocess.TimeoutExpired:
        return True
    finally:
        file.write_bytes(source)
    return done.returncode != 0


def main() -> None:
    parser = ArgumentParser(description=__doc__)
    parser.add_argument("--paths", nargs="+", default=list(PATHS))
    parser.add_argument("--count", type=int, default=40)
    parser.add_argument("--seed", type=int, required=True)
    parser.add_argument("--workers", default="auto", help="processes of one run of tests")
    parser.add_argument("--list", action="store_true", help="only say which would be tried")
    arguments = parser.parse_args()
    chosen = choose(arguments.paths, arguments.count, arguments.seed)
    if arguments.list:
        print(*chosen, sep="\n")
        return
    survived = 0
    with tempfile.TemporaryDirectory(prefix="mutations-") as name:
        copy_checkout(Path(name))
        for mutation in chosen:
            found = is_found(mutation, Path(name), arguments.workers)
            survived += not found
            print("found   " if found else "SURVIVED", mutation, flush=True)
    print(f"{len(chosen) - survived} of {len(chosen)} found")


if __name__ == "__main__":
    main()
