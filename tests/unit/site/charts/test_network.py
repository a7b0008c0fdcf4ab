"""Who meets whom: pairs as the analysis counts them, and what a script needs to count them anew."""

from __future__ import annotations

from collections import Counter

from dipldata.analysis import who_meets_whom
from tests.unit.analysis.making import dataset, meeting, step, took_part
from tests.unit.site.charts.reading import Elements, data_of, files_of

RECORDS = (
    meeting("one", "2020-02-02", took_part("ann"), took_part("li"), took_part("wu", "absent")),
    meeting("two", "2020-03-02", took_part("ann"), took_part("bob"), took_part("li"), took_part("ann")),
    meeting("alone", "2020-04-02", took_part("ann")),
    meeting("plan", "2020-05-02", took_part("ann"), took_part("wu"), history=[step("announced", "2020-01-01")]),
)


def test_the_table_has_the_pairs_of_the_analysis() -> None:
    """Pairs stand in the order of the analysis, each known since the first contact of the two was."""
    page = Elements(files_of(*RECORDS)["network.html"])
    rows = [("".join(own), found) for tag, found, own in page.found if tag == "tr" and "data-known" in found]
    assert [found["data-known"] for _, found in rows] == ["2020-02-02", "2020-03-02"]
    assert [" ".join(text.split()) for text, _ in rows] == ["AnnLi22020-02-022020-03-02", "BobLi12020-03-022020-03-02"]


def test_the_data_give_the_pairs_of_the_analysis() -> None:
    """Counted from the data of the script, pairs are those of the analysis: each contact once for each pair."""
    data = data_of(files_of(*RECORDS), "network")
    assert [side for side, _ in data["sides"]] == ["us", "cn"]
    counts = Counter(
        (data["people"][one][0], data["people"][two][0])
        for _, _, _, present in data["contacts"]
        for one in present["us"]
        for two in present["cn"]
    )
    assert counts == {(row.first, row.second): row.contacts for row in who_meets_whom(dataset(*RECORDS))}


def test_contacts_of_one_side_make_no_pair() -> None:
    """A contact of which only one side is named is not in the data."""
    data = data_of(files_of(*RECORDS), "network")
    assert [(day, level, known) for day, level, known, _ in data["contacts"]] == [
        ("2020-02-02", "L3", "2020-02-02"), ("2020-03-02", "L3", "2020-03-02"),
    ]  # fmt: skip
