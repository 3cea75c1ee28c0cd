"""How much speaks for two claims telling of one happening: a score that can be explained term by term."""

import math
from collections.abc import Mapping
from functools import cached_property

import attrs

from timeline.model.calendar import DAY
from timeline.model.tokens import words as words_of
from timeline.plugin.block import ANY_TIME, Row, Window, gap
from timeline.plugin.block import likeness as window_likeness
from timeline_plugins.linkers.happenings.scope import Subject, heads, kin, subjects
from timeline_plugins.linkers.happenings.settings import HappeningsSettings
from timeline_plugins.linkers.happenings.words import meaning

SAME_WORDS = 0.85
STATEMENT = 4
"""From this cosine on, so many telling words are one statement, whoever repeats it."""
WEEK = 8 * DAY
"""Longer times are stretches, in which a happening may lie anywhere."""


@attrs.frozen(slots=True, eq=False)
class Features:
    """What is compared of a row: its telling words with their rarities, its names, and the things it counts.

    Words stand without their endings, or as the kind of happening that they tell of, the rarest first; ``spelled``
    gives them back, ``weight`` is the sum of their rarities. ``begin`` and ``end`` are the bounds of when it may have
    happened. Actors and places have the rarity of their rarest word. What few pairs ask for is worked out when asked.
    """

    begin: float
    end: float
    row: Row
    words: dict[str, float]
    weight: float
    subjects: frozenset[Subject]
    actors: dict[str, float]
    places: dict[str, float]

    @cached_property
    def spelled(self) -> dict[str, str]:
        """The telling words as the claim has them."""
        found: dict[str, str] = {}
        for word in self.row.words:
            found.setdefault(meaning(word)[0], word)
        return found

    @cached_property
    def told(self) -> tuple[frozenset[str], frozenset[str]]:
        """The kinds of happening that the claim tells of, and these with all words that are no names."""
        return _told(self.row.tokens)


def features(row: Row) -> Features:
    """The features of a row."""
    rarity = row.rarity
    words: dict[str, float] = {}
    for word in row.words:
        own = meaning(word)[0]
        if own and own not in words:
            words[own] = rarity[word]
    lo, hi = row.around
    return Features(
        -math.inf if lo is None else lo,
        math.inf if hi is None else hi,
        row,
        words,
        sum(words.values()),
        subjects(row.figures),
        _weighed(row.actors, rarity),
        _weighed(heads(row.places), rarity),
    )


def _weighed(names: tuple[str, ...], rarity: Mapping[str, float]) -> dict[str, float]:
    return {name: max([rarity.get(word, 1.0) for word in name.split()], default=1.0) for name in names}


def _told(tokens: tuple[str, ...]) -> tuple[frozenset[str], frozenset[str]]:
    """The kinds of happening that a claim tells of, and these with the stems of its words that are no names.

    A name is what begins with a capital within a sentence; in a headline all words do, and none is taken for a name.
    """
    found = words_of(tokens)
    long = [word for word in found if len(word) > 3]
    headline = 2 * len([word for word in long if word[0].isupper()]) > len(long)
    kinds: set[str] = set()
    told: set[str] = set()
    for place, word in enumerate(found):
        own, named = meaning(word.lower())
        if named:
            kinds.add(own)
        elif own and (headline or not place or not word[0].isupper()):
            told.add(own)
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
        if self.lead >= 1:
            said.append("both tell what their story is about")
        elif self.story >= 1:
            said.append("documents on one story")
        if self.subject > 0:
            said.append("figures of one thing")
        if self.actors > 0:
            said.append("actors in common")
        if self.places > 0:
            said.append("places in common")
        if self.time >= 0.9:
            said.append("one day")
        elif self.time >= 0.3:
            said.append("times that agree")
        return f"{'; '.join(said) or 'little in common'} ({self.score:.2f})"


UNLIKE = Likeness(0.0)
"""What is said of rows whose terms were not worked out."""


