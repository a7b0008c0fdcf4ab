"""Records for people to read: one record with its links, its state on a day, and lists of records."""
