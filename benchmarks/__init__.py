"""Benchmarks (README.md); a package so that its modules have names of their own beside those of the tests."""
