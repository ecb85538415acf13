"""Changes that nobody designed: one small mechanical change at each place of the site's code where one fits.

Python sources are changed as they are imported, templates as they are read. To know which scenarios reach which
place, the site can also be served as it is, each of these places telling when it is run.
"""

from __future__ import annotations

import ast
import builtins
import re
import sys
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from functools import partial
from importlib import import_module
from importlib.abc import MetaPathFinder
from importlib.machinery import ModuleSpec, SourceFileLoader
from importlib.util import spec_from_file_location
from pathlib import Path
from types import CodeType, ModuleType

from reference.faults.catalogue import USUAL_CELL, Fault, Kind
from reference.faults.changes import SITE, TEMPLATES, Changes
from reference.faults.equivalents import why_equivalent

MUTATED = ("rules", "forms", "services", "views")
"""The packages of the site whose code is changed, besides the list of its addresses."""
ROUTES = "urls"
PROBE = "probe"
"""The name by which the site is served unchanged, each point telling when it is run."""
REACHED = "__reached__"
"""The name under which the changed code finds whom to tell that it runs."""

_COMPARISONS: dict[type[ast.cmpop], tuple[type[ast.cmpop], str, str]] = {
    ast.Lt: (ast.LtE, "<", "<="),
    ast.LtE: (ast.Lt, "<=", "<"),
    ast.Gt: (ast.GtE, ">", ">="),
    ast.GtE: (ast.Gt, ">=", ">"),
    ast.Eq: (ast.NotEq, "==", "!="),
    ast.NotEq: (ast.Eq, "!=", "=="),
    ast.In: (ast.NotIn, "in", "not in"),
    ast.NotIn: (ast.In, "not in", "in"),
    ast.Is: (ast.IsNot, "is", "is not"),
    ast.IsNot: (ast.Is, "is not", "is"),
}
_STRUCTURAL = {"cache", "cached_property", "contextmanager", "dataclass", "property", "wraps"}
"""Decorators that shape the code, and enforce nothing."""
_VOID = {"area", "br", "col", "hr", "img", "input", "link", "meta", "source"}
_TAG = re.compile(r"<(/?)([a-z0-9]+)\b|{%\s*(end)?(if|for|block)\b")


@dataclass(frozen=True)
class Point:
    """A place of the site's sources where a change fits."""

    file: str
    """From the folder of the site."""
    rank: int
    """Among the points of its file."""
    line: int
    source: str
    """The line as written."""
    change: str
    """What the change does, in French."""
    function: str = ""
    """The function in which it is, if any."""

    @property
    def name(self) -> str:
        """How a command line names the change."""
        return re.sub(r"[^a-z0-9]+", "-", f"{Path(self.file).with_suffix('')}-{self.rank}".lower())

    @property
    def module(self) -> str:
        """The module in whose source the point is; empty for a template."""
        return (
            f"reference.{self.file.removesuffix('.py').replace('/', '.')}"
            if self.file.endswith(".py")
            else ""
        )


