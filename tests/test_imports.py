"""Which modules a run imports: what it does not need costs everyone who waits for it.

The bounds stand a little above what there is. Whoever goes beyond one has imported at the top of a
module what few runs need (`feedkit.lazy` and a line within a function are the ways around it), or
has a reason to raise it.
"""

from __future__ import annotations

import ast
import subprocess
import sys
from importlib import import_module
from pathlib import Path
from pkgutil import walk_packages
from time import sleep
from typing import TYPE_CHECKING

import pytest
from indexed import post
from watched import watched

import feedkit
from feedkit.content.templates import LANGUAGES
from feedkit.entries.dialects import DIALECTS
from feedkit.lazy import ANSWERS, SELDOM, TAKEN, lazy_function, lazy_re
from feedkit.sites.signs import SIGNS

if TYPE_CHECKING:
    from collections.abc import Set as AbstractSet

ROOT = Path(__file__).parent.parent
BUILD = ("build", "--now", "2024-06-01", "-q", "--jobs", "1")
PLAIN = ("posts", "--url", "https://x.example/", "--renderer", "gfm")
COLD = (*BUILD, "--no-index")

#: What no run of the command imports unless its posts or its configuration ask for it.
RARE = {
    *("markdown", "docutils", "jinja2", "rich", "regex", "idna", "yaml", "frontmatter"),
    *("asyncio", "concurrent.futures", "email", "http", "multiprocessing", "socket", "ssl"),
    *("logging", "sqlite3", "subprocess", "unittest", "urllib.request", "xml.sax", "zipfile"),
    *("importlib.metadata", "importlib.resources", "ctypes", "dateutil.parser", "ipaddress"),
    *("calendar", "dateutil.tz", "html.entities", "msgspec.inspect"),
    *("platform", "zoneinfo"),
    *("feedkit.check.jsonfeed", "feedkit.check.itunes", "feedkit.check.podcasting2"),
    *("feedkit.model.enclosure", "feedkit.model.origin", "feedkit.model.podcast"),
    "feedkit.entries.episode",
    *("feedkit.feeds.jsonfeed", "feedkit.feeds.opml"),
    *("feedkit.posts.javascript", "feedkit.posts.json_object", "feedkit.posts.lines"),
    *("feedkit.posts.toml", "feedkit.posts.yaml", "feedkit.preview.page", "feedkit.sites.yaml"),
    *("feedkit.sites.literals.javascript", "feedkit.sites.literals.python"),
    *("feedkit.publish.websub", "feedkit.content.restructured", "feedkit.content.python_markdown"),
}
#: What only a run does that has something to do.
WORK = {
    *("comrak", "dateutil", "feedgen", "lxml", "msgspec", "nh3", "tomllib", "feedkit.config"),
    *("feedkit.content", "feedkit.entries", "feedkit.feeds", "feedkit.model", "feedkit.pipeline"),
    *("feedkit.sites", "typing_extensions"),
}
#: What the version is read with, and what that imports itself: in Python 3.12 and later, more.
METADATA = {"email", "importlib.metadata", "importlib.resources", "socket", "zipfile"}


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Return a folder with a plain site, and one of Hugo's."""
    folder = tmp_path / "site"
    for name in ("posts/a.md", "hugo/content/posts/a.md", "hugo/content/posts/b.md"):
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(post(path.stem), encoding="utf-8")
    hugo = 'baseURL = "https://x.example/"\ntitle = "Notes"\n'
    (folder / "hugo" / "hugo.toml").write_text(hugo, encoding="utf-8")
    return folder


def own(modules: AbstractSet[str]) -> set[str]:
    """Return those of `modules` that are feedkit's."""
    return {name for name in modules if name.partition(".")[0] == "feedkit"}


def of(package: str, modules: AbstractSet[str], names: AbstractSet[str]) -> set[str]:
    """Return which of the modules called `names` in `package` are imported."""
    return {name for name in names if f"{package}.{name}" in modules}


