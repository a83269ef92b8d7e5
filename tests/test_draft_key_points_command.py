"""draft_key_points: what could be drafted for each open question of a file, or why nothing."""

import json
from io import StringIO
from pathlib import Path

import pytest
from django.conf import settings
from django.core.management import CommandError, call_command

from tests.test_bare_commands import checkout, run

__all__ = ["checkout"]

HANDOUT = """№4 тәжірибелік сабақ: Инфляция
Мақсаты: инфляцияны түсіну.

Инфляция ұғымы
Инфляция – елдегі тауарлар мен қызметтер бағасының жалпы деңгейінің тұрақты өсуі.
Ол ақшаның сатып алу қабілетін төмендетеді.
Инфляцияның себептері: ақша массасының артуы, шығындардың өсуі, сұраныстың көбеюі.

1-деңгей
Инфляция дегеніміз не?
3-деңгей
Инфляцияны тежеу жоспарын құрыңыз.
"""


def drafted(*paths: Path):
    out = StringIO()
    call_command("draft_key_points", *map(str, paths), stdout=out)
    return json.loads(out.getvalue())


@pytest.fixture
def handout(tmp_path) -> Path:
    path = tmp_path / "class.txt"
    path.write_text(HANDOUT, encoding="utf-8")
    return path


def test_candidates_come_with_their_sentence_section_line_and_reason(handout):
    ((lesson,),) = [file["lessons"] for file in drafted(handout)]
    definition, plan = lesson["questions"]
    first = definition["candidates"][0]

    assert definition["outcome"] == "found"
    assert first["text"].startswith("Инфляция – елдегі тауарлар")
    assert (first["line"], first["reasons"][0]) == (5, "definition")
    assert plan["outcome"] == "criteria"
    assert "source" not in plan["candidates"][0]


def test_a_lesson_file_is_drafted_too():
    (file,) = drafted(Path(settings.BASE_DIR) / "fixtures" / "lesson-15.json")
    questions = file["lessons"][0]["questions"]
    assert len(questions) == 10
    assert all(6 <= len(one["candidates"]) <= 8 for one in questions)


def test_a_missing_file_and_a_broken_one_are_told(tmp_path):
    with pytest.raises(CommandError, match=r"no\.txt"):
        drafted(tmp_path / "no.txt")
    broken = tmp_path / "bad.json"
    broken.write_text("{", encoding="utf-8")
    with pytest.raises(CommandError, match=r"bad\.json"):
        drafted(broken)


def test_it_runs_without_settings(checkout, handout):
    done = run(checkout, "draft_key_points", str(handout))
    assert done.returncode == 0, done.stderr
    assert "Инфляция" in done.stdout
