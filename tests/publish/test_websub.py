"""A hub is told of what changed; whatever it does, the answer is a list of what failed."""

from __future__ import annotations

import re
import socket
import ssl
import subprocess
import sys
from contextlib import contextmanager
from functools import partial
from http.server import BaseHTTPRequestHandler, SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from queue import SimpleQueue
from threading import Thread
from typing import TYPE_CHECKING, NamedTuple
from urllib.parse import parse_qs, urlencode, urlsplit
from urllib.request import ProxyHandler, build_opener

import pytest
from hypothesis import given
from hypothesis import strategies as st
from scripted_server import DRIP, HANG, ScriptedServer, scripted

from feedkit.publish import websub
from feedkit.publish.websub import PingFailure, ping

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

TOPIC = "https://example.org/feed.xml"
HUB_PROGRAM = Path(__file__).parent.parent / "websub_hub.py"
# A key and a certificate that it has signed itself, for 127.0.0.1, made for these tests alone.
CERTIFICATE = Path(__file__).parent / "loopback.pem"
PATIENCE = 30.0


@pytest.fixture(autouse=True)
def pauses(monkeypatch: pytest.MonkeyPatch) -> list[float]:
    """Note each pause and make none; and no proxy of this machine stands between."""
    made: list[float] = []
    monkeypatch.setattr(websub, "sleep", made.append)
    monkeypatch.setenv("no_proxy", "*")
    return made


def answer(status: str, *headers: str, text: str = "") -> bytes:
    """Return an answer as it goes over the wire."""
    return "\r\n".join([f"HTTP/1.1 {status}", *headers, "", text]).encode()


OK = answer("202 Accepted", "Content-Length: 0")
PLAIN = "Content-Type: text/plain; charset=utf-8"


class Case(NamedTuple):
    """What a hub does, and what comes of it with three attempts."""

    script: tuple[bytes | str, ...]
    requests: int
    reason: str | None = None  #: how the one failure's reason begins
    pauses: tuple[float, ...] = ()


