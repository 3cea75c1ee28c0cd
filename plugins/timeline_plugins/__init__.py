"""The plugins that ship with claim-timeline: readers, extractors, linkers and exporters."""
