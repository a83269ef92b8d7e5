"""Pictures added in the editors and looked after on a page of their own."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from lessons.models import Asset
from tests import factories as f
from tests.admin.form_page import fields_of
from tests.pictures import make_picture

pytestmark = pytest.mark.django_db


@pytest.fixture
def lesson():
    return f.make_lesson()


@pytest.fixture
def author(client, lesson):
    """The only teacher of the only class that has it."""
    classroom = f.make_classroom()
    f.make_assignment(lesson, classroom)
    client.force_login(f.make_teacher(classroom))
    return client


def sent(data=None, name="Жасуша.png"):
    return SimpleUploadedFile(name, data or make_picture(), content_type="image/png")


def plain(text: str) -> str:
    """With the line ends of the database."""
    return text.replace("\r\n", "\n")


def page_of(lesson) -> str:
    return reverse("lessons:lesson-pictures", args=[lesson.pk])


def test_a_picture_added_to_a_section_is_in_the_form_and_nothing_is_saved_yet(author, lesson):
    section = f.make_section(lesson, text="Бірінші мәтін.")
    url = reverse("lessons:lesson-edit", args=[lesson.pk])
    fields = fields_of(author.get(url), having="title")
    told = {"picture_words": "Қабық", "picture_caption": "1-сурет"}
    typed = {"sections-0-text": "Басқа мәтін.", **told}

    page = author.post(url, {**fields, **typed, "go": "picture", "picture": sent()})

    drawn = fields_of(page, having="title")
    assert plain(drawn["sections-0-text"]) == 'Басқа мәтін.\n\n![Қабық](zhasusha.png "1-сурет")'
    assert drawn["picture_words"] == ""
    section.refresh_from_db()
    assert section.text == "Бірінші мәтін."
    author.post(url, drawn)
    section.refresh_from_db()
    assert section.text.endswith('![Қабық](zhasusha.png "1-сурет")')


@pytest.mark.parametrize(
    ("data", "words", "said"),
    [
        (b"<svg xmlns='http://www.w3.org/2000/svg'/>", "Қабық", "SVG"),
        (make_picture(), " ", "Суретте не бейнеленгенін жазыңыз"),
    ],
)
def test_a_refused_picture_says_why_and_leaves_what_was_typed(author, lesson, data, words, said):
    f.make_section(lesson)
    url = reverse("lessons:lesson-edit", args=[lesson.pk])
    fields = fields_of(author.get(url), having="title")
    typed = {"sections-0-text": "Терілген мәтін.", "picture_words": words}

    page = author.post(url, {**fields, **typed, "go": "picture", "picture": sent(data)})

    assert said in page.content.decode()
    assert fields_of(page, having="title")["sections-0-text"] == "Терілген мәтін."
    assert not Asset.objects.exists()


def test_a_picture_goes_into_the_text_of_a_question(author, lesson):
    question = f.make_question(lesson, kind="true-false", text="Бұл жасуша ма?")
    url = reverse("lessons:question-edit", args=[question.pk])
    fields = fields_of(author.get(url), having="text")

    page = author.post(
        url, {**fields, "picture_words": "Қабық", "go": "picture", "picture": sent()}
    )

    drawn = fields_of(page, having="text")
    assert plain(drawn["text"]) == "Бұл жасуша ма?\n\n![Қабық](zhasusha.png)"
    author.post(url, drawn)
    question.refresh_from_db()
    assert question.in_force.text == plain(drawn["text"])


def test_the_page_lists_each_with_its_size_and_where_it_is_shown(author, lesson):
    f.make_asset(lesson, "cell.png")
    f.make_section(lesson, "Жасуша құрылысы", text="![Жасуша](cell.png)")

    [one] = author.get(page_of(lesson)).context["listed"]

    assert (one.uses, one.line) == (["Жасуша құрылысы"], "![Жасуша](cell.png)")
    assert one.url == f"/assets/{lesson.pk}/{one.asset.renditions.get().digest}.webp"


def test_words_are_changed_there_and_an_unused_one_is_taken_away(author, lesson):
    asset = f.make_asset(lesson, "cell.png")
    said = {"picture_words": "Қабық", "picture_caption": "", "picture_credit": "А. Серік"}

    author.post(page_of(lesson), {**said, "go": f"describe:{asset.pk}"})
    asset.refresh_from_db()
    assert (asset.alternative, asset.credit) == ("Қабық", "А. Серік")
    author.post(page_of(lesson), {**said, "go": f"remove:{asset.pk}"})
    assert not Asset.objects.exists()


def test_one_of_another_lesson_is_not_found_there(author, lesson):
    strange = f.make_asset(f.make_lesson(number=2))

    assert author.post(page_of(lesson), {"go": f"remove:{strange.pk}"}).status_code == 404
    assert Asset.objects.count() == 1


def test_the_page_takes_as_many_queries_for_many_as_for_one(
    author, lesson, django_assert_max_num_queries
):
    f.make_asset(lesson, "a.png")
    author.get(page_of(lesson))
    with django_assert_max_num_queries(40) as few:
        author.get(page_of(lesson))
    for side in (10, 11, 12):
        f.make_asset(lesson, f"a{side}.png", picture={"width": side})
    with django_assert_max_num_queries(len(few)):
        author.get(page_of(lesson))
