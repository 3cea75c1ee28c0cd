"""Trains the tagger of English words on treebanks and writes its weights.

    PYTHONPATH=.:plugins python plugins/training/english_words.py -o plugins/timeline_plugins/lang/en/weights/words.bin
        --train gum-train.conllu.xz ewt-train.conllu.xz --dev gum-dev.conllu.xz ewt-dev.conllu.xz
        --dictionary lemminflect/resources/lemma_lu.csv.gz

Needs numpy and scipy, which the program itself does not. The same treebanks give the same weights. Two linear models
are trained by AdaGrad on the logarithmic loss: the first sees the words in a window of five, the second the tags that
the first gave to the words around, and adds to the sums of the first. So that the second meets tags as good as those
of new text, the first is trained for it on two thirds of the text at a time and tags the rest.
"""

import argparse
import gzip
import lzma
import sys
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from pathlib import Path

import attrs
import numpy as np
import scipy.sparse as sp

from timeline_plugins.lang.en import features as seen
from timeline_plugins.lang.en import weights as files
from timeline_plugins.lang.en.tagging import Tagger
from timeline_plugins.lang.en.tags import tagset

WINDOW = (-2, -1, 0, 1, 2)
FOLDS = 3
FOLD_SIZE = 1500
FIRST_WEIGHT = 0.7
LEAST_COUNT = 3
STEP = 16
RATE, DECAY = 0.1, 1e-5
ORDERS = 3
"""Each model is the mean of so many, trained on the text in other orders."""
SURE_COUNT, SURE_SHARE = 30, 0.995
"""A word that has one tag in this share of so many occurrences is always given it."""
COMMON = 3
"""Occurrences of a word of which the file holds the sums, so that they need not be added up again."""
LEAST_CONTEXT = 3
"""Contexts whose weights are all smaller, in steps, are dropped."""

Sentence = list[tuple[str, str]]
Array = np.ndarray


def treebank(path: Path) -> list[Sentence]:
    """The sentences of a CoNLL-U file, each a list of forms with tags (columns 2 and 5)."""
    found: list[Sentence] = []
    current: Sentence = []
    with (lzma.open if path.suffix == ".xz" else open)(path, "rt", encoding="utf-8") as lines:
        for line in lines:
            columns = line.rstrip("\n").split("\t")
            if columns[0].isdigit():
                current.append((columns[1], columns[4]))
            elif not line.strip() and current:
                found.append(current)
                current = []
    return [*found, current] if current else found


@attrs.define
class Lexicon:
    """How often each word has each tag in the training text, and the classes that follow from it."""

    counts: dict[str, Counter[str]]
    listed: dict[str, str]

    @classmethod
    def of(cls, sentences: Sequence[Sentence], listed: dict[str, str]) -> "Lexicon":
        """Count the words of a text; ``listed`` are the classes that a dictionary gives to words."""
        counts: dict[str, Counter[str]] = defaultdict(Counter)
        for sentence in sentences:
            for form, tag in sentence:
                counts[seen.key(form)][tag] += 1
        return cls(dict(counts), listed)

    def ambiguity(self) -> dict[str, str]:
        """The class of each word: with four occurrences its tags, the commonest first, else that of the dictionary.

        "!" marks a tag of seven in ten.
        """
        found = dict(self.listed)
        for word, tags in self.counts.items():
            total = sum(tags.values())
            if total >= 4:
                ranked = sorted(tags.items(), key=lambda row: (-row[1], row[0]))
                found[word] = "/".join(
                    tag + ("!" if count > 0.7 * total else "") for tag, count in ranked if count >= max(2, 0.1 * total)
                )
        return found


PARTS = {
    "noun": {"": "N", "s": "Ns"},
    "propn": {"": "N", "s": "Ns"},
    "verb": {"": "V", "ing": "Vg", "s": "Vs"},
    "adj": {"": "J", "st": "Jst"},
    "adv": {"": "R"},
}
"""What a word of the dictionary is by its ending where it is another form than the lemma; "" is the lemma itself."""
OTHER_FORMS = {"noun": "Ns", "propn": "Ns", "verb": "Vd", "adj": "Jr", "adv": "Rr"}


