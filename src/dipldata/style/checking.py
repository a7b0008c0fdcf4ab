"""The style stage of validation: what is reported of a file whose values fit a model, with the edits that mend it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dipldata.style.key_order import find_misordered

if TYPE_CHECKING:
    from dipldata.models.fields import Model
    from dipldata.style.faults import StyleFault
    from dipldata.yaml_tree import Reading


def find_style_faults(reading: Reading, model: type[Model]) -> list[StyleFault]:
    """Find what is not in canonical style and is worth a warning: order, indentation and white space.

    Quotes, line lengths, brackets and short forms are left to `canonical_text`: they differ in no way that misleads a
    reader. The edits of two faults may overlap. A fix is offered only where it changes neither value nor comment.
    """
    faults = list(find_misordered(reading, model))
    if not reading.is_canonical:
        # Both need PyYAML, which most runs do not.
        from dipldata.style.indentation import find_misindented  # noqa: PLC0415
        from dipldata.style.white_space import find_white_space  # noqa: PLC0415

        faults += [*find_misindented(reading), *find_white_space(reading.text or "")]
    return [fault if _is_harmless(fault, reading, model) else fault._replace(fix=None) for fault in faults]


def _is_harmless(fault: StyleFault, reading: Reading, model: type[Model]) -> bool:
    if fault.fix is None:
        return True
    from dipldata.style.meaning import edited  # noqa: PLC0415 - as above

    return edited(reading, fault.fix.edits, model) is not None
