"""Copies what the site carries of other people's work."""
