"""Read casualty figures in news and reports, type them, attribute them, reconcile them."""

from casualtylib.errors import CasualtyError, DecodeError, ParseError
from casualtylib.model.claim import Claim, Modality
from casualtylib.model.codebook import Codebook
from casualtylib.model.count import Count
from casualtylib.model.figure import Figure
from casualtylib.model.group import Group
from casualtylib.model.hedge import Hedge
from casualtylib.model.outcome import Outcome
from casualtylib.model.report import Report
from casualtylib.model.scope import Scope
from casualtylib.model.source import Source
from casualtylib.model.span import Span
from casualtylib.model.window import Window
from casualtylib.output.codec import dumps, loads
from casualtylib.reading.reader import Reader, read
from casualtylib.version import __version__

__all__ = [
    "CasualtyError",
    "Claim",
    "Codebook",
    "Count",
    "DecodeError",
    "Figure",
    "Group",
    "Hedge",
    "Modality",
    "Outcome",
    "ParseError",
    "Reader",
    "Report",
    "Scope",
    "Source",
    "Span",
    "Window",
    "__version__",
    "dumps",
    "loads",
    "read",
]
