"""Proposals for the answers that wait: kept, and made again when the rubric has changed or enough
marks have been confirmed since. ``tasks.proposals`` asks for them, and no page does.

Reading and comparing answers happens outside any transaction; only the rows are written in one.
"""

import json
from collections import Counter
from collections.abc import Collection, Mapping, Sequence
from dataclasses import asdict, dataclass
from datetime import datetime
from hashlib import sha256

from django.db import transaction
from django.db.models import Max, Min, QuerySet
from django.db.models.functions import Coalesce

from lessons.domain.marking.alike import shared_words_first
from lessons.domain.marking.grouping import Group, group_answers, same_key
from lessons.domain.marking.key_points import Share
from lessons.domain.marking.proposal import Band, Confirmed, Rubric
from lessons.domain.marking.proposal import Proposal as Proposed
from lessons.domain.marking.proposing import Proposer
from lessons.domain.marking.queueing import asked_first, cluster_number
from lessons.domain.marking.remembering import scorer_of
from lessons.domain.marking.same_idea import is_same_idea
from lessons.domain.marking.taught import Given, taught_shares
from lessons.domain.rich_text.plain import plain_words
from lessons.domain.types.definition import KeyPoint
from lessons.models import Marking, Proposal, Question, QuestionVersion, Response, ResponseState
from lessons.queries import text_of
from lessons.queries.own_rubrics import rubrics_by_class
from lessons.services.blind_checks import draw_blind_checks

MOST_AT_ONCE = 100
"""Proposals made before they are kept: a worker that is lost loses no more, and pages see some."""
LAST_PLACE = 2**28
MOST_CONFIRMED = 400
LEARN_EVERY = 5
"""Confirmed marks after which the proposals of a question are made again; of many marks, a
quarter more."""


@dataclass(frozen=True, slots=True, kw_only=True)
class RubricInForce:
    """What the answers to one wording of a question are marked by."""

    version: QuestionVersion
    rubric: Rubric
    digest: str

    @property
    def key_points(self) -> tuple[KeyPoint, ...]:
        return self.rubric.key_points


def rubric_of(version: QuestionVersion) -> RubricInForce:
    solution = version.solution
    return rubric_from(version, key_points=solution.key_points, model_answer=solution.model_answer)


def rubric_from(
    version: QuestionVersion, *, key_points: Sequence[KeyPoint], model_answer: str
) -> RubricInForce:
    """As the version would be read with other key points, for trying them out."""
    rubric = Rubric(
        question=plain_words(version.text),
        key_points=tuple(key_points),
        model_answer=plain_words(model_answer),
    )
    written = json.dumps(asdict(rubric), ensure_ascii=False, sort_keys=True)
    return RubricInForce(version=version, rubric=rubric, digest=_digest(written))


def confirmed_marks(
    rubric: RubricInForce,
    *,
    apart_from: Response | None = None,
    among: QuerySet[Response] | None = None,
) -> list[Confirmed]:
    """The answers to the same words that a person read and marked by these key points, the newest
    last.

    In every class, or only ``among`` some. Each teaches the key points that it decided about: one
    that was added since has no share in it, and what was given for another idea, which had the same
    id before the key points were rewritten, teaches nothing.
    """
    in_force = Marking.objects.of_words(rubric.version).in_force()
    newest = (
        (in_force if among is None else in_force.filter(response__in=among))
        .exclude(response=apart_from)
        .order_by("-marked_at", "-pk")
        .values_list("response", flat=True)[:MOST_CONFIRMED]
    )
    newest_last = list(newest)[::-1]
    given = _given(rubric, newest_last)
    told = [(given[pk][0], taught_shares(given[pk][1])) for pk in newest_last]
    return [Confirmed(answer=text_of(answer), shares=shares) for answer, shares in told if shares]


def _given(
    rubric: RubricInForce, responses: Collection[int]
) -> dict[int, tuple[list[str] | None, list[Given]]]:
    """By response: its answer, and its marks as far as they are about these key points."""
    rows = list(
        Marking.objects.filter(response__in=responses)
        .order_by("response", "-number")
        .annotate(marked_by=Coalesce("rubric", "response__version"))
        .values_list("response_id", "response__answer", "shares", "is_read", "marked_by")
    )
    same = same_ideas(rubric, {marked_by for *_, marked_by in rows})
    found: dict[int, tuple[list[str] | None, list[Given]]] = {}
    for pk, answer, shares, is_read, marked_by in rows:
        own = {key: Share(shares[key]) for key in same[marked_by] if key in shares}
        found.setdefault(pk, (answer, []))[1].append(Given(shares=own, is_read=is_read))
    return found


