"""The quick tests of what changed: `python -m tests.changed [SINCE]` prints their files.

A test file is concerned if it changed itself, imports a changed module of the domain, or lies
with the tests of a changed data file. Only the domain is asked: its tests need no database.
"""

import ast
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
DOMAIN, TESTS = Path("lessons/domain"), Path("tests/domain")
ALWAYS = ("tests/test_architecture.py",)


def changed_files(since: str) -> set[Path]:
    """What differs from the commit where this branch left ``since``, and what git does not know."""
    base = _git("merge-base", since, "HEAD")[0]
    named = [
        *_git("diff", "--name-only", base),
        *_git("ls-files", "--others", "--exclude-standard"),
    ]
    return {Path(name) for name in named}


def _git(*arguments: str) -> list[str]:
    done = subprocess.run(  # noqa: S603
        ["git", "-C", str(ROOT), *arguments],  # noqa: S607
        capture_output=True,
        text=True,
        check=True,
    )
    return done.stdout.split("\n")[:-1]


def concerned(changed: set[Path]) -> Iterator[Path]:
    """The files of tests/domain that say something about the changed ones."""
    modules = {module_name(path) for path in changed if path.suffix == ".py"}
    rooms = {TESTS / path.relative_to(DOMAIN).parent for path in changed if _is_data(path)}
    for path in sorted((ROOT / TESTS).rglob("test_*.py")):
        here = path.relative_to(ROOT)
        if here in changed or here.parent in rooms or imported_by(path) & modules:
            yield here


def _is_data(path: Path) -> bool:
    return path.is_relative_to(DOMAIN) and path.suffix != ".py"


def module_name(path: Path) -> str:
    return ".".join(path.with_suffix("").parts).removesuffix(".__init__")


def imported_by(path: Path) -> set[str]:
    """Modules of the domain and those with which its tests make what they need."""
    found: set[str] = set()
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.ImportFrom) and node.module:
            found |= {node.module, *(f"{node.module}.{alias.name}" for alias in node.names)}
        elif isinstance(node, ast.Import):
            found |= {alias.name for alias in node.names}
    return found


def main(arguments: list[str]) -> int:
    changed = changed_files(arguments[0] if arguments else "main")
    print(*ALWAYS, *concerned(changed))  # noqa: T201
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
