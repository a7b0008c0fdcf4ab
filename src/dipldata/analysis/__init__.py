"""The analysts' questions: pure functions of a dataset, each with its definition, counting rule and caveats.

Each gives a tuple of small frozen dataclasses, one for each row, which pandas and polars take as they are:
`pandas.DataFrame(contacts_per_quarter(ds))`. Dates are text as the records have them. On the command line they are
`dipldata stats NAME`.
"""

from __future__ import annotations

from dipldata.analysis.contacts import contacts, contacts_per_quarter, systematic_share, timeline, who_meets_whom
from dipldata.analysis.groups import dormant_groups, group_gaps, suspensions
from dipldata.analysis.plans import announced_plans, commitments
from dipldata.analysis.sourcing import unnamed_share
from dipldata.analysis.topics import one_sided_by_year, one_sided_topics

__all__ = [
    "announced_plans",
    "commitments",
    "contacts",
    "contacts_per_quarter",
    "dormant_groups",
    "group_gaps",
    "one_sided_by_year",
    "one_sided_topics",
    "suspensions",
    "systematic_share",
    "timeline",
    "unnamed_share",
    "who_meets_whom",
]
