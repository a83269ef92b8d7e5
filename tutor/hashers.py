"""Passwords that the site itself draws need no slow hash: nobody can guess fifty random bits."""

from django.contrib.auth.hashers import PBKDF2PasswordHasher


class OneTimeHasher(PBKDF2PasswordHasher):
    """For slips: a class of thirty is hashed within a page's time.

    The first sign-in replaces it, as Django renews every hash that is not of the first kind.
    """

    algorithm = "one_time_pbkdf2_sha256"
    iterations = 20_000
