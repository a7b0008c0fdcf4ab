"""Generates the reference documentation from the code: command line, problem codes, data dictionary."""
