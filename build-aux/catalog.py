#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Turn data/catalog into one C file of constant tables, so the program parses no JSON for them.

usage: catalog.py OUTPUT.c AREAS CONCERNS SCALES CONDITIONS TEMPLATES SUPPLIES

Codes that name something unknown, figures out of order and doubled codes end the build here.
"""

import json
import re
import sys

NAMES = ["areas", "concerns", "scales", "conditions", "templates", "supplies"]
EFFECTS = ["note", "caution", "sign_off", "avoid_area", "block"]
KINDS = {"state": "STATE", "medication": "MEDICATION", "event": "EVENT"}
COMPOSITES = {None: "NONE", "masi": "MASI", "davey": "DAVEY"}


def fail(message):
    sys.exit(f"catalog.py: {message}")


def quote(text):
    if text is None:
        return "NULL"
    return '"' + text.replace("\\", "\\\\").replace('"', '\\"') + '"'


def strings(texts):
    """A NULL-terminated array of texts as an expression."""
    return "(const char *const[]) { " + "".join(f"{quote(t)}, " for t in texts) + "NULL }"


def flag(value):
    return "TRUE" if value else "FALSE"


def number(value):
    return "DBK_NONE" if value is None else str(value)


def tenths(value):
    if value is None:
        return "DBK_NONE"
    whole = round(value * 10)
    if abs(whole - value * 10) > 1e-9:
        fail(f"{value} has more than one decimal")
    return str(whole)


def check_codes(entries, what):
    seen = set()
    for entry in entries:
        code = entry["code"]
        if not re.fullmatch(r"[a-z][a-z0-9_]*", code):
            fail(f"{what}: “{code}” is not a code")
        if code in seen:
            fail(f"{what}: “{code}” is there twice")
        seen.add(code)
    return seen


def check_known(codes, known, where):
    for code in codes:
        if code not in known:
            fail(f"{where}: “{code}” is not in the catalog")


def table(out, declaration, rows):
    out.append(f"const {declaration}[] = {{")
    out.extend(f"  {{ {row} }}," for row in rows)
    out.append("};")
    name = declaration.split()[-1]
    out.append(f"const guint {name}_n = G_N_ELEMENTS ({name});")
    out.append("")


def write_areas(out, areas):
    check_codes(areas, "areas")
    rows = []
    known = set()
    for area in areas:
        code = area["code"]
        region = "DBK_REGION_" + area["region"].upper()
        excluded = flag(area.get("normally_excluded", False))
        if not area.get("sides", False):
            known.add(code)
            rows.append(f"{quote(code)}, {region}, DBK_SIDE_MIDDLE, NULL, NULL, {excluded}")
            continue
        for side, other in (("left", "right"), ("right", "left")):
            known.add(f"{code}_{side}")
            rows.append(f"{quote(code + '_' + side)}, {region}, DBK_SIDE_{side.upper()}, "
                        f"{quote(code)}, {quote(code + '_' + other)}, {excluded}")
    table(out, "DbkAreaInfo dbk_catalog_area_table", rows)
    return known


def write_scales(out, scales):
    rows = []
    for scale in scales:
        where = f"scale {scale['code']}"
        words = scale.get("words", [])
        if bool(words) == ("minimum" in scale):
            fail(f"{where}: has either words or numbers")
        if words and scale.get("charted", True):
            fail(f"{where}: words are not charted")
        if not words and not (scale["minimum"] < scale["maximum"] and scale["step"] > 0):
            fail(f"{where}: the range is out of order")
        rows.append(", ".join([
            quote(scale["code"]), quote(scale["version"]),
            tenths(scale.get("minimum")), tenths(scale.get("maximum")), tenths(scale.get("step")),
            flag(scale.get("lower_is_better", True)), flag(scale.get("per_area", False)), flag(scale.get("validated", True)),
            flag(scale.get("wording_verified", True)),
            "DBK_COMPOSITE_" + COMPOSITES[scale.get("composite")],
            strings(words), quote(scale["source"]), "NULL, NULL, NULL"]))
    table(out, "DbkScaleInfo dbk_catalog_scale_table", rows)


def write_concerns(out, concerns, areas, scales):
    rows = []
    for concern in concerns:
        where = f"concern {concern['code']}"
        if not concern["scales"]:
            fail(f"{where}: offers no scale")
        check_known(concern["scales"], scales, where)
        check_known(concern.get("areas", []), areas, where)
        rows.append(", ".join([quote(concern["code"]), strings(concern["scales"]),
                               strings(concern.get("areas", [])),
                               strings(concern.get("causes", []))]))
    table(out, "DbkConcernInfo dbk_catalog_concern_table", rows)


def write_conditions(out, conditions, without):
    rows = [f"{quote(c['code'])}, DBK_CONDITION_{KINDS[c['kind']]}" for c in conditions]
    rows += [f"{quote(code)}, DBK_CONDITION_STATE" for code in without]
    table(out, "DbkConditionInfo dbk_catalog_condition_table", rows)
    for condition in conditions:
        if condition["effect"] not in EFFECTS:
            fail(f"condition {condition['code']}: “{condition['effect']}” is not an effect")
    table(out, "DbkRuleDefault dbk_catalog_rule_table",
          [f"{quote(c['code'])}, {quote(c['effect'])}, {number(c['window_days'])}"
           for c in conditions])


def write_templates(out, templates, concerns):
    rows = []
    for template in templates:
        where = f"template {template['code']}"
        check_known(template.get("concerns", []), concerns, where)
        steps = [template["minimum"], template["target"], template["maximum"]]
        if steps != [None] * 3 and sorted(steps) != steps:
            fail(f"{where}: the interval is out of order")
        for due in template["scores"] + template["photos"]:
            if not 1 <= due <= template["sessions"]:
                fail(f"{where}: session {due} is not in it")
        rows.append(", ".join([
            quote(template["code"]), strings(template.get("concerns", [])),
            number(template["sessions"]), *map(number, steps), number(template["maintenance"]),
            strings(map(str, template["scores"])), strings(map(str, template["photos"]))]))
    table(out, "DbkTemplateDefault dbk_catalog_template_table", rows)


def write_supplies(out, supplies):
    check_codes(supplies["products"], "products")
    table(out, "DbkProductDefault dbk_catalog_product_table",
          [", ".join(quote(p[name]) for name in ("code", "step", "moment"))
           for p in supplies["products"]])
    table(out, "DbkDeviceDefault dbk_catalog_device_table",
          [f"{quote(d['kind'])}, {strings(d['tips'])}" for d in supplies["devices"]])


def main():
    if len(sys.argv) != 2 + len(NAMES):
        fail(f"needs an output and {len(NAMES)} files")
    data = {}
    for name, path in zip(NAMES, sys.argv[2:]):
        with open(path, encoding="utf-8") as file:
            data[name] = json.load(file)
    out = ["/* Made from data/catalog by build-aux/catalog.py. */",
           '#include "dbk-catalog-private.h"', ""]
    concerns = data["concerns"]["concerns"]
    conditions = data["conditions"]["conditions"]
    scales = data["scales"]["scales"]
    areas = write_areas(out, data["areas"]["areas"])
    scale_codes = check_codes(scales, "scales")
    write_scales(out, scales)
    concern_codes = check_codes(concerns, "concerns")
    write_concerns(out, concerns, areas, scale_codes)
    check_codes(conditions, "conditions")
    write_conditions(out, conditions, data["conditions"]["without_a_rule"])
    check_codes(data["templates"]["templates"], "templates")
    write_templates(out, data["templates"]["templates"], concern_codes)
    write_supplies(out, data["supplies"])
    with open(sys.argv[1], "w", encoding="utf-8") as file:
        file.write("\n".join(out))


main()
