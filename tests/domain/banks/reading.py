"""Short ways to say what a bank was read as."""

from lessons.domain.banks.bank import Bank, BankQuestion
from lessons.domain.banks.registry import REGISTRY
from lessons.domain.types.registry import REGISTRY as TYPES


def read(code: str, text: str | bytes) -> Bank:
    return REGISTRY[code].read(text.encode() if isinstance(text, str) else text)


def one(code: str, text: str | bytes) -> BankQuestion:
    bank = read(code, text)
    assert not bank.rejected, bank.rejected
    assert len(bank.questions) == 1
    return bank.questions[0]


def key(question: BankQuestion) -> str:
    """The key as people type it: ``* `` before a right option."""
    type_ = TYPES[question.kind]
    return type_.to_text(type_.parse(question.payload))


def reasons(bank: Bank) -> list[tuple[int, str]]:
    return [(item.line, item.code.value) for item in bank.rejected]


def doubts(question: BankQuestion) -> list[str]:
    return [code.value for code in question.doubts]
