"""Refusals of files as a whole: code, place, message and hint."""

from __future__ import annotations

import pytest

from tests.unit.yaml_tree.refusals import Refusal, assert_refused

REFUSALS = [
    Refusal(
        "GBK text",
        b"title: \xd6\xd0\xc3\xc0\xb6\xd4\xbb\xb0\n",
        "1:8 yaml-not-utf-8",
        "the file is not UTF-8: byte 0xD6 at offset 7; it looks like GB18030",
        "save the file as UTF-8 (convert it from GB18030)",
    ),
    Refusal(
        "Windows text",
        b"title: Caf\xe9 talks\n",
        "1:11 yaml-not-utf-8",
        "the file is not UTF-8: byte 0xE9 at offset 10; it looks like Windows-1252",
        "save the file as UTF-8 (convert it from Windows-1252)",
    ),
    Refusal(
        "UTF-16 text",
        b"\xff\xfet\x00i\x00t\x00l\x00e\x00:\x00 \x00T\x00a\x00l\x00k\x00s\x00",
        "1:1 yaml-not-utf-8",
        "the file is not UTF-8: byte 0xFF at offset 0; it looks like UTF-16",
        "save the file as UTF-8 (convert it from UTF-16)",
    ),
    Refusal(
        "UTF-16 text without a mark",
        b"\x00t\x00i\x00t\x00l\x00e\x00:\x00 \x00T\x00a\x00l\x00k\x00s",
        "1:1 yaml-not-utf-8",
        "the file is not UTF-8: every second byte is zero; it looks like UTF-16",
        "save the file as UTF-8 (convert it from UTF-16)",
    ),
    Refusal(
        "UTF-32 text",
        b"\xff\xfe\x00\x00t\x00\x00\x00i\x00\x00\x00t\x00\x00\x00l\x00\x00\x00e\x00\x00\x00",
        "1:1 yaml-not-utf-8",
        "the file is not UTF-8: byte 0xFF at offset 0; it looks like UTF-32",
        "save the file as UTF-8 (convert it from UTF-32)",
    ),
    Refusal(
        "cut within a character",
        b"title: \xe4\xb8",
        "1:8 yaml-not-utf-8",
        "the file is not UTF-8: byte 0xE4 at offset 7; the file ends within a character",
        "save the file as UTF-8",
    ),
    Refusal(
        "byte order mark",
        "\ufefftitle: Talks\n",
        "1:1 yaml-byte-order-mark",
        "the file begins with U+FEFF BYTE ORDER MARK",
        "save it as UTF-8 without a byte order mark",
    ),
    Refusal(
        "CR LF",
        "title: Talks\r\nkind: round\r\n",
        "1:13 yaml-carriage-return",
        "2 lines end with U+000D CARRIAGE RETURN",
        "save the file with LF line ends, as on Linux and macOS",
    ),
    Refusal(
        "old Macintosh line ends",
        "title: Talks\rkind: round\r",
        "1:13 yaml-carriage-return",
        "2 lines end with U+000D CARRIAGE RETURN",
        "save the file with LF line ends, as on Linux and macOS",
    ),
    Refusal(
        "nothing",
        "",
        "1:1 yaml-empty",
        "the file holds no record",
        "write the record, or delete the file",
    ),
    Refusal(
        "comment alone",
        "# to do\n",
        "1:1 yaml-empty",
        "the file holds no record",
        "write the record, or delete the file",
    ),
    Refusal(
        "document start alone",
        "---\n",
        "1:1 yaml-empty",
        "the file holds no record",
        "write the record, or delete the file",
    ),
]


@pytest.mark.parametrize("refusal", REFUSALS, ids=lambda it: it.name)
def test_refusal(refusal: Refusal) -> None:
    """Each of these is reported once, at the right place, with its cause and a remedy, with libyaml and without."""
    assert_refused(refusal)