def dictionary(path: Path) -> dict[str, str]:
    """The class of each word in a table of forms with part of speech and lemmas (``lemma_lu.csv.gz`` of LemmInflect).

    The class says what a word can be: "JN" is an adjective and a noun.
    """
    found: dict[str, set[str]] = defaultdict(set)
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        for line in lines:
            form, part, lemmas = line.rstrip("\n").split(",")
            if part not in PARTS or not form.replace("-", "").replace("'", "").isalpha():
                continue
            if form in lemmas.split("/"):
                made = "P" if form[0].isupper() else PARTS[part][""]
            else:
                endings = (kind for ending, kind in PARTS[part].items() if ending and form.endswith(ending))
                made = next(endings, OTHER_FORMS[part])
            found[seen.key(form)].add(made)
    return {word: "L" + "".join(sorted(kinds)) for word, kinds in found.items()}


EDGE = ("", 0)
"""What stands for the places around a sentence."""


class Types:
    """The words with their flags that texts are made of, numbered; 0 is ``EDGE``."""

    def __init__(self) -> None:
        self.numbers = {EDGE: 0}

    def stream(self, sentences: Sequence[Sentence], tags: dict[str, int]) -> tuple[Array, Array]:
        """The numbers of types and tags of a text, with three places (type 0, tag -1) around each sentence."""
        types, gold = [0] * 3, [-1] * 3
        for sentence in sentences:
            flags = dict(seen.flags([form for form, _ in sentence]))
            for index, (form, tag) in enumerate(sentence):
                given = form[: seen.LONGEST], flags.get(index, 0)
                types.append(self.numbers.setdefault(given, len(self.numbers)))
                gold.append(tags.get(tag, -2))
            types += [0] * 3
            gold += [-1] * 3
        return np.array(types), np.array(gold)


@attrs.define
class Corpus:
    """A text as numbers: ``types`` and ``gold`` tags (-1: edge) of each place, and the ``places`` of words.

    ``own`` and ``side`` are sparse matrices of what each type sees of itself and what its neighbours see of it,
    ``classes`` the number of the class of each type, ``common`` the words of which the file will hold the sums.
    """

    types: Array
    gold: Array
    places: Array
    own: sp.csr_matrix
    own_names: list[str]
    side: sp.csr_matrix
    side_names: list[str]
    tags: tuple[str, ...]
    classes: Array
    class_names: list[str]
    common: list[tuple[str, int]]


def corpus(sentences: Sequence[Sentence], tags: tuple[str, ...], ambiguity: dict[str, str], lexicon: Lexicon) -> Corpus:
    """A text as numbers."""
    types = Types()
    stream, gold = types.stream(sentences, {tag: number for number, tag in enumerate(tags)})
    often = np.bincount(stream, minlength=len(types.numbers))
    own, own_names = seen_matrix(types, often, ambiguity, seen.own_names)
    side, side_names = seen_matrix(types, often, ambiguity, seen.side_names)
    classes, class_names = classes_of(types, often, ambiguity, lexicon)
    common = [given for given, times in zip(types.numbers, often, strict=True) if times >= COMMON and given != EDGE]
    places = np.flatnonzero(gold >= 0)
    return Corpus(stream, gold, places, own, own_names, side, side_names, tags, classes, class_names, common)


def seen_matrix(
    types: Types, often: Array, ambiguity: dict[str, str], look: Callable[[str, int, str | None], list[str]]
) -> tuple[sp.csr_matrix, list[str]]:
    """What is seen of each type (rows), and the names of the columns: what is seen often enough."""
    rows = [
        ["edge"] if given == EDGE else list(dict.fromkeys(look(*given, ambiguity.get(seen.key(given[0])))))
        for given in types.numbers
    ]
    counts: Counter[str] = Counter()
    for row, times in zip(rows, often, strict=True):
        for name in row:
            counts[name] += int(times)
    names = sorted(name for name, count in counts.items() if count >= LEAST_COUNT)
    numbers = {name: number for number, name in enumerate(names)}
    columns = [[numbers[name] for name in row if name in numbers] for row in rows]
    pointers = np.cumsum([0, *map(len, columns)])
    flat = np.array([column for row in columns for column in row])
    return sp.csr_matrix((np.ones(len(flat), np.float32), flat, pointers), shape=(len(rows), len(names))), names


