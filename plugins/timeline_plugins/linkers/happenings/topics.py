"""Are two documents on one story, as far as small facts need to know: all that relations ask of documents."""

from timeline.plugin.block import Row
from timeline_plugins.linkers.happenings.words import stop_words

TELLING = 12
"""Telling words of a document by which its clock times find those of others."""


def one_story(a: Row, b: Row) -> float:
    """How much the documents of two claims are on one story (cosine of their topics, 0 to 1)."""
    shared = a.topic.keys() & b.topic.keys()
    return round(min(1.0, sum(a.topic[word] * b.topic[word] for word in sorted(shared))), 4)


def story_keys(row: Row) -> list[str]:
    """What a claim's document is found by in others on its story: its most telling words."""
    stop = stop_words()
    return [word for word in sorted(row.topic, key=lambda word: (-row.topic[word], word)) if word not in stop][:TELLING]
