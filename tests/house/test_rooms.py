"""What imports do not show: the house keeps its shape."""

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from django.apps import apps
from django.db.migrations.loader import MigrationLoader

import mingchuang

ROOT = Path(mingchuang.__file__).parent
PROJECT = ROOT.parent
NOUNS = [
    "agencies",
    "alerts",
    "calendars",
    "catalogue",
    "documents",
    "broadcasts",
    "mistakes",
    "subscriptions",
    "disclosure",
    "reports",
    "audits",
]


def modules(*folders: str) -> Iterator[Path]:
    for folder in folders or ("",):
        yield from sorted((ROOT / folder).rglob("*.py"))


def name(path: Path) -> str:
    return str(path.relative_to(PROJECT))


def tree(path: Path) -> ast.Module:
    return ast.parse(path.read_text("utf-8"))


def test_no_foreign_key_points_upward():
    for model in apps.get_models():
        if not model.__module__.startswith("mingchuang.domains."):
            continue
        here = NOUNS.index(model._meta.app_label)
        for field in model._meta.get_fields():
            target = getattr(field, "related_model", None)
            if field.auto_created or target is None or target._meta.app_label not in NOUNS:
                continue
            assert NOUNS.index(target._meta.app_label) <= here, f"{model.__name__}.{field.name} points upward"


def test_models_are_not_fetched_by_name():
    for path in modules():
        if "migrations" in path.parts:
            continue
        assert "apps.get_model(" not in path.read_text("utf-8"), name(path)


def test_channels_do_not_include_each_others_templates():
    wanted = re.compile(r"{%\s*(?:include|extends)\s+\"([^\"]+)\"")
    faces = ["site", "desk"]
    for face in faces:
        for path in sorted((ROOT / "channels" / face).rglob("*.html")):
            for template in wanted.findall(path.read_text("utf-8")):
                other = [f for f in faces if f != face and template.startswith(f)]
                assert not other, f"{name(path)} includes {template}"


def test_templates_hold_no_inline_style_or_script():
    bad = re.compile(r"<style|<script(?![^>]*\bsrc=)(?![^>]*application/(?:ld\+)?json)|\sstyle=\"|\son[a-z]+=\"")
    for path in sorted(ROOT.rglob("*.html")):
        found = bad.search(path.read_text("utf-8"))
        assert not found, f"{name(path)}: {found.group(0) if found else ''}"


def test_no_clock_below_channels_and_intake():
    clock = re.compile(r"timezone\.now\(|datetime\.now\(|date\.today\(|time\.time\(|localdate\(")
    for path in modules("law", "look", "press", "ledger", "domains", "readings"):
        assert not clock.search(path.read_text("utf-8")), name(path)


def test_acts_are_keyword_only_and_take_their_hand():
    for path in modules("domains"):
        if "actions" not in name(path):
            continue
        for node in tree(path).body:
            if not isinstance(node, ast.FunctionDef) or node.name.startswith("_"):
                continue
            decorators = [ast.unparse(d) for d in node.decorator_list]
            if "act" not in decorators:
                continue
            assert not node.args.args, f"{name(path)}:{node.name} takes positional arguments"
            assert "by" in [a.arg for a in node.args.kwonlyargs], f"{name(path)}:{node.name} does not say by whom"
            assert ast.get_docstring(node), f"{name(path)}:{node.name} has no docstring"


def test_migrations_import_no_app_code():
    for path in modules():
        if path.parent.name != "migrations":
            continue
        for node in ast.walk(tree(path)):
            names = [node.module or ""] if isinstance(node, ast.ImportFrom) else []
            names += [a.name for a in node.names] if isinstance(node, ast.Import) else []
            assert not [n for n in names if n.startswith("mingchuang")], name(path)


def test_migrations_are_named_by_hand_and_have_one_head():
    loader = MigrationLoader(None, ignore_no_migrations=True)
    for label in [*NOUNS, "ledger"]:
        assert len(loader.graph.leaf_nodes(label)) <= 1, label
    for path in modules():
        if path.parent.name == "migrations" and path.stem != "__init__":
            assert not re.search(r"_auto_|_initial$|alter_.*_and_more", path.stem), name(path)


@pytest.mark.parametrize("limit", [300])
def test_modules_are_short(limit):
    long = {
        name(p): n for p in modules() if "migrations" not in p.parts and (n := p.read_text("utf-8").count("\n")) > limit
    }
    assert not long


def test_functions_are_short():
    long = []
    for path in modules():
        if "migrations" in path.parts:
            continue
        for node in ast.walk(tree(path)):
            if isinstance(node, ast.FunctionDef) and (node.end_lineno or 0) - node.lineno + 1 > 60:
                long.append(f"{name(path)}:{node.name}")
    assert not long


def test_templates_are_short():
    long = {name(p): n for p in sorted(ROOT.rglob("*.html")) if (n := p.read_text("utf-8").count("\n")) > 140}
    assert not long
