"""What type checkers see of the package: every public name at its home."""

from casualtylib.errors import CasualtyError, DecodeError, ParseError
from casualtylib.model.bounds import Bounds
from casualtylib.model.checker import check_proof
from casualtylib.model.claim import Claim, Modality
from casualtylib.model.codebook import Codebook
from casualtylib.model.conflict import Conflict
from casualtylib.model.count import Count
from casualtylib.model.figure import Figure
from casualtylib.model.group import Group
from casualtylib.model.hedge import Hedge
from casualtylib.model.outcome import Outcome
from casualtylib.model.proof import Proof
from casualtylib.model.report import Report
from casualtylib.model.scope import Scope
from casualtylib.model.source import Source
from casualtylib.model.span import Span
from casualtylib.model.verdict import Verdict
from casualtylib.model.window import Window
from casualtylib.output.codec import dumps, loads
from casualtylib.pipelines.many import read_many
from casualtylib.reading.hand import claim
from casualtylib.reading.parse import parse
from casualtylib.reading.reader import Reader, read
from casualtylib.reconciling.ledger import Ledger
from casualtylib.reconciling.reconcile import Reconciliation, reconcile
from casualtylib.reconciling.tally import TallyColumn
from casualtylib.version import __version__

__all__ = [
    "Bounds",
    "CasualtyError",
    "Claim",
    "Codebook",
    "Conflict",
    "Count",
    "DecodeError",
    "Figure",
    "Group",
    "Hedge",
    "Ledger",
    "Modality",
    "Outcome",
    "ParseError",
    "Proof",
    "Reader",
    "Reconciliation",
    "Report",
    "Scope",
    "Source",
    "Span",
    "TallyColumn",
    "Verdict",
    "Window",
    "__version__",
    "check_proof",
    "claim",
    "dumps",
    "loads",
    "parse",
    "read",
    "read_many",
    "reconcile",
]
