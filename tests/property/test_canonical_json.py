"""Canonical JSON is what the library of RFC 8785 writes, be it written by that or by Python's encoder."""

import pytest
import rfc8785
from hypothesis import example, given
from hypothesis import strategies as st

from dipldata.exports.digests import canonical_bytes

SAFE = 2**53 - 1
VALUES = st.recursive(
    st.booleans() | st.integers(-SAFE, SAFE) | st.floats(allow_nan=False, allow_infinity=False) | st.text(),
    lambda inner: st.lists(inner) | st.dictionaries(st.text(), inner),
)


@given(VALUES)
@example({"\U0001f600": 1, "\ufb33": 2, "a": [1e-7, 1e21, -0.0, 1.0, 5e-324, 123456789012345678.0]})
@example({"text": 'of 1.5, "x":2e5 [3.0 \\ \x00 \x1f \x7f \u2028 \b\f\n\r\t é 港'})
@example([SAFE, -SAFE, 10**15, 10**14, 0])
@example(0.5)
def test_canonical_json_is_that_of_the_library(value: object) -> None:
    """Every value of JSON is written alike."""
    assert canonical_bytes(value) == rfc8785.dumps(value)  # type: ignore[arg-type]


@pytest.mark.parametrize("value", [float("nan"), float("inf"), 2**53, -(2**60), ["\ud800"], {"\udfff": 1}])
def test_what_is_no_canonical_json_is_refused(value: object) -> None:
    """Numbers that other readers would round, none at all, and halves of characters are refused as the library does."""
    with pytest.raises(Exception) as expected:  # noqa: PT011 - whatever the library raises
        rfc8785.dumps(value)  # type: ignore[arg-type]

    with pytest.raises(expected.type):
        canonical_bytes(value)  # type: ignore[arg-type]
