"""The one place where values reach for their views, which stand later on the line: only when somebody looks at them."""

from __future__ import annotations

from importlib import import_module
from typing import Any


class Shown:
    """A value that shows itself in notebooks."""

    __slots__ = ()

    def _repr_html_(self) -> str:
        """The value as HTML, for notebooks; see `casualtylib.output.html`."""
        page: str = import_module("casualtylib.output.html").html(self)
        return page


class Tabled(Shown):
    """A value that shows itself in notebooks and has rows."""

    __slots__ = ()

    def to_frame(self, kind: str = "pandas") -> Any:
        """A data frame with a row for each claim of a report, or each answer of a result.

        Whole numbers that may be missing stay whole numbers, and days are days.

        Args:
            kind: ``"pandas"``, ``"polars"`` or ``"pyarrow"``, which has to be installed.

        Raises:
            FieldError: for another kind. UsageError: if the package is not installed.

        >>> import casualtylib as cl
        >>> cl.read("At least 25 people were killed.").to_frame("polars").select("outcome", "low", "high").rows()
        [('killed', 25, None)]
        """
        return import_module("casualtylib.output.frames").frame(self, kind)
