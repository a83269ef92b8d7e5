"""`manage.py import_questions` and `export_questions`: what they do and what they say."""

from io import StringIO

import pytest
from django.core.management import CommandError, call_command
from django.utils import translation

from lessons.models import Question
from tests import factories as f
from tests.loading.steps import rows_written
from tests.services.test_banks import BANK

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def in_english():
    with translation.override("en"):
        yield


@pytest.fixture
def lesson():
    return f.make_lesson(title="Елшілік")


@pytest.fixture
def bank(tmp_path):
    path = tmp_path / "bank.txt"
    path.write_text(BANK, encoding="utf-8")
    return path


def run(command, *arguments, **options) -> str:
    out = StringIO()
    call_command(command, *map(str, arguments), **options, stdout=out)
    return out.getvalue()


def test_a_bank_is_loaded_and_everything_passed_over_is_told(lesson, bank):
    said = run("import_questions", bank, lesson=lesson.pk)

    assert "Questions added: 2. Lesson: №15. Елшілік" in said
    assert "Line 7: This question is there already" in said
    assert "Line 10: Rejected: Nothing says which answer is right." in said
    assert Question.objects.count() == 2


def test_a_second_load_adds_nothing(lesson, bank):
    run("import_questions", bank, lesson=lesson.pk)

    assert "Questions added: 0." in run("import_questions", bank, lesson=lesson.pk)


def test_a_dry_run_says_the_same_and_saves_nothing(lesson, bank):
    before = rows_written()

    said = run("import_questions", bank, lesson=lesson.pk, dry_run=True)

    assert "Line 10: Rejected: " in said
    assert "Nothing was saved." in said
    assert rows_written() == before


def test_rejected_items_can_be_mended_and_loaded(lesson, bank, tmp_path):
    path = tmp_path / "rejected.txt"
    run("import_questions", bank, lesson=lesson.pk, rejected=path)
    path.write_text(path.read_text("utf-8").replace("<variant>Бір", "<variantright>Бір"), "utf-8")

    assert "Questions added: 1." in run("import_questions", path, lesson=lesson.pk)


def test_a_question_that_looks_like_another_is_told(lesson, tmp_path):
    path = tmp_path / "bank.gift"
    path.write_text(
        "Елшілік пен консулдықтың айырмашылығын түсіндіріңіз {}\n\n"
        "Елшілік пен консулдықтардың айырмашылығын түсіндіріңіздер {}\n",
        "utf-8",
    )

    assert "Line 3: It looks like this question: “Елшілік пен" in run(
        "import_questions", path, lesson=lesson.pk
    )


@pytest.mark.parametrize("format_", ["gift", "moodle-xml", "xlsx", "qti-2.1"])
def test_an_export_is_loaded_into_another_lesson(lesson, bank, tmp_path, format_):
    run("import_questions", bank, lesson=lesson.pk)
    path = tmp_path / "export"

    said = run("export_questions", lesson=lesson.pk, format=format_, output=path)
    other = f.make_lesson(number=16)
    loaded = run("import_questions", path, lesson=other.pk, format=format_)

    assert "Questions written: 2" in said
    assert "Questions added: 2." in loaded
    assert [one.part for one in other.question_set.order_by("position")] == ["level-1", "level-2"]


def test_an_export_says_what_its_format_cannot_hold(lesson, tmp_path):
    f.make_question(lesson, kind="open-answer")

    said = run("export_questions", lesson=lesson.pk, format="aiken", output=tmp_path / "a.txt")

    assert "This format cannot hold it; it is not in the file. Questions: 1 (1)" in said
    assert "Questions written: 0" in said


def test_a_missing_lesson_or_file_is_named(lesson, bank, tmp_path):
    with pytest.raises(CommandError, match="no lesson with this ID: 987"):
        run("import_questions", bank, lesson=987)
    with pytest.raises(CommandError, match=r"no such file: nothing\.txt"):
        run("import_questions", tmp_path / "nothing.txt", lesson=lesson.pk)
    with pytest.raises(CommandError, match="No such file or directory"):
        run("export_questions", lesson=lesson.pk, format="gift", output=tmp_path / "a" / "b")
