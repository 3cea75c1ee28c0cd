"""How much speaks for two claims telling of one happening: a score that can be explained term by term."""

import math
import re
from collections.abc import Mapping
from functools import lru_cache

import attrs

from timeline.model.calendar import DAY
from timeline.plugin.block import ANY_TIME, Row, Window, gap, overlap
from timeline.plugin.block import likeness as window_likeness
from timeline_plugins.linkers.happenings.scope import kin, subjects
from timeline_plugins.linkers.happenings.settings import HappeningsSettings
from timeline_plugins.linkers.happenings.words import kind, stem, stop_words

_WORD = re.compile(r"[^\W\d_]{2,}")
WEEK = 8 * DAY
"""Longer times are stretches, in which a happening may lie anywhere."""


@attrs.frozen(slots=True, eq=False)
class Features:
    """What is compared of a row: its telling words with their rarities, and the things it counts.

    Words stand without their endings, or as the kind of happening that they tell of; ``spelled`` gives them back,
    ``weight`` is the sum of their rarities. ``kinds`` are the kinds alone, ``told`` all that are no names.
    """

    row: Row
    words: dict[str, float]
    weight: float
    spelled: dict[str, str]
    subjects: frozenset[tuple[str, str]]
    kinds: frozenset[str]
    told: frozenset[str]


def features(row: Row) -> Features:
    """The features of a row."""
    telling = _telling(row.words, tuple(map(row.rarity.__getitem__, row.words)))
    return Features(row, *telling, subjects(row.figures), *_told(row.claim.text))


@lru_cache(maxsize=8192)
def _telling(words: tuple[str, ...], rarities: tuple[float, ...]) -> tuple[dict[str, float], float, dict[str, str]]:
    """Telling words with their rarities, the sum of these, and the words as they are spelled.

    A row stands in several blocks that follow each other; what is kept must not hold on to its claims.
    """
    stop = stop_words()
    found: dict[str, float] = {}
    spelled: dict[str, str] = {}
    for word, rarity in zip(words, rarities, strict=True):
        if word not in stop:
            root = kind(word) or stem(word)
            spelled.setdefault(root, word)
            found[root] = max(found.get(root, 0.0), rarity)
    return found, sum(found.values()), spelled


@lru_cache(maxsize=8192)
def _told(text: str) -> tuple[frozenset[str], frozenset[str]]:
    """The kinds of happening that a claim tells of, and these with the stems of its words that are no names.

    A name is what begins with a capital within a sentence; in a headline all words do, and none is taken for a name.
    """
    found = _WORD.findall(text)
    long = [word for word in found if len(word) > 3]
    headline = 2 * sum(word[0].isupper() for word in long) > len(long)
    stop = stop_words()
    kinds: set[str] = set()
    told: set[str] = set()
    for place, word in enumerate(found):
        lower = word.lower()
        if lower in stop:
            continue
        named = kind(lower)
        if named:
            kinds.add(named)
        elif headline or not place or not word[0].isupper():
            told.add(stem(lower))
    return frozenset(kinds), frozenset(kinds | told)


@attrs.frozen(slots=True)
class Likeness:
    """The terms (0 to 1 each), their weighted sum (0 to 1), and ``why_not`` where something rules it out."""

    score: float
    words: float = 0.0
    story: float = 0.0
    lead: float = 0.0
    subject: float = 0.0
    actors: float = 0.0
    places: float = 0.0
    time: float = 0.0
    shared: tuple[str, ...] = ()
    why_not: str | None = None

    def reason(self) -> str:
        """The terms in words, the strongest words first."""
        said = [f"the words {', '.join(self.shared[:5])}"] if self.shared else []
        for value, phrase in (
            (self.lead >= 1, "both tell what their story is about"),
            (self.lead < 1 and self.story >= 1, "documents on one story"),
            (self.subject > 0, "figures of one thing"),
            (self.actors > 0, "actors in common"),
            (self.places > 0, "places in common"),
            (self.time >= 0.9, "one day"),
            (0.3 <= self.time < 0.9, "times that agree"),
        ):
            if value:
                said.append(phrase)
        return f"{'; '.join(said) or 'little in common'} ({self.score:.2f})"


