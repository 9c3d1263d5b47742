"""Every example in the README and the documentation runs as a test."""

from doctest import ELLIPSIS

from sybil import Sybil
from sybil.parsers.markdown import PythonCodeBlockParser

#: What building the documentation leaves behind.
collect_ignore_glob = ["docs/_build/*"]

pytest_collect_file = Sybil(parsers=[PythonCodeBlockParser(doctest_optionflags=ELLIPSIS)], patterns=["README.md", "docs/**/*.md"]).pytest()
