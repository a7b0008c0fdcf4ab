"""A corpus of records as a large one would be: all types, references that resolve, histories, names in both scripts.

`python -m benchmarks.corpus --records 10000 --out DIR` writes it. The same number and seed give the same bytes. Every
record is valid, so that what is measured is the work, not the report.
"""

from __future__ import annotations

import argparse
import datetime as dt
import random
from pathlib import Path
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Iterator

    Files = Iterator[tuple[str, str]]
    """Path below the records directory, and text."""

_SYLLABLES: Final = [
    "ba",
    "che",
    "dai",
    "fan",
    "gong",
    "hui",
    "jie",
    "kuo",
    "lan",
    "mei",
    "nuo",
    "peng",
    "qiao",
    "rong",
    "shu",
    "tai",
    "wen",
    "xin",
    "yan",
    "zhe",
]
_HAN: Final = "白车代范宫惠杰阔兰梅诺彭乔荣舒泰文新严哲"
_WORDS: Final = [
    "channel",
    "contact",
    "review",
    "round",
    "visit",
    "schedule",
    "agenda",
    "follow-up",
    "exchange",
    "hotline",
    "notice",
    "working",
    "arrangement",
    "delegation",
    "meeting",
    "outcome",
    "proposal",
    "text",
    "practical",
    "limited",
    "regular",
    "senior",
    "official",
    "technical",
    "further",
    "joint",
    "separate",
    "earlier",
    "later",
    "planned",
    "agreed",
    "raised",
    "welcomed",
    "noted",
    "sought",
    "described",
    "repeated",
    "explained",
    "maritime",
    "trade",
    "climate",
    "export",
    "military",
    "financial",
    "agricultural",
    "scientific",
    "consular",
    "cultural",
    "fisheries",
    "aviation",
    "energy",
    "health",
]
_US: Final = 'codes:\n  iso2: US\n  iso3: USA\n  cow: "2"\n'
_CN: Final = 'codes:\n  iso2: CN\n  iso3: CHN\n  cow: "710"\n'
_EPOCH: Final = dt.date(1990, 1, 1)
_DAYS: Final = 12_700
_EVENT: Final = 7
"""Records of one contact: the meeting, a readout of each side, two official sources and two press reports."""
_BASE: Final = len(_SYLLABLES)


