"""Pictures put into a lesson: what is refused is told, what a text shows stays."""

from dataclasses import replace
from datetime import timedelta
from io import StringIO

import pytest
from django.core.files.base import ContentFile
from django.core.files.storage import storages
from django.core.management import call_command
from django.utils import timezone

from lessons.domain.assets import limits
from lessons.domain.assets.measuring import AssetRefused
from lessons.models import Asset, QuestionVersion, Rendition
from lessons.queries.assets import LessonPictures, uses_in
from lessons.services import assets
from lessons.services.assets import add_picture, describe_picture, remove_picture
from lessons.services.authoring import revise_question
from lessons.services.editing import copy_question
from lessons.services.shelving import delete_draft
from lessons.services.unused_assets import remove_stray, stray_files
from tests import factories as f
from tests.pictures import make_picture
from tests.working import run_tasks

pytestmark = pytest.mark.django_db


@pytest.fixture
def lesson():
    return f.make_lesson(published=False)


def add(lesson, data=None, name="Жасуша.png", now=f.NOW):
    data = data or make_picture()
    return add_picture(lesson, data=data, file_name=name, alternative="Жасуша", now=now)


def stored() -> set[str]:
    storage = storages["assets"]
    folders, _names = storage.listdir("")
    return {f"{folder}/{name}" for folder in folders for name in storage.listdir(folder)[1]}


def refusal_of(call, *args, **how) -> str:
    with pytest.raises(AssetRefused) as caught:
        call(*args, **how)
    return caught.value.code


def test_a_picture_waits_with_its_size_known_and_is_then_there_in_its_widths(lesson):
    asset = add(lesson, make_picture(900, 600))
    waiting = LessonPictures(lesson.pk)("zhasusha.png")
    run_tasks()
    ready = LessonPictures(lesson.pk)("zhasusha.png")

    assert (asset.name, waiting.files, waiting.width, waiting.height) == (
        "zhasusha.png",
        (),
        900,
        600,
    )
    assert [width for _url, width in ready.files] == [360, 720, 900]
    assert (ready.width, ready.height) == (900, 600)
    assert ready.files[0][0].startswith(f"/assets/{lesson.pk}/")
    assert LessonPictures(lesson.pk)("other.png") is None


def test_preparing_once_more_makes_nothing_twice(lesson):
    asset = add(lesson)
    run_tasks()
    assets.ask_to_prepare(asset)
    run_tasks()

    assert Rendition.objects.count() == 1


