"""Times on the page: in words, with EDTF beside them."""

from timeline.model.when import When
from timeline_plugins.exporters.html.markup import Html, element, joined
from timeline_plugins.exporters.time_words import edtf_of, time_words


def timestamp(when: When | None) -> Html:
    """A time in words, followed by its EDTF."""
    words = element("span", time_words(when), class_="time")
    return joined([words, " ", element("code", edtf_of(when), class_="edtf")]) if when else words
