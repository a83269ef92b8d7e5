"""Codes of an authenticator app, by the samples of the standard (RFC 6238, appendix B)."""

import base64

import pytest

from lessons.domain.one_time_codes import app_link, code_at, matching_step

SECRET = base64.b32encode(b"12345678901234567890").decode()


@pytest.mark.parametrize(
    ("seconds", "code"),
    [(59, "287082"), (1111111109, "081804"), (1234567890, "005924"), (20000000000, "353130")],
)
def test_the_samples_of_the_standard(seconds, code):
    assert code_at(SECRET, seconds // 30) == code
    assert matching_step(SECRET, code, seconds=seconds, last_step=0) == seconds // 30


@pytest.mark.parametrize(("late", "counts"), [(0, True), (30, True), (-30, True), (90, False)])
def test_a_clock_may_be_half_a_minute_off(late, counts):
    code = code_at(SECRET, 1000)
    assert (matching_step(SECRET, code, seconds=30_000 + late, last_step=0) == 1000) == counts


def test_no_code_counts_twice():
    code = code_at(SECRET, 1000)
    assert matching_step(SECRET, code, seconds=30_000, last_step=1000) is None


@pytest.mark.parametrize("typed", ["", "12345", "абвгде", "٢٨٧٠٨٢"])
def test_what_is_no_code_is_none(typed):
    assert matching_step(SECRET, typed, seconds=59, last_step=0) is None


def test_blanks_between_the_digits_are_none():
    assert matching_step(SECRET, "287 082", seconds=59, last_step=0) == 1


def test_the_link_of_the_picture_names_site_and_person():
    link = app_link("AB", name="айгүл", site="Talimger")
    assert link.startswith("otpauth://totp/Talimger%3A%D0%B0")
    assert link.endswith("?secret=AB&issuer=Talimger")