def classes_of(types: Types, often: Array, ambiguity: dict[str, str], lexicon: Lexicon) -> tuple[Array, list[str]]:
    """The class of each type: the word itself where it has 20 occurrences, its ambiguity, or an ending of 30 types."""
    endings: Counter[str] = Counter()
    for form, _ in types.numbers:
        for name in seen.class_names("", seen.key(form)[-3:], seen.shape(form), None) if form else ():
            endings[name] += name[:1] != "w"
    known = {name for name, count in endings.items() if count >= 30} | {""}
    known |= {f"w{word}" for word, tags in lexicon.counts.items() if sum(tags.values()) >= 20}
    known |= {f"a{name}" for name in ambiguity.values()}
    names = ["edge"]
    numbers: dict[str, int] = {}
    found = [0]
    for form, _ in list(types.numbers)[1:]:
        low = seen.key(form)
        possible = seen.class_names(low, low[-3:], seen.shape(form), ambiguity.get(low))
        name = next(name for name in possible if name in known)
        if name not in numbers:
            numbers[name] = len(names)
            names.append(name)
        found.append(numbers[name])
    if "" not in numbers:
        names.append("")
    return np.array(found), names


def softmax(scores: Array) -> Array:
    """Probabilities of the columns of each row."""
    scores = np.exp(scores - scores.max(1, keepdims=True))
    return scores / scores.sum(1, keepdims=True)


def gather(matrix: sp.csr_matrix, rows: Array) -> tuple[sp.csr_matrix, Array]:
    """Some rows of a matrix with the columns that they use only, and which those are."""
    part = matrix[rows]
    columns = np.unique(part.indices)
    indices = np.searchsorted(columns, part.indices)
    return sp.csr_matrix((part.data, indices, part.indptr), shape=(len(rows), len(columns))), columns