class Corpus:
    """Writes the records of a corpus of about a given size."""

    def __init__(self, records: int, seed: int) -> None:
        self.random = random.Random(seed)  # noqa: S311 - a corpus is no secret
        self.organizations = max(4, records // 25)
        self.people = max(8, records // 14)
        self.groups = max(2, records // 80)
        self.places = min(400, max(3, records // 120))
        self.topics = min(300, max(4, records // 100))
        registry = self.organizations + self.people + self.groups + self.places + self.topics + 2
        self.events = max(1, (records - registry) // _EVENT)

    def files(self) -> Files:
        """Every file of the corpus."""
        yield from self._registries()
        for number in range(self.people):
            yield self._person(number)
        for number in range(self.groups):
            yield self._group(number)
        for number in range(self.events):
            yield from self._event(number)

    def _text(self, words: int) -> str:
        return " ".join(self.random.choices(_WORDS, k=words)).capitalize() + "."

    def _folded(self, key: str, words: int, indent: int) -> str:
        """A text below `>-`, in lines that are as long as they can be."""
        margin = " " * (indent + 2)
        lines = [""]
        for word in self._text(words).split(" "):
            if lines[-1] and len(margin) + len(lines[-1]) + 1 + len(word) > 120:  # noqa: PLR2004 - the width of a line
                lines.append("")
            lines[-1] += f" {word}" if lines[-1] else word
        return f"{key}: >-\n" + "\n".join(margin + line for line in lines)

    def _registries(self) -> Files:
        yield (
            "parties/us.yaml",
            "id: us\nnames:\n  - text: United States\n    lang: en\n  - text: 美国\n    lang: zh\n" + _US,
        )
        yield "parties/cn.yaml", "id: cn\nnames:\n  - text: China\n    lang: en\n  - text: 中国\n    lang: zh\n" + _CN
        for number in range(self.topics):
            definition = self._text(14)
            yield (
                f"topics/topic-{number}.yaml",
                f"id: topic-{number}\nlabel: Topic {number}\ndefinition: {definition}\n",
            )
        for number in range(self.places):
            name = f"id: place-{number}\nname: Place {number}\nnames:\n  - text: 地点{number}\n    lang: zh\n"
            yield f"places/place-{number}.yaml", f"{name}country: {'US' if number % 2 else 'CN'}\nkind: city\n"
        for number in range(self.organizations):
            party = "us" if number % 2 else "cn"
            name = f"id: body-{number}\nnames:\n  - text: Body number {number}\n    lang: en\n"
            more = f"  - text: 第{number}机构\n    lang: zh\nkind: ministry\nparty: {party}\n"
            parent = f"parent: body-{(number // 8) * 2 + number % 2}\n" if number > 7 else ""  # noqa: PLR2004 - the roots
            yield f"organizations/body-{number}.yaml", name + more + parent

    def _person(self, number: int) -> tuple[str, str]:
        side = "us" if number % 2 else "cn"
        family, given, han = person_names(number)
        identity = f"{family}-{given}".lower()
        day = self._day(number % self.events)
        text = f"""id: {identity}
names:
  - text: {family} {given}
    lang: en
    order: family_first
    family: {family}
    given: {given}
  - text: {han}
    lang: zh
    order: family_first
    family: {han[0]}
    given: {han[1:]}
offices:
  - key: office-{number}
    title: Director of office {number}
    organization: body-{2 * (number % (self.organizations // 2)) + number % 2}
    side: {side}
    level: L{2 + number % 4}
    from: 1985
    to: "2026"
    attested:
      - {day}
citations:
  - us-{number % self.events}
  - cn-{number % self.events}
{self._folded("notes", 80, 0)}
"""
        return f"people/{identity}.yaml", text.replace("from: 1985", 'from: "1985"')

    def _name(self, number: int) -> str:
        family, given, _ = person_names(number)
        return f"{family}-{given}".lower()

    def _day(self, number: int) -> dt.date:
        return _EPOCH + dt.timedelta(days=number * 11 % _DAYS)

    def _group(self, number: int) -> tuple[str, str]:
        event = number % self.events
        day = self._day(event)
        text = f"""id: group-{number}
kind: dialogue
names:
  - text: Dialogue number {number}
    lang: en
    used_by: us
  - text: 第{number}对话
    lang: zh
    used_by: cn
parties: [us, cn]
topics:
  - topic-{number % self.topics}
formality: ad_hoc
history:
  - status: agreed
    known: {day}
    by: [us, cn]
    sources:
      - us-{event}
      - cn-{event}
    {self._folded("note", 40, 4)}
  - status: active
    known: {day}
    by: [us, cn]
    meeting: {day}-contact-{event}
    sources:
      - us-{event}
      - cn-{event}
verification: both_sides_confirmed
citations:
  - us-{event}
  - cn-{event}
{self._folded("notes", 60, 0)}
"""
        return f"working-groups/group-{number}.yaml", text

    def _event(self, number: int) -> Files:
        day = self._day(number)
        meeting = f"{day}-contact-{number}"
        yield f"meetings/{day.year}/{meeting}.yaml", self._meeting(number, day, meeting)
        for side, language in (("us", "en"), ("cn", "zh")):
            statement = f"{day}-{side}-readout-{number}"
            yield f"statements/{day.year}/{statement}.yaml", self._readout(number, day, (side, meeting, statement))
            yield f"sources/{day.year}/{side}-{number}.yaml", self._source(number, day, (side, language))
        for press in ("agency", "paper"):
            yield f"sources/{day.year}/{press}-{number}.yaml", self._report(number, day, press)

    def _meeting(self, number: int, day: dt.date, meeting: str) -> str:
        us, cn = 2 * (number % (self.people // 2)) + 1, 2 * (number * 3 % (self.people // 2))
        topics = "".join(f"  - topic-{(number + at) % self.topics}\n" for at in range(3))
        outcomes = "".join(
            f"  - kind: shared_goal\n    {self._folded('text', 24, 4)}\n    claimed_by: [us, cn]\n" for _ in range(2)
        )
        return f"""id: {meeting}
kind: meeting
title: Contact number {number} in Place {number % self.places}
start: {day}
mode: in_person
setting: host_capital
place: place-{number % self.places}
parties: [us, cn]
participants:
  - side: us
    person: {self._name(us)}
    office: office-{us}
    capacity: head
    attendance: confirmed
  - side: us
    unnamed: officials of two ministries
    count:
      op: unknown
    attendance: reported
  - side: cn
    person: {self._name(cn)}
    office: office-{cn}
    capacity: head
    attendance: confirmed
history:
  - status: held
    known: {day}
    sources:
      - us-{number}
      - cn-{number}
      - agency-{number}
topics:
{topics}outcomes:
{outcomes}verification: both_sides_confirmed
citations:
  - us-{number}
  - cn-{number}
  - agency-{number}
{self._folded("notes", 50, 0)}
"""

    def _readout(self, number: int, day: dt.date, ids: tuple[str, str, str]) -> str:
        side, meeting, statement = ids
        claims = "".join(
            f"  - key: claim-{at}\n    {self._folded('text', 22, 4)}\n    modality: asserts\n    about:\n"
            f"      - topic/topic-{(number + at) % self.topics}\n      - meeting/{meeting}\n"
            for at in range(4)
        )
        topics = "".join(f"  - topic-{(number + at) % self.topics}\n" for at in range(4))
        quote = "  - text: candid and practical\n    lang: en\n"
        if side == "cn":
            quote = "  - text: 坦诚、务实\n    lang: zh\n    translation: candid and practical\n"
        return f"""id: {statement}
kind: readout
voice: body-{number * 2 % (self.organizations // 2 * 2) + (side == "us")}
side: {side}
made: {day}
occasion: {meeting}
quotes:
{quote}claims:
{claims}topics:
{topics}citations:
  - {side}-{number}
{self._folded("notes", 30, 0)}
"""

    def _source(self, number: int, day: dt.date, ids: tuple[str, str]) -> str:
        side, language = ids
        title = f"Readout of contact {number}" if side == "us" else f"第{number}次会见"
        return f"""id: {side}-{number}
kind: official_readout
publisher: body-{number * 2 % (self.organizations // 2 * 2) + (side == "us")}
side: {side}
title: {title}
url: https://{side}.example.org/{day.year}/{number}
published: {day}
language: {language}
consulted:
  date: 2026-11-23
  form: page
licence: {"public_domain" if side == "us" else "copyright"}
access: open
reliability: A
{self._folded("summary", 90, 0)}
"""

    def _report(self, number: int, day: dt.date, press: str) -> str:
        origin = f"derived_from:\n  - agency-{number}\n" if press == "paper" else ""
        outlet = (
            self.organizations - self.organizations % 2 - 1 if press == "paper" else self.organizations // 2 * 2 - 2
        )
        return f"""id: {press}-{number}
kind: news_article
publisher: body-{outlet}
title: {"Report" if press == "agency" else "Story"} {number} of the {press}
authors:
  - Correspondent {number % 97}
url: https://{press}.example.org/{day.year}/{number}
published:
  date: {day}
  basis: external
  note: The day stands in the address of the page.
language: en
consulted:
  date: 2026-11-23
  form: page
licence: copyright
access: open
reliability: B
{self._folded("summary", 80, 0)}
{origin}"""


def person_names(number: int) -> tuple[str, str, str]:
    """The family name and the given name of a person, and both in Chinese characters."""
    code = _digits(number)
    # Two check digits keep any two names more than a letter apart.
    check = ((sum(code) * 7 + 3) % _BASE, sum(d * (at + 2) for at, d in enumerate(code)) % _BASE)
    family = "".join(_SYLLABLES[digit] for digit in (*code[:2], check[0])).capitalize()
    given = "".join(_SYLLABLES[digit] for digit in (*code[2:], check[1])).capitalize()
    # No family name ends like this, so that no two people have each other's names the other way round.
    return family, f"{given}lu", "".join(_HAN[digit] for digit in (*code, *check))


def _digits(number: int) -> tuple[int, ...]:
    """Four digits of a number in base 20, the last first."""
    return tuple(number // _BASE**at % _BASE for at in range(4))


def write_corpus(folder: Path, records: int, seed: int = 1) -> int:
    """Write a corpus below `folder/records` and return the number of its files."""
    count, made = 0, set()
    for name, text in Corpus(records, seed).files():
        path = folder / "records" / name
        if path.parent not in made:
            path.parent.mkdir(parents=True, exist_ok=True)
            made.add(path.parent)
        path.write_text(text, encoding="utf-8", newline="\n")
        count += 1
    return count


def main() -> None:
    """Write a corpus as the command line says."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--records", type=int, default=10_000)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--out", type=Path, required=True)
    options = parser.parse_args()
    print(write_corpus(options.out, options.records, options.seed), "records")  # noqa: T201 - what a command says


if __name__ == "__main__":
    main()
