"""Drafting key points: none is chosen, what is ticked is added, the next question comes."""

import re

import pytest
from django.urls import reverse

from lessons.models import BackgroundTask, KeptDraft, Question
from tests import factories as f
from tests.working import run_tasks

pytestmark = pytest.mark.django_db
EMPTY = {"key_points": [], "model_answer": ""}
TEXT = (
    "Инфляция – елдегі тауар мен қызмет бағасының жалпы деңгейінің тұрақты өсуі. "
    "Ол ақшаның сатып алу қабілетін төмендетеді.\n\n"
    "Инфляцияның салдары ауыр. Инфляция халықтың жинағын құнсыздандырады."
)


class World:
    def __init__(self):
        self.classroom = f.make_classroom()
        self.teacher = f.make_teacher(self.classroom)
        self.lesson = f.make_lesson()
        f.make_section(self.lesson, heading="Инфляция ұғымы", text=TEXT)
        f.make_assignment(self.lesson, self.classroom)
        self.first = self.ask("Инфляция дегеніміз не?")
        self.second = self.ask("Инфляцияның халыққа салдарын атаңыз.")

    def ask(self, text, payload=EMPTY, points=1):
        return f.make_question(
            self.lesson, kind="open-answer", text=text, payload=payload, points=points
        )


@pytest.fixture
def world():
    return World()


@pytest.fixture
def teacher(client, world):
    client.cookies["django_language"] = "en"
    client.force_login(world.teacher)
    return client


def draft_url(question):
    return reverse("lessons:rubric-draft", args=[question.pk])


def drafted(client, question):
    """The page of a question whose key points were asked for and are drafted."""
    client.post(draft_url(question), {"ask": "1"})
    run_tasks()
    return client.get(draft_url(question)).content.decode()


def overview(world):
    return reverse("lessons:lesson-key-points", args=[world.lesson.pk])


def sent(question, *picks, points=10, **more):
    fields = {"seen": question.current.pk, "rows_sent": 8, "points": points}
    for number, text in picks:
        fields |= {f"pick_{number}": "on", f"text_{number}": text}
    return fields | more


def key_points(question):
    question.refresh_from_db()
    return question.current.solution.key_points


def test_candidates_are_shown_with_their_sentence_and_section_and_none_is_ticked(teacher, world):
    page = drafted(teacher, world.first)
    assert "Инфляция – елдегі тауар мен қызмет" in page
    assert "Инфляция ұғымы" in page
    assert not re.search(r'name="pick_\d+"[^>]*checked', page)


def test_what_is_ticked_is_saved_as_it_was_edited_and_the_next_question_comes(teacher, world):
    picks = [(1, "Бағаның өсуі"), (2, "Ақша құнсызданады")]
    response = teacher.post(draft_url(world.first), sent(world.first, *picks))
    assert response.url == draft_url(world.second)
    told = [(one.text, one.points) for one in key_points(world.first)]
    assert told == [("Бағаның өсуі", 5), ("Ақша құнсызданады", 5)]


def test_a_candidate_that_is_not_ticked_is_not_saved(teacher, world):
    fields = sent(world.first, (1, "Бағаның өсуі"), text_2="Басқа ой")
    teacher.post(draft_url(world.first), fields)
    assert [one.text for one in key_points(world.first)] == ["Бағаның өсуі"]


def test_each_line_of_a_candidate_is_a_key_point_and_so_is_each_of_the_teachers_own(teacher, world):
    fields = sent(world.first, (1, "Баға өседі\r\nТабыс азаяды"), own="Өз ойым\n\nЕкінші ойым")
    teacher.post(draft_url(world.first), fields)
    assert [one.text for one in key_points(world.first)] == [
        *("Баға өседі", "Табыс азаяды", "Өз ойым", "Екінші ойым")
    ]


def test_other_wordings_are_saved_with_their_key_point(teacher, world):
    fields = sent(world.first, (1, "Баға өседі"), wordings_1="құн көтеріледі\nқымбаттайды")
    teacher.post(draft_url(world.first), fields)
    assert key_points(world.first)[0].wordings == ("құн көтеріледі", "қымбаттайды")


def test_nothing_ticked_is_told_and_what_was_typed_stays(teacher, world):
    fields = sent(world.first, text_1="Менің түзетуім")
    page = teacher.post(draft_url(world.first), fields).content.decode()
    assert "Nothing is ticked yet" in page
    assert "Менің түзетуім" in page
    assert key_points(world.first) == ()


@pytest.mark.parametrize("points", ["0", "101", "жеті", ""])
def test_wrong_points_are_told(teacher, world, points):
    fields = sent(world.first, (1, "Баға өседі"), points=points)
    page = teacher.post(draft_url(world.first), fields).content.decode()
    assert "a whole number from 1 to 100" in page
    assert key_points(world.first) == ()


def test_whoever_saves_second_sees_both_and_adds_to_the_first(teacher, world):
    stale = sent(world.first, (1, "Менің ойым"))
    teacher.post(draft_url(world.first), sent(world.first, (1, "Әріптестің ойы")))
    page = teacher.post(draft_url(world.first), stale).content.decode()
    assert "Somebody has changed the key points" in page
    assert "Әріптестің ойы" in page
    assert "Менің ойым" in page
    assert len(key_points(world.first)) == 1
    teacher.post(draft_url(world.first), stale | {"seen": world.first.current.pk})
    assert [one.text for one in key_points(world.first)] == ["Әріптестің ойы", "Менің ойым"]


