"""Addresses of the same page have one key; those of other pages have another."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dipldata.addresses import same_page_key

PAGE = "https://www.state.gov/2023/11/consultations"


@pytest.mark.parametrize(
    "address",
    [
        "http://www.state.gov/2023/11/consultations",
        "https://state.gov/2023/11/consultations/",
        "https://WWW.State.GOV:443/2023/11/consultations#top",
        "https://m.state.gov/2023/11/consultations?utm_source=feed&fbclid=x",
        "https://www.state.gov/2023/11/consultations/index.html",
        "https://www.state.gov/2023/11/c%6fnsultations",
        "https://web.archive.org/web/20231104000000/https://www.state.gov/2023/11/consultations",
        "https://web.archive.org/web/20231104id_/http://www.state.gov/2023/11/consultations",
        "http://archive.org/web/2023/https://web.archive.org/web/2022/https://state.gov/2023/11/consultations",
    ],
)
def test_other_spellings_of_a_page(address: str) -> None:
    """Scheme, mobile prefix, port, fragment, tracking, index file, escapes and archives make no difference."""
    assert same_page_key(address) == same_page_key(PAGE)


@pytest.mark.parametrize(
    "address",
    [
        "https://www.state.gov/2023/11/consultations-2",
        "https://www.state.gov/2023/11/Consultations",
        "https://www.state.gov/2023/11/consultations?page=2",
        "https://travel.state.gov/2023/11/consultations",
        "https://www.state.gov:8080/2023/11/consultations",
        "https://www.state.gov/2023/11/consultations#!/second",
        "https://www.gov/2023/11/consultations",
    ],
)
def test_other_pages(address: str) -> None:
    """Path, case of the path, query, host, port and a fragment that names a page make another page."""
    assert same_page_key(address) != same_page_key(PAGE)


def test_the_order_of_a_query_does_not_count() -> None:
    """Parameters are the same in any order, and their values count."""
    one, other = "https://a.example/x?b=2&a=1", "https://a.example/x?a=1&b=2&utm_medium=rss"
    assert same_page_key(one) == same_page_key(other)
    assert same_page_key(one) != same_page_key("https://a.example/x?a=1&b=3")


@given(st.text(max_size=60))
def test_any_text_has_a_key(text: str) -> None:
    """What is no address has a key as well, the same every time."""
    assert same_page_key(f"https://{text}") == same_page_key(f"https://{text}")
