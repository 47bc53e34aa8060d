"""What every struct of the record shares."""

from typing import dataclass_transform

import msgspec


@dataclass_transform(frozen_default=True, field_specifiers=(msgspec.field,))  # else type checkers forget `frozen`
class Frozen(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """An immutable value. Change one with `msgspec.structs.replace`; it gives a new value."""
