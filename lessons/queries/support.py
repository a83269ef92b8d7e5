"""Who may see the site with whose eyes, take away their data, or anonymise them."""

from lessons.models import User
from lessons.queries.office import has_keys_of, is_below, rank_of, sees_all

SIGN_IN_AS = "lessons.sign_in_as_person"
EXPORT = "lessons.export_personal_data"
ANONYMISE = "lessons.anonymise_person"


def may_sign_in_as(actor: User, person: User) -> bool:
    """Never with the eyes of equals, of those above, or of whoever has a right that one lacks.

    No department admin has the right: a student's own pages show marks.
    """
    is_other = person.is_active and person.pk != actor.pk
    is_lower = rank_of(person) < rank_of(actor)
    return is_other and actor.has_perm(SIGN_IN_AS) and is_lower and is_below(person, actor)


def may_export(actor: User, person: User) -> bool:
    """Everybody their own; marks are among the data, so no department admin has the right."""
    return actor.pk == person.pk or (actor.has_perm(EXPORT) and is_below(person, actor))


def may_anonymise(actor: User, person: User) -> bool:
    """Nobody themselves, nor equals or those above."""
    is_lower = person.pk != actor.pk and rank_of(person) < rank_of(actor)
    has_keys = sees_all(actor) or has_keys_of(actor, person)
    return actor.has_perm(ANONYMISE) and is_lower and is_below(person, actor) and has_keys


def may_reset_factor(actor: User, person: User) -> bool:
    """As seeing with their eyes: whoever resets it could sign in where they know the password."""
    return person.has_second_factor and may_sign_in_as(actor, person)
