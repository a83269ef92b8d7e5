"""Key points that classes of others have: what the page offers, and how a suggestion is decided."""

import re

import pytest
from django.test import Client
from django.urls import reverse

from lessons.models import Question, RubricNotice, RubricSuggestion
from tests import factories as f

pytestmark = pytest.mark.django_db
RUBRIC = "5 | Келіссөз арқылы жүргізілетіні\n2 | Соғысқа балама екені"


class World:
    def __init__(self):
        self.lesson = f.make_lesson()
        self.author = f.make_user("author", last_name="Авторова")
        self.question = f.make_question(self.lesson, kind="open-answer", created_by=self.author)
        self.teacher = self.teach("ХҚ-231", last_name="Сейітова")
        self.colleague = self.teach("БҚ-1", last_name="Оспанов")

    def teach(self, name, **person):
        classroom = f.make_classroom(name)
        f.make_assignment(self.lesson, classroom)
        return f.make_teacher(classroom, **person)

    def url(self, name="rubric-edit"):
        return reverse(f"lessons:{name}", args=[self.question.pk])

    def sent(self, **more):
        seen = Question.objects.get(pk=self.question.pk).current_id
        return {"rubric": RUBRIC, "seen": seen, **more}

    @property
    def number(self):
        return Question.objects.get(pk=self.question.pk).current.number


@pytest.fixture
def world():
    return World()


def client_of(person):
    client = Client()
    client.cookies["django_language"] = "en"
    client.force_login(person)
    return client


@pytest.fixture
def teacher(world):
    return client_of(world.teacher)


@pytest.fixture
def admin():
    return client_of(f.make_admin())


def words(response):
    text = re.sub(r"<[^>]+>", " ", response.content.decode().replace("&nbsp;", " "))
    return " ".join(text.split())


def suggestion_url():
    return reverse("lessons:rubric-suggestion", args=[RubricSuggestion.objects.get().pk])


def test_the_page_says_whose_key_points_they_are_and_offers_to_suggest(teacher, world):
    page = words(teacher.get(world.url()))

    assert "Classes of other teachers are marked by these key points, too." in page
    assert "Authors of the lesson: Авторова" in page
    assert "Suggest to the authors" in page
    assert "Save for my classes" in page
    assert "Save Suggest" not in page


def test_a_save_all_the_same_is_refused_and_the_text_is_kept(teacher, world):
    page = teacher.post(world.url(), world.sent(note="Толығырақ"))

    assert page.status_code == 409
    assert "only the authors of the lesson change them" in words(page)
    assert page.context["form"]["rubric"].value() == RUBRIC
    assert "Толығырақ" in page.content.decode()
    assert world.number == 1


def test_what_is_suggested_stands_beside_what_is_in_force(teacher, world):
    page = words(teacher.post(world.url(), world.sent(suggest="1", note="Дәлірек"), follow=True))

    assert "5 | Келіссөз арқылы жүргізілетіні" in page
    assert "2 | Мемлекеттің атынан жүргізілетіні" in page
    assert "Дәлірек" in page
    assert "Put the suggestion in force" not in page
    assert world.number == 1


def test_whoever_decides_is_told_on_the_start_page_and_accepts(teacher, world, admin):
    teacher.post(world.url(), world.sent(suggest="1"))
    author = client_of(world.author)
    home = words(author.get(reverse("lessons:home")))
    seen = author.get(suggestion_url()).context["version"].pk

    page = words(author.post(suggestion_url(), {"accept": "1", "seen": seen}, follow=True))

    assert "Other key points are suggested for a question of your lesson." in home
    assert "The suggested key points are in force now." in page
    assert world.number == 2
    assert "were changed" in words(client_of(world.colleague).get(reverse("lessons:home")))
    assert "that you suggested are in force now" in words(
        teacher.get(reverse("lessons:marking-queue"))
    )


def test_a_suggestion_is_declined(teacher, world, admin):
    teacher.post(world.url(), world.sent(suggest="1"))

    page = words(admin.post(suggestion_url(), {"decline": "1"}, follow=True))

    assert "not taken" in page
    assert world.number == 1


