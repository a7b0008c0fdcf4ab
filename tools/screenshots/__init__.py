"""Takes the pictures of the explorer that the documentation shows."""
