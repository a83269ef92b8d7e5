"""A question's queue: groups, proposals with their evidence, blind checks, two teachers, undo."""

import re
from datetime import timedelta

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from lessons.domain.marking.key_points import Share
from lessons.models import Comment, Lease, Marking, Proposal, Question, ResponseState
from tests import factories as f
from tests.proposals import compare, made_proposal, prepare, propose
from tests.working import run_tasks

pytestmark = pytest.mark.django_db
TEXT = "Дипломатия – мемлекеттің сыртқы саясат құралы"
OTHER = "Мүлде бөлек ойлар айтылған ұзақ жауап мәтіні"


class World:
    def __init__(self):
        self.now = timezone.now()
        self.classroom = f.make_classroom()
        self.teacher = f.make_teacher(self.classroom)
        self.lesson = f.make_lesson()
        self.question = f.make_question(self.lesson, kind="open-answer")
        self.assignment = self.assign(self.classroom)

    def assign(self, classroom):
        opens_at, due_at = self.now - timedelta(days=5), self.now + timedelta(days=5)
        return f.make_assignment(self.lesson, classroom, opens_at=opens_at, due_at=due_at)

    def answer(self, text=TEXT, *, assignment=None, **person):
        assignment = assignment or self.assignment
        student = f.make_student(assignment.classroom, **person)
        attempt = f.make_attempt(
            assignment, student, answers=[(text,)], submitted=True, now=self.now
        )
        return attempt.response_set.get()

    def key_points(self, typed):
        """As the page of their version in force sends them."""
        return {"rubric": typed, "seen": Question.objects.get(pk=self.question.pk).current_id}

    def url(self, name="question-queue"):
        return reverse(f"lessons:{name}", args=[self.question.pk])


@pytest.fixture
def world():
    return World()


@pytest.fixture
def teacher(client, world):
    client.cookies["django_language"] = "en"
    client.force_login(world.teacher)
    return client


@pytest.fixture
def colleague(world):
    person = f.make_teacher(world.classroom, last_name="Оспанов")
    client = Client()
    client.cookies["django_language"] = "en"
    client.force_login(person)
    return client


def words(response):
    shown = re.sub(
        r"<(script|style|template).*?</\1>", " ", response.content.decode(), flags=re.DOTALL
    )
    return " ".join(re.sub(r"<[^>]+>", " ", shown).replace("&nbsp;", " ").split())


def mark_url(response):
    return reverse("lessons:response-mark", args=[response.pk])


def open_page(client, response):
    """As a browser does, whose script says that the page is open."""
    page = client.get(mark_url(response))
    client.post(reverse("lessons:response-lease", args=[response.pk]))
    return page


def decision(lead, *members, **changes):
    for row in (lead, *members):
        row.refresh_from_db()
    return {
        "seen": lead.last_seq,
        "then": "next",
        "point_1": "full",
        "point_2": "none",
        "comment": "",
        "member": [f"{row.pk}:{row.last_seq}" for row in members],
        "proposal": made_proposal(lead),
    } | changes


# --- The list of groups ---------------------------------------------------------------------------


def test_groups_of_the_same_answer_come_before_single_ones(teacher, world):
    alone = world.answer(OTHER)
    same = [world.answer(), world.answer(TEXT.upper())]
    prepare(world.question)

    rows = teacher.get(world.url()).context["rows"]

    assert [row.kind for row in rows] == ["the same answer", "single answer"]
    assert [row.group.size for row in rows] == [2, 1]
    assert rows[0].group.lead in same
    assert rows[1].group.lead == alone


def test_the_queue_speaks_of_proposals_marks_and_how_sure_they_are(teacher, world):
    texts = (TEXT, OTHER, "Алма ағашы көктемде гүлдейді.", "Бүгін ауа райы суық болды.")
    rows = [world.answer(text) for text in texts]
    propose(world.question, rows, band="sure-full", shares={"a": "full", "b": "full"})

    page = words(teacher.get(world.url()))

    assert "sure: in full" in page
    assert "proposed: 3 / 3" in page


