"""The directive ``grammar-tables``: every row of the grammar with what it reads and what it does not, from the tables themselves."""

import pkgutil
from collections.abc import Iterator
from importlib import import_module

from docutils import nodes
from sphinx.application import Sphinx
from sphinx.util.docutils import SphinxDirective

import casualtylib.grammar
from casualtylib.grammar.rule import Rule


def tables() -> Iterator[tuple[str, str, tuple[Rule, ...]]]:
    """Module docstring, name and rows of each table."""
    for found in pkgutil.iter_modules(casualtylib.grammar.__path__, "casualtylib.grammar."):
        module = import_module(found.name)
        for name, value in sorted(vars(module).items()):
            if isinstance(value, (tuple, list)) and value and all(isinstance(row, Rule) for row in value):
                yield (module.__doc__ or "").strip().splitlines()[0], f"{found.name.rpartition('.')[2]}.{name}", tuple(value)


def _cell(text: str) -> str:
    return "`" + " ".join(text.split()).replace("|", "\\|") + "`" if text.strip() else ""


def markdown() -> str:
    """The page as MyST."""
    lines: list[str] = []
    for doc, name, rows in tables():
        module, _, table = name.partition(".")
        lines += [f"## {module}: {table.replace('_', ' ').lower()}", "", doc, "", "| row | reads | does not read |", "|---|---|---|"]
        for row in rows:
            reads = "<br>".join(_cell(example) for example in row.yes)
            leaves = "<br>".join(_cell(example) for example in row.no)
            lines.append(f"| {row.name} | {reads} | {leaves} |")
        lines.append("")
    return "\n".join(lines)


class GrammarTables(SphinxDirective):
    """Puts the tables where it stands."""

    def run(self) -> list[nodes.Node]:
        return self.parse_text_to_nodes(markdown(), allow_section_headings=True)


def setup(app: Sphinx) -> dict[str, bool]:
    app.add_directive("grammar-tables", GrammarTables)
    return {"parallel_read_safe": True}
