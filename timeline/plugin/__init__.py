"""What plugins contribute, and how they are found: descriptors, hook specifications, registry, settings."""
