"""A teacher's own copy of key points: whose answers it marks, and whose it does not."""

from datetime import timedelta

import pytest

from lessons.domain.marking.key_points import Share
from lessons.domain.refusals import RubricRefusal
from lessons.models import NoticeKind, OwnRubric, Question, Response, User
from lessons.queries import as_marked_by, rubrics_by_class
from lessons.queries.authorship import rubric_notices
from lessons.services.authoring import RubricRefused
from lessons.services.comparing import compare_marked
from lessons.services.own_rubrics import drop_own_rubric, save_own_rubric
from lessons.services.proposing import propose_for_question
from lessons.services.rescoring import rescoring
from lessons.services.rubrics import revise_rubric
from lessons.services.suggesting import suggest_rubric
from tests import factories as f

pytestmark = pytest.mark.django_db
LATER = f.NOW + timedelta(hours=1)
OWN = {"key_points": [{"id": "a", "text": "Өз ойы", "points": 4}], "model_answer": ""}
OTHER = {"key_points": [{"id": "b", "text": "Авторлар ойы", "points": 2}], "model_answer": ""}


class Room:
    """A lesson of an author that two classes have, with an answer in each; a third teacher shares
    the first class."""

    def __init__(self):
        self.author = f.make_user("author")
        self.lesson = f.make_lesson()
        self.made = f.make_question(self.lesson, kind="open-answer", created_by=self.author)
        self.classroom, self.elsewhere = f.make_classroom(), f.make_classroom("БҚ-1")
        self.teacher, self.colleague = (
            f.make_teacher(self.classroom),
            f.make_teacher(self.elsewhere),
        )
        self.own = self.answer(self.classroom)
        self.theirs = self.answer(self.elsewhere)

    def answer(self, classroom):
        assignment = f.make_assignment(self.lesson, classroom)
        student = f.make_student(classroom)
        attempt = f.make_attempt(assignment, student, answers=[("Өз ойы",)], submitted=True)
        return attempt.response_set.select_related("version").get()

    @property
    def question(self):
        return Question.objects.select_related("current", "lesson").get(pk=self.made.pk)

    def save(self, teacher=None, payload=OWN, **more):
        person = teacher or self.teacher
        return save_own_rubric(self.question, payload, teacher=person, now=LATER, **more)

    def marks(self, response):
        rows = Response.objects.select_related("version", "attempt__assignment")
        return rubrics_by_class(self.question).of(rows.get(pk=response.pk))

    def seen_by(self, person):
        question = self.question
        as_marked_by(person, [question])
        return question.in_force


@pytest.fixture
def room():
    return Room()


def told(person):
    return [notice.kind for notice in rubric_notices(person)]


def test_a_copy_marks_the_classes_of_its_teacher_and_no_others(room):
    version = room.save()

    assert room.marks(room.own) == version
    assert room.marks(room.theirs) == room.question.current
    assert room.question.current != version


def test_each_teacher_sees_by_what_the_own_classes_are_marked(room):
    version = room.save()

    assert room.seen_by(room.teacher) == version
    assert room.seen_by(room.colleague) == room.question.current
    assert room.seen_by(room.author) == room.question.current


def test_proposals_are_made_by_the_copy_for_its_classes_alone(room):
    propose_for_question(room.question, now=f.NOW)
    version = room.save()

    propose_for_question(room.question, now=LATER)

    made = {row.pk: row.proposal.rubric for row in Response.objects.waiting()}
    assert made == {room.own.pk: version, room.theirs.pk: room.question.current}


def test_a_copy_takes_no_proposal_from_other_classes(room):
    propose_for_question(room.question, now=f.NOW)

    room.save()

    assert [row.pk for row in Response.objects.filter(proposal__isnull=False)] == [room.theirs.pk]


def test_marked_answers_are_compared_by_what_their_class_is_marked_by(room):
    for response in (room.own, room.theirs):
        f.make_marking(response, room.teacher)
    version = room.save()

    compare_marked(room.question, now=LATER)

    made = {row.pk: row.proposal.rubric for row in Response.objects.all()}
    assert made == {room.own.pk: version, room.theirs.pk: room.question.current}


