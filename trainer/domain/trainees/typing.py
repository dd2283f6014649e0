"""How people type in a hurry: letters swapped, left out or doubled, no apostrophes, no capitals."""

from collections.abc import Callable

SHORTEST = 4  # letters from which a word is mistyped
NO_CAPITALS = 0.5  # share of lines without any
NO_APOSTROPHES = 0.5


def mistyped(text: str, often: float, chance: Callable[[str], float]) -> str:
    """The text as somebody types it who mistypes a word with the likelihood `often` (0 to 1).

    `chance` gives a number in [0, 1) for a purpose; figures and names of sums stay readable.
    """
    words = [_word(word, at, often, chance) for at, word in enumerate(text.split())]
    typed = " ".join(words)
    if chance("capitals") < NO_CAPITALS:
        typed = typed.lower()
    return typed.replace("'", "") if chance("apostrophes") < NO_APOSTROPHES else typed


def _word(word: str, at: int, often: float, chance: Callable[[str], float]) -> str:
    if len(word) < SHORTEST or not word.isalpha() or chance(f"mistypes {at}") >= often:
        return word
    place = 1 + int(chance(f"place {at}") * (len(word) - 2))
    before, here, after, rest = word[:place], word[place], word[place + 1], word[place + 2 :]
    kind = int(chance(f"kind {at}") * 3)
    return before + (after + here, after, here + here + after)[kind] + rest
