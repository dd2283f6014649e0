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

_WHO = r"(?:home ?owner|customer|client|seller|prospect|buyer|owner)"
_MODEL = r"(?:system|assistant|developer|user|human|ai|bot|admin|narrator|simulator|instructions?)"
_TOLD = r"(?:instructions?|prompts?|programming|guidelines|directives?|system message|training data)"
_PLAY = r"(?:scenario|simulation|role[- ]?play|exercise|scorecard|transcript|session|character)"
_STATE = r"(?:trust|patience|interest|rapport|mood|score|grade|objections?|facts?|stage|outcome)"
_VERBS = r"(?:agree[sd]?|accept(?:s|ed)?|sign(?:s|ed)?|say(?:s)? yes|said yes|trust(?:s|ed)?)"
_MAKES = r"(?:write|compose|generate|create|draft|tell|give|sing|recite|output|provide|produce)"
_ART = (
    r"(?:poem|haiku|limerick|sonnet|acrostic|essay|short story|fairy tale|song|rap|screenplay|"
    r"script|python|javascript|code|sql|regex|recipe|program|phishing\b.{0,20})"
)
_CODES = r"(?:base ?(?:64|32)|rot[- ]?13|morse(?: code)?|hex(?:adecimal)?|binary|cipher|json|yaml|xml|html|markdown|ascii|emojis?|leet ?speak|pig latin)"

