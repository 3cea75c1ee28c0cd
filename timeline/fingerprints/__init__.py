"""What documents are compared by, in any language: sequences of words, and telling terms."""
