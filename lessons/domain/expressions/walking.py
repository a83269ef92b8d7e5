"""What stands in a formula, from the outside to the inside."""

from collections.abc import Iterator, Sequence

from lessons.domain.expressions.syntax import (
    Call,
    Choice,
    Expression,
    Negative,
    Operation,
    Reference,
    Series,
)


def references(expression: Expression | Series) -> Iterator[Reference]:
    if isinstance(expression, Reference):
        yield expression
    for part in _parts(expression):
        yield from references(part)


def names_in(expression: Expression) -> set[str]:
    """The keys of the numbers that it needs."""
    return {reference.key for reference in references(expression)}


def _parts(expression: Expression | Series) -> Sequence[Expression | Series]:
    match expression:
        case Negative(of):
            return (of,)
        case Operation(_, left, right):
            return (left, right)
        case Call(_, arguments):
            return arguments
        case Choice(_, left, right, yes, no):
            return (left, right, yes, no)
        case _:
            return ()
