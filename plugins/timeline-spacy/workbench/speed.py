"""KB of text per CPU second: the shipped layers, this plugin's, and spaCy's bare pipeline, in the same run.

    python speed.py DOCUMENTS [--kilobytes N]

DOCUMENTS are JSON Lines with ``text``. A KB is 1,000 bytes of UTF-8. Segments are made beforehand; the pipeline is
loaded beforehand.
"""

import argparse
import json
import sys
import time
from collections.abc import Callable
from pathlib import Path

from fit import segmented

from timeline.model.document import Document
from timeline.plugin.view import View
from timeline_spacy import attributions, names
from timeline_spacy.drafts import drafts
from timeline_spacy.parsing import parsed, pipeline

DEFAULT = ("attribution-english", "places-english", "actors-english")


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("documents", type=Path)
    parser.add_argument("--kilobytes", type=float, default=400.0)
    arguments = parser.parse_args()
    views: list[View] = []
    size = 0.0
    for line in arguments.documents.open(encoding="utf-8"):
        text = json.loads(line)["text"]
        views.append(segmented(Document(id=str(len(views)), text=text, language="en")))
        size += len(text.encode()) / 1000
        if size >= arguments.kilobytes:
            break
    nlp = pipeline()
    steps: dict[str, Callable[[View], object]] = {
        "the shipped attribution, places and actors": lambda view: [drafts(view, name) for name in DEFAULT],
        "this plugin's attribution and names": lambda view: [*attributions.extract(view), *names.extract(view)],
        "of this, the parse": lambda view: parsed(view.text + "\n", view.segments("sentence")),
        "spaCy's bare pipeline": lambda view: nlp(view.text),
    }
    for name, step in steps.items():
        step(views[0])
        begun = time.process_time()
        for view in views:
            step(view)
        sys.stdout.write(f"{name:45} {size / (time.process_time() - begun):8.1f} KB per CPU second\n")


if __name__ == "__main__":
    main()