def likeness(a: Features, b: Features, settings: HappeningsSettings) -> Likeness:
    """Compare two rows. Times that certainly lie apart rule one happening out."""
    if not overlap(a.row.around, b.row.around):
        return Likeness(0.0, why_not="another day" if _day(a.row.about) and _day(b.row.about) else "another time")
    common = a.words.keys() & b.words.keys()
    found = sorted(common, key=lambda word: (-a.words[word], a.spelled[word]))
    evidence = sum(a.words[word] for word in found)
    # The cosine of two short sentences says much about a few words: they must carry weight, too.
    words = (
        min(1.0, evidence / math.sqrt(a.weight * b.weight)) * min(1.0, evidence / settings.evidence) if found else 0.0
    )
    subject = kin(a.subjects, b.subjects)
    if subject and _differ(a.row, b.row):
        subject *= settings.differing if _at_once(a.row, b.row, 0.0, settings.differing_days) > 0 else settings.changed
    actors = _in_common(a.row.actors, b.row.actors, a.row.rarity)
    places = _in_common(a.row.places, b.row.places, a.row.rarity)
    time = _time(a.row, b.row, settings)
    # Two claims that are alike by themselves are so wherever they stand.
    story, lead = words, 0.0
    if a.row.story == b.row.story:
        # A writer says a thing once or twice, so two sentences of one document seldom tell of one happening.
        story = settings.own_document if a.row.document == b.row.document else 1.0
        lead = min(1.0, (min(a.row.among, b.row.among) - 1) / 2) * min(
            1.0, a.row.lead / settings.full_lead, b.row.lead / settings.full_lead
        )
        # A story of months is about several happenings: reports far apart are on one as far as their words say so.
        lead *= min(1.0, _at_once(a.row, b.row, time, settings.story_days) + words / settings.own_words)
    score = (
        settings.words * words
        + settings.story * story
        + settings.lead * lead
        + settings.subject * subject
        + settings.actors * actors
        + settings.places * places
        + settings.time * time
    )
    if a.row.story == b.row.story:
        # Who is named in all reports on a story tells nothing of what happened: that takes a verb or a noun in common.
        deed = 1.0 if a.kinds & b.kinds else min(1.0, sum(a.words[word] for word in a.told & b.told) / settings.told)
        own = deed * (words / settings.own_words + settings.own_lead * lead + subject)
    else:
        own = words / settings.elsewhere + settings.subject_elsewhere * subject
    if a.row.polarity is not b.row.polarity and words < settings.denies:
        own = 0.0  # What did not happen is another thing, unless one claim denies the other.
    if own < 1:
        # Two sentences on one story need not tell of one happening, and those on two stories seldom do.
        score = min(score, 0.9 * settings.same)
    elif score > settings.same and (_vague(a.row.about) or _vague(b.row.about)):
        # A year or a mere bound says little, and yet rules other times out: such claims join once the others have.
        score = settings.same + settings.vague_time * (min(1.0, score) - settings.same)
    shared = tuple(a.spelled[word] for word in found if a.words[word] > 0)
    return Likeness(round(min(1.0, max(0.0, score)), 4), words, story, lead, subject, actors, places, time, shared)


def _differ(a: Row, b: Row) -> bool:
    """Have two claims stated figures of one measure, none of which can be the same number?"""
    pairs = [
        (ours, theirs)
        for ours in a.figures
        for theirs in b.figures
        if ours.measure is not None and ours.measure is theirs.measure and not (ours.implicit or theirs.implicit)
    ]
    return bool(pairs) and all(ours.disjoint(theirs) for ours, theirs in pairs)


def _day(time: Window) -> bool:
    lo, hi = time
    return lo is not None and hi is not None and hi - lo <= DAY


def _vague(time: Window) -> bool:
    """Is a stated time open on a side or longer than a week?"""
    lo, hi = time
    return time != ANY_TIME and (lo is None or hi is None or hi - lo > WEEK)


def _in_common(ours: tuple[str, ...], theirs: tuple[str, ...], rarity: Mapping[str, float]) -> float:
    """Overlap coefficient of two sets of names, each as heavy as its rarest word; 0 where one is empty."""
    shared = set(ours) & set(theirs)
    if not shared:
        return 0.0
    weights = {name: max((rarity.get(word, 1.0) for word in name.split()), default=1.0) for name in (*ours, *theirs)}
    total = min(sum(weights[name] for name in ours), sum(weights[name] for name in theirs))
    # A name that every report has tells little, so the weight counts once as such and once as a share.
    return (
        sum(weights[name] for name in sorted(shared)) / total * max(weights[name] for name in shared) if total else 0.0
    )


def _time(a: Row, b: Row, settings: HappeningsSettings) -> float:
    """1 for one day, less for windows that merely overlap and for close reports, below 0 for distant ones."""
    if _day(a.about) and _day(b.about):
        return 1.0
    near = _nearness(a.said, b.said, settings.story_days)
    return max(0.5 * near, window_likeness(a.about, b.about)) if None not in (*a.about, *b.about) else 0.5 * near


def _at_once(a: Row, b: Row, time: float, days: int) -> float:
    """1 for reports of one day or about one, 0 where ``days`` may lie between them; 1 where no day is known."""
    (a_lo, a_hi), (b_lo, b_hi) = a.said, b.said
    if time >= 1 or a_lo is None or a_hi is None or b_lo is None or b_hi is None:
        return 1.0
    return max(0.0, 1.0 - (max(a_hi, b_hi) - min(a_lo, b_lo) - DAY) / (days * DAY))


def _nearness(a: Window, b: Window, days: int) -> float:
    if a[0] is None or b[0] is None or a[1] is None or b[1] is None:
        return 0.0
    return max(-1.0, 1.0 - gap(a, b) / (days * DAY))