def test_marks_under_a_copy_are_rescored_for_its_teacher_alone(room):
    for response in (room.own, room.theirs):
        f.make_marking(response, room.teacher, shares={"a": Share.FULL, "b": Share.NONE})
    before = room.question.current.solution.key_points
    changed = [{"id": one.id, "text": one.text, "points": 9 - one.points} for one in before]
    room.save(payload={"key_points": changed, "model_answer": ""})
    found = {}
    for person in (room.teacher, room.colleague):
        question = room.question
        as_marked_by(person, [question])
        found[person.pk] = [row.response.pk for row in rescoring(person, question).changed]

    assert found == {room.teacher.pk: [room.own.pk], room.colleague.pk: []}


def test_a_change_by_the_authors_leaves_a_copy_and_its_number_is_free(room):
    version = room.save()

    theirs = revise_rubric(room.question, OTHER, revised_by=room.author, now=LATER)

    assert (version.number, theirs.number) == (2, 3)
    assert room.marks(room.own) == version
    assert room.marks(room.theirs) == theirs
    assert NoticeKind.CHANGED in told(room.teacher)


def test_a_copy_ends_when_the_question_asks_something_else(room):
    room.save()

    other = f.make_version(room.made, kind="open-answer", number=3, text="Басқа сұрақ?")
    Question.objects.filter(pk=room.made.pk).update(current=other)

    assert room.marks(room.own) == room.own.version
    assert room.seen_by(room.teacher) == room.question.current


def test_the_copy_is_given_up_and_the_lessons_key_points_mark_again(room):
    room.save()

    assert drop_own_rubric(room.question, teacher=room.teacher)

    assert room.marks(room.own) == room.question.current
    assert not drop_own_rubric(room.question, teacher=room.teacher)


def test_the_authors_and_who_shares_a_class_are_told_and_nobody_else(room):
    partner = f.make_teacher(room.classroom, username="partner")

    room.save()

    assert told(room.author) == told(partner) == [NoticeKind.COPIED]
    assert told(room.colleague) == told(room.teacher) == []


def test_of_two_teachers_of_a_class_the_copy_saved_last_marks_it(room):
    partner = f.make_teacher(room.classroom, username="partner")
    room.save()

    version = save_own_rubric(
        room.question, OTHER, teacher=partner, now=LATER + timedelta(minutes=1)
    )

    assert room.marks(room.own) == version
    assert room.seen_by(room.teacher) == version


def test_whoever_left_the_class_marks_it_no_more(room):
    room.save()

    room.teacher.membership_set.update(ended_at=LATER)

    assert room.marks(room.own) == room.question.current


def test_a_copy_needs_a_class_that_has_the_lesson(room):
    with pytest.raises(RubricRefused) as refused:
        room.save(f.make_user("stranger"))

    assert refused.value.code == RubricRefusal.NOT_AUTHOR
    assert not OwnRubric.objects.exists()


def test_the_second_of_two_pages_is_refused(room):
    seen = room.question.current_id
    room.save(seen=seen)

    with pytest.raises(RubricRefused) as refused:
        room.save(payload=OTHER, seen=seen)

    assert refused.value.code == RubricRefusal.STALE
    assert room.seen_by(room.teacher).payload["key_points"][0]["text"] == "Өз ойы"


def test_saved_twice_is_one_version(room):
    assert room.save() == room.save()

    assert room.question.versions.count() == 2


def test_what_is_suggested_from_a_copy_goes_beside_the_lessons_key_points(room):
    room.save()
    question = room.question
    as_marked_by(room.teacher, [question])

    suggestion = suggest_rubric(question, OWN, suggested_by=room.teacher, now=LATER)

    assert suggestion.base == room.question.current
    assert User.objects.filter(pk=room.author.pk, rubricnotice__kind="suggested").exists()