def likeness(a: Features, b: Features, settings: HappeningsSettings, least: float = 0.0) -> Likeness:
    """Compare two rows. Times that certainly lie apart rule one happening out.

    Where the score certainly lies below ``least``, the terms are not worked out: it is 0.
    """
    if a.end <= b.begin or b.end <= a.begin:
        if least:
            return UNLIKE
        return Likeness(0.0, why_not="another day" if _day(a.row.about) and _day(b.row.about) else "another time")
    ours, theirs = a.row, b.row
    one_story = ours.story == theirs.story
    subject = kin(a.subjects, b.subjects) if a.subjects and b.subjects else 0.0
    story, lead, time = 1.0, 0.0, None
    if one_story:
        # A writer says a thing once or twice, so two sentences of one document seldom tell of one happening.
        if ours.document == theirs.document:
            story = settings.own_document
        lead = (ours.lead if ours.lead < theirs.lead else theirs.lead) / settings.full_lead
        if lead > 1.0:
            lead = 1.0
        if ours.among == 1 or theirs.among == 1:
            lead *= settings.alone  # the only claim of a report stands out among none
        besides = settings.own_lead * lead + subject
        enough = settings.own_words
    else:
        besides = settings.subject_elsewhere * subject + (settings.met if _met(a, b) else 0.0)
        enough = settings.elsewhere
    most = 0.9 * settings.same
    early = most < least
    shared = a.words.keys() & b.words.keys()
    common = len(shared)
    # No word counts for more than 1, and so many as a statement has may count in full.
    if early and common < STATEMENT and besides < 1:
        few = common * common / settings.evidence
        if few < (1 - besides) * enough * math.sqrt(a.weight * b.weight):
            return UNLIKE
    found = [word for word in a.words if word in shared] if common > 1 else list(shared)
    words = _words_in_common(a, b, found, settings.evidence)
    if early and words / enough + besides < 1:
        return UNLIKE
    if not one_story:
        story = words  # Two claims that are alike by themselves are so wherever they stand.
    elif lead:
        # A story of months is about several happenings: far apart, reports are on one as far as words say so.
        time = _time(ours, theirs, settings)
        lead *= min(1.0, _at_once(ours, theirs, time, settings.story_days) + words / settings.own_words)
        besides = settings.own_lead * lead + subject
        if early and words / enough + besides < 1:
            return UNLIKE
    deed = 1.0
    if one_story and a.told[0].isdisjoint(b.told[0]):
        # Who is named in all reports on a story tells nothing of what happened: that takes a verb or a noun in common.
        deed = min(1.0, sum([a.words[word] for word in sorted(a.told[1] & b.told[1])]) / settings.told)
    own = deed * (words / enough + besides)
    if ours.polarity is not theirs.polarity and words < settings.denies:
        own = 0.0  # What did not happen is another thing, unless one claim denies the other.
    if own < 1 and early:
        return UNLIKE
    actors, places = _in_common(a.actors, b.actors), _in_common(a.places, b.places)
    if time is None:
        time = _time(ours, theirs, settings)
    score = (
        settings.words * words
        + settings.story * story
        + settings.lead * lead
        + settings.subject * subject
        + settings.actors * actors
        + settings.places * places
        + settings.time * time
    )
    if own < 1:
        # Two sentences on one story need not tell of one happening, and those on two stories seldom do.
        score = min(score, most)
    elif score > settings.same and (_vague(ours.about) or _vague(theirs.about)):
        # A year or a mere bound says little, and yet rules other times out: such claims join once the others have.
        score = settings.same + settings.vague_time * (min(1.0, score) - settings.same)
    score = round(min(1.0, max(0.0, score)), 4)
    if score < least:
        return UNLIKE
    spelled = tuple([a.spelled[word] for word in found if a.words[word] > 0])
    return Likeness(score, words, story, lead, subject, actors, places, time, spelled)


def _met(a: Features, b: Features) -> bool:
    """Do two rows tell of one kind of happening on one stated day, and in a place that both name?"""
    return (
        a.row.about == b.row.about
        and _day(a.row.about)
        and not a.places.keys().isdisjoint(b.places)
        and not a.told[0].isdisjoint(b.told[0])
    )


def _words_in_common(a: Features, b: Features, shared: list[str], full: float) -> float:
    """How much shared words, the rarest first, say (0 to 1); ``full`` is the weight from which they count."""
    if not shared:
        return 0.0
    ours = a.words
    evidence = sum([ours[word] for word in shared])
    cosine = min(1.0, evidence / math.sqrt(a.weight * b.weight)) if evidence else 0.0
    # The cosine of two short sentences says much about a few words: they must carry weight, too; half of it where the
    # sentences are one, word for word.
    if cosine >= SAME_WORDS and len(shared) >= STATEMENT:
        full /= 2
    return cosine * min(1.0, evidence / full)


def _day(time: Window) -> bool:
    lo, hi = time
    return lo is not None and hi is not None and hi - lo <= DAY


def _vague(time: Window) -> bool:
    """Is a stated time open on a side or longer than a week?"""
    lo, hi = time
    return time != ANY_TIME and (lo is None or hi is None or hi - lo > WEEK)


def _in_common(ours: dict[str, float], theirs: dict[str, float]) -> float:
    """Overlap coefficient of two sets of names, each as heavy as its rarest word; 0 where one is empty."""
    if ours.keys().isdisjoint(theirs):
        return 0.0
    shared = sorted(ours.keys() & theirs.keys())
    total = min(sum(ours.values()), sum(theirs.values()))
    # A name that every report has tells little, so the weight counts once as such and once as a share.
    return sum([ours[name] for name in shared]) / total * max([ours[name] for name in shared]) if total else 0.0


def _time(a: Row, b: Row, settings: HappeningsSettings) -> float:
    """1 for one day, less for windows that merely overlap and for close reports, below 0 for distant ones."""
    if _day(a.about) and _day(b.about):
        return 1.0
    near = _nearness(a.said, b.said, settings.story_days)
    if ANY_TIME in (a.about, b.about):
        return 0.5 * near
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
