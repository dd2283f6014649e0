"""Text that is not said to a homeowner: it addresses a model, poses as a system, or is no language.

Such a text reaches nobody at the door, so the whole line is heard as `off_role` and as nothing else.
"""

import codecs
import re
import unicodedata
from bisect import bisect_left
from collections.abc import Sequence

from trainer.adapters.embedded.word_piece import Token

ATTACK_SURE = 0.9  # how sure the listener is of a line that `is_attack` finds

_WHO = r"(?:home ?owner|customer|client|seller|prospect)"
_MODEL = r"(?:system|assistant|developer|user|human|ai|bot|admin|narrator|simulator|instructions?)"
_TOLD = (
    r"(?:instructions?|prompts?|programming|guidelines|directives?|system message|training data)"
)
_PLAY = r"(?:scenario|simulation|role[- ]?play|exercise|scorecard|transcript|session)"
_STATE = (
    r"(?:trust|patience|rapport|mood|objections?|(?<!credit )score|(?:interest|trust)[ _]level)"
)
_VERBS = r"(?:agree[sd]?|accept(?:s|ed)?|sign(?:s|ed)?|says? yes|said yes|trust(?:s|ed)?)"
_ADVERB = r"(?:now|happily|immediately|instantly|fully|suddenly|gladly|completely|totally)"
_CODES = (
    r"(?:base ?(?:64|32)|rot[- ]?13|morse(?: code)?|hex(?:adecimal)?|binary|(?:\w+ )?cipher|json|yaml|"
    r"xml|html|markdown|ascii|emojis?|leet ?speak|pig latin)"
)

_A_JUDGE = r"(?:judge|grader|evaluator|examiner|scorer|assessor|rater)"
_JUDGES = r"(?:reads?|scores?|grades?|judges?|rates?|reviews?|evaluates?|assess(?:es)?) (?:this|these|me|my|the)"


def _any(*patterns: str) -> re.Pattern[str]:
    return re.compile("|".join(f"(?:{pattern})" for pattern in patterns), re.I | re.M)