_ADDRESSED = re.compile(  # said to a model, never to a person at home
    "|".join(
        (
            rf"\b(?:ignore|disregard|forget|override|bypass|discard|drop|erase|cancel)\b (?:(?:all|any|every|everything|of|the|your|my|these|those|previous|prior|earlier|above|former|original|initial|system|hidden|safety|and|other) ){{0,5}}(?:{_TOLD}|rules you|(?:you were|you've been|you have been) (?:told|given)|that you were told)",
            r"\b(?:ignore|disregard|forget) (?:everything|all|anything) (?:above|before|prior|you were|you know about (?:being|your role))",
            rf"\b(?:system|hidden|initial|original|secret|full|starting|developer|base) (?:prompt|instructions?|message)\b|\byour (?:exact |own |first |current )?(?:prompt|programming|persona|configuration|context window|guardrails|(?:exact )?instructions)\b|\b(?:first|above|preceding) {_TOLD}\b",
            r"\b(?:everything|all(?: the)? (?:text|words)|the (?:text|words|lines?|messages?)|what(?:'s| is)(?: written)?) (?:that (?:stands|is|comes) )?(?:above|before this|that precedes?)\b",
            r"\bwhat (?:were|are) you (?:told|instructed|programmed) to (?:say|do|hide|play|act|be|conceal|withhold)\b|\byou (?:are|were|have been) (?:instructed|programmed|prompted|configured) to\b|\byou(?:'re| are) programmed\b",
            r"\b(?:language model|jail ?break\w*|prompt injection|do anything now|developer mode|debug mode|admin(?:istrator)? (?:mode|access)|god mode|maintenance mode|override mode|unfiltered|uncensored|openai|anthropic|as an ai\b|ai (?:assistant|model|navigator)|helpful assistant|large model|token limit|temperature setting|sudo)\b",
            r"\b(?:dear|hey|hi|okay|ok|hello|attention),? (?:ai|chatgpt|chat ?bot|computer|model|assistant|bot)\b|^(?:chatgpt|assistant|ai model|computer|bot)[,:]",
            rf"\byou(?:'re| are) (?:now|no longer|actually) (?:an? |my |the |not an? |going to (?:act|be|play|pretend|respond))?(?:\w+ ){{0,2}}(?:assistant|{_WHO}|ai|bot|model|coach|pirate|expert|chef|teacher|translator|persona|character|interpreter|terminal|program|linux|dan|act|play|pretend|respond|actor|poet|doctor|lawyer|sales ?(?:man|person|rep|trainer)|machine|robot|free from|bound|restricted|in (?:\w+ )?mode)\b",
            r"\bfrom (?:now|here|this (?:point|moment|message)) on(?:wards?|ward| out)?,? (?:you|the (?:home ?owner|customer|client|seller)|your|every|always|all|speak|talk|answer|respond|reply|act|treat)\b",
            r"(?:^|[.!?:;,]|\b(?:please|now|must|will|should|to|then|and|can|instead)) (?:just )?(?:act|behave|respond|reply|answer|speak|talk|write) (?:only |always )?(?:as (?:an?|if you|though you|my|the|your)|in (?:all caps|rhymes?|verse|character|(?:the )?(?:spanish|french|german|italian|japanese|chinese|latin|voice|style|form))|only with|with (?:only|nothing but|just)|like an? (?:pirate|robot|ai|computer|assistant))\b",
            r"\bpretend (?:to be|that (?:you|the)|you(?:'re| are)(?: now)? (?:an?|my)|(?:now )?you are|the (?:home ?owner|customer|seller|client))\b|\b(?:stop|quit|drop|end|leave|break|breaking|step out of|get out of|out of|stay in|stay out of) (?:the |your |this )?(?:pretend\w*|acting|role[- ]?play\w*|simulat\w+|character|persona|being (?:the|a) \w+)\b",
            rf"\byour new (?:role|task|job|instruction|name|goal|objective|rule|persona|identity)s?\b|\bnew (?:instructions?|directive|rule)s?:|\b(?:in|of|to|modify|enhance|alter|rephrase|translate|encode|shorten|render|express|format|use|with|replace\b.{{0,40}}) your (?:next |last |previous )?(?:reply|response|output|answer|message)\b.{{0,3}}(?!to (?:my|that|the|me)\b)",
            rf"\b{_MAKES}\b (?:me |us |out |down )?(?:\w+ ){{0,4}}{_ART}\b",
            rf"\b(?:in|into|from|to|as|using|with|of|this|following) (?:only )?{_CODES}\b|\b(?:decode|decrypt|decipher|encode|rot13|interlace|base64)\b",
            r"\b(?:print|output|reveal|dump|recite|echo|disclose|leak|expose|list|repeat|paste|display|enumerate)\b (?:(?:me|us|out|all|every|each|any|the|your|of|its|their|entire|whole|full|verbatim|exact) ){0,5}(?:\w+'s )?(?:hidden|secret|prompt|persona|instructions|facts|objections?|system|rules|config\w*|above|below|bottom|minimum|variables?|notes|database|context|backstory|script|stages?|answer key)\b",
            r"\b(?:repeat|write|say|copy|quote)\b.{0,40}\b(?:verbatim|word for word|back to me exactly)\b.{0,60}",
            r"\bhidden (?:fact|persona|objection|prompt|budget|bottom|minimum|number|price|reason|state|instruction|variable|note|rule|motiv\w+|goal|concern|secret|detail|information|agenda field|field|file|trust)s?\b|\bsecret (?:facts?|objections?|instructions?|reason field|variables?|code ?word)\b",
            r"(?<!wi-fi )(?<!wifi )\b(?:your|the|tell me the|user'?s|admin|system) passwords?\b|\buser'?s (?:e-?mail|name|address|favorite|location|data)\b|\bwhere (?:does|is) the user\b",
            rf"\b(?:set|raise|max(?:imi[sz]e)?|increase|reset|update|bump|put|move|mark|change|boost)\b (?:(?:the|your|my|her|his|their|all|every|homeowner'?s|customer'?s|seller'?s|internal) ){{0,3}}{_STATE}(?: (?:level|value|variable|score|meter|points?|stage))?s? (?:(?:up |straight |directly )?to|as|at|=)\b|\b{_STATE}(?:[_ ](?:level|score))?\s*(?::=|={{1,3}}|\+=|:)\s*(?:\d|max|full|true|100|agreed|settled|sold)",
            rf"\b(?:full|maximum|top|perfect|max|highest|passing) (?:marks|score|grade|points)\b|\b(?:next|skip (?:to|ahead)|restart|reset|end|exit|quit|pause|load|finish|win|pass|beat|complete|terminate) (?:the |this |to |ahead |my )*(?:{_PLAY}|ending|(?:next|final) (?:stage|level|scene))\b|\bskip (?:ahead )?to (?:the |where )|\b(?:show|give|grade|rate|score) (?:me )?(?:my|the) (?:score|scorecard|grade|answer key|rubric)\b|\b(?:this|the|your) (?:simulation|simulator|role[- ]?play|rubric)\b",
        )
    ),
    re.I,
)
_DICTATED = re.compile(  # what the other one does next is told, not asked
    rf"(?<!if )(?<!when )(?<!once )(?<!until )(?<!whether )(?<!after )(?<!that )(?<!unless )(?<!before )\bthe {_WHO} (?:(?:now|already|immediately|happily|fully|instantly|then|suddenly|finally|gladly|simply|just) (?:agree[sd]?|accepts?|signs?|trusts?|says yes|loves|wants|believes|reveals|tells|nods|feels)|(?:has|have) (?:now |already |just |fully )+{_VERBS}|agrees(?: to (?:everything|the|sell|buy|sign|my|all|any|every)|\W*$|\.)|accepts (?:the|my|our|your|any|every)|is (?:now )?(?:fully |completely |totally )?(?:convinced|persuaded|satisfied|won over)|has no (?:more |further |remaining )?objections|will (?:now |always )?(?:agree|accept|say yes|reveal|confess|tell me everything)|(?:must|should|shall) (?:now )?(?:agree|accept|say yes|sign|reveal))|"
    rf"\b(?:make|have|let|force|get) the {_WHO} (?:to )?(?:now )?{_VERBS}\b|\b(?:say yes|agree) to (?:everything|every (?:offer|question|thing)|all (?:my|of my)|whatever i|anything i)\b|\byou (?:now|must now|will now|have now) (?:fully |completely |totally )?(?:agree[sd]?|accept(?:ed)?|trust|believe|love|obey|signed|want to (?:sell|buy|sign))\b|\bask(?:s|ed)? no (?:more|further) objections\b|"
    rf"[\[(*<{{_][^\])*>}}_\n]{{0,60}}\b(?:{_WHO}|he|she|they|trust|objections?|deal|system|admin|debug|override|agree[sd]?|signs?|nods?|sold|scene|note to)\b[^\])*>}}_\n]{{0,80}}[\])*>}}_]",
    re.I,
)
_LABEL = re.compile(  # a message inside the message
    rf"(?:^|[\n\r>|\]\"'*.!?])[\s*#_\[(<\"]*(?:{_MODEL}|{_WHO}|rep|trainee|salesperson|agent reply|response|answer|output|rules?|task|prompt|scene|note to (?:model|ai|self))(?: (?:message|prompt|override|note|update|notice|reply|response|alert|log|command|agent|mode|says))*[\s*_\])>\"]*(?:[:=]|->|=>)|"
    r"\b(?:SYSTEM|ADMIN|OVERRIDE|DEBUG|ROOT)\b[^a-z\n]{0,30}(?:[:>\]]|OVERRIDE|MODE|ALERT|MESSAGE|NOTICE)|\bQ: .{0,400}\bA:",
    re.I | re.M,
)
_MARKUP = re.compile(
    r"</?[a-z!|][^<>\n]{0,80}>|<\||\|>|\[/?(?:inst|sys\w*|user|assistant|end|begin|admin|override|context|system[^\]]*)\]|```|~~~|\{\{|\}\}|\$\{|<<|>>|^\s{0,3}#{1,6}\s+\w|#{3,}|={3,}|-{5,}|\*{3,}|"
    r"[\"'“”]?\w+[\"'“”]?\s*:\s*(?:[\"“{\[][^\n]*[}\]]|true\b|null\b)|[{\[]\s*[\"'“]\w+[\"'”]\s*[:,]|^\s*/[a-z]\w+|\b\w+\([^()\n]{0,60}\)\s*[;{=]|\b(?:import|def|return|print|console\.log|select \*|drop table)\b[ (].{0,80}[;(=]|\w+\[\d+\]|^\s*\w+\s*={1,2}\s*[\"'\d\w]+\s*;?$|;\s*(?:--|drop|rm)\b|\bEOF\b|\brm -rf\b",
    re.I | re.M,
)
_CODED = re.compile(
    r"(?<![\w/.@-])(?=[A-Za-z0-9+/_-]*[a-z])(?=[A-Za-z0-9+/_-]*[A-Z])[A-Za-z0-9+/_-]{20,}={0,2}(?![\w@.])|[A-Za-z0-9+/]{6,}==|\b(?=[0-9a-f]*[a-f])(?=[0-9a-f]*\d)[0-9a-f]{16,}\b|"
    r"(?:\b(?:0x)?[0-9a-f]{2}\b[\s,:]+){7,}|(?:\\[xu][0-9a-f]{2,4}\s*){2,}|(?:%[0-9a-f]{2}){3,}|(?:%[0-9a-f]{2}\w*){4,}|(?:&#x?[0-9a-f]+;\s*){2,}|\b[01]{7,}(?:\s+[01]{7,})+|[01]{16,}|(?:^|\s)(?:[.\-–—·_]{1,6}[\s/|]+){7,}|(?:\b[a-z]\b[\s.\-_*|]+){7,}|\b[a-z]{31,}\b|(?:\b\d{1,3}\b[\s,-]+){11,}",
    re.I,
)
_REPEATED = re.compile(
    r"([^\W_])\1{11,}|\b(\w+)\b(?:\W+\2\b){6,}|([^\s\w])\3{15,}|(.{5,60}?)\4{4,}", re.I | re.S
)
_KEYS = re.compile(
    r"\b(?:asdf\w*|qwer\w*|zxcv\w*|hjkl\w*|lkjh\w*|jkl;?\w*|lorem ipsum|(?:blah[ ,]*){3,})", re.I
)
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
_PIECES = {_MANY: 1.7, _SOME: 2.0, _FEW: 2.6}  # pieces a word from which nobody reads it
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
    return text[::-1], " ".join(word[::-1] for word in text.split()), turned, words.lower()


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
