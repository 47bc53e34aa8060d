"""The example that ends the help of every command."""


def example(*lines: str) -> str:
    r"""An epilog for click, its lines left as they are (that is what `\b` asks for)."""
    return "\n".join(["\b", "Example:", *(f"  {line}" for line in lines)])