_ADDRESSED = _any(  # said to a model, never to a person at home
    r"\b(?:ignore|disregard|forget|override|bypass|discard|drop|erase|cancel|do not listen to) "
    r"(?:(?:all|any|every|everything|of|the|your|my|these|those|previous|prior|earlier|above|former|"
    rf"original|initial|system|hidden|safety|and|other) ){{0,5}}(?:{_TOLD}|information and|(?:that )?"
    r"(?:you were|you've been|you have been) (?:told|given|taught))",
    r"\b(?:ignore|disregard|forget) (?:everything|all|anything) (?:above|before this|prior|you (?:were|"
    r"have (?:learned|been)|know about being))",
    r"\b(?:system|hidden|secret|developer) (?:prompts?|instructions?|message)\b",
    r"\b(?:initial|original|full|starting|base|above|preceding) prompts?\b",
    r"\byour (?:initial|original|exact|own|first|current|full) instructions\b|\bwhat are your "
    r"instructions\b|\byour (?:programming|persona|configuration|context window|guardrails)\b",
    r"\byour (?:\w+ )?prompts?\b(?! (?:reply|response|answer|attention|payment|action|return|call))",
    r"\b(?:everything|all|the (?:text|words|lines?|messages?)|what(?:'s| is)(?: written)?) (?:that (?:"
    r"stands|is|comes) )?(?:above|before|preceding) (?:this|the line)\b|\b(?:everything|text|words) "
    r"above\W*$|\b(?:verbatim|word for word),? (?:starting|beginning|from the (?:start|top))\b",
    r"\bwhat (?:were|are) you (?:(?:told|asked) to (?:hide|play|act|conceal|withhold|pretend)|(?:instructed"
    r"|programmed) to)\b|\byou (?:are|were|have been) (?:(?:programmed|prompted|configured) to|instructed "
    r"to (?:act|play|pretend|hide|refuse|be|keep))\b|\bi was instructed to\W*$",
    r"\b(?:language model|jail ?break\w*|prompt injection|do anything now|(?:developer|debug|admin|god|"
    r"override|opposite|unrestricted) mode|uncensored|unfiltered (?:mode|response|answer|ai|model)|openai|"
    r"anthropic|as an ai\b|ai (?:assistant|model|navigator|language)|helpful assistant|sudo)\b",
    r"\b(?:dear|hey|hi|okay|ok|hello|attention),? (?:ai|chatgpt|chat ?bot|computer|bot|assistant(?! m))\b",
    r"\b(?:chat ?gpt|gpt-?\d|[a-z]+gpt)\b.{40,}|\bpersonas?\b|\b(?:this|my|every|each|next|following|user) prompts?\b(?! "
    r"(?:reply|response|attention|payment))",
    r"^\W{0,12}(?:chatgpt|assistant|ai model|computer|bot)(?:[,:]| (?:now|must|will|should)\b)|\b(?:as|both|hi|you,?)"
    r" chat ?gpt\b",
    r"\byou(?:'re| are) (?:now|no longer|actually|really|just) (?:an? |my |the |not an? )?(?:\w+ ){0,2}(?:"
    r"ai|(?:chat|scream)?bot|assistant|model|coach|pirate|translator|persona|interpreter|terminal|dan|poet"
    r"|sales trainer|\w+gpt|in (?:\w+ )?mode)\b",
    rf"\byou(?:'re| are) (?:now an? (?:\w+ ){{0,3}}{_WHO} (?:who|that|with)|no longer an? {_WHO}|now (?:going to"
    r" )?(?:act|play|pretend|respond|\[|\"))|\bi (?:want|need) you to (?:be \[|act|pretend|role|respond as)",
    r"\bfrom (?:now|here|this (?:point|moment|message)) on(?:wards?|ward| out)?,? (?:you (?:are (?:an? |my |in "
    r"|going to)|(?:will|must|shall|should) (?:act|respond|answer|reply|only|be|always|speak|agree|accept|say"
    rf"|play)|only|always|answer|respond|act|agree|speak)|the {_WHO}|always|all (?:your|of your|replies)|"
    r"speak|talk|answer|respond|reply|act|treat)",
    r"(?:^|[.!?:;,] |\b(?:please|now|instead|you (?:will|must|should|can|are to)) )(?:just |now )?(?:act|"
    r"behave|respond|reply|answer|speak|talk|write) (?:only |always )?(?:like an? (?:pirate|robot|ai|computer|"
    r"assistant|text)|as (?:an?|if you|though you|my|the|both)\b|in (?:all caps|rhymes?|verse|(?:the )?(?:"
    r"spanish|french|german|italian|japanese|chinese|latin|voice|style))|only (?:with|in)|with (?:only|just|"
    r"nothing but))",
    r"^\W{0,12}(?:act|behave|respond|reply|answer) (?:like an?|as (?:an?|both|my|if))\b|\bsimulat(?:e|ing) (?:an? |\w+ "
    r"mode)|\b(?:respond|reply|answer) (?:to me )?(?:in|using|with|as) (?:only )?(?:german|spanish|french|one word)",
    rf"(?<!won't )(?<!not )(?<!n't )(?<!i'll )\bpretend (?:to be an?(?! (?:grown|adult|decent)\b)|(?:that )?the {_WHO}|(?:that )?you(?:'re| are)"
    r"(?: now)? (?:an?|my)|(?:now )?(?:that )?you (?:already )?(?:agreed?|accept(?:ed)?|said))\b",
    r"\b(?:break|breaking|stay in|step out of|get out of|drop|leave) (?:your |this )?character\b|\b(?:stop|quit) "
    rf"being (?:an? |the )?(?:{_WHO}|ai|bot|m(?:r|rs|s)\b)|\b(?:two|separate|new) (?:personas?|entities)\b",
    r"\byour new (?:(?:role|task|job|goal|name) is (?:to|now)|instructions?|persona|identity|directives?|"
    r"objective)\b|\bnew (?:instructions?|directive|rule)s?:",
    r"\b(?:include|insert|integrate|modify|enhance|alter|rephrase|translate|encode|shorten|render|express|format|"
    r"begin|prefix|rearrange|substitute|group|invert|provide)\b.{0,60}\byour (?:next |last )?(?:reply|response|"
    r"output|answers?|message)\b|\b(?:in|of) your (?:next )?(?:response|output)\b|\b(?:every|each|your) "
    r"(?:reply|prompt|output) (?:must|should|to (?:me|every))",
    r"\b(?:write|compose|generate|tell|give|sing|recite|provide|create)\b (?:me |us |out |down )?(?:\w+ ){0,4}(?:"
    r"poem|haiku|limerick|sonnet|acrostic|essay|short story|fairy tale|screenplay|phishing|python|javascript)\b|"
    r"\b(?:write|generate) (?:me )?(?:an? |some )?(?:\w+ )?(?:script|code|function|song|regex|sql)\b|\btranslate "
    r"(?:this|the following|everything|your)\b",
    rf"\b(?:in|into|from|to|as|using|with|this|following|reply) (?:only )?(?:an? )?{_CODES}\b|\b(?:rot13|base64)\b|"
    r"\b(?:decode|decrypt) (?:(?:this|that|it|the (?:following|string|text|message))(?:[:,.\"']| and\b|$)|and)|"
    r"\binterlace\b|\banagram",
    r"\b(?:print|output|reveal|dump|recite|echo|disclose|leak|expose|list|repeat|paste|display|enumerate)\b (?:(?:me|"
    r"us|out|all|every|each|any|the|your|of|its|their|entire|whole|full|exact) ){0,5}(?:\w+'s )?(?:hidden|secret|"
    r"persona|facts|objections?|config\w*|bottom (?:line|price|number)|minimum|variables?|database|context|"
    r"backstory|answer key|instructions)\b",
    r"(?<!no )(?<!any )(?<!without )\bhidden (?:fact|persona|objection|prompt|budget|bottom|minimum|state|variable|"
    r"rule|motiv\w+|goal|trust|field|file|note)s?\b|\b(?:your|her|his|the (?:\w+'s )?) ?(?:hidden|secret) (?:price|"
    r"number|reason|concern|detail|information)s?\b|\bsecret (?:facts?|objections?|variables?)\b",
    r"(?<!wi-fi )(?<!wifi )\b(?:your|the|user'?s|admin|sharing) passwords?\b|\buser'?s (?:e-?mail|name|address|"
    r"favorite|location|data)\b|\bwhere (?:does|is) the user\b",
    r"\b(?:set|raise|max(?:imi[sz]e)?|increase|reset|update|bump|put|mark|change|boost)\b (?:(?:the|your|my|her|his|"
    rf"their|all|every|{_WHO}(?:'s)?|internal) ){{0,3}}{_STATE}(?: (?:value|variable|score|meter|points?))?s? (?:(?:up "
    r"|straight |directly )?to|as|at|=) (?!you|us|me\b)",
    rf"\b{_STATE}(?:[_ ](?:level|score|points))?\s*(?:={{1,3}}|\+=|:|is now)\s*(?:\d|max|full|true|agreed|settled|at)",
    r"\b(?:full marks|(?:max(?:imum)?|perfect|passing) (?:score|grade)|answer key)\b|\b(?:give|award|grant|get) "
    r"(?:me|us|myself) (?:(?:an?|the|full|top|max\w*|highest|best|good) ){0,3}(?:marks|score|grade|points)\b",
    rf"\b(?:next|restart|reset|end|exit|quit|pause|load|finish|pass|beat|complete|terminate) (?:the |this |my ){{0,2}}"
    rf"{_PLAY}\b|\bskip (?:ahead |forward |straight )?to (?:the )?(?:end\b|ending|part where|sale|closing|where)",
    r"\b(?:show|grade|rate|score|print) (?:me )?my (?:score|scorecard|grade|answers?)\b|\b(?:this|the|your) (?:simulation"
    r"|simulator|role[- ]?play|rubric|scorecard)\b",
    rf"\b(?:whoever|anyone who|everyone who|somebody who) (?:\w+ )?{_JUDGES}\b|^\W{{0,12}}(?:dear |hey )?{_A_JUDGE}s?[,:]|"
    rf"\b(?:an?|any|the|my|wise|fair|expert|dear) (?:\w+ )?{_A_JUDGE}s? (?:like you|of this|who reads)\b|"
    rf"\bas an? (?:\w+ )?(?:{_A_JUDGE}|coach),? you\b|\b(?:this|the) (?:transcript|rubric|scorecard|criteri(?:on|a))\b",
    r"\b(?:mark|score|rate|grade|judge|answer) (?:\w+ ){0,3}(?:all|every|each) (?:\w+ )?(?:criteri(?:on|a)|checks?|questions?|items?)\b|"
    r"\bverdict\s*[:=]|\boutput (?:yes|no|true|false|only)\b|\bdeserves? (?:an? |the )?(?:\d+|full|top|perfect|maximum|highest) (?:out of|points?|marks?|score|grade|percent)\b",
)
_NOT_IF = "".join(
    f"(?<!{word} )" for word in "if when once until whether after that unless before".split()
)
_DICTATED = _any(  # what the other one does next is told, not asked
    rf"{_NOT_IF}\bthe {_WHO} (?:{_ADVERB} (?:\w+ )?(?:{_VERBS}|loves|wants|believes|reveals|tells|nods|feels)|(?:has|have) "
    rf"(?:now |already |just |fully )+{_VERBS}|agrees(?: to (?:everything|the|sell|buy|sign|my|all|any|every)| and|\W*$|\.)"
    rf"|accepts (?:the|my|our|your|any|every)|is (?:{_ADVERB} )*(?:convinced|persuaded|won over)|has no (?:more |further "
    r"|remaining )?objections|will (?:now |always )?(?:say yes|reveal|confess|tell me everything|(?:agree to|accept) (?:"
    r"any|every|all))|(?:must|shall) (?:now )?(?:agree|accept|say yes|sign|reveal))",
    rf"\b(?:make|have|let|force|get) the {_WHO} (?:to )?(?:now )?{_VERBS}\b",
    r"(?<!to )(?<!not )\b(?:say yes|agree) to (?:everything|every (?:offer|question|thing)|all (?:my|of my)|whatever i)\b",
    rf"\byou (?:now|must now|will now|have now) (?:{_ADVERB} )?(?:{_VERBS}|believe|love|obey|want to (?:sell|buy|sign))\b",
    rf"[\[*<{{][^\])*>}}\n]{{0,60}}\b(?:{_WHO}|he|she|trust|objections?|deal|system|admin|debug|override|agree[sd]?|signs|"
    r"nods|sold|scene|note to)\b[^\])*>}\n]{0,80}[\])*>}]",
    rf"\((?:the )?(?:{_WHO}|he|she|system|trust|scene|note to \w+|ooc|out of character)\b[^()\n]{{0,100}}\)",
)
_LABEL = _any(  # a message inside the message
    rf"(?:^|[\n\r>|\]\"'])[\s*#_\[(<\"-]{{0,12}}(?:{_MODEL}|{_WHO}|owner|buyer|rep|trainee|salesperson|output|rules?|task|role|prompt)(?: "
    r"(?:message|prompt|override|note|update|notice|reply|response|alert|log|command|agent|mode|says))*[\s*_\])>\"]{0,6}(?:[:=]|->|=>)",
    r"[.!?] (?:system|assistant|admin|developer|narrator|homeowner|customer)(?: \w+)?:|\b(?-i:SYSTEM|ADMIN|OVERRIDE|DEBUG|ROOT)\b"
    r"[^a-z\n]{0,30}(?-i:OVERRIDE|MODE|ALERT|MESSAGE|NOTICE)|\bQ: .{0,400}\bA:|\bnote to (?:the )?(?:model|ai|simulator)\b",
)
_MARKUP = _any(
    r"</?[a-z!|][^<>\n]{0,80}>|<\||\|>|```|~~~|\{\{|\}\}|\$\{|<<|>>|^\s{0,3}#{1,6}\s+\w|#{3,}|={3,}|-{5,}",
    r"\[/?(?:inst|sys\w*|user|assistant|end|begin|admin|override|context|role|system[^\]]*)\]",
    r"[{\[]\s*[\"'“]\w+[\"'”]\s*[:,]|[\"“]\w+[\"”]\s*:\s*(?:[\"“{\[\d]|true|false|null)|^\s{0,12}/[a-z]\w+|\b[a-z]+_\w+\s*(?:=|\()",
    r"\b\w+\([^()\n]{0,60}\)\s*[;{=]|\b(?:print|console\.log|eval|exec)\(|\bdef \w+\(|\b(?:select \*|drop table|rm -rf)|\w\[\d+\]|;\s*--",
)
_CODED = _any(
    r"(?<![\w/.@-])(?-i:(?=\S*[a-z])(?=\S*[A-Z])(?=\S*\d|(?:\S*[A-Z]){3}))[a-z0-9+/_]{16,}={0,2}(?![\w@.-])|[a-z0-9+/]{6,}==",
    r"\b(?=[0-9a-f]*[a-f])(?=[0-9a-f]*\d)[0-9a-f]{16,}\b|(?:\b(?:0x)?[0-9a-f]{2}\b[\s,:]+){7,}|(?:\\[xu][0-9a-f]{2,4}\s*){2,}",
    r"(?:%[0-9a-f]{2}\w*){3,}|(?:&#x?[0-9a-f]+;\s*){2,}|\b[01]{7,}(?:\s+[01]{7,})+|[01]{16,}|(?:^|\s)(?:[.\-–—·_]{1,6}[\s/|]+){7,}",
    r"\b[a-z]{31,}\b|(?:\b[a-z] ){12,}|(?:\b\d{1,3}\b[\s,-]+){11,}",
)
_REPEATED = re.compile(
    r"([^\W_])\1{11,}|\b(\w+)\b(?:\W+\2\b){8,}|([^\s\w])\3{23,}|(.{5,60}?)\4{4,}", re.I | re.S
)
_KEYS = re.compile(
    r"\b(?:asdf\w*|qwer\w*|zxcv\w*|hjkl\w*|lkjh\w*|jkl;?\w*|lorem ipsum|(?:blah[ ,]*){3,})", re.I
)
_SPACED = re.compile(r"\b[a-z]([ .\-_*|])[a-z]\b(?:\1[a-z]\b)+", re.I)
_LEET = str.maketrans("013457@$!|", "oieastasil")
_LETTERS = re.compile(r"[^\W\d_]{2,}")
_FOREIGN = frozenset(
    "que los las una para con como pero eres ahora todo todas tus sus usted muy mas quiero ignora olvida ya "
    "les des est vous nous je tu pas qui dans pour avec sur votre vos mon ce cette ou du tous maintenant oubliez et "
    "der das und ist nicht sie ich du mir dir mit von zu ein eine einen wie auf fur dass bitte alle deine dein ihr jetzt bist "
    "il gli che di per sono sei non tutti tutte tue questo adesso della tuo tua nao voce uma com seu sua agora todos isso "
    "het een van niet jij je ik dat voor zijn nu bent mij alles och att det som inte jag ar ett alla nie jest jestes wszystkie teraz sie "
    "bir ve bu icin senin sen simdi yang dan anda untuk ini sekarang semua dari dengan kamu ang mga ng sa na ka".split()
)
_FEW, _SOME, _MANY = 3, 5, 8  # words of a line
_PIECES = {_MANY: 1.7, _SOME: 2.2, _FEW: 3.0}  # pieces a word from which nobody reads it
_FOREIGN_SHARE, _ODD_LETTERS, _ODD_SHARE = 0.34, 6, 0.2
_INNER = frozenset("0134$@|!")


