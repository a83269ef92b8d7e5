"""How the two versions of QTI name the same things: QTI 3 prefixes and hyphenates."""

import re
from dataclasses import dataclass
from functools import lru_cache

_CAPITAL = re.compile("[A-Z]")
_PREFIX = "qti-"


@dataclass(frozen=True, slots=True)
class Dialect:
    """``is_hyphenated`` turns choiceInteraction into qti-choice-interaction."""

    version: str
    is_hyphenated: bool
    namespace: str
    schema: str
    templates: str
    item_type: str
    manifest_namespace: str
    schema_version: str

    def tag(self, name: str) -> str:
        return f"{_PREFIX}{_hyphenated(name)}" if self.is_hyphenated else name

    def attributes(self, **named: str) -> str:
        """`` name="value"`` for each, values escaped by the caller."""
        pairs = ((_camel(name), value) for name, value in named.items())
        return "".join(
            f' {_hyphenated(name) if self.is_hyphenated else name}="{value}"'
            for name, value in pairs
        )


@lru_cache(maxsize=1000)
def camel_tag(name: str) -> str:
    """The name in QTI 2 of an element of either version; HTML names stay as they are."""
    return _joined(name.removeprefix(_PREFIX)) if name.startswith(_PREFIX) else name


@lru_cache(maxsize=1000)
def camel_attribute(name: str) -> str:
    return name if name.startswith("data-") else _joined(name)


def _hyphenated(name: str) -> str:
    return _CAPITAL.sub(lambda letter: f"-{letter[0].lower()}", name)


def _joined(name: str) -> str:
    first, *others = name.split("-")
    return first + "".join(other.capitalize() for other in others)


def _camel(name: str) -> str:
    first, *others = name.rstrip("_").split("_")
    return first + "".join(other.capitalize() for other in others)


QTI_2_1 = Dialect(
    version="2.1",
    is_hyphenated=False,
    namespace="http://www.imsglobal.org/xsd/imsqti_v2p1",
    schema="http://www.imsglobal.org/xsd/qti/qtiv2p1/imsqti_v2p1.xsd",
    templates="http://www.imsglobal.org/question/qti_v2p1/rptemplates/",
    item_type="imsqti_item_xmlv2p1",
    manifest_namespace="http://www.imsglobal.org/xsd/imscp_v1p1",
    schema_version="2.1",
)
QTI_3_0 = Dialect(
    version="3.0",
    is_hyphenated=True,
    namespace="http://www.imsglobal.org/xsd/imsqtiasi_v3p0",
    schema="https://purl.imsglobal.org/spec/qti/v3p0/schema/xsd/imsqti_asiv3p0_v1p0.xsd",
    templates="https://purl.imsglobal.org/spec/qti/v3p0/rptemplates/",
    item_type="imsqti_item_xmlv3p0",
    manifest_namespace="http://www.imsglobal.org/xsd/qti/qtiv3p0/imscp_v1p1",
    schema_version="3.0.0",
)
DIALECTS = (QTI_2_1, QTI_3_0)
