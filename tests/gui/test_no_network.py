"""Nothing leaves this machine: no request, no connection and no look-up of a name, at start-up and in the chain."""

from __future__ import annotations

import ast
import os
import re
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from qgis.core import QgsBlockingNetworkRequest, QgsNetworkAccessManager, QgsProject
from qgis.PyQt.QtCore import QUrl
from qgis.PyQt.QtNetwork import QNetworkRequest

from sozialraum_plugin.gis import demo
from sozialraum_plugin.gui.panel import Panel

ROOT = Path(__file__).resolve().parents[2]
SOURCES = sorted((ROOT / "sozialraum_plugin").rglob("*.py"))
# What opens connections; urllib.parse only takes addresses apart.
REACHING = {"socket", "ssl", "http", "ftplib", "smtplib", "requests", "httpx", "urllib3", "aiohttp", "xmlrpc"}
REACHING_QT = re.compile(
    r"QtNetwork\.(?!QLockFile)|\bQgs(?:BlockingNetworkRequest|NetworkAccessManager|FileDownloader)\b"
)
_asked: list[str] = []
_guard = {"listening": False}


def _hear(event: str, given: tuple[Any, ...]) -> None:
    if _guard["listening"] and event in ("socket.connect", "socket.getaddrinfo", "socket.sendto", "urllib.Request"):
        _asked.append(f"{event} {given[1:]}")


sys.addaudithook(_hear)


@pytest.fixture
def asked() -> Iterator[list[str]]:
    """Every request of QGIS and every connection of Python while the test runs."""
    _asked.clear()
    _guard["listening"] = True
    known = QgsNetworkAccessManager.setRequestPreprocessor(lambda request: _asked.append(request.url().toString()))
    yield _asked
    QgsNetworkAccessManager.removeRequestPreprocessor(known)
    _guard["listening"] = False


def test_the_guard_hears_requests(asked: list[str]) -> None:
    import socket

    QgsBlockingNetworkRequest().get(QNetworkRequest(QUrl("http://127.0.0.1:9/qgis")))
    with socket.socket() as one, pytest.raises(OSError, match=r".*"):
        one.connect(("127.0.0.1", 9))
    assert [word for word in ("qgis", "socket.connect") if not any(word in told for told in asked)] == []


def test_start_up_panel_and_demo(
    asked: list[str], plugin: Any, qgis_iface: Any, installed_city: Path, tmp_path: Path, settle: Callable[[], None]
) -> None:
    panel = Panel(qgis_iface, plugin.actions.by_name, None)
    panel.show()
    demo.copy_city(tmp_path)
    assert QgsProject.instance().read(str(demo.build_project(tmp_path)))
    panel.refresh()
    settle()
    assert asked == []
    panel.stop()
    panel.close()


def test_the_chain_runs_without_a_network(tmp_path: Path) -> None:
    plugins = ROOT / "build" / "plugins"
    if shutil.which("unshare") is None or subprocess.run(["unshare", "-rn", "true"], check=False).returncode:
        pytest.skip("this machine makes no network namespaces")
    if shutil.which("qgis_process") is None or not plugins.is_dir():
        pytest.skip("the plugin is not assembled (make build)")
    command = ["unshare", "-rn", sys.executable, str(ROOT / ".tools" / "demo.py"), str(tmp_path / "results")]
    done = subprocess.run(command, capture_output=True, text=True, check=False, env=dict(os.environ))
    assert done.returncode == 0, done.stdout[-2000:] + done.stderr[-2000:]
    made = {path.suffix for path in (tmp_path / "results").rglob("*")}
    assert {".html", ".gpkg", ".pdf", ".json", ".qml"} <= made


@pytest.mark.parametrize("path", SOURCES, ids=lambda path: path.relative_to(ROOT).as_posix())
def test_no_module_that_reaches_out(path: Path) -> None:
    assert reaching(path.read_text(encoding="utf-8")) == []


def reaching(text: str) -> list[str]:
    """The modules a source imports that open connections."""
    found = REACHING_QT.findall(text)
    for node in ast.walk(ast.parse(text)):
        names = [alias.name for alias in node.names] if isinstance(node, ast.Import) else []
        if isinstance(node, ast.ImportFrom) and not node.level:
            names = [node.module or "", *(f"{node.module}.{alias.name}" for alias in node.names)]
        found += [name for name in names if name.split(".")[0] in REACHING or name.startswith("urllib.request")]
    return found


@pytest.mark.parametrize("text", ["import socket", "from urllib import request", "a = QgsFileDownloader(b, c)"])
def test_a_module_that_reaches_out_is_seen(text: str) -> None:
    assert reaching(text) != []


def test_the_handbook_loads_nothing_from_elsewhere() -> None:
    pages = sorted((ROOT / "build" / "handbook" / "html").rglob("*.html"))
    if not pages:
        pytest.skip("the handbook is not built (make handbook)")
    loading = re.compile(r"""<(?:script|img|link|iframe|source)\b[^>]*(?:src|href)\s*=\s*["'](?:https?:)?//""", re.I)
    assert [page.name for page in pages if loading.search(page.read_text(encoding="utf-8"))] == []
    styles = sorted((ROOT / "build" / "handbook" / "html").rglob("*.css"))
    remote = re.compile(r"@import\s+[\"']?https?:|url\(\s*[\"']?(?:https?:)?//", re.I)
    assert [path.name for path in styles if remote.search(path.read_text(encoding="utf-8"))] == []
