"""Telling a WebSub hub that feeds have changed, so that it tells their subscribers at once.

WebSub (https://www.w3.org/TR/websub/) §6 leaves open how a publisher tells its hub, and hubs have
kept the request of PubSubHubbub 0.3 §7.1: a form with ``hub.mode=publish`` and the feed's address.
That is ``hub.url`` for most hubs, ``hub.topic`` for some, and none minds the other
(https://github.com/w3c-social/social-web-protocols/issues/47), so both are sent. Not every hub
takes several addresses at once, so each has a request of its own.

This module loads an HTTP client: import it only where something is to be told.
"""

from __future__ import annotations

from http import HTTPStatus
from http.client import HTTPException, RemoteDisconnected
from socket import gaierror
from ssl import SSLCertVerificationError, SSLError
from time import sleep
from typing import TYPE_CHECKING

from msgspec import Struct

from feedkit.characters import one_line
from feedkit.publish.forms import Answer, send_form

if TYPE_CHECKING:
    from collections.abc import Sequence

__all__ = ["PingFailure", "ping"]

#: Seconds between two attempts at most; a hub that asks for more is not asked again.
LONGEST_PAUSE = 30.0

# RFC 9110 §15.5.9, RFC 6585 §4: the client errors that may pass by themselves.
PASSING = frozenset({HTTPStatus.REQUEST_TIMEOUT, HTTPStatus.TOO_MANY_REQUESTS})


class PingFailure(Struct, frozen=True):
    """A hub that could not be told of one feed, and why, on one line."""

    hub: str
    topic: str  #: the feed's address
    reason: str

    def __str__(self) -> str:
        return one_line(f"{self.hub}: could not be told of {self.topic}: {self.reason}")


class _Refusal(Struct, frozen=True):
    """Why one request failed, and what that means for the next."""

    reason: str
    passing: bool  #: the same request may succeed later
    whole: bool  #: it is the hub, not the topic: any other request would fail now, too
    wait: float = 0.0  #: the seconds that the hub asks for


def ping(
    hub: str,
    topics: Sequence[str],
    *,
    timeout: float = 10.0,
    attempts: int = 3,
    pause: float = 1.0,
) -> tuple[PingFailure, ...]:
    """Tell `hub` that the feeds at the addresses `topics` have changed; return what failed.

    `timeout` is the seconds that one request may take, redirects and all. What may pass (no answer,
    a server error, 408, 429) is tried again, `attempts` times in all: after `pause` seconds, then
    twice as many, and so on, or those of the hub's Retry-After, but never after more than half a
    minute. While one request goes without an answer, the other topics wait with it: a hub that is
    down costs `attempts` time-outs, however many feeds there are.

    Nothing that the network does is raised. Raises ValueError for a `timeout`, `attempts` or
    `pause` that makes no sense.
    """
    if timeout <= 0 or attempts < 1 or pause < 0:
        raise ValueError("timeout and attempts have to be positive, pause not negative")
    known: dict[str, _Refusal | None] = dict.fromkeys(topics)
    waiting = tuple(known)
    while waiting:
        refused = _round(hub, waiting, timeout)
        known |= dict.fromkeys(waiting) | refused
        waiting = tuple(topic for topic, refusal in refused.items() if refusal.passing)
        asked = max((refusal.wait for refusal in refused.values()), default=0.0)
        attempts -= 1
        if not waiting or not attempts or asked > LONGEST_PAUSE:
            break
        sleep(max(asked, min(pause, LONGEST_PAUSE)))
        pause *= 2
    return tuple(
        PingFailure(hub, topic, refusal.reason) for topic, refusal in known.items() if refusal
    )


def _round(hub: str, topics: Sequence[str], timeout: float) -> dict[str, _Refusal]:
    """Tell `hub` of each topic; return why which failed, in the order to try them again."""
    refused: dict[str, _Refusal] = {}
    for number, topic in enumerate(topics, start=1):
        refusal = _tell(hub, topic, timeout)
        if refusal:
            refused[topic] = refusal
        if refusal and refusal.whole:
            # This topic goes last: it may be the very one that the hub gets stuck at.
            return dict.fromkeys(topics[number:], refusal) | refused
    return refused


def _tell(hub: str, topic: str, timeout: float) -> _Refusal | None:
    form = {"hub.mode": "publish", "hub.url": topic, "hub.topic": topic}
    try:
        return _judge(send_form(hub, form, timeout))
    except SSLCertVerificationError as error:
        reason = f"its certificate cannot be trusted: {error.verify_message}"
        return _Refusal(reason, passing=False, whole=True)
    except TimeoutError:
        return _Refusal(f"no answer within {timeout:g} s", passing=True, whole=True)
    except (OSError, HTTPException) as error:
        return _Refusal(_in_words(error), passing=True, whole=True)
    except ValueError:
        return _Refusal("it is not an http or https address", passing=False, whole=True)


def _judge(answer: Answer) -> _Refusal | None:
    if answer.success:
        return None
    passing = answer.status >= HTTPStatus.INTERNAL_SERVER_ERROR or answer.status in PASSING
    wait = answer.retry_after if passing else 0.0
    location = answer.headers.get("Location")
    parts = [f"{answer.status} {answer.phrase}".strip()]
    if location is not None:
        parts.append(f"not followed to {location:.200}")
    if wait:
        parts.append(f"try again in {wait:g} s")
    if answer.text:
        parts.append(answer.text)
    busy = wait > 0 or answer.status == HTTPStatus.TOO_MANY_REQUESTS
    return _Refusal(": ".join(parts), passing, whole=busy, wait=wait)


def _in_words(error: OSError | HTTPException) -> str:
    """Return what went wrong before there was an answer."""
    match error:
        case gaierror():
            return "there is no such host, or its name cannot be looked up now"
        case SSLError():
            return f"it does not speak TLS as it should: {error.reason or error}"
        case RemoteDisconnected():
            return "it closed the connection without an answer"
        case HTTPException():
            return f"its answer is not HTTP: {error!r}"[:200]
        case _:
            return (error.strerror or str(error)).lower()
