"""What the key points in force say to answers that are marked, for whoever changes them.

Kept like the proposals for answers that wait; ``tasks.proposals`` asks for it, and no page does.
"""

from datetime import datetime

from django.db.models import Q, QuerySet

from lessons.domain.marking.remembering import scorer_of
from lessons.domain.marking.suggesting import suggest_wordings
from lessons.domain.types.lines import one_line
from lessons.models import (
    Question,
    QuestionVersion,
    Response,
    ResponseState,
    Role,
    User,
    WordingOffer,
)
from lessons.queries import answers_taught, as_marked_by, rubrics_by_class, text_of
from lessons.services.proposing import (
    MOST_AT_ONCE,
    RubricInForce,
    confirmed_marks,
    is_long_ago,
    proposal_row,
    proposer_of,
    rubric_of,
    store_proposals,
)

LEARNT_WORDS_FROM = 100
"""Confirmed answers that are looked through for new wordings, the latest."""


def marked_by_people(version: QuestionVersion) -> QuerySet[Response]:
    """The answers to the same words, in every class."""
    return (
        Response.objects.filter(
            version__question=version.question_id,
            version__text=version.text,
            state=ResponseState.MARKED,
        )
        .exclude(markings=None)
        .order_by("-attempt__submitted_at", "-pk")
    )


def compare_marked(question: Question, *, now: datetime) -> int:
    """Have a proposal by the key points in force beside each mark, the latest answers first.

    Without what was learnt from marks: those under question are among them, and an answer always
    agrees with its own mark. At most MOST_AT_ONCE are made: how many are left.
    """
    marked = marked_by_people(question.in_force)
    parts = rubrics_by_class(question).parts(marked)
    return sum(_compare(rubric_of(version), rows, question, now=now) for version, rows in parts)


def _compare(
    rubric: RubricInForce, marked: QuerySet[Response], question: Question, *, now: datetime
) -> int:
    if not rubric.key_points:
        return 0
    own = Q(proposal__rubric_digest=rubric.digest)
    rows = list(marked.exclude(own).select_related("version"))
    proposer = proposer_of(rubric)
    made = [
        proposal_row(row, rubric, proposer.propose(text_of(row.answer)), learnt=0, now=now)
        for row in rows[:MOST_AT_ONCE]
    ]
    store_proposals(question, made, now=now)
    return len(rows[MOST_AT_ONCE:])


def offered_wordings(teacher: User, rubric: RubricInForce) -> dict[str, list[str]]:
    """By key point: words of answers that a person confirmed in the teacher's own classes."""
    confirmed = confirmed_marks(rubric, among=answers_taught(teacher, rubric.version.question))
    texts: dict[str, list[str]] = {}
    for one in suggest_wordings(
        rubric.rubric, confirmed[-LEARNT_WORDS_FROM:], scorer=scorer_of(rubric.rubric)
    ):
        texts.setdefault(one.key_point, []).append(one_line(one.text))
    return texts


def keep_offers(question: Question, *, now: datetime) -> None:
    """For each teacher in whose classes people marked answers to it."""
    kept = {offer.teacher_id: offer for offer in WordingOffer.objects.filter(question=question)}
    for teacher in _teachers(question.in_force):
        as_marked_by(teacher, [question])
        rubric = rubric_of(question.in_force)
        if not rubric.key_points:
            continue
        taught = answers_taught(teacher, question).values("pk")
        learnt = marked_by_people(rubric.version).filter(pk__in=taught).count()
        if _is_outdated(kept.get(teacher.pk), rubric, learnt):
            WordingOffer.objects.update_or_create(
                teacher=teacher,
                question=question,
                defaults={
                    "rubric_digest": rubric.digest,
                    "learnt_from": learnt,
                    "texts": offered_wordings(teacher, rubric),
                    "made_at": now,
                },
            )


def _teachers(version: QuestionVersion) -> QuerySet[User]:
    classrooms = marked_by_people(version).order_by().values("attempt__assignment__classroom")
    return User.objects.filter(
        membership__role=Role.TEACHER,
        membership__ended_at=None,
        membership__classroom__in=classrooms,
    ).distinct()


def _is_outdated(offer: WordingOffer | None, rubric: RubricInForce, learnt: int) -> bool:
    return (
        offer is None
        or offer.rubric_digest != rubric.digest
        or is_long_ago(offer.learnt_from, learnt)
    )
