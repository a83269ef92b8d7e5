"""Material of our own for the tests of marking."""

from lessons.domain.marking.proposal import Rubric
from lessons.domain.types.definition import KeyPoint

PHOTOSYNTHESIS = Rubric(
    question="Фотосинтез үдерісін және оның табиғаттағы маңызын сипаттаңыз.",
    key_points=(
        KeyPoint(
            id="a",
            points=3,
            text="Өсімдік жарық энергиясын пайдаланып көмірқышқыл газы мен судан глюкоза түзеді",
        ),
        KeyPoint(id="b", points=2, text="Нәтижесінде атмосфераға оттегі бөлінеді"),
        KeyPoint(
            id="c", points=1, text="Үдеріс хлоропласттарда, хлорофилл пигментінің қатысуымен жүреді"
        ),
    ),
)
MARKET = Rubric(
    question="Нарықтағы сатушылар мен сатып алушылардың мақсаттары қандай?",
    key_points=(
        KeyPoint(id="a", points=2, text="Сатушылар: жоғары баға, көп пайда табу"),
        KeyPoint(id="b", points=2, text="Сатып алушылар: арзан әрі сапалы тауар табу"),
    ),
)
FULL_ANSWER = (
    "Өсімдік күн жарығының энергиясымен көмірқышқыл газы мен судан глюкоза түзеді. Осы кезде "
    "атмосфераға оттегі бөлінеді. Бұл үдеріс хлоропласттағы хлорофиллдің қатысуымен жүреді."
)
