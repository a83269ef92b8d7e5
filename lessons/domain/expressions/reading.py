"""A formula, read: a closed language of numbers, names, rows of numbers and few functions.

expression = term {("+" | "-") term}
term       = factor {("*" | "/") factor}
factor     = "-" factor | number | name | "(" expression ")" | call
call       = function "(" argument {";" argument} ")"
argument   = expression | series
series     = name ["[" place ["-" place] "]"]
choice     = "if" "(" expression compared expression ";" expression ";" expression ")"
"""

from fractions import Fraction

from lessons.domain.expressions.errors import FormulaError, Wrong
from lessons.domain.expressions.functions import Function, folded_name
from lessons.domain.expressions.language import Language
from lessons.domain.expressions.syntax import (
    Call,
    Choice,
    Expression,
    Negative,
    Number,
    Operation,
    Reference,
    Series,
)
from lessons.domain.expressions.tokens import Kind, Token, tokens

MAX_DEPTH = 20
_COMPARED = {"<", ">", "<=", ">="}
_ONE_NUMBER = {Function.ROUND, Function.UP, Function.DOWN, Function.ABSOLUTE}


def read_expression(text: str, language: Language) -> Expression:
    """Raises FormulaError, which says what is wrong and where."""
    return _Reader(tokens(text), language).whole()


class _Reader:
    def __init__(self, found: list[Token], language: Language) -> None:
        self._tokens = found
        self._language = language
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
        known = self._language
        if name in known.functions:
            return self._call(known.functions[name], token)
        if name in known.numbers:
            return Reference(known.numbers[name], token.place)
        code = Wrong.SERIES_ALONE if name in known.series else Wrong.NAME_UNKNOWN
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
        if function in _ONE_NUMBER and not self._are_few(function, arguments):
            raise self._wrong(Wrong.ARGUMENTS, token)
        return Call(function, tuple(arguments), token.place)

    def _are_few(self, function: Function, arguments: list[Expression | Series]) -> bool:
        most = 1 + (function is Function.ROUND and self._language.rounds_to_decimals)
        return len(arguments) <= most and not isinstance(arguments[0], Series)

    def _argument(self) -> Expression | Series:
        token = self._next
        is_name = token.kind is Kind.NAME
        key = self._language.series.get(folded_name(token.text)) if is_name else None
        if key is None:
            return self._sum()
        self._take()
        first, last = self._ends()
        return Series(key, first, last, token.place)

    def _ends(self) -> tuple[int, int]:
        opened = self._takes("[")
        if not opened:
            return 1, self._language.longest_series
        first = self._place()
        last = self._place() if self._takes("-") else first
        self._close("]")
        if not 1 <= first <= last <= self._language.longest_series:
            raise self._wrong(Wrong.WEEKS, opened)
        return first, last

    def _place(self) -> int:
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
