"""Measure checkouts, one column each: `python -m tests.architecture.measure [CHECKOUT ...]`."""

from __future__ import annotations

import ast
import sys
from collections import Counter, defaultdict
from pathlib import Path

import msgspec

ROOT = Path(__file__).parents[2]


class House(msgspec.Struct, kw_only=True):
    """What a checkout's package is made of."""

    lines: dict[str, int]
    """By module: the lines of its file."""
    imports: dict[str, set[str]]
    """By module: the modules of the package that it imports, also inside functions."""
    classes: Counter[str]
    """By name: how many classes are called so."""

    def importers(self) -> dict[str, set[str]]:
        """Return by module who imports it."""
        found: dict[str, set[str]] = defaultdict(set)
        for module, wanted in self.imports.items():
            for name in wanted:
                found[name].add(module)
        return found

    def with_one_importer(self) -> dict[str, str]:
        """Return the modules that exactly one other imports, with that one; packages left out."""
        packages = {module.rpartition(".")[0] for module in self.lines}
        return {
            module: next(iter(by))
            for module, by in self.importers().items()
            if len(by) == 1 and module not in packages
        }

    def circles(self) -> list[list[str]]:
        """Return the groups of modules that import each other, at once or late; largest first."""
        return sorted(_components(self.imports), key=len, reverse=True)


def measure(root: Path) -> House:
    """Read the package of a checkout."""
    paths = sorted((root / "facilitator").rglob("*.py"))
    modules = {_name(path, root): path for path in paths}
    house = House(lines={}, imports={}, classes=Counter())
    for name, path in modules.items():
        text = path.read_text(encoding="utf-8")
        tree = ast.parse(text)
        house.lines[name] = len(text.splitlines())
        house.imports[name] = set(_imported(tree, name, path, modules)) - {name}
        house.classes.update(n.name for n in ast.walk(tree) if isinstance(n, ast.ClassDef))
    return house


def _name(path: Path, root: Path) -> str:
    parts = path.relative_to(root).with_suffix("").parts
    return ".".join(parts[:-1] if parts[-1] == "__init__" else parts)


def _imported(tree: ast.Module, name: str, path: Path, modules: dict[str, Path]) -> list[str]:
    found = []
    package = name if path.stem == "__init__" else name.rpartition(".")[0]
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            found += [alias.name for alias in node.names if alias.name in modules]
        elif isinstance(node, ast.ImportFrom):
            base = package.rsplit(".", node.level - 1)[0] if node.level else ""
            source = ".".join(part for part in (base, node.module) if part)
            for alias in node.names:
                inner = f"{source}.{alias.name}"
                found += [inner] if inner in modules else [source] if source in modules else []
    return found


def _components(graph: dict[str, set[str]]) -> list[list[str]]:
    """Return the groups of modules that can be reached from each other, each sorted."""
    reach = {module: _reachable(graph, module) for module in graph}
    groups = {
        tuple(sorted(other for other in found if module in reach[other]))
        for module, found in reach.items()
        if module in found
    }
    return [list(group) for group in groups]


def _reachable(graph: dict[str, set[str]], start: str) -> set[str]:
    found: set[str] = set()
    rest = list(graph[start])
    while rest:
        module = rest.pop()
        if module not in found:
            found.add(module)
            rest += graph[module]
    return found


def figures(house: House) -> dict[str, int]:
    """Return the figures of a house by their names."""
    return {
        "files": len(house.lines),
        "lines": sum(house.lines.values()),
        "import arrows": sum(map(len, house.imports.values())),
        "modules with one importer": len(house.with_one_importer()),
        "circles": len(house.circles()),
        "class names used twice or more": sum(n > 1 for n in house.classes.values()),
    }


def main() -> None:
    """Print the figures, one column a checkout."""
    roots = [Path(argument) for argument in sys.argv[1:]] or [ROOT]
    columns = [figures(measure(root)) for root in roots]
    for name in columns[0]:
        print(f"{name:32}", *(f"{column[name]:>8,}" for column in columns))
    for circle in measure(roots[-1]).circles():
        print("circle:", ", ".join(sorted(circle)))


if __name__ == "__main__":
    main()
