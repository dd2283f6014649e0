"""Set phrases that always do the same: asking leave, asking who it is, asking on, naming a time.

They are few, so they are listed. A classifier that learns from examples takes "can I ask you something?" for the question it
announces; the phrase itself only asks leave.
"""

import re

from trainer.domain.moves import Act

_SOME_TIME = r"(?:a|an|one|two|five|ten|thirty|sixty|\d+|a couple(?: of)?|a few|half a|just a)"
_LEAVE = re.compile(
    r"\b(?:can|could|may|might|mind if|okay if|ok if|alright if|all right if) i "
    r"(?:just |quickly |please )?"
    rf"(?:ask(?! (?:you )?(?:what|whether|who|how|if|when|where|why|which)\b)|explain|tell you (?:why|what|who)|say why|take {_SOME_TIME}|have {_SOME_TIME})\b"
    rf"|\b(?:do you have|have you got|you got|got|can you spare) {_SOME_TIME} ?(?:quick )?"
    r"(?:min\w*|sec\w*|moments?)\b",
    re.I,
)
_TIMING = re.compile(
    r"\b(?:is (?:this|now|it)(?: still)?|did i (?:catch|get|reach) you|am i catching you|have i caught you)\b"
    r".{0,20}\b(?:bad|good|okay|ok|wrong|convenient) (?:a )?(?:time|moment)\b"
    r"|\bis now (?:still )?(?:good|okay|ok|fine|alright|all right)\b"
    r"|\bcatch you (?:at a bad|in the middle)\b|\byou in the middle of something\b",
    re.I,
)


_PROBE = re.compile(
    r"(?:(?:oh|ok|okay|and|but|so|well|huh|hm+|please)[,.]? )*"
    r"(?:why(?: not| is that|'s that| so)?|how come|how so|how do you mean|in what way|like what|such as what|"
    r"meaning what|what happened(?: (?:there|then|next))?|then what|what makes you say (?:that|so)|what do you mean(?: by (?:that|it))?|go on|"
    r"(?:(?:can|could|would|will) you )?(?:say|tell me|share) (?:a (?:little|bit) )?more"
    r"(?: (?:about|on) (?:that|it|this))?|"
    r"help me (?:see|understand) (?:that|it|this)(?: better| more)?|"
    r"(?:there's|there is|is there) more (?:to|behind) (?:that|it|this)(?:,? isn't there)?|"
    r"what(?:'s| is) behind (?:that|it|this)|i'd like to hear "
    r"(?:it|(?:more )?about (?:it|that|this)|more))"
    r"(?:,? (?:please|if (?:you would|i may|you don't mind(?: saying)?)))?",
    re.I,
)


_MEANS = re.compile(r"\b(?:what|how) do you mean\b", re.I)

_STOPPING = re.compile(
    r"\b(?:stop|don'?t|do not|quit|never|remove|off|leave|lose|delete|erase|scratch|enough|no more|away|out|done|bye|goodbye|hang|not to)\b",
    re.I,
)


def asks_what_is_meant(line: str) -> bool:
    """Whether a line asks what the homeowner meant by what they said."""
    return _MEANS.search(line) is not None


_SENT = re.compile(
    r"\b(?:e-?mailed|sent) (?:you|it|that|them|the|over)\b|\b(?:email|mail|page|paper)s? i (?:e-?mailed|sent)\b"
    r"|\b(?:owe|owed) you (?:an |that |the )?e-?mail\b"
    r"|\be-?mail\b.{0,40}\b(?:never went|did(?:n't| not) go|went) out\b",
    re.I,
)
_ASKED_ABOVE = re.compile(
    r"\b(?:asked|talked to|talked with|spoke to|spoke with|checked with|heard from) (?:my|the|our) "
    r"(?:manager|boss|office|supervisor|foreman)\b"
    r"|\b(?:my|the|our) (?:manager|boss|office|supervisor|foreman) "
    r"(?:said|says|answered|agreed|confirmed|approved|okayed|signed off|got back)\b",
    re.I,
)


def has_asked_above(clause: str) -> bool:
    """Whether a clause says what became of a question to the rep's manager."""
    return _ASKED_ABOVE.search(clause) is not None


def has_sent(clause: str) -> bool:
    """Whether a clause says that something was sent to the homeowner."""
    return _SENT.search(clause) is not None


