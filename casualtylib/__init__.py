"""Read casualty figures in news and reports, type them, attribute them, reconcile them.

Each public name is loaded from its home on first use, so that importing the package costs next to nothing.
"""

from importlib import import_module
from typing import Any

from casualtylib.version import __version__

#: Where each public name lives; type checkers read `__init__.pyi`, and a test holds the two together.
_HOMES = {
    "Bounds": "model.bounds",
    "CasualtyError": "errors",
    "Claim": "model.claim",
    "Codebook": "model.codebook",
    "Conflict": "model.conflict",
    "Count": "model.count",
    "DecodeError": "errors",
    "Figure": "model.figure",
    "Group": "model.group",
    "Hedge": "model.hedge",
    "Ledger": "reconciling.ledger",
    "Modality": "model.claim",
    "Outcome": "model.outcome",
    "ParseError": "errors",
    "Proof": "model.proof",
    "Reader": "reading.reader",
    "Reconciliation": "reconciling.reconcile",
    "Report": "model.report",
    "Scope": "model.scope",
    "Source": "model.source",
    "Span": "model.span",
    "TallyColumn": "reconciling.tally",
    "Verdict": "model.verdict",
    "Window": "model.window",
    "claim": "reading.hand",
    "check_proof": "model.checker",
    "dumps": "output.codec",
    "loads": "output.codec",
    "parse": "reading.parse",
    "read": "reading.reader",
    "read_many": "pipelines.many",
    "reconcile": "reconciling.reconcile",
}

__all__ = ["__version__", *_HOMES]


def __getattr__(name: str) -> Any:
    if name not in _HOMES:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    value = getattr(import_module(f"{__name__}.{_HOMES[name]}"), name)
    globals()[name] = value
    return value


def __dir__() -> list[str]:
    return sorted(__all__)