BUSY = "503 Service Unavailable"
DATED = "Date: Sun, 06 Nov 1994 08:49:37 GMT"
CASES = {
    # WebSub §6 names no status; hubs say these.
    "202": Case((OK,), 1),
    "204, as PubSubHubbub 0.3 §7.1 has it": Case((answer("204 No Content"),), 1),
    "200": Case((answer("200 OK", "Content-Length: 3", text="yes"),), 1),
    "a success that breaks off": Case((answer("200 OK", "Content-Length: 99"),), 1),
    # RFC 9110 §15.5: the request is at fault, and would be again.
    "400 in words": Case(
        (answer("400 Bad Request", PLAIN, text="hub.url\r\nis  missing\x1b[31m"),),
        1,
        "400 Bad Request: hub.url is missing[31m",
    ),
    "400 in long words": Case(
        (answer("400 No", PLAIN, text="x" * 5000),), 1, f"400 No: {'x' * 200}…"
    ),
    "400 in words that break off": Case(
        (answer("400 No", PLAIN, "Transfer-Encoding: chunked", text="zz\r\n"),), 1, "400 No"
    ),
    "400 as a page": Case((answer("400 No", "Content-Type: text/html", text="<p>"),), 1, "400 No"),
    "404": Case((answer("404 Not Found"),), 1, "404 Not Found"),
    "410 without a phrase": Case((answer("410"),), 1, "410"),
    "401": Case((answer("401 Unauthorized", "WWW-Authenticate: Basic"),), 1, "401 Unauthorized"),
    # RFC 9110 §15.6: the server is, and may not be later. §15.5.9 likewise.
    "503 and then 202": Case((answer(BUSY), OK), 2, None, (1,)),
    "408 and then 202": Case((answer("408 Request Timeout"), OK), 2, None, (1,)),
    "500, 502, 504": Case(
        (answer("500 Error"), answer("502 Bad Gateway"), answer("504 Gateway Timeout")),
        3,
        "504 Gateway Timeout",
        (1, 2),
    ),
    # RFC 9110 §10.2.3, RFC 6585 §4.
    "429 with seconds": Case(
        (answer("429 Too Many Requests", "Retry-After: 7"), OK), 2, None, (7,)
    ),
    "429 without": Case((answer("429 Too Many Requests"), OK), 2, None, (1,)),
    "a pause shorter than ours": Case((answer(BUSY, "Retry-After: 0"), OK), 2, None, (1,)),
    "a date, by the hub's own clock": Case(
        (answer(BUSY, DATED, "Retry-After: Sun, 06 Nov 1994 08:49:42 GMT"), OK), 2, None, (5,)
    ),
    "a date that is over": Case(
        (answer(BUSY, DATED, "Retry-After: Sun, 06 Nov 1994 08:00:00 GMT"), OK), 2, None, (1,)
    ),
    "a date without another": Case(
        (answer(BUSY, "Retry-After: Sun, 06 Nov 1994 08:49:42 GMT"), OK), 2, None, (1,)
    ),
    "a pause that is none": Case((answer(BUSY, "Retry-After: soon"), OK), 2, None, (1,)),
    "a pause too long": Case(
        (answer(BUSY, "Retry-After: 3600"),), 1, f"{BUSY}: try again in 3600 s"
    ),
    "a pause without end": Case((answer(BUSY, f"Retry-After: {'9' * 5000}"),), 1, f"{BUSY}: try"),
    # No answer, or none that is one.
    "closes once": Case((b"", OK), 2, None, (1,)),
    "closes": Case((b"", b"", b""), 3, "it closed the connection without an answer", (1, 2)),
    "hangs": Case((HANG,) * 3, 3, "no answer within 0.5 s", (1, 2)),
    "a byte now and then": Case((DRIP,) * 3, 3, "no answer within 0.5 s", (1, 2)),
    "garbage": Case((b"\x00\xff SSH-2.0\r\n",) * 3, 3, "its answer is not HTTP", (1, 2)),
    "half a status line": Case((b"HTTP/1.1 ",) * 3, 3, "its answer is not HTTP", (1, 2)),
    "headers without end": Case(
        (b"HTTP/1.1 200 OK\r\n" + b"a: b\r\n" * 200,) * 3, 3, "its answer is not HTTP", (1, 2)
    ),
    # RFC 9110 §15.4: the form goes along, or nobody goes.
    **{
        f"{status} within the hub": Case((answer(f"{status} On", "Location: /there?a=b"), OK), 2)
        for status in (301, 302, 307, 308)
    },
    "303": Case((answer("303 See", "Location: /x"),), 1, "303 See: not followed to /x"),
    "301 to nowhere": Case((answer("301 On"),), 1, "301 On"),
    "301 to a file": Case(
        (answer("301 On", "Location: file:///etc/passwd"),),
        1,
        "301 On: not followed to file:///etc/passwd",
    ),
    "301 to what is no address": Case((answer("301 On", "Location: http://["),), 1, "301 On: not"),
    "in circles": Case((answer("302 On", "Location: /"),) * 9, 6, "302 On: not followed to /"),
}


@pytest.mark.parametrize("case", CASES.values(), ids=CASES)
def test_what_a_hub_may_do(case: Case, pauses: list[float]) -> None:
    """It is asked as often as makes sense, and each time with the same form."""
    with scripted(*case.script) as server:
        hub = f"http://{server.authority}/"
        failures = ping(hub, [TOPIC], timeout=0.5 if str in map(type, case.script) else PATIENCE)
    assert len(server.requests) == case.requests
    assert pauses == list(case.pauses)
    assert all(form(request) == told(TOPIC) for request in server.requests)
    if case.reason is None:
        assert failures == ()
    else:
        (failure,) = failures
        assert (failure.hub, failure.topic) == (hub, TOPIC)
        assert failure.reason.startswith(case.reason)


def form(request: bytes) -> dict[str, list[str]]:
    """Return the form that a request brought."""
    assert request.startswith(b"POST ")
    return parse_qs(request.partition(b"\r\n\r\n")[2].decode())


def told(topic: str) -> dict[str, list[str]]:
    """Return the form that says that a topic was published."""
    return {"hub.mode": ["publish"], "hub.url": [topic], "hub.topic": [topic]}


def topics(server: ScriptedServer) -> list[str]:
    """Return what the server was told of, in order."""
    return [form(request)["hub.url"][0] for request in server.requests]


