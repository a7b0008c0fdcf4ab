"""Version numbers: the one place where each is written."""

from typing import Final

VERSION: Final = "0.2.0"
"""Version of the library and of the records released with it (Semantic Versioning 2.0.0)."""

SCHEMA_VERSION: Final = "1.0"
"""Version of the record model, `major.minor`: a new major breaks records or readers, a new minor adds to them."""
