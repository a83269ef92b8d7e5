"""The namespaces of Word, PowerPoint and Excel files, the "strict" ones beside the usual ones."""

from collections.abc import Mapping

from lessons.domain.handouts.office.xml_tree import Node

_USUAL = "http://schemas.openxmlformats.org"
_STRICT = "http://purl.oclc.org/ooxml"

PREFIXES: Mapping[str, str] = {
    f"{_USUAL}/wordprocessingml/2006/main": "w",
    f"{_STRICT}/wordprocessingml/main": "w",
    f"{_USUAL}/officeDocument/2006/relationships": "r",
    f"{_STRICT}/officeDocument/relationships": "r",
    f"{_USUAL}/officeDocument/2006/math": "m",
    f"{_STRICT}/officeDocument/math": "m",
    f"{_USUAL}/drawingml/2006/main": "a",
    f"{_STRICT}/drawingml/main": "a",
    f"{_USUAL}/markup-compatibility/2006": "mc",
    "urn:schemas-microsoft-com:vml": "v",
    f"{_USUAL}/package/2006/relationships": "rel",
    f"{_USUAL}/presentationml/2006/main": "p",
    f"{_STRICT}/presentationml/main": "p",
    f"{_USUAL}/spreadsheetml/2006/main": "x",
    f"{_STRICT}/spreadsheetml/main": "x",
    f"{_USUAL}/drawingml/2006/diagram": "dgm",
    f"{_STRICT}/drawingml/diagram": "dgm",
}

_OFF = frozenset({"0", "false", "off", "none"})


def switch(properties: Node, name: str) -> bool | None:
    """An on/off property: present without a value it is on; None where it is absent."""
    found = properties.find(name)
    return None if found is None else found.get("w:val", "1") not in _OFF


def whole(text: str, default: int = 0) -> int:
    """A whole number of sane size, whatever the file holds."""
    try:
        number = int(text[:12])
    except ValueError:
        return default
    return max(min(number, 999_999), -999_999)
