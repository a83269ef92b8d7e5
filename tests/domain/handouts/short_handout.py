"""The head of a small handout, for tests that only write what stands below it."""

from lessons.domain.handouts.document import Document
from lessons.domain.handouts.registry import read_document

HEAD = """№4 тәжірибелік сабақ: Судың айналымы
Мақсаты: су айналымының кезеңдерін сипаттау.
Теориялық бөлім
Су буланып, бұлт түзеді. Бұлттан жауын жауады.
"""


def read(text: str) -> Document:
    return read_document("class.txt", f"{HEAD}{text}".encode())


def asked(text: str) -> list[tuple[str, str]]:
    questions = read(text).lessons[0].questions
    return [(question.part.value, question.text) for question in questions]
