"""Sphinx: MyST pages, docstrings, furo; warnings are errors in the checks."""

import sys
from pathlib import Path

sys.path[:0] = [str(Path(__file__).parent), str(Path(__file__).parent.parent)]

from casualtylib import __version__  # noqa: E402

project = "casualtylib"
author = "the casualtylib authors"
release = __version__
extensions = ["myst_parser", "sphinx.ext.autodoc", "sphinx.ext.napoleon", "sphinx.ext.viewcode", "grammar_page"]
exclude_patterns = ["_build"]
html_theme = "furo"
html_title = f"casualtylib {release}"
html_extra_path = ["../casualtylib/output/schema.json"]
myst_enable_extensions = ["colon_fence", "deflist", "fieldlist"]
myst_heading_anchors = 3
autodoc_member_order = "bysource"
autodoc_typehints = "signature"
autodoc_class_signature = "separated"
python_use_unqualified_type_names = True
suppress_warnings = ["config.cache"]
