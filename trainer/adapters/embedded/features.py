"""What a classifier sees of a clause beside its vector: form, length, and telling words."""

import re

import numpy as np

from trainer.adapters.embedded.encoder import Vector

_PATTERNS = (
    r"\?\s*[\"')]*$",
    r"\?",
    r"^(?:(?:so|and|but|well|okay|ok|uh|um|now|then|also|just)[, ]+)*(?:what|how|why|who|where|when|which)\b",
    r"^(?:(?:so|and|but|well|okay|ok|uh|um|now|then)[, ]+)*(?:is|are|was|were|do|does|did|have|has|can|could|would|will|should|any)\b",
    r"\b(?:tell me|walk me|talk me|help me understand|describe|curious)\b",
    r"\b(?:what|how) (?:would|if|about|do you|did|does|happens?)\b",
    r"\bwhat if\b|\bif you could\b|\bif we could\b|\bwould it help\b",
    r"\$|\b\d[\d,.]*\s?k\b|\bgrand\b|\bthousand\b|\bhundred\b|\bdollars?\b",
    r"\b\d",
    r"\b(?:monday|tuesday|wednesday|thursday|friday|saturday|sunday|tomorrow|tonight|today|next week|o'?clock|morning|afternoon|evening|noon|am|pm|at (?:\d|one|two|three|four|five|six|seven|eight|nine|ten))\b",
    r"\b(?:sounds like|seems like|looks like|so you|so it|what i'?m hearing|you'?re saying|in other words|you mean)\b",
    r"\b(?:makes sense|fair|understand|get it|get that|hear you|don'?t blame|i'?d (?:be|feel)|must be|that'?s (?:hard|rough|tough|a lot)|frustrat\w+|reasonable)\b",
    r"\b(?:sorry|apologi[sz]e|my bad|my fault)\b",
    r"\b(?:understand|hear you|get it|appreciate|respect)\b.*\bbut\b",
    r"^but\b",
    r"\b(?:does that|is that|did that|have i|anything else|answer (?:it|that|your)|cover (?:it|that)|settle|clear (?:it|that) up|still (?:bother|worr)\w*|make sense\?)",
    r"\b(?:my name|this is|i'?m \w+ (?:with|from|at|over)|calling (?:from|about|because)|name'?s|it'?s \w+ (?:with|from))\b",
    r"\b(?:list|number|records?|county|public|filing|vendor|database|skip)\b",
    r"\b(?:take you off|remove|off (?:our|my|the) list|won'?t (?:call|hear)|do not call|never call|stop calling)\b",
    r"\b(?:sign|signed|signature|contract|paperwork|deal|close|closing|decide|decision|commit|go ahead|move forward|lock)\b",
    r"\b(?:only|last|right now|tonight|expires?|gone|hurry|before it|won'?t last|deadline|urgent|asap|other people|another buyer)\b",
    r"\b(?:just|only|honestly|come on|trust me|don'?t worry|everyone|everybody|nobody|no one|look,|listen)\b",
    r"\b(?:call|text|e-?mail|meet|stop by|come by|swing by|visit|walk[- ]?through|appointment|schedule|set up|send)\b",
    r"\b(?:license|licen[cs]ed|insured|reviews?|reference|title company|escrow|proof|funds|letter|reading|photo|video|meter|report|warranty|permit|bank)\b",
    r"\b(?:agent|realtor|list(?:ing)? it|attorney|lawyer|counsel|cpa|second opinion|other quote|neighbo[u]?r)\b",
    r"\b(?:free to|up to you|your call|no pressure|no rush|take your time|no is|say no|either way|no obligation|no hard feelings|no need to|(?:don'?t|do not) (?:have|need) to|(?:not|won'?t be|never) asking|won'?t ask|needn'?t|same (?:price|number|deal)|nothing to sign)\b",
    r"\b(?:stupid|idiot|crazy|ridiculous|dumb|shut up|liar|ignorant|waste of|pathetic|moron|hell)\b",
    r"\b(?:prompts?|instructions?|ai|bot|robot|simulat\w+|full marks|system prompt|language model|json|ignore (?:all|every|your|the|previous))\b",
    r"\b(?:bad|good|okay|better) time\b|\bcatch you\b|\bin the middle of\b",
    r"\b(?:got|have|spare|give me|need|take) (?:a|one|two|thirty|sixty|ten|five|\d+|just a|like two) (?:min\w*|sec\w*|moment)\b",
    r"\b(?:can|could|may|mind if|okay if|ok if|alright if) i\b",
    r"\b(?:sign|decide|commit|buy|book)\w*(?: \w+){0,2} (?:now|today|tonight)\b|\bonly good\b|\btoday only\b|\bgone tomorrow\b|\bwhat(?:'s| is| would| will)? it (?:gonna |going to )?take\b",
    r"\b(?:thank|thanks|appreciate|pleasure|nice to|good (?:morning|afternoon|evening)|hi|hello|hey|bye|take care)\b",
    r"\b(?:you|your|you'?re)\b",
    r"\b(?:i|i'?m|i'?ll|i'?d|my|me)\b",
    r"\b(?:we|we'?re|we'?ll|our|us)\b",
    r"\b(?:not|no|never|n'?t|don'?t|won'?t|can'?t|isn'?t)\b",
    r"\b(?:happens?|mean for|lead to|affect|cost you|if (?:it|that|this|you) (?:don'?t|sits?|stays?|keeps?|goes|breaks?|fails?))\b",
    r"\b(?:hard(?:est)?|trouble|problem|issue|worr\w+|bother\w*|annoy\w*|headache|wrong|concern\w*|struggl\w*|difficult|frustrat\w*|unhappy)\b",
    r"\b(?:help|easier|better|ideal|perfect|matter|worth|difference|relief|change for)\b",
    r"\b(?:since you|you (?:said|told|mentioned)|like you said|because you|that way you|so you (?:don'?t|won'?t|can|get))\b",
)
_COMPILED = tuple(re.compile(pattern, re.I) for pattern in _PATTERNS)
SHORT = 2  # words up to which a question ("what?") asks for nothing new
_LENGTHS = (3, 6, 10, 16, 25, 45)
SIZE = len(_PATTERNS) + len(_LENGTHS) + 2


def surface(clause: str, line: str, *, first: bool, last: bool) -> Vector:
    """The surface features of a clause; a whole line is its own only clause."""
    flags = [float(pattern.search(clause) is not None) for pattern in _COMPILED]
    words = len(line.split())
    lengths = [float(words <= limit) for limit in _LENGTHS]
    return np.array([*flags, *lengths, float(first), float(last)], dtype=np.float32)


def looks_like_a_question(clause: str) -> bool:
    """Whether a clause has the form of a question: the mark, or the word order."""
    asks = any(_COMPILED[at].search(clause) is not None for at in (0, 2, 3, 4))
    return asks and len(clause.split()) > SHORT
