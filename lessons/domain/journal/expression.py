"""A formula of a journal, read: a closed language of numbers, columns, weeks and few functions.

expression = term {("+" | "-") term}
term       = factor {("*" | "/") factor}
factor     = "-" factor | number | column | "(" expression ")" | call
call       = function "(" argument {";" argument} ")"
argument   = expression | series
series     = kind of work ["[" week ["-" week] "]"]
choice     = "if" "(" expression compared expression ";" expression ";" expression ")"
"""

from fractions import Fraction

from lessons.domain.journal.columns import (
    COLUMN_NAMES,
    FUNCTION_NAMES,
    SERIES_NAMES,
    Function,
    folded_name,
)
from lessons.domain.journal.formula_errors import FormulaError, Wrong
from lessons.domain.journal.syntax import (
    Call,
    Choice,
    Expression,
    Negative,
    Number,
    Operation,
    Reference,
    Series,
)
from lessons.domain.journal.tokens import Kind, Token, tokens
from lessons.domain.journal.weekly import MAX_WEEKS

MAX_DEPTH = 20
_COMPARED = {"<", ">", "<=", ">="}
_ONE_NUMBER = {Function.ROUND, Function.UP}


def read_expression(text: str) -> Expression:
    """Raises FormulaError, which says what is wrong and where."""
    return _Reader(tokens(text)).whole()


class _Reader:
    def __init__(self, found: list[Token]) -> None:
        self._tokens = found
        self._at = 0
        self._depth = 0

    def whole(self) -> Expression:
        expression = self._sum()
        if self._next.kind is not Kind.END:
            raise self._wrong(Wrong.OPERATOR_MISSING)
        return expression

    @property
    def _next(self) -> Token:
        return self._tokens[self._at]

    def _wrong(self, code: Wrong, token: Token | None = None) -> FormulaError:
        about = token or self._next
        return FormulaError(code, place=about.place, found=about.text)

    def _take(self) -> Token:
        token = self._next
        self._at += token.kind is not Kind.END
        return token

    def _takes(self, *signs: str) -> Token | None:
        is_one = self._next.kind is Kind.SIGN and self._next.text in signs
        return self._take() if is_one else None

    def _close(self, sign: str) -> None:
        if not self._takes(sign):
            is_end = self._next.kind is Kind.END or self._next.text in {")", "]"}
            raise self._wrong(Wrong.NOT_CLOSED if is_end else Wrong.OPERATOR_MISSING)

    def _sum(self) -> Expression:
        self._depth += 1
        if self._depth > MAX_DEPTH:
            raise self._wrong(Wrong.TOO_DEEP)
        left = self._product()
        while sign := self._takes("+", "-"):
            left = Operation(sign.text, left, self._product(), sign.place)
        self._depth -= 1
        return left

    def _product(self) -> Expression:
        left = self._factor()
        while sign := self._takes("*", "/"):
            left = Operation(sign.text, left, self._factor(), sign.place)
        return left

    def _factor(self) -> Expression:
        signs = 0
        while self._takes("-"):
            signs += 1
        plain = self._plain()
        return Negative(plain) if signs % 2 else plain

    def _plain(self) -> Expression:
        token = self._take()
        if token.kind is Kind.NUMBER:
            return Number(Fraction(token.text.replace(",", ".")))
        if token.kind is Kind.NAME:
            return self._named(token)
        if token.text == "(":
            inner = self._sum()
            self._close(")")
            return inner
        raise self._wrong(Wrong.OPERAND_MISSING, token)

    def _named(self, token: Token) -> Expression:
        name = folded_name(token.text)
        if name in FUNCTION_NAMES:
            return self._call(FUNCTION_NAMES[name], token)
        if name in COLUMN_NAMES:
            return Reference(COLUMN_NAMES[name], token.place)
        code = Wrong.SERIES_ALONE if name in SERIES_NAMES else Wrong.NAME_UNKNOWN
        raise self._wrong(code, token)

    def _call(self, function: Function, token: Token) -> Expression:
        if not self._takes("("):
            raise self._wrong(Wrong.ARGUMENTS, token)
        if function is Function.IF:
            return self._choice(token)
        arguments = [self._argument()]
        while self._takes(";"):
            arguments.append(self._argument())
        self._close(")")
        is_one = len(arguments) == 1 and not isinstance(arguments[0], Series)
        if function in _ONE_NUMBER and not is_one:
            raise self._wrong(Wrong.ARGUMENTS, token)
        return Call(function, tuple(arguments), token.place)

    def _argument(self) -> Expression | Series:
        token = self._next
        activity = SERIES_NAMES.get(folded_name(token.text)) if token.kind is Kind.NAME else None
        if activity is None:
            return self._sum()
        self._take()
        first, last = self._weeks()
        return Series(activity, first, last, token.place)

    def _weeks(self) -> tuple[int, int]:
        opened = self._takes("[")
        if not opened:
            return 1, MAX_WEEKS
        first = self._week()
        last = self._week() if self._takes("-") else first
        self._close("]")
        if not 1 <= first <= last <= MAX_WEEKS:
            raise self._wrong(Wrong.WEEKS, opened)
        return first, last

    def _week(self) -> int:
        token = self._take()
        if token.kind is not Kind.NUMBER or not token.text.isdecimal():
            raise self._wrong(Wrong.WEEKS, token)
        return int(token.text)

    def _choice(self, token: Token) -> Choice:
        left = self._sum()
        sign = self._takes(*_COMPARED)
        if sign is None:
            raise self._wrong(Wrong.COMPARISON)
        right, yes, no = self._sum(), self._branch(token), self._branch(token)
        self._close(")")
        return Choice(sign.text, left, right, yes, no)

    def _branch(self, token: Token) -> Expression:
        if not self._takes(";"):
            raise self._wrong(Wrong.ARGUMENTS, token)
        return self._sum()