def test_nobody_decides_about_their_own_suggestion_without_the_right(teacher, world):
    teacher.post(world.url(), world.sent(suggest="1"))

    page = teacher.post(suggestion_url(), {"accept": "1", "seen": world.sent()["seen"]})

    assert page.status_code == 200
    assert RubricSuggestion.objects.get().is_open


def test_somebody_else_finds_no_suggestion(teacher, world):
    teacher.post(world.url(), world.sent(suggest="1"))

    assert client_of(world.colleague).get(suggestion_url()).status_code == 404


def test_key_points_changed_meanwhile_refuse_the_decision_and_show_those_of_now(
    teacher, world, admin
):
    teacher.post(world.url(), world.sent(suggest="1"))
    seen = admin.get(suggestion_url()).context["version"].pk
    admin.post(world.url(), world.sent(rubric="4 | Өзге ой"))

    page = admin.post(suggestion_url(), {"accept": "1", "seen": seen})

    assert page.status_code == 409
    assert "4 | Өзге ой" in words(page)
    assert "The key points were changed after this was suggested" in words(page)
    assert RubricSuggestion.objects.get().is_open


def test_a_notice_that_was_read_comes_no_more(teacher, world, admin):
    admin.post(world.url(), world.sent())
    notice = RubricNotice.objects.get(person=world.teacher)
    url = reverse("lessons:notice-read", args=[notice.pk])

    assert client_of(world.colleague).post(url).status_code == 404
    back = teacher.post(url, {"then": reverse("lessons:marking-queue")})
    elsewhere = teacher.post(url, {"then": "https://example.com/"})

    assert (back.url, elsewhere.url) == (
        reverse("lessons:marking-queue"),
        reverse("lessons:home"),
    )
    assert "News of key points" not in words(teacher.get(reverse("lessons:home")))


def test_somebody_who_looks_after_questions_edits_key_points_without_teaching(world, admin):
    saved = admin.post(world.url(), world.sent(), follow=True)

    assert world.number == 2
    assert saved.redirect_chain[-1][0] == reverse(
        "lessons:lesson-key-points", args=[world.lesson.pk]
    )


def test_a_teacher_saves_key_points_for_the_own_classes_and_gives_them_up(teacher, world):
    saved = words(teacher.post(world.url(), world.sent(own="1"), follow=True))
    page = words(teacher.get(world.url()))

    assert "The key points are saved." in saved
    assert "These are your own key points: your classes are marked by them." in page
    assert "5 | Келіссөз арқылы жүргізілетіні" in page
    assert world.number == 1

    page = words(teacher.post(world.url("own-rubric-drop"), follow=True))

    assert "Your classes are marked by the key points of the lesson again." in page
    assert "5 | Келіссөз арқылы жүргізілетіні" not in page


def test_authors_are_told_of_a_copy_and_read_it(teacher, world, admin):
    teacher.post(world.url(), world.sent(own="1"))
    author = client_of(world.author)

    assert "marks own classes by other key points" in words(author.get(reverse("lessons:home")))


def test_those_who_decide_see_each_copy_beside_the_lessons_key_points(teacher, world, admin):
    teacher.post(world.url(), world.sent(own="1"))

    page = words(admin.get(world.url()))

    assert "Сейітова" in page
    assert "Келіссөз арқылы жүргізілетіні (5)" in page


def test_drafted_key_points_are_kept_for_the_own_classes(teacher, world):
    sent = {"rows_sent": 0, "points": 4, "own": "Менің ойым", "seen": world.sent()["seen"]}

    page = words(teacher.post(world.url("rubric-draft"), sent, follow=True))

    assert "They mark your own classes; the key points of the lesson stay." in page
    assert world.number == 1


def test_a_colleagues_page_stays_as_it_was(teacher, world):
    teacher.post(world.url(), world.sent(own="1"))

    page = words(client_of(world.colleague).get(world.url()))

    assert "Келіссөз арқылы жүргізілетіні" not in page