_WHO = re.compile(
    r"\b(?:is this|am i (?:speaking|talking) (?:with|to)|do i have|would this be|are you)\s+"
    r"(?:the (?:home ?owner|owner)\b|(?:mr|mrs|ms|miss)\b|(?-i:[A-Z][a-z]+)\s*[?,.])",
    re.I,
)
_BY_NAME = re.compile(r"\b(?:is this|are you|am i talking to) (?:mr\.? |mrs\.? )?([a-z]+)\W*$")
_MEETING = re.compile(
    r"\b(?:call|ring|phone|come|stop|swing|drop|meet|talk|visit|walk|look|see|text|send|e-?mail|"
    r"bring|measure|inspect|work for you|does \w+ work|would \w+ work)\b",
    re.I,
)
_ASKED = re.compile(
    r"\?|\b(?:can|could|may|shall|should|would|how about|what about|let'?s|let me|i'?ll|i can|i could|"
    r"why don'?t)\b",
    re.I,
)


_STOP = re.compile(
    r"\b(?:take|get|keep) (?:me|us|my (?:name|number)|this number) off\b"
    r"|\b(?:remove|delete|erase|lose|forget) (?:me|my (?:name|number)|this number|our number)\b"
    r"|\b(?:stop|quit) (?:calling|texting|contacting|bothering|harassing)\b"
    r"|\b(?:don't|do not|never) (?:you )?(?:ever )?(?:call|contact|text|ring) (?:me|us|here|this number|my \w+)"
    r"(?: (?:again|any ?more|back|ever)\b|\s*(?:[.!]|$))"
    r"|\bleave (?:me|us|my \w+) alone\b|\bdo not call list\b",
    re.I,
)


_GREETING = re.compile(
    r"^\W*(?:hi|hey|hello|howdy|good (?:morning|afternoon|evening|day)|yes,? hello)\b", re.I
)
_PARTING = re.compile(
    r"\b(?:bye|goodbye|good night|take care|so long|farewell|have a (?:good|nice|great|blessed)|"
    r"(?:talk|speak) (?:to you|with you|soon|then|thursday|later)|see you|i'll let you (?:go|get)|"
    r"leave you (?:to|be|alone|in peace)|enjoy (?:your|the)|until then|all the best|be well|"
    r"that's (?:everything|all) (?:from me|i (?:had|have|need)))\b",
    re.I,
)


def only_greets(line: str) -> bool:
    """Whether a line greets and says nothing by which people part."""
    return _GREETING.search(line) is not None and _PARTING.search(line) is None


_EARLIER = re.compile(
    r"\b(?:earlier|just now|(?:minute|moment|while|second) ago|you(?:'d|'ve| just| had| have)? "
    r"(?:said|told|mentioned|were saying|were telling)|(?:said|told me|mentioned) (?:it |that |this )?before)\b",
    re.I,
)
_NO_QUOTE = re.compile(
    r"\b(?:glad|thank|thanks|appreciate|if) (?:\w+ ){0,3}you(?:'d|'ve)? (?:said|told|mentioned)\b",
    re.I,
)
_REMOVAL = re.compile(
    r"\boff (?:\w+ ){0,3}(?:list|file|records?|system)|\byou'?re off\b|\btake you off|\btaken (?:you|your \w+) off"
    r"|\b(?:remov|delet|eras|scrub|strik|struck|marked)\w*|\bdo not call\b|\bdo-not-call\b"
    r"|\b(?:won't|will not|not|never|don't|stop|no more|last) (?:\w+ ){0,4}"
    r"(?:call|calls|text|contact|hear|mail|bother)\w*|\b(?:lose|drop|clear)\w* (?:the|your) (?:number|name)",
    re.I,
)


def speaks_of_earlier(line: str) -> bool:
    """Whether a line speaks of what the other has said, and does not merely thank them for it."""
    said = line.replace("\u2019", "'")
    return _EARLIER.search(said) is not None and _NO_QUOTE.search(said) is None


def speaks_of_removal(line: str) -> bool:
    """Whether a line says in any words that somebody will not be contacted any more."""
    return _REMOVAL.search(line.replace("\u2019", "'")) is not None


def speaks_of_stopping(text: str) -> bool:
    """Whether a homeowner's line has any word by which people send somebody away."""
    return _STOPPING.search(text) is not None


def asks_to_stop(line: str) -> bool:
    """Whether a homeowner asks in so many words not to be contacted any more."""
    return _STOP.search(line.replace("\u2019", "'")) is not None


