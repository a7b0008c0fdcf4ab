"""The templates, and what they can ask for beside the records themselves."""

from __future__ import annotations

import datetime as dt
import json
from importlib.resources import files
from typing import TYPE_CHECKING, Any, Final

from dipldata.dates import Edtf
from dipldata.exports.extras import library
from dipldata.ids import TYPE_SLUGS
from dipldata.linked.facts import Linked
from dipldata.site import wording
from dipldata.site.addresses import LISTS, list_of, page_of, safe_link
from dipldata.site.knowing import ALWAYS, NEVER, Knowing

if TYPE_CHECKING:
    from dipldata.linked.dataset import Dataset
    from dipldata.site.options import Options

_LAST: Final = "9999-12-31"
_NAVIGATION: Final = (
    ("timeline.html", "Timeline"),
    ("working-group/index.html", "Working groups"),
    ("meeting/index.html", "Meetings"),
    ("statement/index.html", "Statements"),
    ("person/index.html", "People"),
    ("organization/index.html", "Organizations"),
    ("topic/index.html", "Topics"),
    ("place/index.html", "Places"),
    ("source/index.html", "Sources"),
    ("network.html", "Network"),
)


class Renderer:
    """Renders pages of one dataset. Raises `MissingExtraError` without Jinja2."""

    def __init__(self, ds: Dataset, options: Options) -> None:
        self.ds = ds
        self.options = options
        self.knowing = Knowing(ds)
        self._templates = _environment()
        self._templates.globals |= {
            "ds": ds, "options": options, "lists": LISTS, "list_of": list_of, "href": href, "name": wording.name_of,
            "native": wording.native_name, "since": self.since, "known": self.known, "statuses": self.statuses,
            "ended": lambda date: date.latest or NEVER,
            "took_place": lambda meeting: known_attribute(self.knowing.took_place(meeting.id)),
            "levels": wording.LEVEL_WORDS, "shown": options.shows,
            "navigation": () if options.only is not None else _NAVIGATION, "newest": self._newest(), "canonical": None,
        }  # fmt: skip

    def page(self, template: str, path: str, **content: Any) -> bytes:  # noqa: ANN401 - what the template wants
        """A page: UTF-8, with every address relative to its place."""
        root = "../" * path.count("/")
        text = self._templates.get_template(template).render(root=root, path=path, **content)
        return str(text).encode("utf-8")

    def _newest(self) -> str:
        """The last day on which something became known."""
        days = (self.since(source) for source in self.ds.sources)
        return max((day for day in days if day != NEVER), default=dt.date(1971, 1, 1)).isoformat()

    def since(self, record: Linked) -> dt.date:
        """Since when a record was publicly known."""
        return self.knowing.record(record.kind_of_record, record._plain["id"])  # noqa: SLF001 - read for every link

    def known(self, thing: Any) -> Any:  # noqa: ANN401 - a record, a part of one, or a day; markup
        """The attribute that says since when something was publicly known; nothing for what always was."""
        if isinstance(thing, dt.date):
            return known_attribute(thing)
        if isinstance(thing, Linked):
            return known_attribute(self.since(thing))
        if isinstance(thing, str) or thing is None:
            return ""
        return known_attribute(self.knowing.part(thing._plain, type(thing).__name__))  # noqa: SLF001 - the same

    def statuses(self, record: Linked) -> list[tuple[str, str, str]]:
        """Each status that a record had: first day, the day on which the next began or nothing, and the word."""
        found = self.knowing.statuses(record.kind_of_record, record._plain["id"])  # noqa: SLF001 - the same
        days = [day.isoformat() for day, _ in found]
        return [(day, until, word) for (_, word), day, until in zip(found, days, [*days[1:], ""], strict=True)]


def known_attribute(day: dt.date) -> Any:  # noqa: ANN401 - markup
    """A day as the attribute that scripts look at."""
    markup = library("markupsafe", "site").Markup
    if day == ALWAYS:
        return ""
    return markup(f' data-known="{_LAST if day == dt.date.max else day.isoformat()}"')


def href(record: Linked) -> str:
    """The path of a record's page from the root."""
    return page_of(record.kind_of_record, record._plain["id"])  # noqa: SLF001 - read for every link


def script_json(value: Any) -> str:  # noqa: ANN401 - any JSON value
    """A value as JSON that can stand in a script of a page: nothing in it can end the script."""
    text = json.dumps(value, ensure_ascii=False, separators=(",", ":"))
    for character in "<>&\u2028\u2029":
        text = text.replace(character, f"\\u{ord(character):04x}")
    return text


def _environment() -> Any:  # noqa: ANN401 - Jinja2 need not be there
    jinja2 = library("jinja2", "site")
    found = jinja2.Environment(
        loader=jinja2.FunctionLoader(_template),
        autoescape=True,
        undefined=jinja2.StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
    )
    found.filters |= {
        "date": _date,
        "day": wording.day_words,
        "period": wording.period_words,
        "words": wording.plain_word,
        "safe_link": safe_link,
        "script_json": lambda value: library("markupsafe", "site").Markup(script_json(value)),
        "slug": lambda kind: TYPE_SLUGS[kind],
    }
    return found


def _date(date: Any) -> str:  # noqa: ANN401 - a date, or one that is qualified
    return wording.date_words(date if isinstance(date, Edtf) else date.date)


def _template(name: str) -> str:
    return files("dipldata.site").joinpath("templates", name).read_text(encoding="utf-8")
