"""Key points that other people's classes have: who changes them, who suggests, who is told."""

from datetime import timedelta

import pytest

from lessons.domain.refusals import RubricRefusal
from lessons.models import NoticeKind, Question, RubricNotice, RubricSuggestion, Source
from lessons.queries.authorship import authors_of, may_change_lesson, rubric_notices
from lessons.services.authoring import RubricRefused
from lessons.services.importing import ImportRefused
from lessons.services.rubrics import revise_rubric
from lessons.services.suggesting import accept_suggestion, decline_suggestion, suggest_rubric
from tests import factories as f

pytestmark = pytest.mark.django_db
LATER = f.NOW + timedelta(hours=1)
PAYLOAD = {"key_points": [{"id": "a", "text": "Басқа ой", "points": 3}], "model_answer": ""}


class Room:
    """A lesson that two teachers' classes have; somebody loaded it."""

    def __init__(self):
        self.author = f.make_user("author")
        source = Source.objects.create(
            name="a.txt", digest="d", text="", loaded_at=f.NOW, loaded_by=self.author
        )
        self.lesson = f.make_lesson(source=source)
        self.made = f.make_question(self.lesson, kind="open-answer")
        self.classroom, elsewhere = f.make_classroom(), f.make_classroom("БҚ-1")
        self.teacher, self.colleague = f.make_teacher(self.classroom), f.make_teacher(elsewhere)
        f.make_assignment(self.lesson, self.classroom)
        self.other = f.make_assignment(self.lesson, elsewhere)

    @property
    def question(self):
        return Question.objects.select_related("current", "lesson").get(pk=self.made.pk)

    def revise(self, person, **more):
        return revise_rubric(self.question, PAYLOAD, revised_by=person, now=LATER, **more)

    def suggest(self, payload=PAYLOAD):
        return suggest_rubric(self.question, payload, suggested_by=self.teacher, now=f.NOW)


@pytest.fixture
def room():
    return Room()


def told(person):
    return [notice.kind for notice in rubric_notices(person)]


def test_a_teacher_changes_no_key_points_that_classes_of_others_have(room):
    with pytest.raises(RubricRefused) as refused:
        room.revise(room.teacher)

    assert refused.value.code == RubricRefusal.NOT_AUTHOR
    assert room.question.in_force.number == 1


def test_who_loaded_the_lesson_changes_them_and_every_teacher_is_told(room):
    room.revise(room.author)

    assert room.question.in_force.number == 2
    assert told(room.teacher) == told(room.colleague) == [NoticeKind.CHANGED]
    assert told(room.author) == []


def test_who_typed_a_question_first_is_an_author_and_who_changed_it_later_is_not(room):
    writer, later = f.make_user("writer"), f.make_user("later")
    question = f.make_question(room.lesson, kind="open-answer", created_by=writer)
    f.make_version(question, kind="open-answer", created_by=later)

    assert set(authors_of(room.lesson.pk)) == {room.author, writer}


def test_where_one_person_teaches_all_the_classes_the_key_points_are_theirs(room):
    f.enrol(room.teacher, room.other.classroom, "teacher")

    room.revise(room.teacher)

    assert room.question.in_force.number == 2
    assert told(room.colleague) == [NoticeKind.CHANGED]


def test_those_who_look_after_questions_change_them(room):
    assert may_change_lesson(f.make_admin(), room.question.lesson_id)


def test_who_has_nothing_to_do_with_the_lesson_changes_nothing(room):
    assert not may_change_lesson(f.make_user(), room.question.lesson_id)
    lonely = f.make_question(f.make_lesson(number=3), kind="open-answer")
    assert not may_change_lesson(room.teacher, lonely.lesson_id)


def test_of_several_changes_one_notice_is_left(room):
    room.revise(room.author)
    other = {"key_points": [{"id": "a", "text": "Тағы басқа ой", "points": 3}]}
    revise_rubric(room.question, other, revised_by=room.author, now=LATER)

    assert told(room.teacher) == [NoticeKind.CHANGED]


def test_a_change_of_other_things_than_key_points_is_no_news(room):
    revise_rubric(
        room.question,
        {**room.question.in_force.payload, "model_answer": "Үлгі."},
        revised_by=room.author,
        now=LATER,
    )

    assert told(room.teacher) == []


def test_a_suggestion_is_kept_and_told_to_the_authors(room):
    suggestion = room.suggest()

    assert told(room.author) == [NoticeKind.SUGGESTED]
    assert (suggestion.is_open, suggestion.payload) == (True, PAYLOAD)
    assert room.question.in_force.number == 1


def test_the_same_suggestion_sent_twice_is_one(room):
    assert room.suggest() == room.suggest()
    assert told(room.author) == [NoticeKind.SUGGESTED]


def test_without_a_known_author_those_who_look_after_questions_are_told(room):
    admin = f.make_admin()
    room.lesson.source = None
    room.lesson.save()

    room.suggest()

    assert told(admin) == [NoticeKind.SUGGESTED]


def test_what_could_not_be_put_in_force_is_not_suggested(room):
    with pytest.raises(ImportRefused):
        room.suggest({"key_points": [{"id": "a", "text": "Ой", "points": 0}]})

    assert not RubricSuggestion.objects.exists()


def test_accepted_it_is_in_force_and_everybody_is_told(room):
    suggestion = room.suggest()

    accept_suggestion(suggestion, decided_by=room.author, seen=room.question.current_id, now=LATER)

    assert room.question.in_force.payload == PAYLOAD
    assert set(told(room.teacher)) == {NoticeKind.ACCEPTED, NoticeKind.CHANGED}
    assert told(room.colleague) == [NoticeKind.CHANGED]
    assert told(room.author) == []


def test_declined_it_stays_to_be_read_and_its_teacher_is_told(room):
    suggestion = room.suggest()

    decline_suggestion(suggestion, decided_by=room.author, now=LATER)

    suggestion.refresh_from_db()
    assert (suggestion.is_accepted, suggestion.payload) == (False, PAYLOAD)
    assert told(room.teacher) == [NoticeKind.DECLINED]
    assert room.question.in_force.number == 1


def test_it_is_decided_once(room):
    suggestion = room.suggest()
    decline_suggestion(suggestion, decided_by=room.author, now=LATER)

    with pytest.raises(RubricRefused) as refused:
        accept_suggestion(
            suggestion, decided_by=room.author, seen=room.question.current_id, now=LATER
        )

    assert refused.value.code == RubricRefusal.DECIDED
    assert room.question.in_force.number == 1


def test_where_key_points_changed_meanwhile_it_is_looked_at_again(room):
    suggestion = room.suggest()
    seen = room.question.current_id
    other = {"key_points": [{"id": "a", "text": "Тағы басқа ой", "points": 3}]}
    revise_rubric(room.question, other, revised_by=room.author, now=LATER)

    with pytest.raises(RubricRefused) as refused:
        accept_suggestion(suggestion, decided_by=room.author, seen=seen, now=LATER)

    assert refused.value.code == RubricRefusal.STALE
    suggestion = RubricSuggestion.objects.get()
    assert suggestion.is_open
    assert RubricNotice.objects.filter(kind=NoticeKind.ACCEPTED).count() == 0
