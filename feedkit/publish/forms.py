"""Sending a form over HTTP, bounded in time, and never to anywhere it should not go."""

from __future__ import annotations

from concurrent.futures import Future
from contextlib import suppress
from email.utils import parsedate_to_datetime
from http import HTTPStatus
from http.client import HTTPException, HTTPResponse
from threading import Thread
from typing import TYPE_CHECKING
from urllib.error import URLError
from urllib.parse import urlencode
from urllib.request import HTTPHandler, HTTPSHandler, OpenerDirector, ProxyHandler, Request

from msgspec import Struct
from msgspec.structs import replace

from feedkit.characters import one_line
from feedkit.urls import absolute, canonical, is_absolute

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from email.message import Message

__all__ = ["Answer", "send_form"]

#: A request is sent on so many times at most.
MOST_REDIRECTS = 5
#: Of what a server says to explain itself: the bytes that are read, the characters that are kept.
MOST_READ, MOST_KEPT = 2000, 200

# RFC 9110 §15.4: the same request may be sent to where these point. A browser may make a GET of it
# for 301 and 302, and has to for 303, which would lose the form.
REDIRECTS = frozenset(
    {
        HTTPStatus.MOVED_PERMANENTLY,
        HTTPStatus.FOUND,
        HTTPStatus.TEMPORARY_REDIRECT,
        HTTPStatus.PERMANENT_REDIRECT,
    }
)


class Answer(Struct, frozen=True):
    """What came back over HTTP."""

    status: int
    phrase: str  #: the words of the status line
    headers: Message
    text: str  #: the beginning of a plain text, on one line; "" for a success and another kind

    @property
    def success(self) -> bool:
        """Whether the status is any 2xx."""
        return HTTPStatus.OK <= self.status < HTTPStatus.MULTIPLE_CHOICES

    @property
    def retry_after(self) -> float:
        """The seconds of Retry-After (RFC 9110 §10.2.3), 0 where it says nothing sensible.

        A date is taken against the answer's own, so the two clocks need not agree.
        """
        text = self.headers.get("Retry-After", "").strip()
        if text.isdecimal():
            return float(text)
        try:
            then = parsedate_to_datetime(text)
            return max((then - parsedate_to_datetime(self.headers["Date"])).total_seconds(), 0.0)
        except (TypeError, ValueError):
            return 0.0


def send_form(url: str, form: Mapping[str, str], timeout: float) -> Answer:
    """Send `form` to `url`, and on to where that redirects, all in `timeout` seconds.

    Raises TimeoutError; another OSError or an HTTPException where there is no answer to be had;
    ValueError for a `url` that is not an http or https address.
    """
    body = urlencode(form).encode()
    return _within(timeout, lambda: _follow(url, body, timeout))


def _within(seconds: float, work: Callable[[], Answer]) -> Answer:
    """Return what `work` returns, or raise what it raises, or TimeoutError.

    A socket's own time-out starts anew with every byte that arrives, and looking up a name has
    none. Work that is given up ends with the server's patience, at the latest with the program.
    """
    future: Future[Answer] = Future()

    def run() -> None:
        try:
            future.set_result(work())
        except BaseException as error:  # raised again by whoever waits for it
            future.set_exception(error)

    Thread(target=run, name="feedkit-form", daemon=True).start()
    return future.result(seconds)


def _follow(url: str, body: bytes, timeout: float) -> Answer:
    url = canonical(url)
    if not is_absolute(url):
        raise ValueError(url)
    for _ in range(1 + MOST_REDIRECTS):
        answer = _send(url, body, timeout)
        target = _redirect(url, answer)
        if target is None:
            break
        url = target
    return answer


def _redirect(url: str, answer: Answer) -> str | None:
    """Return where the same request may be sent instead: never from https to http."""
    location = answer.headers.get("Location")
    if answer.status not in REDIRECTS or location is None:
        return None
    try:
        target = absolute(location, url)
    except ValueError:
        return None
    schemes = ("https:",) if url.startswith("https:") else ("http:", "https:")
    return target if target.startswith(schemes) and is_absolute(target) else None


def _send(url: str, body: bytes, timeout: float) -> Answer:
    """Send `body` to `url`, through the environment's proxy if there is one."""
    opener = OpenerDirector()  # of HTTP alone: no files, no passwords, no redirects but ours
    for handler in (ProxyHandler(), HTTPHandler(), HTTPSHandler()):
        opener.add_handler(handler)
    request = Request(url, body, {"User-Agent": "feedkit"})  # noqa: S310 - the caller looked
    try:
        response = opener.open(request, timeout=timeout)
    except URLError as error:  # it wraps what goes wrong while a request is sent, and only then
        raise error.reason if isinstance(error.reason, OSError) else error from None
    assert isinstance(response, HTTPResponse)  # noqa: S101 - the handlers know no other
    with response:
        answer = Answer(response.status, one_line(response.reason), response.headers, text="")
        return answer if answer.success else replace(answer, text=_explanation(response))


def _explanation(response: HTTPResponse) -> str:
    text = ""
    if response.headers.get_content_type() == "text/plain":
        with suppress(OSError, HTTPException):  # the status says enough
            text = one_line(response.read(MOST_READ).decode("utf-8", "replace"))
    return text if len(text) <= MOST_KEPT else f"{text[:MOST_KEPT]}…"
