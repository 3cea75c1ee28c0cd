"""How likely a candidate is right: a logistic model whose weights are a commented text file.

``weights.txt`` has a section for each family of features; ``workbench/fit.py`` writes it.
"""

import math
from collections.abc import Iterable
from functools import cache

import attrs

from timeline_plugins.lexicon import sections
from timeline_spacy.candidates import Candidate, Option
from timeline_spacy.features import of_content, of_cue, of_source
from timeline_spacy.parsing import Parse


@attrs.frozen(slots=True)
class Verdict:
    """The source and the content that suit a cue best, and how likely they are right (0 to 1, two digits)."""

    source: Option
    content: Option
    precision: float


@cache
def weights() -> dict[str, float]:
    """The weight of each feature, ``family value``."""
    rows = sections("timeline_spacy", "weights.txt")
    return {f"{family} {value}".rstrip(): float(weight) for family, row in rows.items() for value, weight in row}


def _sum(features: Iterable[str]) -> float:
    known = weights()
    return sum(known.get(feature, 0.0) for feature in features)


def judge(p: Parse, candidate: Candidate) -> Verdict | None:
    """The best pair of a source and a content, the first among equals; None where there is no content."""
    if not candidate.contents or not candidate.sources:
        return None
    source, source_sum = _best((option, _sum(of_source(p, candidate, option))) for option in candidate.sources)
    content, content_sum = _best((option, _sum(of_content(p, candidate, option))) for option in candidate.contents)
    total = _sum(of_cue(p, candidate)) + source_sum + content_sum
    return Verdict(source, content, round(1 / (1 + math.exp(-max(-30.0, min(30.0, total)))), 2))


def _best(options: Iterable[tuple[Option, float]]) -> tuple[Option, float]:
    return max(options, key=lambda scored: scored[1])
