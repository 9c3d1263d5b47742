"""Read casualty figures in news and reports, type them, attribute them, reconcile them.

`read` a text, `parse` a phrase or make a `claim` by hand; `reconcile` reports, or a `Ledger` from a table; then ask
the result for `bounds`, `summary`, `conflicts`, `check` and `explain`. `dumps` and `loads` write and read JSON.

>>> import casualtylib as cl
>>> report = cl.read("At least 25 people, ten of them children, were killed on Sunday, rescuers said.", published="2024-12-02")
>>> [str(claim.count) for claim in report]
['25 or more', '10']
>>> print(cl.reconcile(report).bounds("killed", group="adults"))
15 or more
"""

from importlib import import_module
from typing import Any

from casualtylib.version import __version__

#: Where each public name lives: it is loaded from there on first use, so that importing the package costs next to nothing.
#: Type checkers read `__init__.pyi`, and a test holds the two together.
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
