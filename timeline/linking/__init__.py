"""From a timeline to its chronology: origins, blocks, events, relations and series. Knows no language."""
