"""How long sign-ins last, and what browsers are called."""

from datetime import UTC, datetime, timedelta

import pytest

from lessons.domain.sign_ins import OWN, SHARED, browser_of, has_run_out

NOW = datetime(2026, 12, 1, 12, tzinfo=UTC)
SECOND = timedelta(seconds=1)


@pytest.mark.parametrize(("is_shared", "limits"), [(False, OWN), (True, SHARED)])
def test_a_sign_in_runs_out_without_work_and_after_a_while_in_any_case(is_shared, limits):
    def runs_out(began, seen):
        return has_run_out(began=NOW - began, seen=NOW - seen, is_shared=is_shared, now=NOW)

    assert not runs_out(limits.whole, limits.idle)
    assert runs_out(limits.whole, limits.idle + SECOND)
    assert runs_out(limits.whole + SECOND, SECOND)


@pytest.mark.parametrize(
    ("user_agent", "name"),
    [
        (
            "Mozilla/5.0 (Linux; Android 14; SM-A155F) AppleWebKit/537.36 (KHTML, like Gecko) "
            "Chrome/130.0.0.0 Mobile Safari/537.36",
            "Chrome, Android",
        ),
        (
            "Mozilla/5.0 (iPhone; CPU iPhone OS 17_5 like Mac OS X) AppleWebKit/605.1.15 (KHTML, "
            "like Gecko) Version/17.5 Mobile/15E148 Safari/604.1",
            "Safari, iPhone",
        ),
        (
            "Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) "
            "Chrome/128.0.0.0 YaBrowser/24.10.0.0 Safari/537.36",
            "Yandex, Windows",
        ),
        (
            "Mozilla/5.0 (X11; Linux x86_64; rv:131.0) Gecko/20100101 Firefox/131.0",
            "Firefox, Linux",
        ),
        ("curl/8", ""),
        ("", ""),
    ],
)
def test_a_browser_is_called_as_people_call_it(user_agent, name):
    assert browser_of(user_agent) == name