def test_two_classes_of_one_teacher_wait_together_or_one_by_one(teacher, world):
    second = f.make_classroom("БҚ-1")
    f.enrol(world.teacher, second, "teacher")
    elsewhere = world.assign(second)
    world.answer()
    there = world.answer(assignment=elsewhere)
    prepare(world.question)

    together = teacher.get(world.url())
    alone = teacher.get(world.url(), {"assignment": elsewhere.pk})

    assert [row.group.size for row in together.context["rows"]] == [2]
    assert [(row.group.lead, row.group.size) for row in alone.context["rows"]] == [(there, 1)]


def test_answers_of_classes_of_others_are_not_in_the_queue(teacher, world):
    world.answer(assignment=world.assign(f.make_classroom("БҚ-1")))

    assert teacher.get(world.url()).context["rows"] == []


@pytest.mark.parametrize("typed", ["x", "-1", "²", "9" * 40])
def test_a_broken_assignment_in_the_address_shows_nothing(teacher, world, typed):
    world.answer()

    assert teacher.get(world.url(), {"assignment": typed}).context["rows"] == []


def test_names_are_shown_only_to_those_who_ask(teacher, world):
    row = world.answer(last_name="Абаева")
    pages = (mark_url(row), world.url(), world.url("question-answers"))

    hidden = [teacher.get(page).content.decode() for page in pages]
    back = teacher.post(reverse("lessons:marking-names"), {"names": "show", "back": mark_url(row)})
    shown = [teacher.get(page).content.decode() for page in pages]

    assert back.url == mark_url(row)
    assert not any("Абаева" in page for page in hidden)
    assert ["Абаева" in page for page in shown] == [True, False, True]


def test_the_attempt_that_is_opened_while_marking_names_nobody_either(teacher, world):
    row = world.answer(last_name="Абаева")
    page = teacher.get(mark_url(row)).content.decode()
    [url] = re.findall(r'href="(/attempts/[^"]+)"', page)

    hidden = teacher.get(url).content.decode()
    teacher.post(reverse("lessons:marking-names"), {"names": "show", "back": url})
    shown = teacher.get(url).content.decode()

    assert "Абаева" not in hidden
    assert "Абаева" in shown


@pytest.mark.parametrize("back", ["https://example.org/", "//example.org", "", "javascript:1"])
def test_showing_names_leads_nowhere_else(teacher, world, back):
    sent = teacher.post(reverse("lessons:marking-names"), {"names": "show", "back": back})

    assert sent.url == reverse("lessons:marking-queue")


# --- One action for a group -----------------------------------------------------------------------


def test_one_action_marks_the_ticked_answers_and_leaves_the_others(teacher, world):
    lead, ticked, pulled_out = (world.answer() for _ in range(3))
    teacher.get(mark_url(lead))

    response = teacher.post(mark_url(lead), decision(lead, ticked), follow=True)

    assert "Saved: 2 / 3 for 2 answers." in words(response)
    pulled_out.refresh_from_db()
    assert pulled_out.state == ResponseState.WAITING
    assert Marking.objects.count() == 2


def test_no_answer_of_another_class_or_question_can_be_slipped_into_a_group(teacher, world):
    lead = world.answer()
    foreign = world.answer(assignment=world.assign(f.make_classroom("БҚ-1")))
    other = f.make_question(world.lesson, kind="open-answer")
    student = f.make_student(world.classroom)
    attempt = f.make_attempt(
        world.assignment, student, answers=[(TEXT,), (TEXT,)], submitted=True, now=world.now
    )
    wrong = attempt.response_set.get(version__question=other)

    teacher.post(mark_url(lead), decision(lead, foreign, wrong))

    assert [marking.response for marking in Marking.objects.all()] == [lead]


