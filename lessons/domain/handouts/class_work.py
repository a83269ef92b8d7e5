"""Headings of what is done in the class itself, not alone and not with the teacher afterwards."""

import re

from lessons.domain.text.samples import Sample

_PATTERN = re.compile(
    r"(?:сабақта|аудиторияда|сыныпта|дәрісте)(?:ғы)? (?:орындалатын|берілетін|тапсырма|жұмыс)|"
    r"сыныптағы жұмыс|\b(?:топтық|жұптық|топпен|жұппен|контур\w*|карта(?:мен)?) (?:жұмыс|тапсырма)|"
    r"\((?:топтық|жұптық|жеке|топпен|жұппен)\)|рөлдік ойын|зертханалық тапсырма|"
    r"(?:задани\w+|работа) (?:на|в) (?:заняти|урок|аудитор|класс)\w*|"
    r"\bаудиторн\w+ (?:задани|работ)|"
    r"(?:групповая|парная) работа|работа (?:в|с) (?:групп|парах|парами|карт)\w*|ролев\w+ игр|"
    r"\((?:сыныпта|сабақта|аудиторияда|в классе|в аудитории|in class)\)|"
    r"далалық жұмыс|полев(?:ая|ые) работ|на паре\b|\bin class(?= ?\(|$)|"
    r"\b(?:in[- ]class|classroom|group|pair|map|lab) (?:work|tasks?|activit|assignment)",
    re.IGNORECASE,
)
SAMPLES = (
    Sample(
        pattern=_PATTERN,
        how="search",
        matches=(
            "Сабақта орындалатын тапсырмалар",
            "Работа в группах",
            "In-class tasks",
            "In class (10 min)",
            "Тапсырмалар (сыныпта)",
        ),
        misses=(
            "Өздік жұмыс",
            "Внеаудиторная работа (СРС)",
            "Бақылау сұрақтары",
            "Roles in class struggle",
        ),
    ),
)
_LONGEST = 90


def is_class_work(words: str) -> bool:
    return len(words) <= _LONGEST and _PATTERN.search(words) is not None
