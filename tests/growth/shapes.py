"""Texts that made some scan slow, each grown to any length: what the growth tests of extractors and readers share.

A shape says what a text is repeated from. Ordinary prose is among them, since a table or a transcript without a full
stop is one long sentence of it.
"""

from collections.abc import Callable
from itertools import cycle, islice

Made = Callable[[int], str]
"""A text of so many characters."""


def repeated(bit: str, before: str = "", after: str = "") -> Made:
    """``bit`` over and over, never cut, between a beginning and an end."""
    return lambda length: before + bit * max(1, (length - len(before) - len(after)) // len(bit)) + after


def halves(first: str, second: str, after: str = "") -> Made:
    """One bit for half of the text, another for the rest."""
    return lambda length: repeated(first)(length // 2) + repeated(second, after=after)(length - length // 2)


def whole(bits: tuple[str, ...], between: str = " ") -> Made:
    """Whole sentences in turn."""
    average = sum(map(len, bits)) // len(bits) + len(between)
    return lambda length: between.join(islice(cycle(bits), max(1, length // average)))


ORDINARY = (
    "The council met on Tuesday to hear how the harbour had fared since the storm of 12 March.",
    "Nobody could say when the cranes would move again, though the mayor spoke of late summer.",
    "In 1987 a flood closed the quay for three weeks; a year later it was open twice a week.",
    "Fishermen mended their nets and waited.",
    "Profit fell in the third quarter, from 4.1 million a year earlier, the owners said yesterday.",
    "The road to the north has no bridge, and the ferry sails only when the wind allows it.",
    "Officials said on Monday 6 May 2024 that 12 people were killed in the flood at Brenmoor.",
    "The mayor of Brenmoor, Ada Quill, said 40 houses may have been damaged; police denied it.",
)
_UNSTOPPED = tuple(sentence.rstrip(".") for sentence in ORDINARY)
_RUN = "Officials said on 6 May 2024 that 12 people were killed and "

# Characters, marks and blanks.
CHARACTERS = (
    *("a", "9", "1,", "1.", "1-", " ", "\n", " \n", "(", "- ", "-", "\u2014", ".", ". ", "'", "A ", "ABC ", "a, "),
    *("the ", "of the ", "and ", "not ", "million ", "killed ", "Mr. ", "U.S. ", "Ada Quill ", "Quill: ", "KYIV, "),
    *("\u201ca ", '" a ', "'a ", "'\u2019 ", "a\u0301\u0323", "\u0130\u2009\ufb01 ", "a@b.c,", "http://a.b/", "&amp;"),
    *("<p ", "12\t", "| 12 | killed ", "Source: ", "By Ada Quill\n", "KYIV (Reuters) - ", "12 died\n", "12 died "),
)

# Who says what.
SAYING = (
    *(
        "he said, ",
        "he said ",
        "said that ",
        "who said who ",
        "according to ",
        "a said b; ",
        "\u201cx,\u201d said Quill. ",
    ),
    *("He said that he said that ", "police said ", "\u201che said ", '"x" he said ', "which he, who said, "),
    *("Ada Quill, citing Reuters, said that ", "it may be that he said ", "is said to have been said by him to "),
    "the mayor of Brenmoor said the mayor of Brenmoor denied that ",
)

# How many, and how sure.
COUNTING = (
    *("12 people were killed and ", "between 3 and ", "between 3 ", "one hundred and ", "two hundred and ", "twenty-"),
    *("at least ", "may have been ", "12 of the 40 ", "including 3 women, ", "a 12-year-old boy, ", "12, ", "12 and "),
    *("3 men and 4 women and ", "of them 3 ", "12 killed, 40 injured, ", "if it may not ", "to say to have to "),
    "no one may have been killed or injured, ",
)

# When.
TELLING_TIME = (
    *("May ", "March March, ", "last Monday ", "on Monday ", "2024-05-06 ", "12:04:05 ", "12:04:05.123 ", "12:30:"),
    *("from 6 May to ", "from 3 to ", "1998 ", "1998-", "3-", "1/1/1/", "a year ago ", "every second ", "Monday - "),
    *(
        "the end of the ",
        "half past the first week of ",
        "early in the late ",
        "10 p.m. EST, ",
        "9 a.m. (",
        "(in 1990 ",
    ),
    *("2013-03-04T17:30+", "On Monday will ", "the day after ", "the last last ", "----------", "in May he said "),
    *("last Monday he said, ", "on 6 May 2024 officials said, ", "6 May 2024 12:04:05 ", "said on 6 May 2024 "),
)

# Ordinary prose without a full stop.
PROSE = (
    *(_RUN, "12 people were killed on 6 May 2024, ", "On 6 May 2024, 12 people died, "),
    "the mayor of Brenmoor, Ada Quill, said 40 houses were damaged, and ",
)

SHAPES: dict[str, Made] = {
    **{repr(bit): repeated(bit) for bit in (*CHARACTERS, *SAYING, *COUNTING, *TELLING_TIME, *PROSE)},
    "brackets in brackets": halves("(a ", ") "),
    "marks of a heading, then a word": repeated("# ", after="x"),
    "a heading, then marks, then a word": repeated("#", before="# ", after="x"),
    "a heading of blanks and marks": repeated(" #\t# ", before="# a", after="x"),
    "words that look like a table": repeated("| 12 | killed | 6 May 2024 | he said ", before="| "),
    "sentences": whole(ORDINARY),
    "sentences without a stop": whole(_UNSTOPPED),
    "sentences joined by and": whole(_UNSTOPPED, " and "),
    "sentences joined by commas": whole(_UNSTOPPED, ", "),
    "sentences joined by semicolons": whole(_UNSTOPPED, "; "),
    "a sentence a line": whole(_UNSTOPPED, "\n"),
    "dates, then reports": halves("6 May 2024 ", "he said, "),
    "reports, then dates": halves("he said, ", "last Monday "),
    "figures, then reports": halves("12 people were killed and ", "police said "),
    "names, then reports": halves("Ada Quill ", "he said, "),
    "cues, then predicates": halves("may not ", "were killed and "),
    "a quotation that never ends": repeated("he said 12 people died on 6 May 2024, ", before="\u201c"),
}
"""Every shape by what it is repeated from, or by what it is."""
