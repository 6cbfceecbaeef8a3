"""Patterns of the language: from text to typed spans."""
