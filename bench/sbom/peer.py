"""The same SBOMs in Python's cyclonedx-python-lib and spdx-tools, beside what `cargo bench --bench sbom` measured.

Usage: peer.py <target folder>. Every job is the whole job: from the file to the model of the library. One run each: they take
seconds where the others take milliseconds.
"""

import json
import pathlib
import sys
import time
from xml.etree import ElementTree

from cyclonedx.model.bom import Bom
from spdx_tools.spdx.parser.parse_anything import parse_file

target = pathlib.Path(sys.argv[1])
files = target / "bench" / "sbom"


def ours(name):
    """Median of Criterion in seconds, if it was measured."""
    for path in (target / "criterion").glob("sbom/*/new/benchmark.json"):
        if json.loads(path.read_text())["function_id"] == name:
            estimates = json.loads((path.parent / "estimates.json").read_text())
            return estimates["median"]["point_estimate"] / 1e9
    return None


def from_json(path):
    with open(path, encoding="utf-8") as file:
        return Bom.from_json(json.load(file))


def from_xml(path):
    with open(path, encoding="utf-8") as file:
        return Bom.from_xml(ElementTree.parse(file).getroot())


def of_corpus(name, reader):
    def job():
        return reader((files / f"{name}.path").read_text())

    return job


index = {}


def many():
    for path in sorted((files / "many").iterdir()):
        for component in from_json(path).components:
            key = f"{component.group}/{component.name}".lower()
            index.setdefault(key, []).append((component.version, path.name))


def search():
    """What a developer would write: a scan of the keys."""
    found = [key for key in sorted(index) if "library-39" in key]
    return [place for key in found for place in index[key] if place[0].startswith("1.1")][:1]


JOBS = [
    ("largest CycloneDX JSON", "cyclonedx-python-lib", of_corpus("largest CycloneDX JSON", from_json)),
    ("largest CycloneDX XML", "cyclonedx-python-lib", of_corpus("largest CycloneDX XML", from_xml)),
    ("largest SPDX JSON", "spdx-tools", of_corpus("largest SPDX JSON", parse_file)),
    ("50 MB", "cyclonedx-python-lib", lambda: from_json(files / "large.json")),
    ("1,000 of 200, read and indexed", "cyclonedx-python-lib", many),
    ("first result of a search", "dict", search),
]

print(f"{'SBOM':<32} {'Daicho':>12} {'peer':>12} {'times':>8}  peer")
for name, peer, job in JOBS:
    own = ours(name)
    start = time.perf_counter()
    try:
        job()
        took = time.perf_counter() - start
    except Exception as error:  # A peer that refuses a file is told, not hidden.
        print(f"{name:<32} {f'{own * 1e3:.2f} ms' if own else '-':>12} {'refused':>12} {'':>8}  {peer}: {type(error).__name__}: {str(error)[:80]}")
        continue
    times = f"{took / own:.1f}" if own else "-"
    print(f"{name:<32} {f'{own * 1e3:.2f} ms' if own else '-':>12} {took * 1e3:>9.2f} ms {times:>8}  {peer}", flush=True)
