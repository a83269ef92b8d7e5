"""Proposes marks for open answers: one JSON object a line on standard output, nothing is stored."""

import json
from argparse import ArgumentParser
from collections import defaultdict
from collections.abc import Mapping
from fractions import Fraction
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError
from django.utils.translation import gettext as _

from lessons.domain.marking.key_points import WORTH, fraction_of
from lessons.domain.marking.marked import MarkedAnswer, MarkedError, read_answers, read_rubrics
from lessons.domain.marking.proposal import Confirmed, Proposal, Rubric
from lessons.domain.marking.proposing import Proposer
from lessons.wording.grading import marked_error


class Command(BaseCommand):
    help = "Prints a proposed mark with its evidence for each answer; learns only from --marked."
    requires_system_checks: list[str] = []

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--rubrics", required=True, type=Path, metavar="R.json")
        parser.add_argument("--answers", required=True, type=Path, metavar="A.jsonl")
        parser.add_argument("--marked", type=Path, metavar="M.jsonl")

    def handle(self, *_args: Any, **options: Any) -> None:
        rubrics = _rubrics(options["rubrics"])
        answers = _answers(options["answers"], rubrics, marked=False)
        known = _answers(options["marked"], rubrics, marked=True) if options["marked"] else []
        proposers = _proposers(rubrics, known)
        for one in answers:
            told = _line(one, rubrics[one.rubric], proposers[one.rubric].propose(one.answer))
            self.stdout.write(json.dumps(told, ensure_ascii=False))


def _rubrics(path: Path) -> dict[str, Rubric]:
    text = _text(path)
    try:
        return read_rubrics(text)
    except MarkedError as error:
        raise _refusal(path, error) from error


def _answers(path: Path, rubrics: Mapping[str, Rubric], *, marked: bool) -> list[MarkedAnswer]:
    text = _text(path)
    try:
        return read_answers(text, rubrics, marked=marked)
    except MarkedError as error:
        raise _refusal(path, error) from error


def _text(path: Path) -> str:
    try:
        return path.read_text(encoding="utf-8-sig")
    except OSError as error:
        raise CommandError(f"{path}: {error.strerror}") from error
    except UnicodeDecodeError as error:
        raise CommandError(_("%(file)s: this is no UTF-8 text.") % {"file": path}) from error


def _refusal(path: Path, error: MarkedError) -> CommandError:
    place = f"{path}:{error.line}" if error.line else str(path)
    detail = f" [{error.detail}]" if error.detail else ""
    return CommandError(f"{place}: {marked_error(error.code)}{detail}")


def _proposers(rubrics: Mapping[str, Rubric], known: list[MarkedAnswer]) -> dict[str, Proposer]:
    confirmed: dict[str, list[Confirmed]] = defaultdict(list)
    for one in known:
        confirmed[one.rubric].append(
            Confirmed(answer=one.answer, shares=one.shares(rubrics[one.rubric]))
        )
    return {id_: Proposer(rubric, confirmed[id_]) for id_, rubric in rubrics.items()}


def _line(answer: MarkedAnswer, rubric: Rubric, proposal: Proposal) -> dict[str, Any]:
    points = {
        point.id: _number(point.points * WORTH[proposal.shares[point.id]])
        for point in rubric.key_points
    }
    most = sum(point.points for point in rubric.key_points)
    return {
        "id": answer.id,
        "points": points,
        "total": _number(most * fraction_of(rubric.key_points, proposal.shares)),
        "band": str(proposal.band),
        "evidence": [
            {"key_point": one.key_point, "start": one.start, "end": one.end}
            for one in proposal.evidence
        ],
        "reasons": [str(code) for code in proposal.reasons],
    }


def _number(value: Fraction) -> int | float:
    return int(value) if value.denominator == 1 else float(value)
