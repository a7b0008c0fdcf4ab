"""Timed comparisons; never part of the test run."""
