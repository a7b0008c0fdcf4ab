"""The site in a real browser. A package, so that what is started for it ends with its last test."""
