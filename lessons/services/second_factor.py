"""The second factor: begun, confirmed by its first code, asked for at each sign-in, taken off."""

import base64
import secrets
from collections.abc import MutableMapping
from datetime import datetime, timedelta
from typing import Any

from django.db import transaction
from django.utils.crypto import constant_time_compare, salted_hmac

from lessons.domain.one_time_codes import matching_step
from lessons.domain.refusals import FactorRefusal, Refused
from lessons.models import AuditKind, SecondFactor, User
from lessons.services.auditing import note
from lessons.services.slips import new_password as new_recovery_code

SESSION_KEY = "second-factor"
RECOVERY_CODES = 8
MOST_FAILURES = 5
"""In a row; a million codes, three of which count at a time."""
LOCKED_FOR = timedelta(minutes=5)
_SECRET_BYTES = 20
_SALT = "lessons.recovery-code"
Session = MutableMapping[str, Any]


class FactorRefused(Refused[FactorRefusal]):
    pass


def begin_factor(person: User, *, now: datetime) -> SecondFactor:
    """A new secret each time, until one is confirmed. Raises FactorRefused where one is."""
    if person.has_second_factor:
        raise FactorRefused(FactorRefusal.THERE)
    secret = base64.b32encode(secrets.token_bytes(_SECRET_BYTES)).decode()
    factor, _new = SecondFactor.objects.update_or_create(
        person=person, defaults={"secret": secret, "begun_at": now, "last_step": 0}
    )
    return factor


@transaction.atomic
def confirm_factor(person: User, *, typed: str, session: Session, now: datetime) -> list[str]:
    """Recovery codes, which are shown this once. Raises FactorRefused."""
    factor = _locked(person)
    _refuse_locked(factor, now=now)
    if not _is_of_app(factor, typed, now=now):
        raise FactorRefused(FactorRefusal.WRONG)
    codes = [new_recovery_code() for _each in range(RECOVERY_CODES)]
    factor.recovery_codes = [_digest(code) for code in codes]
    factor.confirmed_at = now
    factor.save()
    _mark(person, has_factor=True)
    session[SESSION_KEY] = person.pk
    return codes


def pass_factor(person: User, *, typed: str, session: Session, now: datetime) -> None:
    """Raises FactorRefused."""
    _use_code(person, typed, now=now)
    session[SESSION_KEY] = person.pk


def _use_code(person: User, typed: str, *, now: datetime) -> None:
    """A code of the app or one from the paper. Raises FactorRefused, and counts what was wrong."""
    with transaction.atomic():
        factor = _locked(person)
        _refuse_locked(factor, now=now)
        is_right = _is_right(factor, typed, now=now)
        factor.failures = 0 if is_right else factor.failures + 1
        if factor.failures >= MOST_FAILURES:
            factor.failures, factor.locked_until = 0, now + LOCKED_FOR
        factor.save()
    if not is_right:
        raise FactorRefused(FactorRefusal.WRONG)


def is_passed(person: User, session: Session) -> bool:
    return not person.has_second_factor or session.get(SESSION_KEY) == person.pk


def end_factor(person: User, *, typed: str, now: datetime) -> None:
    """By the person, with a code as at a sign-in. Raises FactorRefused."""
    _use_code(person, typed, now=now)
    with transaction.atomic():
        _drop(person)


@transaction.atomic
def reset_factor(person: User, *, actor: User, reason: str, now: datetime) -> None:
    """By an administrator, for whoever lost phone and paper."""
    note(AuditKind.FACTOR_RESET, actor=actor, person=person, reason=reason, now=now)
    _drop(person)


def _drop(person: User) -> None:
    SecondFactor.objects.filter(person=person).delete()
    _mark(person, has_factor=False)


def _mark(person: User, *, has_factor: bool) -> None:
    person.has_second_factor = has_factor
    User.objects.filter(pk=person.pk).update(has_second_factor=has_factor)


def _locked(person: User) -> SecondFactor:
    factor = SecondFactor.objects.select_for_update().filter(person=person).first()
    if factor is None:
        raise FactorRefused(FactorRefusal.NOT_BEGUN)
    return factor


def _refuse_locked(factor: SecondFactor, *, now: datetime) -> None:
    if factor.locked_until and factor.locked_until > now:
        raise FactorRefused(FactorRefusal.LOCKED)


def _is_right(factor: SecondFactor, typed: str, *, now: datetime) -> bool:
    return _is_of_app(factor, typed, now=now) or _is_of_paper(factor, typed)


def _is_of_app(factor: SecondFactor, typed: str, *, now: datetime) -> bool:
    step = matching_step(factor.secret, typed, seconds=now.timestamp(), last_step=factor.last_step)
    if step is not None:
        factor.last_step = step
    return step is not None


def _is_of_paper(factor: SecondFactor, typed: str) -> bool:
    """Each works once."""
    digest = _digest(typed.strip().lower())
    used = [code for code in factor.recovery_codes if constant_time_compare(code, digest)]
    factor.recovery_codes = [code for code in factor.recovery_codes if code not in used]
    return bool(used)


def _digest(code: str) -> str:
    """Fifty random bits: nobody guesses them, so the hash need not be slow."""
    return salted_hmac(_SALT, code, algorithm="sha256").hexdigest()
