"""The rows of a template: one question of each common kind, to be written over."""

from lessons.domain.banks import keys
from lessons.domain.banks.bank import BankQuestion
from lessons.domain.banks.forms import Example
from lessons.domain.types.registry import KINDS


def example_questions(language: str) -> list[BankQuestion]:
    forms = (kind.forms.table for kind in KINDS.values())
    return [_question(form.examples[language]) for form in forms if language in form.examples]


def _question(example: Example) -> BankQuestion:
    return keys.checked(
        example.key,
        text=example.text,
        part=example.part,
        points=example.points,
        explanation=example.explanation,
    )