def test_a_picture_that_cannot_be_unpacked_says_so_and_its_task_does_not_fail(lesson):
    cut = make_picture(300, 300, mode="L")
    add(lesson, cut[: len(cut) // 2])
    run_tasks()

    assert Asset.objects.get().problem == "damaged"
    assert LessonPictures(lesson.pk)("zhasusha.png").is_broken


def test_the_same_bytes_are_one_picture_and_another_one_of_the_same_name_gets_a_number(lesson):
    first, again = add(lesson), add(lesson, name="b.png")
    other = add(lesson, make_picture(colour="#20b040"))

    assert (again.pk, other.name) == (first.pk, "zhasusha-2.png")
    assert Asset.objects.count() == 2
    assert len(stored() & set(Asset.objects.values_list("file", flat=True))) == 2


def test_what_is_refused_leaves_nothing_behind(lesson, monkeypatch):
    before = stored()
    monkeypatch.setattr(assets, "MOST_PICTURES", 0)

    assert refusal_of(add, lesson) == "too-many"
    monkeypatch.undo()
    monkeypatch.setattr(assets, "MOST_LESSON_BYTES", 10)
    assert refusal_of(add, lesson) == "lesson-full"
    assert (stored(), Asset.objects.count()) == (before, 0)


def test_a_picture_that_a_text_shows_stays(lesson):
    asset = add(lesson)
    section = f.make_section(lesson, text="![Жасуша](zhasusha.png)")

    assert refusal_of(remove_picture, asset) == "in-use"
    section.text = "Мәтін"
    section.save()
    remove_picture(asset)
    assert not Asset.objects.exists()


def test_a_picture_of_an_earlier_version_of_a_question_stays(lesson):
    asset = add(lesson)
    question = f.make_question(lesson, kind="true-false", text="Бұл не? ![](zhasusha.png)")
    content = replace(question.in_force.content, text="Бұл не?")
    revise_question(question, content, revised_by=None, now=f.NOW)

    assert refusal_of(remove_picture, asset) == "in-use"
    assert [use.is_earlier for use in uses_in(lesson.pk)] == [True]


def test_a_picture_in_an_option_is_found(lesson):
    add(lesson)
    options = [
        {"id": "a", "text": 'Мынау ![бір "сурет"](zhasusha.png)'},
        {"id": "b", "text": "Жоқ"},
    ]
    f.make_question(lesson, payload={"options": options, "correct": "a"})

    assert [use.names for use in uses_in(lesson.pk)] == [{"zhasusha.png"}]
    assert QuestionVersion.objects.count() == 1


def test_words_for_whoever_does_not_see_it_are_asked_for(lesson):
    asset = add(lesson)

    assert refusal_of(describe_picture, asset, alternative=" ") == "no-alternative"
    describe_picture(asset, alternative="Жасуша қабығы", caption="1-сурет", credit="Автор")
    asset.refresh_from_db()
    assert (asset.alternative, asset.caption, asset.credit) == ("Жасуша қабығы", "1-сурет", "Автор")


def test_a_deleted_draft_takes_its_pictures_along(lesson, django_capture_on_commit_callbacks):
    before = stored()
    add(lesson)
    run_tasks()
    with django_capture_on_commit_callbacks(execute=True):
        delete_draft(lesson)

    assert (Asset.objects.count(), Rendition.objects.count(), stored()) == (0, 0, before)


def test_unused_pictures_are_listed_and_go_only_when_that_is_asked_for(lesson):
    old = f.NOW - timedelta(days=30)
    used, unused = add(lesson, now=old), add(lesson, make_picture(20, 20), name="b", now=old)
    f.make_section(lesson, text=f"![а]({used.name})")
    told = StringIO()

    call_command("clean_assets", stdout=told)
    assert unused.name in told.getvalue()
    assert used.name not in told.getvalue()
    assert Asset.objects.count() == 2
    call_command("clean_assets", delete=True, stdout=told)
    assert list(Asset.objects.all()) == [used]


def test_a_file_that_belongs_to_no_picture_goes_once_it_is_old(lesson):
    asset = add(lesson)
    stray = storages["assets"].save("zz/stray", ContentFile(b"left behind"))
    later = timezone.now() + timedelta(days=30)

    assert stray not in stray_files(now=timezone.now())
    assert stray in stray_files(now=later)
    remove_stray(now=later)
    assert stored() >= {asset.file.name}
    assert stray not in stored()


def test_one_query_finds_all_pictures_of_a_page(lesson, django_assert_num_queries):
    for side in (20, 30, 40):
        add(lesson, make_picture(side, 20), name=f"a{side}")
    find = LessonPictures(lesson.pk)

    with django_assert_num_queries(1):
        assert all(find(f"a{side}.png") for side in (20, 30, 40))


def test_a_translation_shows_the_pictures_of_its_original_and_keeps_them(lesson):
    asset = add(lesson)
    russian = f.make_lesson(number=16, language="ru", original=lesson)
    f.make_section(russian, text=f"![Клетка]({asset.name})")
    find = LessonPictures(russian.pk)

    assert find(asset.name).width == asset.width
    assert refusal_of(remove_picture, asset) == "in-use"
    own = add(russian, make_picture(50, 50))
    assert LessonPictures(russian.pk)(own.name).width == 50


def test_a_copied_question_takes_its_pictures_along_under_a_free_name(lesson):
    add(lesson, make_picture(60, 40))
    question = f.make_question(lesson, kind="true-false", text="Бұл не? ![](zhasusha.png)")
    other = f.make_lesson(number=3)
    add(other)
    copy = copy_question(question, other, copied_by=f.make_user(), now=f.NOW)

    assert copy.in_force.text == "Бұл не? ![](zhasusha-2.png)"
    assert Asset.objects.get(lesson=other, name="zhasusha-2.png").width == 60


def test_the_limits_are_those_of_the_sentences():
    assert (limits.LONGEST_SIDE, limits.MOST_DOTS) == (12_000, 50_000_000)