@pytest.mark.parametrize(
    ("command", "most", "absent"),
    [
        (("--help",), 5, RARE | WORK),
        (("--version",), 5, (RARE | WORK) - METADATA),
        (("build", "--help"), 17, RARE | WORK),
        (("list", "--help"), 10, RARE | {"feedgen", "lxml", "comrak", "nh3", "dateutil"}),
        ((*COLD, *PLAIN), 174, RARE | {"feedkit.sites.hugo"}),
        ((*COLD, *PLAIN, "-o", "feed.json"), 164, {"feedgen", "lxml", "feedkit.check.xml"}),
    ],
    ids=lambda value: " ".join(value) if isinstance(value, tuple) else "",
)
def test_few_modules(
    folder: Path, command: tuple[str, ...], most: int, absent: AbstractSet[str]
) -> None:
    """What asks for little imports little."""
    run = watched(folder, *command)
    assert run.code == 0
    assert absent & run.modules == set()
    assert len(own(run.modules)) <= most


def test_who_says_no_more_than_that_it_is_to_be_quiet_needs_no_parser(folder: Path) -> None:
    """As a timetable does: to import one takes longer than to read a thousand posts."""
    (folder / "feedkit.toml").write_text(
        '[site]\nurl = "https://x.example/"\n\n[posts]\nsource = "posts"\n\n'
        '[content]\nrenderer = "gfm"\n',
        "utf-8",
    )
    run = watched(folder, "build", "-q")
    assert (run.code, run.messages) == (0, "")
    seldom = {"heapq", "locale", "pkgutil", "textwrap", "threading"}
    assert (seldom | {"click", "hashlib"}) & run.modules == set()
    assert "click" in watched(folder, "build", "-q", "--jobs", "1", "--no-index").modules


def test_when_nothing_changed(folder: Path) -> None:
    """The answer is known before anything that reads or makes feeds is imported."""
    for _ in range(3):
        sleep(0.1)  # what was written has to be older than a tick of the file system's clock
        run = watched(folder, *BUILD, *PLAIN)
    assert run.code == 0
    assert (RARE | WORK) & run.modules == set()
    assert len(own(run.modules)) <= 18


def test_of_all_generators_one(folder: Path) -> None:
    """Of readers, dialects and template languages only those of the site's generator."""
    run = watched(folder, *COLD, "hugo/content/posts", "--dialect", "hugo", "--renderer", "gfm")
    assert run.code == 0
    assert of("feedkit.sites", run.modules, SIGNS.keys()) == {"hugo"}
    assert of("feedkit.entries.dialects", run.modules, DIALECTS.keys()) == {"hugo"}
    languages = {module for module, _ in LANGUAGES.values()}
    others = {"jsx", "obsidian", "zola", "kramdown", "generators", "elements", "hexo"}
    assert of("feedkit.content.templates", run.modules, languages) & others == set()
    assert len(own(run.modules)) <= 186


@pytest.mark.parametrize("name", SIGNS)
def test_each_generator_has_a_reader(name: str) -> None:
    """In the module of its name: it is looked for where a sign is found."""
    assert callable(import_module(f"feedkit.sites.{name}").read)


def modules() -> list[str]:
    """Return the names of all modules of feedkit."""
    found = walk_packages(feedkit.__path__, "feedkit.")
    return [each.name for each in found if not each.name.endswith("__main__")]


def test_no_expression_is_compiled_by_an_import() -> None:
    """Python takes longer to compile one than to read a post."""
    for path in sorted((ROOT / "feedkit").rglob("*.py")):
        tree = ast.parse(path.read_text(encoding="utf-8"))
        waiting = [node for node in tree.body if not isinstance(node, ast.FunctionDef)]
        for node in waiting:
            if isinstance(node, ast.ClassDef):
                waiting.extend(node.body)
            elif not isinstance(node, ast.FunctionDef):
                calls = [each for each in ast.walk(node) if isinstance(each, ast.Call)]
                assert "re.compile" not in [ast.unparse(call.func) for call in calls], path


