"""Reports of problems, one file per format."""
