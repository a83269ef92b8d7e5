"""How passwords are kept."""

from django.contrib.auth.hashers import Argon2PasswordHasher, PBKDF2PasswordHasher


class SmallArgon2Hasher(Argon2PasswordHasher):
    """argon2id at the least that OWASP asks for: 19 MiB, two passes, one lane.

    Django's own 100 MiB would fill a small machine with ten sign-ins at once.
    """

    memory_cost = 19 * 1024
    time_cost = 2
    parallelism = 1


class OneTimeHasher(PBKDF2PasswordHasher):
    """For what the site itself draws: nobody can guess fifty random bits, and a class of thirty
    slips is hashed within a page's time.

    The first sign-in replaces it, as Django renews every hash that is not of the first kind.
    """

    algorithm = "one_time_pbkdf2_sha256"
    iterations = 20_000
