"""Nothing in the tree belongs to one machine, and everything shipped is UTF-8 text."""

import re

import pytest

from tests.house.sources import ROOT, files

TEXTS = files(".py", ".md", ".toml", ".txt", ".json", ".jsonl", ".ipynb", ".csv", ".yml", ".yaml", ".cfg", ".sh", ".css", "")
MACHINE = re.compile(
    r"/(?:home|root|Users|tmp|work)/|/var/[f]olders|[A-Z]:\\\\|\b[l]ocalhost\b|\b\d{1,3}(?:\.\d{1,3}){3}\b|https?://[^\s/]*:\d+", re.I
)


@pytest.mark.parametrize("path", [path.relative_to(ROOT).as_posix() for path in TEXTS])
def test_a_file_names_no_machine(path: str) -> None:
    text = (ROOT / path).read_text(encoding="utf-8")
    assert not MACHINE.search(text), MACHINE.findall(text)