def is_attack(text: str, tokens: Sequence[Token]) -> bool:
    """Whether a rep's line is said to a model or is no language; `tokens` are the line's pieces."""
    plain = _plain(text)
    if any(p.search(plain) for p in (_ADDRESSED, _DICTATED, _LABEL, _MARKUP, _CODED, _REPEATED)):
        return True
    if _is_other_script(plain) or _KEYS.search(plain) is not None or _is_foreign(plain):
        return True
    return _is_gibberish(text, tokens) or any(_ADDRESSED.search(v) for v in _unveiled(plain))


def _plain(text: str) -> str:
    """The text as it looks: look-alike forms made plain, and marks that nobody sees taken out."""
    folded = unicodedata.normalize("NFKC", text).replace("\u2019", "'")
    return "".join(c for c in folded if unicodedata.category(c) != "Cf")


def _unveiled(text: str) -> tuple[str, ...]:
    """The text read backwards, turned by thirteen letters, and with its digits read as letters."""
    words = " ".join(
        word.translate(_LEET) if _INNER & {*word[:-1]} else word for word in text.split()
    )
    turned = codecs.encode(text, "rot13")
    closed = _SPACED.sub(lambda run: re.sub(r"[\W_]", "", run[0]), re.sub(r"\s{2,}", "\n", text))
    each = " ".join(word[::-1] for word in text.split())
    return text[::-1], each, turned, words.lower(), closed.replace("\n", " ")


