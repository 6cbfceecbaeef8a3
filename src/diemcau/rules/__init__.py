"""Rules: what a sentence says, one module a kind of fact.

A rule is a function from what the page holds (``Page``, ``Frame``, ``Cast``) and what the article says as a whole
(``Context``) to facts. ``diemcau.pipeline.read`` calls them in order; that function is the list to read aloud.
"""