@pytest.mark.parametrize("member", ["", ":", "x:1", "1", "²:1", "-3:1", "9" * 30 + ":1"])
def test_a_broken_tick_is_passed_over(teacher, world, member):
    lead = world.answer()

    response = teacher.post(mark_url(lead), decision(lead, member=[member]))

    assert response.status_code == 302
    assert Marking.objects.count() == 1


def test_a_member_that_was_marked_meanwhile_is_left_and_told(teacher, world):
    lead, member = world.answer(), world.answer()
    data = decision(lead, member)
    f.make_marking(member, f.make_teacher(world.classroom))

    page = words(teacher.post(mark_url(lead), data, follow=True))

    assert "1 answer of the group was marked by somebody else meanwhile" in page
    assert member.markings.count() == 1


def test_the_last_action_is_taken_back_as_a_whole(teacher, world):
    lead, member = world.answer(), world.answer()
    page = teacher.post(mark_url(lead), decision(lead, member), follow=True)
    url = re.search(r'action="(/marking/undo/[^"]+)"', page.content.decode())[1]

    said = words(teacher.post(url, follow=True))

    assert "Taken back: 2 answers wait again." in said
    assert {row.state for row in (lead, member) if row.refresh_from_db() is None} == {"waiting"}
    assert "Take back" not in words(teacher.get(world.url()))


def test_nobody_takes_back_the_action_of_a_colleague(teacher, world, colleague):
    lead = world.answer()
    teacher.post(mark_url(lead), decision(lead))
    url = reverse("lessons:marking-undo", args=[lead.markings.get().batch])

    assert colleague.post(url).status_code == 404
    assert teacher.get(url).status_code == 405


# --- Proposals on the page ------------------------------------------------------------------------


def test_the_words_that_count_are_marked_and_the_proposal_is_offered_not_chosen(teacher, world):
    row = world.answer()
    propose(world.question, [row], shares={"a": "half", "b": "none"}, evidence=[("a", 0, 10)])

    page = teacher.get(mark_url(row))

    assert '<mark class="evidence evidence-partly">Дипломатия<sup>1</sup></mark>' in (
        page.content.decode()
    )
    form = page.context["form"]
    assert form["point_1"].value() is None
    assert [row.proposed for row in form.rows] == ["half", "none"]
    assert "Total: 1 / 3" in words(page)


def test_what_is_left_as_proposed_counts_and_is_kept_apart_from_what_was_chosen(teacher, world):
    row = world.answer()
    propose(world.question, [row], shares={"a": "half", "b": "full"})

    sent = decision(row, point_1="full", offered_1="half", offered_2="full")
    del sent["point_2"]
    teacher.post(mark_url(row), sent)

    marking = row.markings.get()
    assert marking.shares == {"a": "full", "b": "full"}
    assert marking.accepted == ["b"]


def test_only_the_proposal_that_was_on_the_page_is_accepted(teacher, world):
    """It may have been made again since by a task: nobody saw that one."""
    row = world.answer()
    propose(world.question, [row], shares={"a": "half", "b": "full"})
    sent = decision(row, offered_1="half", offered_2="full")
    del sent["point_1"], sent["point_2"]
    propose(world.question, [row], shares={"a": "none", "b": "none"})

    teacher.post(mark_url(row), sent)

    assert row.markings.get().shares == {"a": "half", "b": "full"}


def test_without_a_proposal_every_key_point_wants_a_choice(teacher, world):
    row = world.answer()
    sent = decision(row, offered_1="double")
    del sent["point_1"]

    page = teacher.post(mark_url(row), sent)

    assert list(page.context["form"].errors) == ["point_1"]
    assert not Marking.objects.exists()


