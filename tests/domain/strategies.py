"""Anything a listener might hear, for property tests: sense, nonsense, and refs nobody knows."""

from hypothesis import strategies as st

from tests.builders import TOPICS, Talk
from tests.domain.rich_scene import rich
from trainer.domain.documents.scene import Scene
from trainer.domain.moves import Act, Aim, AimKind, Form, Heard, Move, MoveKind, Slots
from trainer.domain.transcript import Action

SCENES = {difficulty: rich(difficulty) for difficulty in ("easy", "medium", "hard")}
SCENES["another day"] = SCENES["medium"].every_day[1]

sure = st.floats(min_value=0, max_value=1)
words = st.sampled_from(("one", "two", "three", "four"))

_REFS = {
    AimKind.TOPIC: TOPICS,
    AimKind.ASKED: ("0", "1", "2", "3", "77"),
    AimKind.ANSWER: ("scam", "price", "spouse", "busy", "again", "excuse", "deeper"),
    AimKind.RED_LINE: ("hype", "trap", "threat"),
    AimKind.ENDING: ("visit", "refer", "call"),
    AimKind.CLAIM: ("fact/policy", "fact/deed", "plain/roof"),
    AimKind.MISQUOTE: ("fact/policy", "fact/deed", "plain/roof"),
}

moves = st.builds(
    Move,
    kind=st.sampled_from(MoveKind),
    text=words,
    confidence=sure,
    form=st.sampled_from((None, *Form)),
)


@st.composite
def aims(draw: st.DrawFn) -> Aim:
    """An aim at something of the rich scene, or at something that is not there."""
    kind = draw(st.sampled_from(AimKind))
    ref = draw(st.sampled_from((*_REFS[kind], "nowhere")))
    return Aim(kind=kind, ref=ref, confidence=draw(sure), text=draw(words))


heards = st.builds(
    Heard,
    moves=st.lists(moves, max_size=5).map(tuple),
    acts=st.lists(st.sampled_from(Act), max_size=3, unique=True).map(tuple),
    aims=st.lists(aims(), max_size=5).map(tuple),
    slots=st.builds(
        Slots,
        rep_name=st.sampled_from((None, "Sam")),
        company=st.sampled_from((None, "Example Homes")),
        amounts=st.lists(st.floats(0, 200_000), max_size=2).map(tuple),
        when=st.sampled_from((None, "thursday at five", "tuesday")),
        monthly=st.booleans(),
        halfway=st.booleans(),
    ),
    words=st.integers(0, 500),
    relates=sure,
)

# Mostly words: an attempt of nothing but silence is over soon.
actions = st.sampled_from((*[Action.SAY] * 12, Action.WAIT, Action.HOLD, Action.HANG_UP))
lines = st.lists(st.tuples(heards, actions), max_size=14)
scenes = st.sampled_from(sorted(SCENES)).map(SCENES.__getitem__)
seeds = st.integers(0, 2**31 - 1)


def talk_through(scene: Scene, seed: int, said: list[tuple[Heard, Action]]) -> list[Talk]:
    """The talk after each line, the opening first."""
    talks = [Talk(scene, seed=seed)]
    for heard, action in said:
        talk = Talk(scene, seed=seed)
        talk.reaction, talk.index = talks[-1].reaction, talks[-1].index
        talks.append(talk.hears(heard, action))
    return talks
