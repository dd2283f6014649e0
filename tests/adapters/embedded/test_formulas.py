"""Set phrases that always do the same, each told from its look-alikes."""

import pytest

from trainer.adapters.embedded.formulas import (
    asks_inside,
    asks_leave,
    asks_on,
    asks_plainly,
    has_asked_above,
    has_sent,
    only_greets,
    proposes_a_time,
    refuses,
    speaks_of_earlier,
    speaks_of_removal,
)
from trainer.adapters.embedded.listener import EmbeddedListener
from trainer.adapters.embedded.slots import slots_of
from trainer.domain.moves import Act, Form, MoveKind
from trainer.domain.transcript import Speaker, Turn

BEFORE = (Turn(index=0, speaker=Speaker.HOMEOWNER, text="Hello, who is it?"),)


@pytest.mark.parametrize(
    ("line", "greets"),
    [
        ("Hi, this is Sam.", True),
        ("Good morning, it's Dana with Fairlead.", True),
        ("  Hello?", True),
        ("Yes, hello.", True),
        ("Good morning, and have a good day.", False),
        ("Hi, I'll let you go.", False),
        ("Hello and goodbye.", False),
        ("Thanks, bye.", False),
        ("Highland Avenue is where I live.", False),
        ("I wanted to say hello.", False),
    ],
)
def test_a_greeting_is_told_from_a_parting(line: str, *, greets: bool) -> None:
    assert only_greets(line) is greets


@pytest.mark.parametrize(
    ("line", "speaks"),
    [
        ("I'll take you off our list.", True),
        ("You\u2019re off.", True),
        ("I took your name out of the system, you won't hear from us again.", True),
        ("You won\u2019t get another call.", True),
        ("Your number is deleted.", True),
        ("I've marked it do-not-call.", True),
        ("That was the last call.", True),
        ("We take the roof off the house.", False),
        ("Is your name on the list?", False),
        ("Don't worry, I'll call tomorrow.", False),
        ("I hear you.", False),
    ],
)
def test_speaking_of_removal_takes_words_for_it(line: str, *, speaks: bool) -> None:
    assert speaks_of_removal(line) is speaks


@pytest.mark.parametrize(
    ("line", "speaks"),
    [
        ("Earlier you told me your sister wants it gone.", True),
        ("You said the roof leaks.", True),
        ("You\u2019ve mentioned a lawyer.", True),
        ("A minute ago it was the price.", True),
        ("I'm glad you said so.", False),
        ("Thank you for what you told me.", False),
        ("If you told someone in the same spot to call me, I'd be grateful.", False),
        ("Ten percent down, and never more than a thousand.", False),
    ],
)
def test_speaking_of_what_was_said_takes_words_for_it(line: str, *, speaks: bool) -> None:
    assert speaks_of_earlier(line) is speaks


@pytest.mark.parametrize(
    ("clause", "does"),
    [
        ("Nothing gets signed today.", True),
        ("I won\u2019t ask you to sign.", True),
        ("I can't offer more.", True),
        ("Nobody signs anything.", True),
        ("I can do fifty.", False),
        ("Sign here.", False),
        ("Why don't we write it up today?", False),
        ("I know a notary.", False),
    ],
)
def test_who_says_that_it_will_not_be_done_refuses(clause: str, *, does: bool) -> None:
    assert refuses(clause) is does


@pytest.mark.parametrize(
    ("clause", "does"),
    [
        ("How long has it been empty?", True),
        ("And who lives there?", True),
        ("So, when did the roof go on?", True),
        ("When\ndid it start?", True),
        ("How long has it been empty", False),
        ("Is it empty?", False),
        ("What would it take to sign?", False),
        ("What are you waiting for?", False),
        ("So what's the problem?", False),
        ("When do we sign, tonight?", False),
        ("What do you say, do we have a deal?", False),
        ("Somehow it leaks?", False),
    ],
)
def test_a_plain_question_leans_on_nobody(clause: str, *, does: bool) -> None:
    assert asks_plainly(clause) is does


@pytest.mark.parametrize(
    ("clause", "inside"),
    [
        ("May I ask who lives there?", True),
        ("Can I ask you how long it's been?", True),
        ("Could I just ask if it's empty?", True),
        ("Mind if I ask what you owe?", True),
        ("Can I ask you something?", False),
        ("Can I ask about the roof?", False),
        ("Who asked you?", False),
    ],
)
def test_a_question_may_stand_inside_a_polite_one(clause: str, *, inside: bool) -> None:
    assert asks_inside(clause) is inside
    assert not (inside and asks_leave(clause))


@pytest.mark.parametrize(
    ("clause", "proposes"),
    [
        ("Thursday at four?", True),
        ("So, tomorrow at ten?", True),
        ("How about next Tuesday at 5:30?", True),
        ("Let's say Friday at noon?", True),
        ("Does Friday morning work?", True),
        ("Shall we say Monday?", True),
        ("Thursday works.", False),
        ("You said Thursday?", False),
        ("Is Thursday your garbage day?", False),
        ("How about it?", False),
    ],
)
def test_a_day_that_is_named_as_a_question_is_a_proposal(clause: str, *, proposes: bool) -> None:
    assert proposes_a_time(clause, slots_of(clause).when) is proposes


