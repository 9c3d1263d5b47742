"""Read casualty figures in news and reports, type them, attribute them, reconcile them."""

from casualtylib.errors import CasualtyError, DecodeError, ParseError

__version__ = "0.1.0"

__all__ = ["CasualtyError", "DecodeError", "ParseError"]
