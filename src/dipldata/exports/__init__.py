"""A dataset in the formats of a release, one module each: to the bytes of files, and back where it holds facts."""
