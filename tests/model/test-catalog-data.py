#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""The catalogue's data stops the build when it contradicts itself.

usage: test-catalog-data.py CATALOG.PY AREAS CONCERNS SCALES CONDITIONS TEMPLATES SUPPLIES
"""

import json
import pathlib
import subprocess
import sys
import tempfile

NAMES = ["areas", "concerns", "scales", "conditions", "templates", "supplies"]


def run(script, data, folder):
    paths = []
    for name in NAMES:
        path = folder / f"{name}.json"
        path.write_text(json.dumps(data[name]), encoding="utf-8")
        paths.append(str(path))
    return subprocess.run([sys.executable, script, str(folder / "out.c"), *paths],
                          capture_output=True, text=True, check=False)


def double_area(data):
    data["areas"]["areas"].append(dict(data["areas"]["areas"][0]))


def unknown_area(data):
    data["concerns"]["concerns"][0]["areas"] = ["elbow"]


def no_scale(data):
    data["concerns"]["concerns"][0]["scales"] = []


def range_out_of_order(data):
    data["scales"]["scales"][0]["maximum"] = -1


def two_decimals(data):
    data["scales"]["scales"][0]["step"] = 0.25


def unknown_effect(data):
    data["conditions"]["conditions"][0]["effect"] = "explode"


def interval_out_of_order(data):
    data["templates"]["templates"][0]["target"] = 99


def score_after_the_last(data):
    data["templates"]["templates"][0]["scores"] = [7]


def main():
    script, *files = sys.argv[1:]
    texts = [pathlib.Path(path).read_text(encoding="utf-8") for path in files]
    failed = False
    with tempfile.TemporaryDirectory() as name:
        folder = pathlib.Path(name)
        for spoil in [None, double_area, unknown_area, no_scale, range_out_of_order, two_decimals,
                      unknown_effect, interval_out_of_order, score_after_the_last]:
            data = {name: json.loads(text) for name, text in zip(NAMES, texts)}
            if spoil is not None:
                spoil(data)
            result = run(script, data, folder)
            told = result.stderr.startswith("catalog.py: ") and result.stderr.count("\n") == 1
            good = result.returncode == 0 if spoil is None else result.returncode == 1 and told
            print("ok" if good else "not ok", "-", spoil.__name__ if spoil else "as shipped",
                  result.stderr.strip())
            failed = failed or not good
    sys.exit(failed)


main()
