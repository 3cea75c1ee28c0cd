"""Fits ``weights.txt`` to documents with gold attributions.

    python fit.py DOCUMENTS GOLD -o ../src/timeline_spacy/weights.txt

Both files are JSON Lines: ``{"id", "text"}``, and ``{"document": id, "mentions": [{"kind": "attribution", "source",
"cue", "content"}]}`` with lists of spans, such as PolNeAR's (Newell et al. 2018) can be turned into. A candidate is
right where its content overlaps that of a gold attribution (Jaccard of words, at least a half) and cue and source each
share a word with it. The model is logistic regression with an L2 penalty, fitted by full-batch Adam; it starts from
zero, so two runs give the same weights.
"""

import argparse
import json
import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import numpy as np

from timeline.model.document import Document
from timeline.model.mention import Segments
from timeline.plugin.descriptors import resolve
from timeline.plugin.view import View
from timeline_plugins import shipped
from timeline_spacy.candidates import Candidate, candidates
from timeline_spacy.drafts import drafts
from timeline_spacy.features import of_content, of_cue, of_source
from timeline_spacy.parsing import Parse, parsed

LEAST_COUNT = 30
PENALTY = 6.0
ROUNDS = 300
SMALLEST = 0.1
"""Weights nearer to zero than this are left out."""
WORD = re.compile(r"\w+(?:[.,'\u2019\-]\w+)*")
PLAIN = re.compile(r"[^#|\[\]\s]+(?: [^#|\[\]\s]+)*")
Example = tuple[list[str], bool]


def segmented(document: Document) -> View:
    """A view of a document with its sentences and tokens."""
    makers = {extractor.name: extractor for extractor in shipped.timeline_extractors()}
    layers: dict[str, Any] = {"sentence": None, "token": None}
    for name in ("sentences", "tokens"):
        for layer in resolve(makers[name].extract)(View(document, layers)):
            assert isinstance(layer, Segments)
            layers[layer.layer] = layer
    return View(document, layers)


class Words:
    """Which words of a text a list of spans touches."""

    def __init__(self, text: str) -> None:
        self.spans = [found.span() for found in WORD.finditer(text)]
        self.ends = [end for _, end in self.spans]

    def of(self, spans: Any) -> frozenset[int]:
        """The numbers of the words that share a character with the spans; none where there are no spans."""
        touched = set()
        for start, end in spans or ():
            i = bisect_left(self.ends, start + 1)
            while i < len(self.spans) and self.spans[i][0] < end:
                touched.add(i)
                i += 1
        return frozenset(touched)


def examples(p: Parse, found: list[Candidate], gold: list[dict[str, Any]], words: Words) -> Iterator[Example]:
    """The features of each pair of a source and a content, and whether it is right."""
    right = [tuple(words.of(mention.get(role)) for role in ("cue", "source", "content")) for mention in gold]
    for candidate in found:
        cue = words.of(candidate.cue)
        near = [(source, content) for gold_cue, source, content in right if agree(gold_cue, cue)]
        of_the_cue = list(of_cue(p, candidate))
        sources = [(words.of(o.spans), list(of_source(p, candidate, o))) for o in candidate.sources]
        contents = [(words.of(o.spans), list(of_content(p, candidate, o))) for o in candidate.contents]
        for source, of_the_source in sources:
            for content, of_the_content in contents:
                features = of_the_cue + of_the_source + of_the_content
                yield features, any(agree(s, source) and 2 * len(c & content) >= len(c | content) > 0 for s, c in near)


def agree(a: frozenset[int], b: frozenset[int]) -> bool:
    """Do two roles share a word, or are both absent?"""
    return bool(a & b) or not (a or b)


def fit(rows: list[Example]) -> dict[str, float]:
    """The weight of every feature that is frequent enough."""
    counts = Counter(feature for features, _ in rows for feature in set(features))
    names = sorted(f for f, n in counts.items() if n >= LEAST_COUNT and PLAIN.fullmatch(f))
    ids = {name: i for i, name in enumerate(names)}
    pairs = [(n, ids[f]) for n, (features, _) in enumerate(rows) for f in features if f in ids]
    row, column = (np.array(axis) for axis in zip(*pairs, strict=True))
    y = np.array([right for _, right in rows], float)
    w, mean, square = (np.zeros(len(names)) for _ in range(3))
    for step in range(1, ROUNDS + 1):
        p = 1 / (1 + np.exp(-np.bincount(row, weights=w[column], minlength=len(y))))
        gradient = np.bincount(column, weights=(p - y)[row], minlength=len(names)) + PENALTY * w
        mean = 0.9 * mean + 0.1 * gradient
        square = 0.99 * square + 0.01 * gradient**2
        rate = 0.1 if step < 0.7 * ROUNDS else 0.02
        w -= rate * (mean / (1 - 0.9**step)) / (np.sqrt(square / (1 - 0.99**step)) + 1e-8)
    return {name: float(weight) for name, weight in zip(names, w, strict=True) if abs(weight) >= SMALLEST}


def written(weights: dict[str, float]) -> str:
    """The text of ``weights.txt``."""
    families: dict[str, list[str]] = {}
    for name, weight in sorted(weights.items()):
        family, _, value = name.partition(" ")
        families.setdefault(family, []).append(f"{value} | {weight:.2f}")
    head = [
        "# Weights of the features of attributions (features.py), fitted by workbench/fit.py; do not edit by hand.",
        "# A section is a family of features, a row: value | weight. A positive weight speaks for an attribution.",
    ]
    parts = [f"\n[{family}]\n" + "\n".join(rows) for family, rows in families.items()]
    return "\n".join(head) + "\n" + "\n".join(parts) + "\n"


def main() -> None:
    """Read, fit, write."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("documents", type=Path)
    parser.add_argument("gold", type=Path)
    parser.add_argument("-o", "--output", type=Path, required=True)
    arguments = parser.parse_args()
    gold = {row["document"]: row["mentions"] for row in map(json.loads, arguments.gold.open(encoding="utf-8"))}
    rows: list[Example] = []
    for line in arguments.documents.open(encoding="utf-8"):
        data = json.loads(line)
        view = segmented(Document(id=data["id"], text=data["text"], language="en"))
        p = parsed(view.text, view.segments("sentence"))
        found = list(candidates(p, drafts(view, "attribution-english", least_precision=0.0)))
        marked = [mention for mention in gold[data["id"]] if mention["kind"] == "attribution"]
        rows += examples(p, found, marked, Words(view.text))
    arguments.output.write_text(written(fit(rows)), encoding="utf-8")


if __name__ == "__main__":
    main()
