"""Settings of the time extractor."""

import attrs


@attrs.frozen(slots=True)
class TimeSettings:
    """How ambiguous dates are read, and in which languages.

    ``day_first`` reads 03/04/2025 as 3 April; False as March 4. Where only one order gives a date, that one is taken.
    ``southern_seasons`` places summer in December to February, as south of the equator.
    ``languages`` is a folder of further languages: its folder ``de`` holds the words and rules of German.
    ``language`` is what a document is read in that names none.
    """

    day_first: bool = True
    southern_seasons: bool = False
    languages: str = ""
    language: str = "en"
