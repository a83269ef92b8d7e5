"""A new password by mail: a letter with a link to whoever has an address here.

Nobody learns from it who has an account: what was typed is looked up by a task, outside the
request, and too many letters are counted by what was typed and by who asks.
"""

from datetime import datetime, timedelta
from hashlib import sha256

from axes.utils import reset
from django.conf import settings
from django.contrib.auth.tokens import default_token_generator
from django.core.cache import cache
from django.core.mail import send_mail
from django.db import transaction
from django.db.models import Q, QuerySet
from django.urls import reverse

from lessons.domain.refusals import PasswordRefusal, Refused
from lessons.models import PasswordLetter, User
from lessons.services.classrooms import count_wrong_code
from lessons.services.slips import set_own_password

COUNTED_FOR = 60 * 60
"""Seconds. (Each server process counts for itself; the letters themselves have a limit below.)"""
MOST_FOR_ONE = 3
"""Of one name or address in that time."""
MOST_FROM_ONE = 100
"""Of one machine: a whole campus may share it."""
PAUSE = timedelta(minutes=10)
MOST_A_DAY = 3
_DAY = timedelta(days=1)
_SAME_ADDRESS = 5
"""Accounts that share a mailbox and get a letter each."""


class PasswordRefused(Refused[PasswordRefusal]):
    pass


def count_request(typed: str, *, address: str) -> None:
    """Raises PasswordRefused, whether or not anybody has that name or address."""
    told = sha256(typed.casefold().encode()).hexdigest()
    limits = {f"password-for:{told}": MOST_FOR_ONE, f"password-from:{address}": MOST_FROM_ONE}
    if any(cache.get(counter, 0) >= most for counter, most in limits.items()):
        raise PasswordRefused(PasswordRefusal.TOO_OFTEN)
    for counter in limits:
        count_wrong_code(counter, seconds=COUNTED_FOR)


def send_letters(typed: str, *, language: str, site: str, now: datetime) -> int:
    """``language`` is that of the page, for whoever has chosen none; ``site`` begins the link."""
    sent = 0
    for person in _meant(typed):
        if _may_have_one(person, now=now):
            letter = PasswordLetter(user=person, sent_at=now)
            _send(letter, person.language or language, site)
            letter.save()
            sent += 1
    return sent


def _meant(typed: str) -> QuerySet[User]:
    known = Q(username__iexact=typed) | Q(email__iexact=typed)
    return User.objects.filter(known, is_active=True).exclude(email="")[:_SAME_ADDRESS]


def _may_have_one(person: User, *, now: datetime) -> bool:
    lately = PasswordLetter.objects.filter(user=person, sent_at__gt=now - _DAY)
    last = lately.order_by("-sent_at").first()
    is_paused = last is not None and last.sent_at > now - PAUSE
    return not is_paused and lately.count() < MOST_A_DAY


def _send(letter: PasswordLetter, language: str, site: str) -> None:
    person = letter.user
    token = default_token_generator.make_token(person)
    link = site + reverse("lessons:password-new", args=[person.pk, token])
    hours = settings.PASSWORD_RESET_TIMEOUT // 3600
    subject, text = letter.words(language, link=link, hours=hours)
    send_mail(subject, text, None, [person.email])


def person_of_link(pk: int, token: str) -> User | None:
    """None for a link that is too old, was used, or was never sent."""
    person = User.objects.filter(pk=pk, is_active=True).first()
    is_good = person is not None and default_token_generator.check_token(person, token)
    return person if is_good else None


@transaction.atomic
def choose_forgotten_password(person: User, *, password: str) -> None:
    """Who reads the mailbox is the person: wrong passwords typed before lock nobody out."""
    set_own_password(person, password=password)
    reset(username=person.username)
