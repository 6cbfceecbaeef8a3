"""Across articles: which meeting is which, which figures agree."""