@pytest.mark.parametrize("name", modules())
def test_expressions_that_wait_can_be_compiled(name: str) -> None:
    """A mistake in one does not wait for the post that needs it."""
    for value in vars(import_module(name)).values():
        if type(value) is type(lazy_re("")):
            assert value.pattern is not None


def test_what_is_lazy_does_what_it_stands_for() -> None:
    """A method of the expression, asked for twice; a function, called twice."""
    letter = lazy_re(r"[a-z]")
    assert [letter.sub("-", text) for text in ("ab", "c1")] == ["--", "-1"]
    assert letter.pattern == "[a-z]"
    joined = lazy_function("posixpath", "join")
    assert [joined("a", "b"), joined("c", "d")] == ["a/b", "c/d"]


@pytest.mark.parametrize("name", sorted(SELDOM))
def test_what_libraries_seldom_need_runs_when_it_is_needed(name: str) -> None:
    """Until then it may be imported as often as anybody likes; then it is as it always was."""
    program = f"""
import sys
from feedkit.lazy import import_lazily
for loaded in [each for each in sys.modules if (each + ".").startswith("{name}.")]:
    del sys.modules[loaded]
import_lazily()
import {name}
import {name} as module
waiting = type(module)
assert module is sys.modules["{name}"] and module.__name__ == "{name}"
assert type(module) is waiting, "nobody has asked it for anything"
assert not hasattr(module, "nothing")
assert type(module) is type(sys) is not waiting
assert module.__file__ and module.__spec__.loader is module.__loader__
assert len(dir(module)) > 12
"""
    subprocess.run([sys.executable, "-c", program], check=True, cwd=ROOT)  # noqa: S603


@pytest.mark.parametrize(
    ("module", "name", "given", "result"),
    [
        ("html", "escape", "'<a> & b'", "'&lt;a&gt; &amp; b'"),
        ("html", "escape", "'<\"', quote=False", "'&lt;\"'"),
        ("html", "unescape", "'a &amp; b'", "'a & b'"),
        (
            "inspect",
            "getfullargspec",
            "(lambda a, b=1: 0)",
            "module.getfullargspec(lambda a, b=1: 0)",
        ),
    ],
)
def test_what_libraries_take_from_there_works_when_it_is_called(
    module: str, name: str, given: str, result: str
) -> None:
    """Whoever calls it, and whether the module has run since it was taken or not."""
    assert (module, name) in TAKEN
    program = f"""
import sys
from feedkit.lazy import import_lazily
sys.modules.pop("{module}", None)
import_lazily()
import lxml.etree
from {module} import {name} as taken
from {module} import {name} as again
import {module} as module
waiting = type(module)
assert waiting is not type(sys)
whole = taken({given})
assert type(module) is type(sys)
assert again({given}) == whole == module.{name}({given}) == {result}
"""
    subprocess.run([sys.executable, "-c", program], check=True, cwd=ROOT)  # noqa: S603


@pytest.mark.parametrize(("module", "name"), sorted(ANSWERS))
def test_what_such_a_module_is_asked_at_once_is_what_it_would_say(module: str, name: str) -> None:
    """And it says that itself as soon as it runs for anything else."""
    program = f"""
import sys
from datetime import datetime
from feedkit.lazy import import_lazily
sys.modules.pop("{module}", None)
import_lazily()
import {module} as module
waiting = type(module)
answer = module.{name}()
assert type(module) is waiting is not type(sys)
assert not hasattr(module, "nothing")
assert type(module) is type(sys)
moment = datetime(2024, 5, 1, 12)
said = module.{name}()
assert answer == said or moment.replace(tzinfo=answer) == moment.replace(tzinfo=said)
"""
    subprocess.run([sys.executable, "-c", program], check=True, cwd=ROOT)  # noqa: S603


def test_what_is_lazy_says_where_it_fails() -> None:
    """A module or a name that is not there is said when it is asked for."""
    with pytest.raises(ModuleNotFoundError):
        lazy_function("feedkit.nowhere", "nothing")()
    with pytest.raises(AttributeError):
        lazy_function("posixpath", "nothing")()
