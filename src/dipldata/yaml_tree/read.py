"""Read a YAML file strictly: `read_yaml`."""

from __future__ import annotations

from dipldata.yaml_tree.clean import read_clean
from dipldata.yaml_tree.reading import DEFAULT_LIMITS, Limits, Reading
from dipldata.yaml_tree.sizes import not_utf8, oversize, sparse


def read_yaml(data: bytes, limits: Limits = DEFAULT_LIMITS, *, pure_python: bool = False) -> Reading:
    """Read the bytes of one YAML file into plain values, with the place of each, and every problem of the file.

    `pure_python` leaves libyaml out, as on a machine that does not have it: only the time taken differs. Never raises.
    """
    refused = oversize(data, limits)
    if refused is not None:
        return refused
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError as error:
        return not_utf8(data, error)
    refused = sparse(data)
    if refused is not None:
        return refused
    clean = None if pure_python else read_clean(data, text, limits)
    if clean is not None:
        return clean
    from dipldata.yaml_tree.careful import read_carefully  # noqa: PLC0415 - it takes long to import, and is rarely needed

    return read_carefully(text, limits)