@dataclass
class Mutator(ast.NodeTransformer):
    """Finds the points of a module; changes the one at a rank, or makes every one tell that it is reached."""

    file: str
    lines: Sequence[str]
    rank: int | None = None
    tells: bool = False
    points: list[Point] = field(default_factory=list)
    function: str = ""
    """The function that is visited."""

    def visit_Compare(self, node: ast.Compare) -> ast.AST:
        self.generic_visit(node)
        other = _COMPARISONS.get(type(node.ops[0]))
        if other is None or len(node.ops) > 1:
            return node
        kind, old, new = other
        changed = ast.Compare(node.left, [kind()], node.comparators)
        return self._expression(node, f"« {old} » devient « {new} »", changed)

    def visit_BoolOp(self, node: ast.BoolOp) -> ast.AST:
        self.generic_visit(node)
        old, new = ("and", "or") if isinstance(node.op, ast.And) else ("or", "and")
        changed = ast.BoolOp(ast.Or() if new == "or" else ast.And(), node.values)
        return self._expression(node, f"« {old} » devient « {new} »", changed)

    def visit_UnaryOp(self, node: ast.UnaryOp) -> ast.AST:
        self.generic_visit(node)
        if not isinstance(node.op, ast.Not):
            return node
        return self._expression(node, "« not » disparaît", node.operand)

    def visit_Constant(self, node: ast.Constant) -> ast.AST:
        if isinstance(node.value, bool):
            return self._expression(
                node, f"{node.value} devient {not node.value}", ast.Constant(not node.value)
            )
        if isinstance(node.value, int):
            return self._expression(
                node, f"{node.value} devient {node.value + 1}", ast.Constant(node.value + 1)
            )
        return node

    def visit_If(self, node: ast.If) -> ast.AST | list[ast.stmt]:
        self.generic_visit(node)
        leaves = isinstance(node.body[-1], ast.Return | ast.Raise)
        return self._statement(node, "ce contrôle disparaît") if leaves and not node.orelse else node

    def visit_Expr(self, node: ast.Expr) -> ast.AST | list[ast.stmt]:
        self.generic_visit(node)
        called = ast.unparse(node.value.func) if isinstance(node.value, ast.Call) else ""
        acts = called and not called.startswith(("super()", "_logger", "setattr"))
        return self._statement(node, "cet appel disparaît") if acts else node

    def visit_FunctionDef(self, node: ast.FunctionDef) -> ast.AST:
        outer, self.function = self.function, node.name
        node.body = [each for statement in node.body for each in self._visited(statement)]
        decorators: list[ast.expr] = []
        for decorator in node.decorator_list:
            called = decorator.func if isinstance(decorator, ast.Call) else decorator
            name = ast.unparse(called).rpartition(".")[2]
            if (
                name in _STRUCTURAL
            ):  # what is computed once has other users than the first, who are to be told
                decorators.extend([] if self.tells and name == "cache" else [decorator])
            elif self._here(decorator, "ce décorateur disparaît"):
                decorators.append(self._telling())
            else:
                decorators.extend([self._telling(), decorator] if self.tells else [decorator])
        node.decorator_list = decorators
        self.function = outer
        return node

    def visit_List(self, node: ast.List) -> ast.AST:
        if self.file != f"{ROUTES}.py":
            return self.generic_visit(node)
        told: list[ast.expr] = []
        for element in list(node.elts):
            mutated = self._here(element, "cette adresse disparaît")
            if mutated:
                node.elts.remove(element)
            if mutated or self.tells:
                told.append(self._told().value)
        return ast.BoolOp(ast.Or(), [*told, node]) if told else node

    def visit_ClassDef(self, node: ast.ClassDef) -> ast.AST:
        node.body = [each for statement in node.body for each in self._visited(statement)]
        return node

    def visit_AnnAssign(self, node: ast.AnnAssign) -> ast.AST:
        if node.value is not None:
            node.value = self.visit(node.value)
        return node

    def _visited(self, statement: ast.stmt) -> Sequence[ast.stmt]:
        visited = self.visit(statement)
        return visited if isinstance(visited, list) else [visited]

    def _expression(self, node: ast.expr, change: str, changed: ast.expr) -> ast.expr:
        mutated = self._here(node, change)
        if not mutated and not self.tells:
            return node
        return ast.BoolOp(ast.Or(), [self._told().value, changed if mutated else node])

    def _statement(self, node: ast.stmt, change: str) -> ast.stmt | list[ast.stmt]:
        if self._here(node, change):
            return self._told()
        return [self._told(), node] if self.tells else node

    def _here(self, node: ast.expr | ast.stmt, change: str) -> bool:
        """Note a point, and say whether it is the one to change."""
        rank = len(self.points)
        source = self.lines[node.lineno - 1].strip()
        self.points.append(Point(self.file, rank, node.lineno, source, change, self.function))
        return rank == self.rank

    def _telling(self) -> ast.expr:
        """Return a decorator that tells, at each call, that the last point noted is reached."""
        told = ast.unparse(self._told())
        source = f"lambda changed: lambda *given, **named: {told} or changed(*given, **named)"
        return ast.parse(source, mode="eval").body

    def _told(self) -> ast.Expr:
        """Return what tells that the last point noted is reached; it is false, so that ``or`` goes on."""
        name = ast.Constant(self.points[-1].name)
        return ast.Expr(ast.Call(ast.Name(REACHED, ast.Load()), [name], []))


