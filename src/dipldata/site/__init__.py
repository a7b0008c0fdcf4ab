"""The explorer: a dataset as a static site, to be read from disk or any host, without a server."""

from dipldata.site.options import Options
from dipldata.site.planning import plan_site
from dipldata.site.previewing import plan_preview

__all__ = ["Options", "plan_preview", "plan_site"]
