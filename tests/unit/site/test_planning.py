"""A site has a page and data for every record, at addresses that last."""

from __future__ import annotations

import json
from pathlib import Path
from xml.etree import ElementTree as ET

import pytest

from dipldata import Dataset, load
from dipldata.linked.stores import About, MemoryStore
from dipldata.site import Options, plan_preview, plan_site

pytest.importorskip("jinja2", reason="the site needs its extra")
pytest.importorskip("icalendar", reason="the site needs its extra")

BASE = Path(__file__).parents[2] / "corpus" / "good" / "base" / "records"
ATOM = "{http://www.w3.org/2005/Atom}"


@pytest.fixture(scope="module")
def ds() -> Dataset:
    """The records of the corpus."""
    return load(BASE)


@pytest.fixture(scope="module")
def files(ds: Dataset) -> dict[str, bytes]:
    """Their site."""
    return dict(plan_site(ds, Options()))


def with_retired(ds: Dataset, *retired: dict[str, object]) -> Dataset:
    """The same records, with retired ones."""
    about = About("1", "1.0", "CC0-1.0", "cite")
    return type(ds)(MemoryStore(about, [each.to_dict() for each in ds], retired))


def test_every_record_has_a_page_and_its_data(ds: Dataset, files: dict[str, bytes]) -> None:
    """A record has a page, and its data as JSON and YAML, below its type and id."""
    for record in ds:
        assert f"<code>{record.key}</code>".encode() in files[f"{record.key}.html"]
        assert json.loads(files[f"{record.key}.json"]) == record.to_dict()
        assert files[f"{record.key}.yaml"].startswith(f"id: {record.to_dict()['id']}\n".encode())


def test_the_same_records_give_the_same_bytes(files: dict[str, bytes]) -> None:
    """Nothing in a site depends on when or where it is built."""
    assert dict(plan_site(load(BASE), Options())) == files


def test_progress_is_told(ds: Dataset) -> None:
    """Each record that is done is told, with how many there are."""
    told: list[tuple[int, int]] = []
    for _ in plan_site(ds, Options(), lambda done, total: told.append((done, total))):
        pass

    assert told == [(done, len(ds)) for done in range(1, len(ds) + 1)]


def test_retired_ids_lead_on(ds: Dataset) -> None:
    """One replacement is gone to at once, several are listed, and a withdrawal gives its reason."""
    first, second = ds.people.ids[:2]
    person = {"type": "person", "state": "retired"}
    changed = with_retired(
        ds,
        {**person, "id": "old", "replaced_by": [first]},
        {**person, "id": "split", "replaced_by": [first, second]},
        {**person, "id": "gone", "reason": "It was <never> a person."},
    )
    files = dict(plan_site(changed, Options()))

    assert f'content="0; url=../person/{first}.html"'.encode() in files["person/old.html"]
    assert b"http-equiv" not in files["person/split.html"]
    assert files["person/split.html"].count(b"<li>") == 2
    assert b"It was &lt;never&gt; a person." in files["person/gone.html"]


def test_addresses_are_whole_where_the_site_has_a_place(ds: Dataset) -> None:
    """With a base address, citations, JSON-LD and the feed have the whole address of a page."""
    record = ds.meetings[ds.meetings.ids[0]]
    files = dict(plan_site(ds, Options("https://example.org/explorer/", "https://example.org/project")))
    page = files[f"{record.key}.html"].decode()
    address = f"https://example.org/explorer/{record.key}.html"
    feed = ET.fromstring(files["feed.xml"])  # noqa: S314 - our own text

    assert f'<link rel="canonical" href="{address}">' in page
    assert f'"@id":"{address}"' in page
    assert "https://example.org/project/issues/new?title=Mistake%20in%20" in page
    assert "https://example.org/project/edit/main/records/meetings/2020/" in page
    assert {entry.find(f"{ATOM}link").get("href") for entry in feed.iter(f"{ATOM}entry")} >= {address}  # type: ignore[union-attr]


def test_the_feed_has_the_newest_first(files: dict[str, bytes]) -> None:
    """The feed is Atom: every entry has an id of its own, a title and a day, the newest first."""
    feed = ET.fromstring(files["feed.xml"])  # noqa: S314 - our own text
    entries = feed.findall(f"{ATOM}entry")
    days = [entry.findtext(f"{ATOM}updated") or "" for entry in entries]

    assert days == sorted(days, reverse=True)
    assert feed.findtext(f"{ATOM}updated") == days[0]
    assert len({entry.findtext(f"{ATOM}id") for entry in entries}) == len(entries) > 3
    assert all(entry.findtext(f"{ATOM}title") for entry in entries)


def test_records_of_a_later_model_are_not_lost(ds: Dataset) -> None:
    """A field that this version does not know is in the data of the page; the YAML is then JSON, which is YAML, too."""
    plain = [record.to_dict() for record in ds]
    plain[0]["later"] = "kept"
    key = next(iter(ds)).key
    changed = type(ds)(MemoryStore(About("1", "1.0", "CC0-1.0", "cite"), plain))
    files = dict(plan_site(changed, Options()))

    assert json.loads(files[f"{key}.yaml"])["later"] == json.loads(files[f"{key}.json"])["later"] == "kept"


def test_a_preview_has_the_records_and_their_neighbours(ds: Dataset) -> None:
    """A preview has the pages asked for and of the records next to them; other links are plain text."""
    meeting = ds.meetings[ds.meetings.ids[0]]
    files = dict(plan_preview(ds, [meeting]))
    pages = {path.removesuffix(".html") for path in files if path.endswith(".html") and "/" in path}
    named = {one.person.key for one in meeting.participants if one.person}

    assert meeting.key in pages
    assert named <= pages
    assert {each.key for each in meeting.readouts} <= pages
    assert pages < {record.key for record in ds}
    links = {
        line.split('href="../')[1].split('"')[0]
        for line in files[f"{meeting.key}.html"].decode().split("<a ")
        if 'href="../' in line
    }
    assert {link for link in links if not link.startswith("assets/")} <= {*files}
