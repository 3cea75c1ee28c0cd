"""Classes of words: what a token can be, as bits, without a parser."""

from functools import cache

from timeline_plugins.lexicon import words

_PACKAGE = "timeline_plugins.extractors.attribution"

DET = 1
POSS = 1 << 1
SUBJ = 1 << 2
OBJ = 1 << 3
REL = 1 << 4
PREP = 1 << 5
TIE = 1 << 6
MODAL = 1 << 7
BE = 1 << 8
AUX = 1 << 9
NEG = 1 << 10
COORD = 1 << 11
SUB = 1 << 12
WH = 1 << 13
ADV = 1 << 14
TIME = 1 << 15
VERB = 1 << 16
TITLE = 1 << 17
PLURAL = 1 << 18
DEMO = 1 << 19
MATRIX = 1 << 20
OPENER = 1 << 21
OCCASION = 1 << 22
AUDIENCE = 1 << 23
ADJ = 1 << 30
# What is read off the token itself.
CAP = 1 << 24
NUM = 1 << 25
COMMA = 1 << 26
MARK = 1 << 27
QUOTE = 1 << 28
WORD = 1 << 29

GROUP = MODAL | BE | AUX | NEG | ADV
"""What can stand in a verb group before its verb."""
CLOSED = DET | POSS | SUBJ | OBJ | REL | PREP | MODAL | BE | AUX | NEG | COORD | SUB | WH
"""What is neither noun nor adjective."""

_SECTIONS = {
    "determiners": DET,
    "possessives": POSS,
    "subject pronouns": SUBJ,
    "object pronouns": OBJ,
    "demonstratives": DEMO,
    "relatives": REL,
    "prepositions": PREP,
    "ties": TIE,
    "modals": MODAL,
    "forms of be": BE,
    "auxiliaries": AUX,
    "negations": NEG,
    "coordinators": COORD,
    "subordinators": SUB,
    "questions": WH,
    "adverbs": ADV,
    "openers": OPENER,
    "times": TIME,
    "verbs": VERB,
    "matrix": MATRIX,
    "titles": TITLE,
    "plurals": PLURAL,
    "occasions": OCCASION,
    "audiences": AUDIENCE,
    "adjectives": ADJ,
}
_CLITICS = {"s": BE | AUX, "d": AUX | MODAL, "ll": MODAL, "ve": AUX, "re": BE, "m": BE}
_LY_NOUNS = frozenset({"family", "ally", "italy", "july", "assembly", "reply", "supply", "bully", "anomaly", "rally"})


@cache
def classes() -> dict[str, int]:
    """The bits of every listed word, contractions with both apostrophes included."""
    found: dict[str, int] = {}
    for section, bit in _SECTIONS.items():
        for word in words(_PACKAGE, "words.txt", section):
            found[word] = found.get(word, 0) | bit
    for word in list(found):
        if "'" in word:
            found[word.replace("'", "\u2019")] = found[word]
    for pronoun in ("i", "you", "he", "she", "it", "we", "they", "who", "that", "there"):
        for clitic, bits in _CLITICS.items():
            for apostrophe in ("'", "\u2019"):
                found[f"{pronoun}{apostrophe}{clitic}"] = bits | (REL if pronoun == "who" else SUBJ)
    return found


@cache
def listed(section: str) -> frozenset[str]:
    """The words of a section that is no class of tokens."""
    return words(_PACKAGE, "words.txt", section)


def classify(word: str, low: str) -> int:
    """The bits of a token; ``low`` is its lower-case form."""
    bits = classes().get(low, 0)
    first = word[0]
    if first.isalpha():
        if first != low[0]:
            return bits | WORD | CAP
        if not bits and low.endswith("ly") and low not in _LY_NOUNS and len(low) > 4:
            bits = ADV
        return bits | WORD
    if first.isdigit():
        return bits | NUM | WORD
    return bits | (COMMA if first == "," else MARK)
