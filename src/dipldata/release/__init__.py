"""Releases: what goes into one, its one writer, and the index by which later releases are held to earlier ones."""