def test_a_check_is_decided_without_seeing_the_proposal(teacher, world):
    row = world.answer()
    propose(world.question, [row], evidence=[("a", 0, 10)], blind=True)

    page = teacher.get(mark_url(row))
    queue = words(teacher.get(world.url()))
    teacher.post(mark_url(row), decision(row, opened=page.context["opened"]))

    assert page.context["form"]["point_1"].value() is None
    assert "<mark" not in page.content.decode()
    assert "Proposal hidden." in words(page)
    assert [row.proposed for row in page.context["form"].rows] == ["", ""]
    assert "proposed:" not in queue
    marking = row.markings.get()
    assert (marking.is_blind, marking.proposed) == (True, {"a": "full", "b": "none"})


def test_where_the_page_had_shown_the_proposal_the_mark_is_no_check(teacher, world):
    row = world.answer()
    propose(world.question, [row])
    page = teacher.get(mark_url(row))
    propose(world.question, [row], blind=True)

    teacher.post(mark_url(row), decision(row, opened=page.context["opened"]))

    assert row.markings.get().is_blind is False


def test_trying_out_key_points_tells_nothing_of_an_answer_that_is_a_check(teacher, world):
    blind, other = world.answer(), world.answer(OTHER)
    propose(world.question, [blind], blind=True)

    tried = teacher.post(world.url("rubric-edit"), {"rubric": RUBRIC, "try": "1"})
    kept = teacher.get(world.url("rubric-edit"))

    assert [row.response for row in tried.context["rows"]] == [other]
    assert blind not in [row.response for row in kept.context["rows"]]


def test_an_earlier_comment_is_put_in_without_javascript_and_nothing_is_saved(teacher, world):
    first, second = world.answer(OTHER), world.answer()
    teacher.post(mark_url(first), decision(first, comment="Құралдары қайда?"))
    comment = Comment.objects.get()

    sent = decision(second, comment="Жақсы.", insert=comment.pk)
    page = teacher.post(mark_url(second), sent)

    assert page.context["form"]["comment"].value() == "Жақсы.\nҚұралдары қайда?"
    assert page.context["form"]["point_1"].value() == "full"
    assert second.markings.count() == 0
    assert "not saved yet" not in words(page)


# --- Two teachers ---------------------------------------------------------------------------------


def test_what_a_colleague_has_open_is_passed_over_and_named(teacher, world, colleague):
    taken, free = world.answer(), world.answer(OTHER)
    open_page(colleague, taken)

    assert teacher.get(world.url("marking-next")).url == mark_url(free)
    assert "being marked by: Оспанов" in words(teacher.get(world.url()))
    assert "A colleague has this answer open now: Оспанов" in words(teacher.get(mark_url(taken)))


def test_where_a_colleague_has_all_that_is_left_the_page_says_so(teacher, world, colleague):
    open_page(colleague, world.answer())

    page = words(teacher.get(world.url("marking-next"), follow=True))

    assert "What is left here is being marked by a colleague now." in page


def test_the_next_answers_are_taken_without_a_script_too(teacher, world, colleague):
    first, following = world.answer(), world.answer(OTHER)

    sent = colleague.post(mark_url(first), decision(first))

    assert sent.url == mark_url(following)
    assert "A colleague has this answer open now" in words(teacher.get(mark_url(following)))


def test_a_page_that_was_opened_takes_nothing_from_a_colleague(teacher, world, colleague):
    row = world.answer()
    open_page(colleague, row)
    open_page(teacher, row)

    assert Lease.objects.get().teacher != world.teacher


def test_of_two_teachers_at_one_answer_the_later_keeps_what_was_typed(teacher, world, colleague):
    row = world.answer()
    data = decision(row)
    colleague.post(mark_url(row), data | {"comment": "Бірінші"})

    refused = teacher.post(mark_url(row), data | {"comment": "Екінші"})

    assert refused.status_code == 409
    assert refused.context["form"]["comment"].value() == "Екінші"
    assert row.markings.get().comment == "Бірінші"


# --- A better rubric ------------------------------------------------------------------------------

RUBRIC = "2 | Мемлекеттің атынан жүргізілетіні\n5 | Келіссөз арқылы\n---\nҮлгі"


