"""The open, source-cited record of how the United States and China talk to each other, and the library that keeps it.

The command line is `dipldata`; in Python begin with `dipldata.loading.load_corpus` and `dipldata.checking.check`.
"""

from dipldata.version import VERSION

__version__ = VERSION

__all__ = ["__version__"]