def _is_other_script(text: str) -> bool:
    letters = [c for c in text if c.isalpha()]
    odd = sum(not unicodedata.name(c, "").startswith("LATIN") for c in letters)
    return odd >= _ODD_LETTERS or (odd > 0 and odd >= _ODD_SHARE * len(letters))


def _is_foreign(text: str) -> bool:
    bare = "".join(
        c for c in unicodedata.normalize("NFD", text.lower()) if unicodedata.category(c) != "Mn"
    )
    words = re.findall(r"[a-z]+", bare)
    known = sum(word in _FOREIGN for word in words)
    return len(words) >= _SOME and known >= _FOREIGN_SHARE * len(words)


def _is_gibberish(text: str, tokens: Sequence[Token]) -> bool:
    """Whether the vocabulary knows so few of the words that they fall into many pieces."""
    starts = [token.start for token in tokens]
    end = tokens[-1].end if tokens else 0  # the tokens of a long line end before its text does
    spans = [word.span() for word in _LETTERS.finditer(text) if word.end() <= end]
    pieces = sum(bisect_left(starts, b) - bisect_left(starts, a) for a, b in spans)
    least = next((_PIECES[n] for n in (_MANY, _SOME, _FEW) if len(spans) >= n), None)
    return least is not None and pieces >= least * len(spans)