def test_saved_key_points_count_for_answers_given_before(teacher, world):
    row = world.answer()

    teacher.post(world.url("rubric-edit"), world.key_points(RUBRIC))
    teacher.post(mark_url(row), decision(row))

    marking = row.markings.get()
    question = Question.objects.get(pk=world.question.pk)
    assert (question.current.number, marking.rubric) == (2, question.current)
    assert row.fraction is None
    row.refresh_from_db()
    assert (str(row.fraction), row.version.number) == ("0.28571", 1)


def test_trying_out_saves_nothing_and_shows_real_answers(teacher, world):
    world.answer()

    page = teacher.post(world.url("rubric-edit"), {"rubric": RUBRIC, "try": "1"})

    assert "What it would say now (nothing is saved yet)" in words(page)
    assert TEXT in words(page)
    assert Question.objects.get(pk=world.question.pk).current.number == 1


def test_key_points_that_cannot_be_read_are_kept_with_the_line_to_blame(teacher, world):
    page = teacher.post(world.url("rubric-edit"), {"rubric": "Ой ғана"})

    assert page.status_code == 200
    assert "Line 1" in words(page)
    assert page.context["form"]["rubric"].value() == "Ой ғана"


def test_marks_that_the_new_key_points_would_not_give_are_listed_and_kept(teacher, world):
    row = world.answer(OTHER)
    f.make_marking(row, world.teacher)

    before = teacher.post(world.url("rubric-edit"), world.key_points(RUBRIC), follow=True)
    run_tasks()
    page = teacher.get(world.url("rubric-differences"))

    assert before.redirect_chain == [(world.url("rubric-differences"), 302)]
    assert "1 answer is still being compared" in words(before)
    assert "being compared" not in words(page)
    assert [shown.response for shown in page.context["rows"]] == [row]
    assert row.markings.count() == 1


def test_a_mark_by_other_key_points_is_told_in_their_words(teacher, world, client):
    row = world.answer()
    teacher.post(world.url("rubric-edit"), world.key_points(RUBRIC))
    teacher.post(mark_url(row), decision(row))
    client.force_login(row.attempt.student)

    page = words(client.get(reverse("lessons:attempt-detail", args=[row.attempt_id])))

    assert "Келіссөз арқылы" in page


def test_more_points_than_a_question_can_have_are_refused(teacher, world):
    page = teacher.post(world.url("rubric-edit"), {"rubric": "60 | Бір ой\n60 | Екі ой"})

    assert "Together the key points give 120 points; 100 is the most." in words(page)


MODEL = "Дипломатия – мемлекеттің ресми қызметі. Ол келіссөз арқылы жүргізіледі."


@pytest.mark.parametrize("typed", [MODEL, f"---\n{MODEL}"])
def test_key_points_are_drafted_from_a_model_answer_and_nothing_is_saved(teacher, world, typed):
    page = teacher.post(world.url("rubric-edit"), {"rubric": typed, "draft": "1"})

    lines = page.context["form"]["rubric"].value().split("\n")
    assert [line.partition(" | ")[2] for line in lines[:2]] == [
        "Дипломатия – мемлекеттің ресми қызметі",
        "Ол келіссөз арқылы жүргізіледі",
    ]
    assert lines[2:] == ["---", MODEL]
    assert Question.objects.get(pk=world.question.pk).current.number == 1


def test_a_model_answer_alone_can_be_saved_and_drafted_from_later(teacher, world):
    row = world.answer()
    f.make_marking(world.answer(OTHER), world.teacher, shares={})
    teacher.post(world.url("rubric-edit"), world.key_points(f"---\n{MODEL}"))

    pages = [teacher.get(world.url(name)) for name in ("question-queue", "rubric-edit")]
    pages += [teacher.get(world.url("rubric-differences")), teacher.get(mark_url(row))]

    assert [page.status_code for page in pages] == [200] * 4
    assert "Draft key points from the model answer" in words(pages[1])