def batches(places: Array, epochs: int, seed: int, size: int = 2000, run: int = 200) -> Iterator[tuple[int, Array]]:
    """Places in an order by chance, in runs of neighbours, with the number of the epoch."""
    chance = np.random.default_rng(seed)
    runs = np.array_split(places, max(1, len(places) // run))
    for epoch in range(epochs):
        order = chance.permutation(len(runs))
        for first in range(0, len(order), size // run):
            yield epoch, np.concatenate([runs[number] for number in order[first : first + size // run]])


def seen_from(text: Corpus, offset: int) -> sp.csr_matrix:
    """What is seen of each type from a place that lies so many before it."""
    return text.side if offset else text.own


def train_words(text: Corpus, places: Array, epochs: int) -> list[Array]:
    """Weights of the first model (what is seen, tag) for each place in the window."""
    found = [words_in_order(text, places, epochs, seed) for seed in range(1, ORDERS + 1)]
    return [np.mean(parts, axis=0, dtype=np.float32) for parts in zip(*found, strict=True)]


def words_in_order(text: Corpus, places: Array, epochs: int, seed: int) -> list[Array]:
    """Weights of the first model after training in one order: the mean over the later epochs."""
    weights = [np.zeros((seen_from(text, offset).shape[1], len(text.tags)), np.float32) for offset in WINDOW]
    squares = [np.full_like(part, 1e-2) for part in weights]
    total, count, last = [np.zeros_like(part) for part in weights], 0, 0
    for epoch, batch in batches(places, epochs, seed):
        if epoch != last:
            if last >= epochs // 2:
                for part, added in zip(total, weights, strict=True):
                    part += added
                count += 1
            last = epoch
        parts = []
        scores = np.zeros((len(batch), len(text.tags)), np.float32)
        for place, offset in enumerate(WINDOW):
            types, inverse = np.unique(text.types[batch + offset], return_inverse=True)
            part, columns = gather(seen_from(text, offset), types)
            scores += (part @ weights[place][columns])[inverse]
            parts.append((part, columns, inverse, len(types)))
        wrong = softmax(scores)
        wrong[np.arange(len(batch)), text.gold[batch]] -= 1
        for place, (part, columns, inverse, size) in enumerate(parts):
            ones = np.ones(len(batch), np.float32)
            summed = sp.csr_matrix((ones, (inverse, np.arange(len(batch)))), shape=(size, len(batch))) @ wrong
            old = weights[place][columns]
            slope = part.T.tocsr() @ summed + DECAY * len(batch) * old
            grown = squares[place][columns] + slope * slope
            squares[place][columns] = grown
            weights[place][columns] = old - RATE * slope / np.sqrt(grown)
    return [(part + added) / (count + 1) for part, added in zip(total, weights, strict=True)]


def word_scores(text: Corpus, weights: list[Array], places: Array) -> Array:
    """What the first model says for each tag at some places."""
    scores = np.zeros((len(places), len(text.tags)), np.float32)
    for place, offset in enumerate(WINDOW):
        types, inverse = np.unique(text.types[places + offset], return_inverse=True)
        scores += (seen_from(text, offset)[types] @ weights[place])[inverse]
    return scores


def context_numbers(text: Corpus, given: Array) -> list[Array]:
    """What the second model sees at each place of a text, with the tags that the first has given."""

    def beside(values: Array, offset: int) -> Array:
        return np.roll(values, -offset).astype(np.int64)

    around = [beside(given, offset) for offset in WINDOW]
    own = text.classes[text.types]
    return [
        *seen.tag_contexts(*around),
        *seen.class_contexts(*(beside(own, offset) for offset in (-1, 0, 1)), around[1], around[2], around[3]),
    ]


def train_contexts(text: Corpus, scores: Array, given: Array, epochs: int) -> tuple[Array, Array]:
    """The numbers of contexts that are common enough, and the weights (context, tag) of the second model."""
    numbers = np.stack([part[text.places] for part in context_numbers(text, given)], 1)
    found, counts = np.unique(numbers, return_counts=True)
    found = found[counts >= LEAST_COUNT]
    at = np.searchsorted(found, numbers)
    at[at == len(found)] = 0
    known = found[at] == numbers
    pointers = np.cumsum([0, *known.sum(1)])
    matrix = sp.csr_matrix((np.ones(pointers[-1], np.float32), at[known], pointers), shape=(len(at), len(found)))
    gold = text.gold[text.places]
    weights = [contexts_in_order(matrix, scores, gold, epochs, seed) for seed in range(1, ORDERS + 1)]
    return found, np.mean(weights, axis=0, dtype=np.float32) / FIRST_WEIGHT


def contexts_in_order(matrix: sp.csr_matrix, scores: Array, gold: Array, epochs: int, seed: int) -> Array:
    """Weights of the second model after training in one order: the mean over the later epochs."""
    weights = np.zeros((matrix.shape[1], scores.shape[1]), np.float32)
    squares = np.full_like(weights, 1e-2)
    total, count, last = np.zeros_like(weights), 0, 0
    for epoch, batch in batches(np.arange(len(gold)), epochs, seed):
        if epoch != last:
            if last >= 1:
                total += weights
                count += 1
            last = epoch
        part, columns = gather(matrix, batch)
        old = weights[columns]
        wrong = softmax(FIRST_WEIGHT * scores[batch] + part @ old)
        wrong[np.arange(len(batch)), gold[batch]] -= 1
        slope = part.T.tocsr() @ wrong + DECAY * len(batch) * old
        grown = squares[columns] + slope * slope
        squares[columns] = grown
        weights[columns] = old - RATE * slope / np.sqrt(grown)
    return (total + weights) / (count + 1)


def whole(weights: Array) -> Array:
    """Weights as whole numbers of steps that fit a byte."""
    return np.clip(np.rint(weights * STEP), -127, 127).astype(np.int16)


def rows(weights: Array, least: int) -> tuple[Array, bytes]:
    """Which rows have a number of at least so many steps, and these rows as bytes."""
    kept = np.flatnonzero((np.abs(weights) >= least).any(1))
    return kept, (weights[kept] + files.ZERO).astype(np.uint8).tobytes()


def sure_words(lexicon: Lexicon) -> list[str]:
    """Words with the one tag that they nearly always have, where they are common enough to tell."""
    found = []
    for word, tags in sorted(lexicon.counts.items()):
        tag, most = max(tags.items(), key=lambda row: (row[1], row[0]))
        if most >= SURE_COUNT and most >= SURE_SHARE * sum(tags.values()):
            found.append(f"{word}\t{tag}")
    return found


def train(sentences: Sequence[Sentence], listed: dict[str, str], tags: tuple[str, ...], epochs: int) -> bytes:
    """The file of weights, from a text and the classes that a dictionary gives to words."""
    lexicon = Lexicon.of(sentences, listed)
    ambiguity = lexicon.ambiguity()
    text = corpus(sentences, tags, ambiguity, lexicon)
    say(f"{len(text.places):,} tokens, {text.own.shape[0]:,} types")
    fold = np.arange(len(text.places)) // FOLD_SIZE % FOLDS
    scores = np.zeros((len(text.places), len(tags)), np.float32)
    for number in range(FOLDS):
        others = train_words(text, text.places[fold != number], epochs)
        scores[fold == number] = word_scores(text, others, text.places[fold == number])
        say(f"trained without part {number + 1} of {FOLDS}")
    given = np.full(len(text.types), len(tags))
    given[text.places] = scores.argmax(1)
    numbers, contexts = train_contexts(text, scores, given, epochs + 1)
    before, last, own, after, second = train_words(text, text.places, epochs)
    own_kept, own_rows = rows(whole(own), 1)
    side_kept, side_rows = rows(np.concatenate([whole(part) for part in (before, last, after, second)], 1), 1)
    context_kept, context_rows = rows(whole(contexts), LEAST_CONTEXT)
    parts: dict[str, Iterable[str] | bytes] = {
        "tags": tags,
        "ambiguity": [f"{word}\t{name}" for word, name in sorted(ambiguity.items())],
        "classes": text.class_names,
        "sure": sure_words(lexicon),
        "own names": [text.own_names[number] for number in own_kept],
        "own": own_rows,
        "side names": [text.side_names[number] for number in side_kept],
        "side": side_rows,
        "context names": numbers[context_kept].astype("<u8").tobytes(),
        "contexts": context_rows,
        "word names": [],
        "words": b"",
    }
    tagger = Tagger(files.loads(files.dumps(parts)))
    common = sorted((flag, form) for form, flag in text.common)
    parts["word names"] = [f"{flag}{form}" for flag, form in common]
    parts["words"] = b"".join(tagger.word(flag, form) for flag, form in common)
    return files.dumps(parts)


def accuracy(tagger: Tagger, tags: tuple[str, ...], sentences: Sequence[Sentence]) -> float:
    """The share of gold tokens with the right tag, in percent."""
    right = total = 0
    for sentence in sentences:
        found = tagger.tags([form for form, _ in sentence])
        right += sum(tags[number] == tag for number, (_, tag) in zip(found, sentence, strict=True))
        total += len(sentence)
    return 100 * right / total


def say(line: str) -> None:
    """Write a line at once."""
    sys.stdout.write(f"{line}\n")
    sys.stdout.flush()


def main() -> None:
    """Train, write, measure."""
    parser = argparse.ArgumentParser(description="Train the tagger of English words.")
    parser.add_argument("--train", type=Path, nargs="+", required=True, help="treebanks to train on (.conllu, .xz)")
    parser.add_argument("--dictionary", type=Path, required=True, help="lemma_lu.csv.gz of LemmInflect")
    parser.add_argument("--dev", type=Path, nargs="*", default=[], help="treebanks to measure on")
    parser.add_argument("--epochs", type=int, default=3)
    parser.add_argument("-o", "--output", type=Path, required=True)
    given = parser.parse_args()
    sentences = [sentence for path in given.train for sentence in treebank(path)]
    tags = tagset().names
    data = train(sentences, dictionary(given.dictionary), tags, given.epochs)
    given.output.write_bytes(data)
    say(f"{given.output}: {len(data):,} bytes")
    tagger = Tagger(files.loads(data))
    for path in given.dev:
        say(f"{path.name}: {accuracy(tagger, tags, treebank(path)):.2f} %")


if __name__ == "__main__":
    main()