@pytest.mark.parametrize(
    ("line", "asks"),
    [
        ("Tell me more.", True),
        ("Okay, go on, please.", True),
        ("Can you say a little more about that?", True),
        ("How do you mean?", True),
        ("What do you mean by that?", True),
        ("So why is that?", True),
        ("What\u2019s behind that?", True),
        ("There's more to it, isn't there?", True),
        ("I'd like to hear more about it, if you don't mind.", True),
        ("Help me understand that better", True),
        ("Huh, like what?", True),
        ("Tell me more about the roof.", False),
        ("What's behind the house?", False),
        ("Is there more to pay?", False),
        ("Why not sell it now?", False),
        ("Go on holiday.", False),
        ("What do you mean by cash?", False),
        ("", False),
        ("What happened?", True),
        ("And what happened then?", True),
        ("What happened to the roof?", False),
    ],
)
def test_asking_on_asks_for_nothing_but_more(line: str, *, asks: bool) -> None:
    assert asks_on(line) is asks


@pytest.mark.parametrize(
    ("clause", "sent"),
    [
        ("I e-mailed you the sheet last night.", True),
        ("I sent it over on Monday", True),
        ("Did you get the page I sent?", True),
        ("I still owe you that email.", True),
        ("The e-mail I promised never went out.", True),
        ("My email to you didn't go out", True),
        ("I'll send you an e-mail.", False),
        ("Can I e-mail it to you?", False),
        ("What's your email?", False),
        ("They sent somebody else.", False),
    ],
)
def test_what_was_sent_is_told_from_what_will_be(clause: str, *, sent: bool) -> None:
    assert has_sent(clause) is sent


@pytest.mark.parametrize(
    ("clause", "asked"),
    [
        ("I asked my manager.", True),
        ("I talked to the office this morning", True),
        ("My boss said yes.", True),
        ("The office approved it.", True),
        ("Our supervisor got back to me", True),
        ("I'll ask my manager.", False),
        ("Let me check with the office.", False),
        ("Who is your manager?", False),
        ("My manager is out today.", False),
    ],
)
def test_what_a_manager_said_is_told_from_asking_one(clause: str, *, asked: bool) -> None:
    assert has_asked_above(clause) is asked


@pytest.mark.parametrize(
    ("text", "act"),
    [
        ("I e-mailed you the whole sheet last night.", Act.EMAIL),
        ("I'm sorry, I still owe you that email.", Act.EMAIL),
        ("I asked my manager, and she agreed to both points.", Act.ASK_MANAGER),
    ],
)
def test_who_has_kept_a_promise_does_not_ask_to_hold(
    listener: EmbeddedListener, text: str, act: Act
) -> None:
    heard = listener.hear(text, BEFORE, None)
    assert heard.did(act)
    assert not heard.did(Act.HOLD)


@pytest.mark.parametrize(
    "text", ["Hello, this is Sam from Example Homes.", "Hi Pat, good morning."]
)
def test_who_greets_does_not_part(listener: EmbeddedListener, text: str) -> None:
    assert not listener.hear(text, (), None).did(Act.GOODBYE)
    assert listener.hear("Thanks for your time, goodbye now.", BEFORE, None).did(Act.GOODBYE)


def test_nobody_is_taken_off_a_list_without_words_for_it(listener: EmbeddedListener) -> None:
    done = listener.hear("You're off our list, nobody calls you again.", BEFORE, None)
    assert done.did(Act.REMOVAL_DONE, Act.REMOVAL_OFFER)
    text = "Understood, consider it handled, sorry to have troubled you."
    assert not listener.hear(text, BEFORE, None).did(Act.REMOVAL_DONE, Act.REMOVAL_OFFER)


@pytest.mark.parametrize(
    "text",
    [
        "May I ask who lives there with you?",
        "Can I ask you how long it has been empty?",
        "Could I ask what worries you most?",
        "Mind if I ask what you owe on it?",
    ],
)
def test_a_question_inside_a_polite_one_is_heard_as_a_question(
    listener: EmbeddedListener, text: str
) -> None:
    assert listener.hear(text, BEFORE, None).questions()


def test_a_day_alone_is_a_closed_proposal(listener: EmbeddedListener) -> None:
    (move,) = listener.hear("Thursday at four?", BEFORE, None).moves
    assert (move.kind, move.form) == (MoveKind.PROPOSE_NEXT_STEP, Form.CLOSED)


@pytest.mark.parametrize("text", ["Nothing gets signed today.", "I won't write anything up today."])
def test_who_will_take_no_signature_asks_for_none(listener: EmbeddedListener, text: str) -> None:
    assert not listener.hear(text, BEFORE, None).has(MoveKind.CLOSE, MoveKind.OFFER)


@pytest.mark.parametrize(
    "text", ["Who else has looked at it?", "How old is the roof?", "When did your father buy it?"]
)
def test_a_plain_question_asks_for_no_signature_and_harms_nobody(
    listener: EmbeddedListener, text: str
) -> None:
    heard = listener.hear(text, BEFORE, None)
    assert heard.questions()
    assert not heard.has(
        MoveKind.CLOSE, MoveKind.OFFER, MoveKind.PRESSURE, MoveKind.DISMISS, MoveKind.DISRESPECT
    )