def same_ideas(rubric: RubricInForce, versions: Collection[int]) -> dict[int, list[str]]:
    """By version: the key points of the rubric that stood in it already for what they stand for."""
    found = {}
    for pk, version in QuestionVersion.objects.in_bulk(versions).items():
        before = {point.id: point.text for point in version.solution.key_points}
        found[pk] = [
            point.id
            for point in rubric.key_points
            if point.id in before and is_same_idea(before[point.id], point.text)
        ]
    return found


def proposer_of(rubric: RubricInForce, confirmed: Sequence[Confirmed] = ()) -> Proposer:
    """With the memory of answers that this process has read by the same rubric."""
    return Proposer(rubric.rubric, confirmed, scorer=scorer_of(rubric.rubric))


def confirmed_count(version: QuestionVersion) -> int:
    return _markings_of(version).count()


def _markings_of(version: QuestionVersion) -> QuerySet[Marking]:
    return Marking.objects.of_words(version).in_force().considered()


def has_learnt_much(version: QuestionVersion) -> bool:
    """Whether so many marks were given or taken back since the waiting answers to these words were
    read that they should be read again."""
    kept = Proposal.objects.filter(
        response__state=ResponseState.WAITING,
        response__version__question=version.question_id,
        response__version__text=version.text,
    ).aggregate(least=Min("learnt_from"), most=Max("learnt_from"))
    if kept["least"] is None:
        return False
    learnt = confirmed_count(version)
    return any(is_long_ago(before, learnt) for before in kept.values())