def test_the_request_is_a_form_to_the_address_as_it_is() -> None:
    """With its path and query, and a name to know us by."""
    with scripted(OK) as server:
        assert ping(f"http://{server.authority}/hub?key=1&b=%20#top", [TOPIC]) == ()
    (request,) = server.requests
    head = request.lower().partition(b"\r\n\r\n")[0].split(b"\r\n")
    assert request.startswith(b"POST /hub?key=1&b=%20 HTTP/1.1\r\n")
    assert b"content-type: application/x-www-form-urlencoded" in head
    assert b"user-agent: feedkit" in head
    assert f"host: {server.authority}".encode() in head


def test_each_topic_is_told_once() -> None:
    """In the order given, however often it is given."""
    with scripted(OK, OK) as server:
        assert ping(f"http://{server.authority}/", ["http://b/", "http://a/", "http://b/"]) == ()
    assert topics(server) == ["http://b/", "http://a/"]


def test_nothing_to_tell_is_nothing_said() -> None:
    """Not even a connection is made."""
    with scripted() as server:
        assert ping(f"http://{server.authority}/", []) == ()
    assert server.requests == []


@pytest.mark.parametrize(
    ("script", "asked"),
    [
        # One topic that the hub has trouble with.
        ((answer("500 Oh"), OK, OK, answer("500 Oh"), answer("500 Oh")), "abcaa"),
        # One at which it dies: the others come first from then on.
        ((b"", OK, OK, b"", b""), "abcaa"),
        # The hub wants to rest: nothing else is asked of it until then.
        ((answer(BUSY, "Retry-After: 2"), OK, OK, b"", b""), "abcaa"),
    ],
)
def test_a_topic_that_fails_does_not_keep_others_from_being_told(
    script: tuple[bytes, ...], asked: str
) -> None:
    """What may pass is tried again after the rest."""
    with scripted(*script) as server:
        failures = ping(f"http://{server.authority}/", ["a", "b", "c"])
    assert topics(server) == list(asked)
    assert [failure.topic for failure in failures] == ["a"]


def test_a_hub_that_is_down_costs_the_same_for_any_number_of_feeds(pauses: list[float]) -> None:
    """One request for each attempt, and all feeds are reported, in their order."""
    many = [f"https://example.org/{number}.xml" for number in range(200)]
    with scripted() as server:
        failures = ping(f"http://{server.authority}/", many, attempts=4)
    assert len(server.requests) == len(pauses) + 1 == 4
    assert [failure.topic for failure in failures] == many


def test_pauses_grow_but_not_for_ever(pauses: list[float]) -> None:
    """Twice as long each time, and half a minute at most."""
    with scripted() as server:
        ping(f"http://{server.authority}/", [TOPIC], attempts=6, pause=4)
    assert pauses == [4, 8, 16, 30, 30]


def test_a_failure_is_one_line() -> None:
    """It names the hub, the feed and the reason."""
    failure = PingFailure("https://hub.example/", TOPIC, "404 Not\tFound")
    assert str(failure) == f"https://hub.example/: could not be told of {TOPIC}: 404 Not Found"


@pytest.mark.parametrize(
    "hub", ["", "hub", "ftp://127.0.0.1/", "http://[", "http://a..b/", f"http://{'a' * 64}.org/"]
)
def test_what_is_no_address_is_a_failure_like_others(hub: str, pauses: list[float]) -> None:
    """And one that does not pass."""
    failures = ping(hub, [TOPIC, "b"])
    assert [failure.reason for failure in failures] == ["it is not an http or https address"] * 2
    assert pauses == []


@pytest.mark.parametrize(
    "options", [{"timeout": 0.0}, {"timeout": -1.0}, {"attempts": 0}, {"pause": -1.0}]
)
def test_options_that_make_no_sense_are_refused(options: dict[str, float]) -> None:
    """They are the program's mistake, not the network's."""
    with pytest.raises(ValueError, match="positive"):
        ping("http://127.0.0.1:1/", [TOPIC], **options)  # type: ignore[arg-type] # a table of both


