"""Pictures of a handout: seen and told on the review page, and in the lesson that is made of it."""

import pytest
from django.urls import reverse

from lessons.models import Asset, Lesson, Upload
from lessons.services.uploads import drop_expired, pictures_of
from tests import factories as f
from tests.domain.handouts.office_files import drawing, illustrated, p
from tests.loading.steps import open_review
from tests.pictures import make_picture, opened

pytestmark = pytest.mark.django_db
PICTURE = make_picture()
HANDOUT = illustrated(
    p("№7-тәжірибелік сабақ: Жасуша құрылысы"),
    p("Жұмыстың мақсаты: Жасушаның құрылысымен танысу."),
    p("Теориялық мәлімет:"),
    p("Жасуша – тірі ағзалардың құрылымдық бірлігі, оны қабық қоршап тұрады."),
    p(drawing(0)),
    p("1-сурет. Жасушаның құрылысы"),
    p("Ядрода тұқым қуалау ақпараты сақталады, ол цитоплазмада орналасқан."),
    p("Деңгейлік тапсырмалар:"),
    p("1-деңгейлік сұрақ. Жасуша дегеніміз не?"),
    p(drawing(0, "Бірінші")),
    pictures=(PICTURE,),
)
NAME = "1-suret-zhasushanyng-qurylysy.png"
WORDS = f"alternative-{NAME}"


@pytest.fixture
def opened_page(admin_client):
    return open_review(admin_client, HANDOUT, name="class-7.docx")


def test_a_picture_is_seen_beside_its_text_and_its_words_are_asked_for(admin_client, opened_page):
    _url, page, fields = opened_page
    url = reverse("admin:lessons_lesson_picture", args=[Upload.objects.get().pk, NAME])
    got = admin_client.get(url)

    assert f'src="{url}"' in page.content.decode()
    assert fields[WORDS] == ""
    assert opened(got.content).tobytes() == opened(PICTURE).tobytes()
    assert (got["Content-Type"], got["Content-Security-Policy"]) == (
        "image/png",
        "default-src 'none'; sandbox",
    )


def test_the_lesson_has_the_picture_with_the_words_that_were_typed(admin_client, opened_page):
    url, _page, fields = opened_page
    admin_client.post(url, {**fields, WORDS: "Жасуша [сызба]"})

    asset = Asset.objects.get()
    text = Lesson.objects.get().section_set.get(text__contains="![").text
    assert (asset.name, asset.alternative) == (NAME, "Жасуша [сызба]")
    assert f'![Жасуша \\[сызба\\]]({NAME} "1-сурет. Жасушаның құрылысы")' in text
    with asset.file.open("rb") as file:
        assert opened(file.read()).tobytes() == opened(PICTURE).tobytes()


def test_words_typed_into_the_text_itself_stay(admin_client, opened_page):
    url, _page, fields = opened_page
    [key] = [key for key in fields if key.endswith("-text") and f"![]({NAME}" in fields[key]]
    typed = fields[key].replace("![]", "![Жасуша]")
    admin_client.post(url, {**fields, key: typed})

    assert Asset.objects.get().alternative == "Жасуша"


def test_typed_words_are_there_again_when_the_page_is_drawn_anew(admin_client, opened_page):
    url, _page, fields = opened_page
    page = admin_client.post(url, {**fields, WORDS: "Жасуша", "lesson-0-number": ""})

    assert 'value="Жасуша"' in page.content.decode()
    assert not Lesson.objects.exists()


def test_a_picture_that_was_taken_out_of_the_texts_is_not_kept(admin_client, opened_page):
    url, _page, fields = opened_page
    emptied = {
        key: "Мәтін" if key.endswith("-text") and "![" in value else value
        for key, value in fields.items()
    }
    admin_client.post(url, emptied)

    assert Lesson.objects.exists()
    assert not Asset.objects.exists()


def test_a_name_that_the_file_does_not_have_is_not_found(admin_client, opened_page):
    url = reverse("admin:lessons_lesson_picture", args=[Upload.objects.get().pk, "other.png"])

    assert admin_client.get(url).status_code == 404


def test_pictures_go_with_the_file_when_its_time_is_over(opened_page):
    upload = Upload.objects.get()
    assert pictures_of(upload)
    Upload.objects.update(sent_at=f.NOW, expires_at=f.NOW.replace(year=2027))
    drop_expired(now=f.NOW.replace(year=2028))

    upload.refresh_from_db()
    assert pictures_of(upload) == {}
