"""What every struct of the record shares."""

import msgspec


class Frozen(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """An immutable value. Change one with `msgspec.structs.replace`; it gives a new value."""
