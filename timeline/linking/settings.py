"""Settings of linking that no single linker owns."""

import attrs

from timeline.model.calendar import DAY


@attrs.frozen(slots=True, kw_only=True)
class LinkingSettings:
    """How claims are compared and joined.

    ``block_limit`` is the number of rows up to which all pairs of a block are compared, ``block_reach`` how many
    neighbours a row meets in a larger one. ``time_gap`` is the number of seconds that must certainly lie between two
    claims of one event for them to contradict each other. Two groups of claims join where same-links hold together the
    share ``ties`` of all pairs of them, of a large group as if it had ``tied`` claims, since not all pairs of such are
    compared. ``odd`` is the share of the smaller group that may contradict the larger in time or place and is then left
    out. Documents are of one story that are alike by ``one_story`` (cosine) on average, less where the story is varied;
    likeness counts twice where they share a day, once where their closest days lie ``story_days`` apart or
    are unknown. ``near_text`` is the share of common sequences of three words (Jaccard) from which two texts have one
    origin, ``short_text`` the number of words below which texts prove nothing by being alike. A claim that names no
    time is taken to tell of what happened since the ``recent_days`` before its story began (0: of any time).
    """

    block_limit: int = 48
    block_reach: int = 16
    time_gap: int = DAY
    ties: float = 0.17
    tied: int = 32
    odd: float = 0.5
    one_story: float = 0.115
    story_days: int = 45
    recent_days: int = 30
    near_text: float = 0.6
    short_text: int = 12
