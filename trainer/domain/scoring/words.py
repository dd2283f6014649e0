"""Moves, acts and concerns in plain words, for everything that people read."""

from trainer.domain.moves import Act, Category, Form, Move, MoveKind

MOVES = {
    MoveKind.SITUATION_QUESTION: "question about the facts",
    MoveKind.PROBLEM_QUESTION: "question about a difficulty",
    MoveKind.IMPLICATION_QUESTION: "question about what it leads to",
    MoveKind.NEED_PAYOFF_QUESTION: "question about what a solution would be worth",
    MoveKind.OTHER_QUESTION: "question",
    MoveKind.ACKNOWLEDGE: "accepts the feeling or concern",
    MoveKind.REFLECT: "says back what was said",
    MoveKind.EXPLORE: "asks what lies behind the concern",
    MoveKind.PROOF: "gives something to check",
    MoveKind.REFRAME: "another way to see it",
    MoveKind.BENEFIT: "ties the offer to what they said",
    MoveKind.ALTERNATIVE: "another way or term",
    MoveKind.CONFIRM: "checks whether it is settled",
    MoveKind.INFORM: "explains",
    MoveKind.OFFER: "names a price",
    MoveKind.PROPOSE_NEXT_STEP: "proposes a next step",
    MoveKind.CLOSE: "asks for the decision",
    MoveKind.RAPPORT: "greets, thanks or says why you call",
    MoveKind.PRESSURE: "presses",
    MoveKind.DISMISS: "brushes the concern off",
    MoveKind.MISSTATE: "says something untrue or forbidden",
    MoveKind.DISRESPECT: "insults",
    MoveKind.OFF_ROLE: "speaks to the program",
}

ASKED_BY = {
    MoveKind.SITUATION_QUESTION: "a question about the facts",
    MoveKind.PROBLEM_QUESTION: "a question about what is difficult",
    MoveKind.IMPLICATION_QUESTION: "a question about what it leads to",
    MoveKind.NEED_PAYOFF_QUESTION: "a question about what a solution would be worth",
    MoveKind.OTHER_QUESTION: "a question",
    MoveKind.EXPLORE: "asking what lies behind a concern",
    MoveKind.CONFIRM: "asking whether it was settled",
    MoveKind.PROPOSE_NEXT_STEP: "asking for a next step",
    MoveKind.CLOSE: "asking for the decision",
}

ACTS = {
    Act.INTRODUCE: "saying who you are",
    Act.PURPOSE: "saying what you want",
    Act.PERMISSION: "asking whether it is a good time",
    Act.SOURCE: "saying where you have the number from",
    Act.REMOVAL_OFFER: "offering to take them off the list",
    Act.REMOVAL_DONE: "taking them off the list",
    Act.BAD_TIME: "seeing that it is a bad time",
    Act.CALL_BACK: "offering to call at a better time",
    Act.APOLOGY: "saying sorry",
    Act.TRADE_OFF: "naming what speaks against your offer",
    Act.OWN_LIMIT: "saying what you cannot do",
    Act.SHOW_PROOF: "offering something they can check",
    Act.REFER: "naming somebody who serves them better",
    Act.WITHDRAW: "taking your offer back",
}

CONCERNS = {
    Category.PRICE: "price",
    Category.SUITABILITY: "whether it fits",
    Category.COMPETITOR: "another offer",
    Category.TRUST: "trust",
    Category.TIMING: "timing",
    Category.DECISION_DELAY: "deciding later",
    Category.AUTHORITY: "who else has a say",
    Category.ATTACHMENT: "what the house means to them",
    Category.BRUSH_OFF: "being left alone",
}


def act_words(act: Act) -> str:
    """What a rep does by an act, as "first …"."""
    return ACTS.get(act, act.value.replace("_", " "))


def move_words(move: Move) -> str:
    """What a move does; a question says whether it was open or closed."""
    words = MOVES[move.kind]
    if move.form is None:
        return words
    return f"{words} ({'open' if move.form is Form.OPEN else 'closed'})"


def either(words: list[str]) -> str:
    """Words joined so that one of them is enough."""
    *most, last = words
    return f"{', '.join(most)} or {last}" if most else last
