"""What is written about the code is tested against it, and what people read is whole."""

import ast
import re
import subprocess
from pathlib import Path

import pytest
import yaml

import mingchuang

ROOT = Path(mingchuang.__file__).parent
PROJECT = ROOT.parent
# What only a program that sends JSON ever reads may name the JSON's keys.
MACHINES = ("tally.", "questions.")
CODE = re.compile(r"^[a-z_]+(?:\.[a-z0-9_]+)+$")


def sentences() -> dict[str, dict[str, str]]:
    found: dict[str, dict[str, str]] = {}
    for path in sorted(ROOT.rglob("sentences.yaml")):
        for code, texts in (yaml.safe_load(path.read_text("utf-8")) or {}).items():
            assert code not in found, f"{code} stands twice"
            found[code] = texts
    return found


def refusal_codes() -> set[str]:
    """The codes in ``refuse("…")`` and ``Refusal("…")`` calls of the source."""
    codes = set()
    for path in sorted(ROOT.rglob("*.py")):
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            if not isinstance(node, ast.Call) or not node.args:
                continue
            called = node.func.id if isinstance(node.func, ast.Name) else getattr(node.func, "attr", "")
            first = node.args[0]
            if called in {"refuse", "Refusal"} and isinstance(first, ast.Constant) and CODE.match(str(first.value)):
                codes.add(first.value)
    return codes


def test_every_refusal_has_its_sentence_in_both_languages():
    known = sentences()
    missing = sorted(code for code in refusal_codes() if code not in known)
    assert not missing
    for code, texts in known.items():
        assert set(texts) >= {"zh", "en"}, code
        # A fact may have a name of its own in English: {kind} beside {kind_en}.
        facts = [{name.removesuffix("_en") for name in re.findall(r"{(\w+)}", texts[key])} for key in ("zh", "en")]
        # A Chinese number takes a measure word; an English one does not.
        assert facts[0] - {"unit"} == facts[1] - {"unit"}, code


def test_chinese_sentences_show_no_code_and_end_like_sentences():
    for code, texts in sentences().items():
        if code.startswith(MACHINES):
            continue
        shown = re.sub(r"{\w+}", "", texts["zh"])
        assert not re.search(r"[A-Za-z]{3,}_|Error|Exception|None", shown), code
        assert texts["zh"].rstrip("”)").endswith(("。", "}", "?", ")")), code


def tracked() -> list[Path]:
    listed = subprocess.run(["git", "ls-files", "-z"], cwd=PROJECT, capture_output=True, text=True, check=False)
    if listed.returncode:
        pytest.skip("not a git checkout")
    return [PROJECT / line for line in listed.stdout.split("\0") if line and (PROJECT / line).is_file()]


def test_no_registry_address_and_no_machine_path_is_committed():
    bad = re.compile(r"registry\.npmjs|pypi\.org|pythonhosted|\"resolved\": \"http|/root/|/work/|find-links|index-url")
    for path in tracked():
        if path.suffix in {".ttf", ".otf", ".png", ".pdf", ".docx"} or path == Path(__file__):
            continue
        text = path.read_text("utf-8", errors="ignore")
        found = bad.search(text)
        assert not found, f"{path.relative_to(PROJECT)}: {found.group(0) if found else ''}"


def test_no_mark_of_unfinished_work_is_committed():
    bad = re.compile(r"\b(?:TO" + r"DO|FIX" + r"ME|XX" + r"X|HA" + r"CK)\b|NotImplemented" + r"Error")
    for path in tracked():
        if path.suffix not in {".py", ".html", ".css", ".js", ".md", ".yaml"}:
            continue
        found = bad.search(path.read_text("utf-8"))
        assert not found, f"{path.relative_to(PROJECT)}: {found.group(0) if found else ''}"


def test_every_dependency_has_its_line():
    page = (PROJECT / "docs" / "dependencies.md").read_text("utf-8").lower()
    for file in ("run.in", "dev.in"):
        for line in (PROJECT / "requirements" / file).read_text("utf-8").splitlines():
            package = re.split(r"[<>=\[# ]", line.strip())[0].lower()
            if package and not package.startswith("-"):
                assert f"`{package}`" in page, f"{package} has no line in docs/dependencies.md"