def test_more_key_points_than_a_question_may_have_are_refused(teacher, world):
    fields = sent(world.first, own="\n".join(f"Ой {number}" for number in range(13)))
    page = teacher.post(draft_url(world.first), fields).content.decode()
    assert "at most 12 key points" in page


def test_after_the_last_question_comes_the_list(teacher, world):
    response = teacher.post(draft_url(world.second), sent(world.second, (1, "Жинақ азаяды")))
    assert response.url == overview(world)


def test_an_unknown_subject_is_told_with_three_ways_on(teacher, world):
    question = world.ask("Фотосинтез кезінде өсімдік жапырағы не бөледі?")
    teacher.cookies["django_language"] = "kk"
    page = drafted(teacher, question)
    assert "Бұл сұраққа сабақ мәтінінде жауап табылмады" in page
    assert 'name="typed"' in page
    assert 'name="pick_1"' not in page


def test_a_text_that_is_put_in_is_drafted_from_and_stays_in_its_field(teacher, world):
    question = world.ask("Фотосинтез дегеніміз не?")
    text = "Фотосинтез – жарық энергиясымен көмірқышқыл газы мен судан глюкоза түзілетін үдеріс."
    page = teacher.post(draft_url(question), {"look": "1", "typed": text}).content.decode()
    assert 'name="pick_1"' in page
    assert page.count("Фотосинтез – жарық") >= 2
    fields = sent(question, (1, "Глюкоза түзіледі"), typed=text)
    teacher.post(draft_url(question), fields)
    assert [one.text for one in key_points(question)] == ["Глюкоза түзіледі"]


def test_an_opinion_is_offered_the_line_on_an_own_position(teacher, world):
    question = world.ask("Инфляция халыққа пайдалы деген пікірмен келісесіз бе?")
    page = drafted(teacher, question)
    assert "Өз ұстанымын (келісу, келіспеу не ішінара келісу)" in page


def test_a_like_question_shows_where_it_is_from(teacher, world):
    other = f.make_lesson(title="Басқа сабақ")
    f.make_question(other, kind="open-answer", text="Инфляция сөзіне анықтама беріңіз")
    page = drafted(teacher, world.first)
    assert "A like question has key points already" in page
    assert "Басқа сабақ" in page
    assert "Бейбіт құралдары" in page


def test_points_begin_with_those_of_the_handout_or_of_the_site(teacher, world, settings):
    settings.OPEN_ANSWER_POINTS = 7
    assert 'value="7"' in drafted(teacher, world.first)
    known = world.ask("Инфляция неден туады?", points=5)
    assert 'value="5"' in drafted(teacher, known)


def test_a_closed_question_has_no_such_page(teacher, world):
    closed = f.make_question(world.lesson)
    assert teacher.get(draft_url(closed)).status_code == 404


def test_the_list_counts_what_is_without_key_points_and_adds_up_each_level(teacher, world):
    world.ask("Баға деген не?", payload=None, points=3)
    page = teacher.get(overview(world)).content.decode()
    assert "2 open questions without key points" in page
    assert "5 points in all" in page
    assert draft_url(world.first) in page


def test_the_rubric_page_leads_to_the_draft(teacher, world):
    page = teacher.get(reverse("lessons:rubric-edit", args=[world.first.pk])).content.decode()
    assert draft_url(world.first) in page


def test_many_questions_take_no_more_queries(teacher, world, django_assert_max_num_queries):
    for number in range(12):
        world.ask(f"Инфляция туралы {number}-сұрақ қандай?")
    drafted(teacher, world.first)
    with django_assert_max_num_queries(20):
        teacher.get(draft_url(world.first))
    with django_assert_max_num_queries(10):
        teacher.get(overview(world))


def test_to_open_the_page_drafts_nothing_and_asks_for_nothing(teacher, world):
    page = teacher.get(draft_url(world.first)).content.decode()

    assert 'name="ask"' in page
    assert 'name="pick_1"' not in page
    assert not KeptDraft.objects.exists()
    assert not BackgroundTask.objects.exists()


def test_while_it_is_drafted_the_page_says_so(teacher, world):
    page = teacher.post(draft_url(world.first), {"ask": "1"}, follow=True).content.decode()

    assert "Key points are being drafted" in page
    assert "Look whether it is ready" in page
    assert "data-being-drafted" in page


def test_the_list_has_all_that_are_without_drafted_and_leads_to_the_first(teacher, world):
    response = teacher.post(overview(world))
    run_tasks()

    assert response.url == draft_url(world.first)
    assert 'name="pick_1"' in teacher.get(draft_url(world.second)).content.decode()


def test_a_question_that_asks_something_else_is_drafted_anew(teacher, world):
    drafted(teacher, world.first)
    other = f.make_version(world.first, kind="open-answer", text="Дефляция дегеніміз не?")
    Question.objects.filter(pk=world.first.pk).update(current=other)

    assert 'name="ask"' in teacher.get(draft_url(world.first)).content.decode()


def test_a_draft_is_for_the_person_who_asked(teacher, world, client):
    drafted(teacher, world.first)
    client.force_login(f.make_teacher(world.classroom, username="partner"))

    assert 'name="pick_1"' not in client.get(draft_url(world.first)).content.decode()