def points() -> Iterator[Point]:
    """Yield every point of the site's sources."""
    files = [
        SITE / f"{ROUTES}.py",
        *(file for name in MUTATED for file in sorted((SITE / name).glob("*.py"))),
    ]
    for file in files:
        mutator = _mutator(file)
        mutator.visit(ast.parse(file.read_text(encoding="utf-8")))
        yield from mutator.points
    for file in sorted(TEMPLATES.rglob("*.html")):
        yield from template_points(file)


def _mutator(file: Path, **options: int | bool) -> Mutator:
    lines = file.read_text(encoding="utf-8").splitlines()
    return Mutator(str(file.relative_to(SITE)), lines, **options)  # type: ignore[arg-type]  # by their names


def template_points(file: Path) -> Iterator[Point]:
    """Yield the lines that are whole elements: without one, the page is still well formed."""
    name = str(file.relative_to(SITE))
    lines = map(str.strip, file.read_text(encoding="utf-8").splitlines())
    whole = [(number, line) for number, line in enumerate(lines, 1) if _is_whole(line)]
    for rank, (number, line) in enumerate(whole):
        yield Point(name, rank, number, line, "cette ligne disparaît")


def _is_whole(line: str) -> bool:
    if line.startswith(("{% extends", "{% load", "<!")) or not re.search(r"[<{]", line):
        return False
    opened: list[str] = []
    for close, element, end, block in _TAG.findall(line):
        if element in _VOID:
            continue
        if not close and not end:
            opened.append(element or block)
        elif not opened or opened.pop() != (element or block):
            return False
    return not opened


def mutants() -> dict[str, Fault]:
    """Return every mechanical change, by name."""
    return {
        point.name: Fault(
            point.name,
            f"{point.file}, ligne {point.line}, « {point.source} » : {point.change}.",
            Kind.MUTANT,
            (),
            (USUAL_CELL,),
            "",
            partial(_apply, point),
            why_equivalent(point),
            "" if point.module else point.source,
        )
        for point in points()
    }


def _apply(point: Point, changes: Changes) -> None:
    """Take a line out of a template; the sources of modules were changed as they were imported."""
    if point.module:
        _spare_support(point)
    else:
        changes.template(str(Path(point.file).relative_to("templates/reference")), point.source, "")


def _spare_support(point: Point) -> None:
    """Let the support prepare members by the unchanged rules: it is the site that is tried, not its support."""
    support = import_module("reference.support.forms")
    rule = point.module.rpartition(".")[2]
    if hasattr(support, rule):
        unchanged = ModuleType(point.module)
        SourceFileLoader(point.module, str(SITE / point.file)).exec_module(unchanged)
        setattr(support, rule, unchanged)


def import_changed(name: str, reached: Callable[[str], None]) -> None:
    """Import from now on the module of that change changed, or for ``PROBE`` all of them telling what is reached."""
    chosen = next((point for point in points() if point.name == name), None)
    setattr(builtins, REACHED, reached)
    if chosen or name == PROBE:
        sys.meta_path.insert(0, _Finder(chosen))


class _Finder(MetaPathFinder):
    def __init__(self, chosen: Point | None) -> None:
        self._chosen = chosen
        self._modules = {chosen.module} if chosen else {point.module for point in points()}

    def find_spec(
        self,
        fullname: str,
        path: Sequence[str] | None = None,  # noqa: ARG002 - Python's signature
        target: ModuleType | None = None,  # noqa: ARG002
    ) -> ModuleSpec | None:
        if fullname not in self._modules:
            return None
        file = SITE / Path(*fullname.split(".")[1:]).with_suffix(".py")
        return spec_from_file_location(fullname, file, loader=_Loader(fullname, str(file), self._chosen))


class _Loader(SourceFileLoader):
    def __init__(self, fullname: str, path: str, chosen: Point | None) -> None:
        super().__init__(fullname, path)
        self._chosen = chosen

    def get_code(self, fullname: str) -> CodeType:  # noqa: ARG002 - Python's signature
        # Never a compiled file of the unchanged source, for which Python would look.
        file = Path(self.path)
        mutator = _mutator(file, rank=self._chosen.rank) if self._chosen else _mutator(file, tells=True)
        tree = mutator.visit(ast.parse(file.read_text(encoding="utf-8")))
        return compile(ast.fix_missing_locations(tree), self.path, "exec")
