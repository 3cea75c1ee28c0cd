"""Settings of the linker ``happenings``."""

import attrs


@attrs.frozen(slots=True, kw_only=True)
class HappeningsSettings:
    """Weights of the terms of a score, which is their sum, and thresholds (all 0 to 1 but where a unit is named)."""

    words: float = 0.4
    """Telling words that both claims share."""
    story: float = 0.35
    """Their documents are on one story."""
    lead: float = 0.35
    """Both tell what their story is about."""
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
    full_lead: float = 0.22
    """How much of what the other documents open with a claim must tell to tell what its story is about."""
    alone: float = 0.25
    """How much of the lead counts where a report has no other claim, over which one could stand out."""
    own_document: float = 0.5
    """What stands for the story between two claims of one document, which share it anyway."""
    told: float = 0.6
    """Sum of the rarities of shared words that are no names from which two claims of one story tell one deed; a kind of
    happening that both tell of is enough."""
    own_words: float = 0.2
    """Shared words that suffice for two claims of one story; figures of one thing and the lead suffice, too."""
    own_lead: float = 0.95
    """How far it suffices for them that both tell what their story is about."""
    vague_time: float = 0.3
    """What is left of a score above ``same`` where a claim's time is open or longer than a week: it joins later."""
    elsewhere: float = 0.7
    """Shared words that suffice for two claims of different stories."""
    subject_elsewhere: float = 0.35
    """How far figures of one thing suffice for them,"""
    met: float = 0.25
    """and how far one kind of happening on one stated day and in one place does."""
    repeats: float = 0.8
    """Share of all words, with those that tell nothing, from which one claim repeats the other, whoever says it."""
    repeats_one_origin: float = 0.55
    """Shared telling words from which it does so where both have one origin."""
    corroborates: float = 0.35
    """Shared words from which a claim without comparable figures corroborates another."""
    denies: float = 0.35
    """Shared words from which a claim of the other polarity denies another."""
    story_days: int = 10
    """Days between two reports from which nearness in time counts no more."""
