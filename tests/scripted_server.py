"""A server on loopback that gives each request the next answer of a script, byte for byte."""

from __future__ import annotations

import socket
from contextlib import contextmanager, suppress
from threading import Event, Thread
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import ssl
    from collections.abc import Iterator, Sequence

__all__ = ["DRIP", "HANG", "ScriptedServer", "scripted"]

#: In the place of an answer: nothing, and a byte now and then, for as long as the server lives.
HANG = "hang"
DRIP = "drip"


class ScriptedServer:
    """Where a script is played. What comes after its end is not answered, but counted."""

    def __init__(self, answers: Sequence[bytes | str], tls: ssl.SSLContext | None) -> None:
        self.requests: list[bytes] = []  #: what was received, one a connection
        self._answers = list(answers)
        self._tls = tls
        self._over = Event()
        self._listener = socket.create_server(("127.0.0.1", 0))
        #: host and port
        self.authority = f"127.0.0.1:{self._listener.getsockname()[1]}"
        self._serving = Thread(target=self._serve)

    @property
    def lines(self) -> list[bytes]:
        """The first line of each request."""
        return [request.partition(b"\r\n")[0] for request in self.requests]

    def start(self) -> None:
        """Begin to listen."""
        self._serving.start()

    def stop(self) -> None:
        """Let go of whoever is still connected, and listen no more."""
        self._over.set()
        # Nothing else wakes a thread that waits for connections on every system.
        socket.create_connection(self._listener.getsockname()).close()
        self._serving.join()
        self._listener.close()

    def _serve(self) -> None:
        threads = []
        while True:
            connection = self._listener.accept()[0]
            if self._over.is_set():
                connection.close()
                break
            answer = self._answers.pop(0) if self._answers else b""
            # What hangs must not keep others waiting.
            threads.append(Thread(target=self._play, args=(connection, answer)))
            threads[-1].start()
        for thread in threads:
            thread.join()

    def _play(self, connection: socket.socket, answer: bytes | str) -> None:
        place = len(self.requests)
        self.requests.append(b"")
        with suppress(OSError):  # whoever stops listening is what is being tested
            if self._tls:
                connection = self._tls.wrap_socket(connection, server_side=True)
            self.requests[place] = receive(connection)
            if isinstance(answer, bytes):
                connection.sendall(answer)
            while isinstance(answer, str) and not self._over.wait(0.01):
                if answer == DRIP:
                    connection.sendall(b"H")
        connection.close()


def receive(connection: socket.socket) -> bytes:
    """Return one request with its body, or the first bytes of what is none."""
    data = connection.recv(65536)
    while data.startswith(b"POST ") and not whole(data):
        data += connection.recv(65536)
    return data


def whole(request: bytes) -> bool:
    """Say whether as much of the body is there as the head says."""
    head, end, body = request.lower().partition(b"\r\n\r\n")
    length = head.partition(b"content-length: ")[2].partition(b"\r\n")[0]
    return bool(end) and len(body) == int(length)


@contextmanager
def scripted(*answers: bytes | str, tls: ssl.SSLContext | None = None) -> Iterator[ScriptedServer]:
    """Play a script for as long as the context lasts."""
    server = ScriptedServer(answers, tls)
    server.start()
    try:
        yield server
    finally:
        server.stop()