def test_a_name_that_does_not_exist(monkeypatch: pytest.MonkeyPatch, pauses: list[float]) -> None:
    """It may be that the network is not up yet."""

    def no_such_host(*_: object, **__: object) -> None:
        raise socket.gaierror(socket.EAI_NONAME, "Name or service not known")

    monkeypatch.setattr(socket, "getaddrinfo", no_such_host)
    (failure,) = ping("https://hub.example/", [TOPIC])
    assert failure.reason.startswith("there is no such host")
    assert pauses == [1, 2]


def test_nobody_listens(pauses: list[float]) -> None:
    """A hub that is being started again."""
    with scripted() as server:
        pass
    (failure,) = ping(f"http://{server.authority}/", [TOPIC])
    assert failure.reason == "connection refused"
    assert pauses == [1, 2]


@pytest.fixture
def tls() -> ssl.SSLContext:
    """Return what a server needs that has a certificate for 127.0.0.1."""
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(CERTIFICATE)
    return context


def test_https(tls: ssl.SSLContext, monkeypatch: pytest.MonkeyPatch) -> None:
    """With a certificate that this machine trusts."""
    monkeypatch.setenv("SSL_CERT_FILE", str(CERTIFICATE))
    with scripted(OK, tls=tls) as server:
        assert ping(f"https://{server.authority}/", [TOPIC]) == ()
    assert topics(server) == [TOPIC]


def test_https_is_not_left_for_http(tls: ssl.SSLContext, monkeypatch: pytest.MonkeyPatch) -> None:
    """Wherever a redirect leads; but from http to https it is followed, as hubs ask for."""
    monkeypatch.setenv("SSL_CERT_FILE", str(CERTIFICATE))
    with scripted(OK, OK) as plain:
        down = answer("308 On", f"Location: http://{plain.authority}/")
        with scripted(down, tls=tls) as secure:
            (failure,) = ping(f"https://{secure.authority}/", [TOPIC])
    assert failure.reason == f"308 On: not followed to http://{plain.authority}/"
    assert plain.requests == []

    with scripted(OK, tls=tls) as secure:
        up = answer("301 On", f"Location: https://{secure.authority}/hub")
        with scripted(up) as plain:
            assert ping(f"http://{plain.authority}/", [TOPIC]) == ()
    assert secure.lines == [b"POST /hub HTTP/1.1"]


