#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Turn the area maps into one C table, so the program parses no XML when it runs.

usage: maps.py OUTPUT.c FACE-FRONT.svg FACE-LEFT.svg FACE-RIGHT.svg BODY-FRONT.svg BODY-BACK.svg

The drawings keep a strict form (absolute M, L, C, Z only, one closed path an area); whatever else
is found ends the build here. Areas are also written as polygons: a border two areas share is
flattened from the same end for both, so their polygons share it number for number and no point
belongs to two areas or falls between them.
"""

import math
import re
import sys
import xml.etree.ElementTree as ElementTree

SVG = "{http://www.w3.org/2000/svg}"
CLASSES = ["skin", "hair", "cloth", "lip", "eye", "iris", "dark", "brow", "mass", "line", "fine",
           "faint"]
ARGUMENTS = {"M": 2, "L": 2, "C": 6, "Z": 0}
TOLERANCE = 0.02  # units; a unit is a pixel at a width of 360


def fail(message):
    sys.exit(f"maps.py: {message}")


def parse(data, where):
    """Path data as [(letter, [numbers])]."""
    steps = []
    tokens = data.split(" ")
    at = 0
    while at < len(tokens):
        letter = tokens[at]
        if letter not in ARGUMENTS:
            fail(f"{where}: “{letter}” where M, L, C or Z was expected")
        count = ARGUMENTS[letter]
        numbers = [float(token) for token in tokens[at + 1:at + 1 + count]]
        if len(numbers) != count:
            fail(f"{where}: {letter} needs {count} numbers")
        steps.append((letter, numbers))
        at += 1 + count
    if not steps or steps[0][0] != "M":
        fail(f"{where}: does not begin with M")
    return steps


def flatten_curve(points):
    """The points of a cubic after its first, the same set whichever end it is read from."""
    turned = points[0] > points[3]
    a, b, c, d = reversed(points) if turned else points
    bend = max(math.hypot(a[0] - 2 * b[0] + c[0], a[1] - 2 * b[1] + c[1]),
               math.hypot(b[0] - 2 * c[0] + d[0], b[1] - 2 * c[1] + d[1]))
    parts = max(1, math.ceil(math.sqrt(bend * 0.75 / TOLERANCE)))
    flat = [a]
    for part in range(1, parts):
        t = part / parts
        s = 1 - t
        w = (s * s * s, 3 * s * s * t, 3 * s * t * t, t * t * t)
        flat.append(tuple(round(w[0] * a[i] + w[1] * b[i] + w[2] * c[i] + w[3] * d[i], 3)
                          for i in (0, 1)))
    flat.append(d)
    if turned:
        flat.reverse()
    return flat[1:]


def polygon(steps):
    points = []
    for letter, numbers in steps:
        if letter in "ML":
            points.append((numbers[0], numbers[1]))
        elif letter == "C":
            points += flatten_curve([points[-1], *zip(numbers[0::2], numbers[1::2])])
    if points[0] == points[-1]:
        points.pop()
    return points


def distance(point, points):
    """From a point to the nearest border of a polygon."""
    nearest = math.inf
    for (ax, ay), (bx, by) in zip(points, points[1:] + points[:1]):
        dx, dy = bx - ax, by - ay
        length = dx * dx + dy * dy
        t = 0 if length == 0 else ((point[0] - ax) * dx + (point[1] - ay) * dy) / length
        t = min(1, max(0, t))
        nearest = min(nearest, math.hypot(point[0] - ax - t * dx, point[1] - ay - t * dy))
    return nearest


def number(value):
    text = f"{value:.3f}".rstrip("0").rstrip(".")
    text = "0" if text == "-0" else text
    return text + ("f" if "." in text else ".f")


class Writer:
    def __init__(self):
        self.lines = ["/* Written by build-aux/maps.py from data/maps; do not edit. */",
                      '#include "dbk-area-map-private.h"', ""]

    def floats(self, name, values):
        self.lines.append(f"static const float {name}[] = {{")
        for start in range(0, len(values), 12):
            row = ", ".join(number(value) for value in values[start:start + 12])
            self.lines.append(f"  {row},")
        self.lines += ["};", ""]

    def path(self, name, steps, kind):
        self.floats(name, [value for _, numbers in steps for value in numbers])
        letters = "".join(letter for letter, _ in steps)
        return f'{{ DBK_MAP_CLASS_{kind.upper()}, "{letters}", {name} }}'

    def drawing(self, path):
        key = re.sub(r"\W", "_", path.rsplit("/", 1)[-1].removesuffix(".svg"))
        root = ElementTree.parse(path).getroot()
        box = [float(token) for token in root.get("viewBox").split()]
        groups = {group.get("id"): group for group in root.findall(f"{SVG}g")}
        if list(groups) != ["ground", "areas", "outline"]:
            fail(f"{path}: needs the groups ground, areas and outline, in this order")

        rows = {"ground": [], "areas": [], "outline": []}
        for group in ("ground", "outline"):
            for index, node in enumerate(groups[group].findall(f"{SVG}path")):
                where = f"{path}: {group} {index}"
                kind = node.get("class")
                if kind not in CLASSES:
                    fail(f"{where}: unknown class “{kind}”")
                steps = parse(node.get("d"), where)
                rows[group].append(self.path(f"{key}_{group}_{index}", steps, kind))
        seen = set()
        for node in groups["areas"].findall(f"{SVG}path"):
            code = node.get("id")
            where = f"{path}: {code}"
            steps = parse(node.get("d"), where)
            letters = "".join(letter for letter, _ in steps)
            if code in seen or not re.fullmatch(r"[a-z_]+", code):
                fail(f"{where}: the code is not usable or not unique")
            if letters.count("M") != 1 or letters.count("Z") != 1 or not letters.endswith("Z"):
                fail(f"{where}: an area is one closed path")
            seen.add(code)
            anchor = tuple(float(token) for token in node.get("data-anchor").split())
            points = polygon(steps)
            self.floats(f"{key}_{code}_border", [value for point in points for value in point])
            drawn = self.path(f"{key}_{code}", steps, "skin")
            across, down = zip(*points)
            figures = [*anchor, distance(anchor, points), min(across), min(down),
                       max(across) - min(across), max(down) - min(down)]
            rows["areas"].append(f'{{ "{code}", {", ".join(number(f) for f in figures)}, '
                                 f"{drawn}, {key}_{code}_border, {len(points)} }}")
        for group, kind in (("ground", "Path"), ("areas", "Area"), ("outline", "Path")):
            self.lines.append(f"static const DbkMap{kind} {key}_{group}[] = {{")
            self.lines += [f"  {row}," for row in rows[group]]
            self.lines += ["};", ""]
        return ", ".join([number(box[2]), number(box[3])] +
                         [f"{key}_{group}, {len(rows[group])}" for group in rows])


def main():
    if len(sys.argv) != 7:
        fail("one output and five drawings are needed")
    writer = Writer()
    drawings = [writer.drawing(path) for path in sys.argv[2:]]
    writer.lines.append("const DbkMapDrawing dbk_map_drawings[DBK_MAP_N_VIEWS] = {")
    writer.lines += [f"  {{ {drawing} }}," for drawing in drawings]
    writer.lines.append("};")
    with open(sys.argv[1], "w", encoding="utf-8") as output:
        output.write("\n".join(writer.lines) + "\n")


main()