def test_key_points_that_are_there_are_not_drafted_anew(teacher, world):
    page = teacher.post(world.url("rubric-edit"), {"rubric": RUBRIC, "draft": "1"})

    assert page.context["form"]["rubric"].value() == RUBRIC
    assert "there are key points already" in words(page)


@pytest.mark.parametrize("typed", ["", "Жоқ"])
def test_without_a_model_answer_nothing_is_drafted_and_the_page_says_so(teacher, world, typed):
    page = teacher.post(world.url("rubric-edit"), {"rubric": typed, "draft": "1"})

    assert page.context["form"]["rubric"].value() == typed
    assert "There is no model answer to draft from." in words(page)


UNSEEN = "кеудемізге тартатын нәрсені сыйлайды"


@pytest.fixture
def confirmed(world):
    for answer in (f"Ол {UNSEEN}.", f"Бұл {UNSEEN}.", f"Елші {UNSEEN}."):
        f.make_marking(
            world.answer(answer), world.teacher, shares={"a": Share.NONE, "b": Share.FULL}
        )


def test_words_of_confirmed_answers_are_offered_and_added_to_what_is_typed(
    teacher, world, confirmed
):
    compare(world.question)
    page = teacher.get(world.url("rubric-edit"))
    (offered,) = page.context["offered"]
    typed = page.context["form"]["rubric"].value() + " Жаңа сөйлем."

    page = teacher.post(world.url("rubric-edit"), {"rubric": typed, "add": f"b:{offered.texts[0]}"})

    assert offered.key_point.id == "b"
    assert UNSEEN in offered.texts[0]
    assert f"  = {offered.texts[0]}" in page.context["form"]["rubric"].value()
    assert "Жаңа сөйлем." in page.context["form"]["rubric"].value()
    assert page.context["offered"] == []
    assert Question.objects.get(pk=world.question.pk).current.number == 1


def test_marks_for_another_idea_with_the_same_id_teach_nothing(teacher, world, confirmed):
    """The key points were deleted, and new ones begin at "a" again."""
    teacher.post(world.url("rubric-edit"), world.key_points(""))

    page = teacher.post(world.url("rubric-edit"), {"rubric": RUBRIC, "try": "1"})

    assert page.context["key_points"]
    assert page.context["offered"] == []


def test_words_from_classes_of_others_are_not_shown(world, confirmed, client):
    other = f.make_user("other")
    elsewhere = f.make_classroom()
    f.enrol(other, elsewhere, "teacher")
    f.make_assignment(world.lesson, elsewhere)
    client.force_login(other)

    compare(world.question)
    page = client.get(world.url("rubric-edit"))

    assert page.status_code == 200
    assert page.context["offered"] == []


def test_what_the_key_points_say_to_real_answers_is_read_by_a_task(teacher, world):
    """The page compares nothing itself, whatever it is asked for."""
    waits, marked = world.answer(), world.answer(OTHER)
    f.make_marking(marked, world.teacher)
    before = teacher.get(world.url("rubric-edit"))
    prepare(world.question)
    compare(world.question)
    after = teacher.get(world.url("rubric-edit"))

    assert (before.context["rows"], before.context["unread"]) == ([], 2)
    assert "2 answers are still being compared" in words(before)
    assert {row.response for row in after.context["rows"]} == {waits, marked}
    assert after.context["unread"] == 0


@pytest.mark.parametrize("asked", ["b", "b:", "zz:бірдеңе", ":", "б:бірдеңе"])
def test_a_wording_for_no_key_point_changes_nothing(teacher, world, asked):
    page = teacher.post(world.url("rubric-edit"), {"rubric": RUBRIC, "add": asked})

    assert page.status_code == 200
    assert page.context["form"]["rubric"].value().split() == RUBRIC.split()


