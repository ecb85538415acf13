"""The HTTPS server, and the HTTP one that only sends to it (EX-1.1-0-01)."""

import errno
import logging
import re
import threading
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from http import HTTPStatus
from pathlib import Path
from urllib.parse import quote
from wsgiref.types import StartResponse, WSGIApplication, WSGIEnvironment

import trustme
from cheroot.ssl.builtin import BuiltinSSLAdapter
from cheroot.wsgi import Server

LOCAL_NAMES = ("localhost", "127.0.0.1", "::1")

_logger = logging.getLogger(__name__)


class CannotListenError(Exception):
    """The address or port is taken or not ours."""


class _LoggedServer(Server):
    """A server that reports to the log."""

    expiration_interval = 0.1  # seconds between two looks around, hence the time that a stop takes

    def error_log(self, msg: str = "", level: int = logging.INFO, traceback: bool = False) -> None:
        """Take what cheroot reports: its own failures are errors, a visitor who leaves early is less."""
        _logger.log(level, msg, exc_info=traceback)


def make_certificate(folder: Path, names: Iterable[str]) -> tuple[Path, Path]:
    """Write a server certificate for the names and the authority that signed it; return both paths (PEM)."""
    authority = trustme.CA()
    server_pem, authority_pem = folder / "server.pem", folder / "ca.pem"
    authority.issue_cert(*names).private_key_and_cert_chain_pem.write_to_path(str(server_pem))
    authority.cert_pem.write_to_path(str(authority_pem))
    return server_pem, authority_pem


@contextmanager
def listening(host: str, port: int, threads: int) -> Iterator[Server]:
    """Bind a server, and close it when the block is left; raise CannotListenError.

    Visitors wait until the server is given its application and serves.
    """
    server = _LoggedServer((host, port), None, numthreads=threads, shutdown_timeout=1)
    try:
        server.prepare()
    except OSError as error:
        raise CannotListenError(
            f"impossible d'écouter sur {host}:{port} ({_cause(error)}). "
            "Choisissez un autre port, ou 0 pour un port libre."
        ) from error
    try:
        yield server
    finally:
        server.stop()


def _cause(error: OSError) -> str:
    """Say why a port can't be listened on; cheroot keeps only the words of the system's own error."""
    known = {
        errno.EADDRINUSE: "le port est déjà pris",
        errno.EACCES: "le port est réservé à l'administrateur",
    }
    number = re.search(r"\[Errno (\d+)\]", str(error))
    return known.get(int(number[1]), str(error)) if number else str(error)


def serve(server: Server, application: WSGIApplication) -> None:
    """Answer visitors, in the background."""
    server.wsgi_app = application
    threading.Thread(target=server.serve, daemon=True).start()


def secure(server: Server, certificate: Path) -> None:
    """Speak HTTPS, with a certificate and its key in one PEM file."""
    server.ssl_adapter = BuiltinSSLAdapter(str(certificate), str(certificate))


def port_of(server: Server) -> int:
    """Port on which a server listens."""
    port: int = server.bind_addr[1]
    return port


def redirection(https_port: int, names: Iterable[str]) -> WSGIApplication:
    """Build the application that redirects to HTTPS, to the name the visitor used when it is one of ours."""
    ours = frozenset(names)

    def redirect(environ: WSGIEnvironment, start_response: StartResponse) -> list[bytes]:
        host = environ.get("HTTP_HOST", "").rpartition(":")[0] or environ.get("HTTP_HOST", "")
        path = quote(environ.get("PATH_INFO", "/").encode("latin-1"))
        query = f"?{environ['QUERY_STRING']}" if environ.get("QUERY_STRING") else ""
        location = f"https://{host if host in ours else LOCAL_NAMES[0]}:{https_port}{path}{query}"
        status = HTTPStatus.MOVED_PERMANENTLY
        start_response(f"{status.value} {status.phrase}", [("Location", location), ("Content-Length", "0")])
        return []

    return redirect
