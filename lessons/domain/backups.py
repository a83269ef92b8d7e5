"""Which backups stay: those that we made, by the moment in their names."""

import re
from collections.abc import Iterable
from datetime import datetime

_NAME = re.compile(r"talimger-\d{8}-\d{6}")


def backup_name(made_at: datetime) -> str:
    """Names sort as moments do."""
    return f"talimger-{made_at:%Y%m%d-%H%M%S}"


def outdated(names: Iterable[str], *, kept: int) -> list[str]:
    """All but the newest ``kept``; what bears another name is not ours to remove."""
    own = sorted(name for name in names if _NAME.fullmatch(name))
    return own[: max(0, len(own) - kept)]