def test_a_question_with_a_key_has_no_rubric(teacher, world):
    closed = f.make_question(world.lesson)

    for name in ("rubric-edit", "rubric-differences"):
        assert teacher.get(reverse(f"lessons:{name}", args=[closed.pk])).status_code == 404


# --- The same number of queries -------------------------------------------------------------------


@pytest.mark.parametrize(
    "name", ["question-queue", "marking-next", "rubric-edit", "rubric-differences"]
)
def test_forty_answers_take_as_many_queries_as_two(teacher, world, name):
    def count():
        propose(world.question, [])
        compare(world.question)
        with CaptureQueriesContext(connection) as queries:
            teacher.get(world.url(name))
        return len(queries)

    for number in range(2):
        world.answer(f"{TEXT} {number}")
        f.make_marking(world.answer(f"{OTHER} {number}"), world.teacher)
    few = count()
    for number in range(19):
        world.answer(f"Тағы бір жауап {number}")
        f.make_marking(world.answer(f"{OTHER} {number} рет"), world.teacher)

    assert count() == few
    assert Proposal.objects.count() >= 20


# --- Two who save key points ----------------------------------------------------------------------


def test_who_saves_second_is_refused_with_both_texts(teacher, world, colleague):
    seen = teacher.get(world.url("rubric-edit")).context["seen"]
    colleague.post(world.url("rubric-edit"), {"rubric": RUBRIC, "seen": seen})

    mine = "5 | Менің ойым\n1 | Тағы бірі"
    page = teacher.post(world.url("rubric-edit"), {"rubric": mine, "seen": seen})

    assert page.status_code == 409
    assert "Somebody else saved other key points" in words(page)
    assert "Saved meanwhile: Оспанов" in words(page)
    assert page.context["form"]["rubric"].value() == mine
    assert page.context["refused"].theirs.parsed.key_lines.split() == RUBRIC.split()
    assert Question.objects.get(pk=world.question.pk).current.number == 2


def test_having_seen_the_other_text_one_may_save(teacher, world, colleague):
    seen = teacher.get(world.url("rubric-edit")).context["seen"]
    colleague.post(world.url("rubric-edit"), {"rubric": RUBRIC, "seen": seen})
    mine = "5 | Менің ойым\n1 | Тағы бірі"
    page = teacher.post(world.url("rubric-edit"), {"rubric": mine, "seen": seen})

    again = {"rubric": mine, "seen": page.context["seen"]}
    saved = teacher.post(world.url("rubric-edit"), again)

    assert saved.status_code == 302
    version = Question.objects.get(pk=world.question.pk).current
    assert (version.number, version.parsed.key_lines) == (3, mine)


def test_the_same_saved_twice_is_not_refused(teacher, world):
    seen = teacher.get(world.url("rubric-edit")).context["seen"]
    sent = {"rubric": RUBRIC, "seen": seen}

    statuses = [teacher.post(world.url("rubric-edit"), sent).status_code for _ in range(2)]

    assert statuses == [302, 302]
    assert Question.objects.get(pk=world.question.pk).current.number == 2


def test_trying_out_goes_on_from_the_version_that_was_seen(teacher, world, colleague):
    """Else the try would make a save of what was written before the other's."""
    seen = teacher.get(world.url("rubric-edit")).context["seen"]
    colleague.post(world.url("rubric-edit"), {"rubric": RUBRIC, "seen": seen})

    tried = teacher.post(world.url("rubric-edit"), {"rubric": "5 | Ой", "seen": seen, "try": "1"})

    assert tried.context["seen"] == seen


@pytest.mark.parametrize("seen", ["", "x", "²", "9" * 30])
def test_a_save_that_does_not_say_what_it_saw_is_refused(teacher, world, seen):
    page = teacher.post(world.url("rubric-edit"), {"rubric": RUBRIC, "seen": seen})

    assert page.status_code == 409
    assert Question.objects.get(pk=world.question.pk).current.number == 1