@pytest.mark.parametrize(
    ("host", "trusted", "fault"),
    [
        ("127.0.0.1", False, "self.signed certificate"),
        ("localhost", True, "Hostname mismatch"),
    ],
)
def test_a_certificate_that_cannot_be_trusted(
    host: str,
    trusted: bool,
    fault: str,
    tls: ssl.SSLContext,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """It is said why; nothing is sent, and nothing tried again or for another feed."""
    if trusted:
        monkeypatch.setenv("SSL_CERT_FILE", str(CERTIFICATE))
    with scripted(tls=tls) as server:
        port = server.authority.rpartition(":")[2]
        failures = ping(f"https://{host}:{port}/", [TOPIC, "b"])
    assert server.requests == [b""]
    assert [failure.topic for failure in failures] == [TOPIC, "b"]
    for failure in failures:
        assert re.match(f"its certificate cannot be trusted: {fault}", failure.reason)


def test_https_where_there_is_none() -> None:
    """A common slip: the port of a hub on one's own machine."""
    with scripted(*[answer("400 Bad Request")] * 3) as server:
        (failure,) = ping(f"https://{server.authority}/", [TOPIC])
    assert failure.reason.startswith("it does not speak TLS as it should")


def test_the_proxy_of_the_environment_is_used(monkeypatch: pytest.MonkeyPatch) -> None:
    """Many build machines reach the Web by one only."""
    monkeypatch.delenv("no_proxy")
    with scripted(OK) as server:
        monkeypatch.setenv("http_proxy", f"http://{server.authority}")
        assert ping("http://hub.example/", [TOPIC]) == ()
    assert server.lines == [b"POST http://hub.example/ HTTP/1.1"]


@given(
    status=st.sampled_from([b"", b"HTTP/1.1 ", b"HTTP/1.1 400 No\r\n", b"HTTP/1.1 503 No\r\n"]),
    rest=st.binary(max_size=300) | st.text(max_size=300).map(str.encode),
)
def test_whatever_is_answered_is_a_success_or_one_line(status: bytes, rest: bytes) -> None:
    """Nothing that the network does is raised."""
    with scripted(status + rest) as server:
        failures = ping(f"http://{server.authority}/", [TOPIC], attempts=1, timeout=PATIENCE)
    for failure in failures:
        assert str(failure).isprintable()
        assert len(failure.reason) < 1000


@given(hub=st.text(max_size=30) | st.text(max_size=30).map("http://127.0.0.1:1/".__add__))
def test_whatever_is_called_a_hub_is_one_line(hub: str) -> None:
    """Also where the configuration was never looked at."""
    (failure,) = ping(hub, [TOPIC], attempts=1)
    assert len(str(failure).splitlines()) == 1


class Subscriber(BaseHTTPRequestHandler):
    """Confirms each subscription, and passes on what it is told of."""

    confirmed: SimpleQueue[str]
    delivered: SimpleQueue[tuple[str, str, str, bytes]]

    def do_GET(self) -> None:
        """Echo the challenge (WebSub §5.3)."""
        query = parse_qs(urlsplit(self.path).query)
        self.send_response(200)
        self.end_headers()
        self.wfile.write(query["hub.challenge"][0].encode())
        self.confirmed.put(query["hub.topic"][0])

    def do_POST(self) -> None:
        """Take the content (WebSub §7)."""
        content = self.rfile.read(int(self.headers["Content-Length"]))
        self.send_response(204)
        self.end_headers()
        self.delivered.put((self.path, self.headers["Content-Type"], self.headers["Link"], content))

    def log_message(self, *_: object) -> None:
        """Say nothing."""


@pytest.fixture
def hub() -> Iterator[str]:
    """Run the hub as a process of its own; return its address."""
    command = [sys.executable, str(HUB_PROGRAM)]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as process:  # noqa: S603 - ours
        assert process.stdout
        yield process.stdout.readline().strip()
        process.terminate()


@contextmanager
def served(handler: Callable[..., BaseHTTPRequestHandler]) -> Iterator[str]:
    """Serve on loopback; give the address."""
    with ThreadingHTTPServer(("127.0.0.1", 0), handler) as server:
        thread = Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01})
        thread.start()
        yield f"http://127.0.0.1:{server.server_port}"
        server.shutdown()
        thread.join()


def test_a_subscriber_is_told_by_the_hub(hub: str, tmp_path: Path) -> None:
    """What it gets is the feed as it is published, and of no other than the one that changed."""
    for name in ("a.xml", "b.xml"):
        (tmp_path / name).write_text(f"<feed>{name}, old</feed>")
    Subscriber.confirmed, Subscriber.delivered = SimpleQueue(), SimpleQueue()
    with served(partial(Quiet, directory=tmp_path)) as site, served(Subscriber) as subscriber:
        for name in ("a.xml", "b.xml"):
            subscribe(hub, f"{site}/{name}", f"{subscriber}/{name}")
        (tmp_path / "b.xml").write_text("<feed>b.xml, new</feed>")
        assert ping(hub, [f"{site}/b.xml"]) == ()
        assert Subscriber.delivered.get(timeout=PATIENCE) == (
            "/b.xml",
            "application/xml",
            f'<{hub}>; rel="hub", <{site}/b.xml>; rel="self"',
            b"<feed>b.xml, new</feed>",
        )
        # Had there been a word of the other feed, it would come before this one.
        assert ping(hub, [f"{site}/b.xml"]) == ()
        assert Subscriber.delivered.get(timeout=PATIENCE)[0] == "/b.xml"


class Quiet(SimpleHTTPRequestHandler):
    """A site that says nothing of who reads it."""

    extensions_map = {".xml": "application/xml"}  # noqa: RUF012 - as the library has it

    def log_message(self, *_: object) -> None:
        """Say nothing."""


def subscribe(hub: str, topic: str, callback: str) -> None:
    """Ask for a subscription and wait until it is one."""
    form = {"hub.mode": "subscribe", "hub.topic": topic, "hub.callback": callback}
    build_opener(ProxyHandler({})).open(hub, urlencode(form).encode(), PATIENCE).close()
    assert Subscriber.confirmed.get(timeout=PATIENCE) == topic