def asks_who(clause: str, names: frozenset[str]) -> bool:
    """Whether the clause asks if the right person is there; `names` of theirs in lower case."""
    if _WHO.search(clause):
        return True
    asked = _BY_NAME.search(clause.lower())
    return asked is not None and asked[1] in names


_REFUSES = re.compile(
    r"\b(?:no|not|nothing|nobody|never|won't|wouldn't|can't|cannot|couldn't|don't|doesn't)\b", re.I
)


def refuses(clause: str) -> bool:
    """Whether a clause says that something will not be done: "nothing gets signed today"."""
    return "?" not in clause and _REFUSES.search(clause.replace("\u2019", "'")) is not None


_TIME = re.compile(
    r"n't (?:hurry|rush|push|decide|sign|have to|(?:want|need) (?:a|your) signature)\b|"
    r"\b(?:no (?:hurry|rush|pressure|signature)|not (?:in a hurry|rushing|asking|pushing)|take (?:all the |your |whatever )time|"
    r"nothing (?:gets |is |has to be |to be )?(?:signed|decided|to sign|to decide|has to)|sign(?:s|ed)? nothing|nobody signs|"
    r"whenever you|up to you|you decide)\b",
    re.I,
)


def gives_time(clause: str) -> bool:
    """Whether a clause leaves people their time: "please sign nothing today"."""
    return _TIME.search(clause.replace("\u2019", "'")) is not None


_INSIDE = re.compile(
    r"\b(?:may|can|could|might|mind if|okay if|ok if) i (?:just |quickly )?ask (?:you )?"
    r"(?:what|whether|who|whose|how|if|when|where|why|which)\b",
    re.I,
)


def asks_inside(clause: str) -> bool:
    """Whether a polite wrapping holds a question of its own: "may I ask who lives there?"."""
    return _INSIDE.search(clause) is not None


_PLAIN = re.compile(
    r"^\W*(?:(?:and|so|but|ok|okay)\b,? )?(?:how|what|who|whose|whom|which|when|where)\b.*\?\W*$",
    re.I | re.S,
)
_LEANS = re.compile(
    r"\b(?:today|tonight|now|deal|waiting for|take to|the (?:big )?(?:problem|hold ?up))\b", re.I
)


def asks_plainly(clause: str) -> bool:
    """Whether a clause is a plain who-what-when question that leans on nobody."""
    return _PLAIN.search(clause) is not None and _LEANS.search(clause) is None


_A_DAY = re.compile(
    r"^\W*(?:(?:so|then|and|ok|okay|alright|all right|well)\b,? ?)*(?:how about|what about|say|shall we say|"
    r"let'?s say|maybe|does)?,? ?(?:this |next |on )?"
    r"(?:monday|tuesday|wednesday|thursday|friday|saturday|sunday|tomorrow|tonight)\b",
    re.I,
)


def proposes_a_time(clause: str, when: str | None) -> bool:
    """Whether the clause proposes to meet or talk at the time that it names."""
    if when is not None and "?" in clause and _A_DAY.search(clause):
        return True
    asks = _ASKED.search(clause) is not None and _MEETING.search(clause) is not None
    return when is not None and asks


_A_SUM = re.compile(
    r"\b(?:what if (?:we|i) (?:said|did|paid|offered|came (?:up|in|down)|went|made it)|how about|"
    r"(?:we|i) (?:could|can|would|might|will) (?:do|pay|offer|go|give you)|(?:we'?d|i'?d|we'?ll|i'?ll) (?:do|pay|offer|give you)|"
    r"we'?re at|i'?m at|let'?s (?:say|call it)|would you take|then .{1,16} it is)\b",
    re.I,
)


def names_a_sum(clause: str, sums: tuple[float, ...]) -> bool:
    """Whether the clause puts one of the sums that it names on the table."""
    return bool(sums) and _A_SUM.search(clause.replace("\u2019", "'")) is not None


def asks_on(line: str) -> bool:
    """Whether a line or clause only asks for more of what was just said."""
    return _PROBE.fullmatch(line.replace("\u2019", "'").strip().rstrip("?.!, ")) is not None


def asks_leave(clause: str) -> Act | None:
    """PERMISSION or BAD_TIME where the clause only asks leave to speak, else None."""
    if _TIMING.search(clause):
        return Act.BAD_TIME
    return Act.PERMISSION if _LEAVE.search(clause) else None
