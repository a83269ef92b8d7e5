"""Words for what was found in a file: pairs of a name and a number, the same on page and report."""

from django.utils.translation import gettext

from lessons.domain.handouts.finding import Finding
from lessons.wording.progress import PART


def found_counts(finding: Finding) -> list[tuple[str, int]]:
    """Lessons, questions of each level, tasks, tests and sections; of the parts all are named."""
    return [
        (gettext("Lessons"), len(finding.titles)),
        *((str(name), finding.parts.get(part, 0)) for part, name in PART.items()),
        (gettext("Tests"), finding.tests),
        (gettext("Sections of text"), finding.sections),
    ]