def is_long_ago(before: int, learnt: int) -> bool:
    return abs(learnt - before) >= max(LEARN_EVERY, before // 4)


def drop_outdated(question: Question) -> None:
    """Take away the proposals by key points that are no longer in force: a page would show them as
    if they were by those of now."""
    digests: dict[int, str] = {}
    outdated = []
    by_class = rubrics_by_class(question)
    for response in _waiting(question):
        version = by_class.of(response)
        if version.pk not in digests:
            digests[version.pk] = rubric_of(version).digest
        proposal = getattr(response, "proposal", None)
        if proposal and proposal.rubric_digest != digests[version.pk]:
            outdated.append(proposal.pk)
    Proposal.objects.filter(pk__in=outdated).delete()


def _waiting(question: Question) -> QuerySet[Response]:
    """Those that wait longest first."""
    return (
        Response.objects.waiting()
        .filter(version__question=question)
        .select_related("version", "proposal", "attempt__assignment")
        .order_by("attempt__submitted_at", "pk")
    )


def propose_for_question(question: Question, *, now: datetime) -> int:
    """Bring the proposals of all waiting answers up to date; four queries where nothing is new.

    At most MOST_AT_ONCE are made of one wording, those that wait longest first: how many are left.
    """
    by_version: dict[int, list[Response]] = {}
    versions: dict[int, QuestionVersion] = {}
    by_class = rubrics_by_class(question)
    for response in _waiting(question):
        version = by_class.of(response)
        versions[version.pk] = version
        by_version.setdefault(version.pk, []).append(response)
    return sum(
        _propose(question, rubric_of(versions[pk]), responses, now=now)
        for pk, responses in by_version.items()
    )


def _propose(
    question: Question, rubric: RubricInForce, responses: Sequence[Response], *, now: datetime
) -> int:
    learnt = confirmed_count(rubric.version)
    outdated = [row for row in responses if _is_outdated(row, rubric, learnt)]
    if not outdated:
        return 0
    # Those that were never read first; sorting keeps the order otherwise.
    outdated.sort(key=lambda row: hasattr(row, "proposal"))
    proposer = proposer_of(rubric, confirmed_marks(rubric))
    shown = {row.pk: row.proposal for row in responses if hasattr(row, "proposal")}
    rows = dict(shown)
    batch = outdated[:MOST_AT_ONCE]
    for response in batch:
        proposed = proposer.propose(text_of(response.answer)) if rubric.key_points else None
        rows[response.pk] = proposal_row(response, rubric, proposed, learnt=learnt, now=now)
    draw_blind_checks(rubric.version, rows, shown=shown)
    left = len(outdated) - len(batch)
    if left:
        _let_stand_alone(rubric.version, {row.pk: rows[row.pk] for row in batch}, shown)
        rows = {row.pk: rows[row.pk] for row in batch}
    else:
        _put_together(rubric.version, [row for row in responses if row.pk in rows], rows)
        _ask_first(rows.values(), learnt=learnt)
    store_proposals(question, list(rows.values()), now=now)
    return left


def _let_stand_alone(
    version: QuestionVersion, rows: Mapping[int, Proposal], shown: Mapping[int, Proposal]
) -> None:
    """With what is the same letter by letter, until all are read: comparing each with each is done
    once, at the end. What has a place in the queue keeps it meanwhile."""
    for pk, row in rows.items():
        row.group_key = _group_key(row, version, row.answer_key)
        before = shown.get(pk)
        row.cluster = before.cluster if before else cluster_number(row.answer_key)
        row.is_asked_first = before.is_asked_first if before else False
        row.place = before.place if before else pk % LAST_PLACE


def _is_outdated(response: Response, rubric: RubricInForce, learnt: int) -> bool:
    proposal = getattr(response, "proposal", None)
    return (
        proposal is None
        or proposal.rubric_digest != rubric.digest
        or is_long_ago(proposal.learnt_from, learnt)
    )


def proposal_row(
    response: Response,
    rubric: RubricInForce,
    proposed: Proposed | None,
    *,
    learnt: int,
    now: datetime,
) -> Proposal:
    key = _digest(same_key(text_of(response.answer)))
    return Proposal(
        response=response,
        rubric=rubric.version,
        rubric_digest=rubric.digest,
        learnt_from=learnt,
        shares={point: share.value for point, share in proposed.shares.items()} if proposed else {},
        band=proposed.band.value if proposed else Band.LOOK.value,
        evidence=[[item.key_point, item.start, item.end] for item in proposed.evidence]
        if proposed
        else [],
        reasons=list(proposed.reasons) if proposed else [],
        risk=proposed.risk if proposed else 0.0,
        answer_key=key,
        group_key=key,
        made_at=now,
    )


def _put_together(
    version: QuestionVersion, responses: Sequence[Response], rows: Mapping[int, Proposal]
) -> None:
    """Give answers that can be confirmed by one action the same ``group_key``.

    They are alike, and the machine proposes the same for each: who confirms one mark for all of
    them hides no difference that it has seen. An answer for a blind check stands alone.
    """
    texts = [text_of(row.answer) for row in responses]
    for group in group_answers(texts):
        central = rows[responses[group.central].pk].answer_key
        for seat, index in enumerate(_seated(group)):
            row = rows[responses[index].pk]
            row.group_key = _group_key(row, version, central)
            row.seat = seat
    _put_in_order([rows[response.pk] for response in responses], texts)


def _ask_first(rows: Collection[Proposal], *, learnt: int) -> None:
    """Of those that stand alone: what a group teaches is asked for with the group."""
    sizes = Counter(row.group_key for row in rows)
    single = [row for row in rows if sizes[row.group_key] == 1]
    asked = asked_first(
        {row.response_id: row.risk for row in single},
        {row.response_id: row.cluster for row in single},
        marked=learnt,
    )
    for row in rows:
        row.is_asked_first = row.response_id in asked


def _seated(group: Group) -> list[int]:
    """The answer most like all others, then the two least like it, then the rest."""
    first = [group.central, *group.farthest]
    return first + [index for index in group.members if index not in first]


def _put_in_order(rows: Sequence[Proposal], texts: Sequence[str]) -> None:
    """Like answers one after another: those for which the same is proposed and that share their
    two commonest words are a cluster; in it they stand by the words they share. An answer that
    shares no word with another is a cluster by itself."""
    words = shared_words_first(texts)
    for row, own in zip(rows, words, strict=True):
        head = [row.shares, own[:2]] if own else [row.answer_key]
        row.cluster = cluster_number(json.dumps(head, sort_keys=True))
    ordered = sorted(range(len(rows)), key=lambda index: (words[index], index))
    for place, index in enumerate(ordered):
        rows[index].place = place


def _group_key(row: Proposal, version: QuestionVersion, central: str) -> str:
    if row.is_blind:
        return _digest("blind", row.response_id)
    return _digest(version.pk, central, row.band, json.dumps(row.shares, sort_keys=True))


@transaction.atomic
def store_proposals(question: Question, rows: Sequence[Proposal], *, now: datetime) -> None:
    """Nothing where the question was changed meanwhile, and nothing over what was made later.

    A worker that was thought lost may come with what it had begun before another.
    """
    locked = Question.objects.select_for_update(no_key=True).filter(pk=question.pk)
    if [question.current_id] != list(locked.values_list("current_id", flat=True)):
        return
    later = set(
        Proposal.objects.filter(
            response__in=[row.response_id for row in rows], made_at__gt=now
        ).values_list("response_id", flat=True)
    )
    for row in rows:
        row.pk = None  # The response tells the row; with ids there would be two statements.
    Proposal.objects.bulk_create(
        [row for row in rows if row.response_id not in later],
        update_conflicts=True,
        unique_fields=["response"],
        update_fields=[
            "rubric",
            "rubric_digest",
            "learnt_from",
            "shares",
            "band",
            "evidence",
            "reasons",
            "risk",
            "is_asked_first",
            "is_blind",
            "answer_key",
            "group_key",
            "seat",
            "cluster",
            "place",
            "made_at",
        ],
    )


def _digest(*parts: object) -> str:
    return sha256("\0".join(map(str, parts)).encode()).hexdigest()
