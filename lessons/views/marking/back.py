"""From where a teacher opened an answer, and so where the mark leads."""

from dataclasses import dataclass
from urllib.parse import parse_qsl

from django.http import HttpRequest
from django.urls import reverse
from django.utils.http import urlencode

from lessons.models import Response

NEXT, ATTEMPT, LIST, QUEUE = "next", "review", "list", "queue"
LONGEST_LIST = 200
LIST_FIELDS = {"shown", "mark", "band", "order", "page", "class", "assignment"}


@dataclass(frozen=True, slots=True, kw_only=True)
class Back:
    """``then`` is one of the names above; ``listed`` the query of the list it was opened from."""

    then: str
    listed: str = ""

    @property
    def is_attempt(self) -> bool:
        return self.then == ATTEMPT

    @property
    def goes_on(self) -> bool:
        return self.then == NEXT

    def url(self, response: Response) -> str:
        """The page to return to, at the place of the answer."""
        if self.then == ATTEMPT:
            url = reverse("lessons:attempt-review", args=[response.attempt_id])
            return f"{url}#response-{response.pk}"
        if self.then == LIST:
            url = reverse("lessons:question-answers", args=[response.version.question_id])
            return f"{url}{self.listed and '?'}{self.listed}#answer-{response.pk}"
        return reverse("lessons:marking-queue")

    @property
    def fields(self) -> dict[str, str]:
        return {"then": self.then, **({"list": self.listed} if self.listed else {})}


def back_of(request: HttpRequest, *, is_in_queue: bool) -> Back:
    sent = {**request.GET.dict(), **request.POST.dict()}
    then = sent.get("then", "")
    if then not in {NEXT, ATTEMPT, LIST, QUEUE}:
        then = NEXT if is_in_queue else ATTEMPT
    return Back(then=then, listed=_listed(sent.get("list", "")) if then == LIST else "")


def _listed(typed: str) -> str:
    """Only what the list itself understands."""
    pairs = parse_qsl(typed[:LONGEST_LIST])
    return urlencode([pair for pair in pairs if pair[0] in LIST_FIELDS])
