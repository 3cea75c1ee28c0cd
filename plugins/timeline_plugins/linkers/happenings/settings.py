"""Settings of the linker ``happenings``."""

import attrs


@attrs.frozen(slots=True, kw_only=True)
class HappeningsSettings:
    """Weights of the terms of a score, which is their sum, and thresholds (all 0 to 1 but where a unit is named)."""

    words: float = 0.4
    """Telling words that both claims share."""
    topic: float = 0.7
    """Telling words that their documents share."""
    subject: float = 0.15
    """Figures of one measure and counted thing."""
    actors: float = 0.1
    """Actors that both claims name."""
    places: float = 0.1
    """Places that both claims name."""
    time: float = 0.4
    """One day; reports that lie far apart are counted against it."""
    same: float = 0.65
    """Score from which two claims are of one happening."""
    evidence: float = 3.0
    """Sum of the rarities of shared words from which they count in full."""
    one_topic: float = 0.4
    """Cosine of the topics of two documents from which they are on one story."""
    own_words: float = 0.15
    """Shared words that two claims need at the least, however much their documents share."""
    own_document: float = 0.4
    """What stands for the topic between two claims of one document, which share it anyway."""
    repeats: float = 0.8
    """Share of all words, with those that tell nothing, from which one claim repeats the other, whoever says it."""
    repeats_one_origin: float = 0.55
    """Shared telling words from which it does so where both have one origin."""
    corroborates: float = 0.35
    """Shared words from which a claim without comparable figures corroborates another."""
    denies: float = 0.35
    """Shared words from which a claim of the other polarity denies another."""
    story_days: int = 30
    """Days between two reports from which nearness in time counts no more."""
