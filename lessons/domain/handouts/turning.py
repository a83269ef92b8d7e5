"""Pictures of pages that lie on their side or stand on their head: read as they make words."""

import io
import warnings

from PIL import Image

from lessons.domain.handouts.recognition import LEAST_CONFIDENCE, Recogniser, Sheet

_TURNS = (Image.Transpose.ROTATE_90, Image.Transpose.ROTATE_270, Image.Transpose.ROTATE_180)
_SURE = 0.8
"""Of the words, where nothing needs to be turned: more on pages that are not refused either."""
_FEWEST = 3
"""Words with letters; fewer may be made up anywhere."""
_LONG = 4
"""Letters that make a word wider than it is high."""
_DARK = 0x80


class Turning:
    """Recognises a page, and turns one that makes no words. A run of photographs is often turned
    all alike, so the turn that helped is tried first on the next page."""

    def __init__(self, recogniser: Recogniser) -> None:
        self._recogniser = recogniser
        self._turns: list[Image.Transpose | None] = [None, *_TURNS]

    def recognise(self, picture: bytes) -> Sheet:
        """``picture`` is a PNG. Raises what the recogniser raises."""
        best = self._recogniser.recognise(_turned(picture, self._turns[0]))
        if _is_read(best) or _is_blank(picture):
            return best
        for turn in self._turns[1:]:
            sheet = self._recogniser.recognise(_turned(picture, turn))
            best = max(best, sheet, key=_sure_words)
            if _is_read(sheet):
                self._turns.sort(key=lambda each: each is not turn)
                break
        return best


def _is_read(sheet: Sheet) -> bool:
    words = sum(any(map(str.isalpha, word.text)) for word in sheet.words)
    return words >= _FEWEST and _sure_words(sheet) >= _SURE * words


def _sure_words(sheet: Sheet) -> int:
    """Words that lie on their side may be read all the same, and stand in the wrong order."""
    lettered = (word for word in sheet.words if any(map(str.isalpha, word.text)))
    upright = (word for word in lettered if len(word.text) < _LONG or word.width > word.height)
    return sum(word.confidence >= LEAST_CONFIDENCE for word in upright)


def _is_blank(picture: bytes) -> bool:
    with Image.open(io.BytesIO(picture), formats=("PNG",)) as image:
        return not any(image.convert("L").histogram()[:_DARK])


def _turned(picture: bytes, turn: Image.Transpose | None) -> bytes:
    if turn is None:
        return picture
    buffer = io.BytesIO()
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        with Image.open(io.BytesIO(picture), formats=("PNG",)) as image:
            image.transpose(turn).save(buffer, format="PNG", compress_level=1)
    return buffer.getvalue()
