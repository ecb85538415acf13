"""``python -m reference``: serve the site until told to stop."""

import json
import os
import signal
import sys
import tempfile
import threading
from pathlib import Path

from reference.serving import options, servers
from reference.serving.options import Options


class CannotStartError(Exception):
    """The site cannot be served as asked; the message is for the person who started it."""


def main() -> int:
    """Serve, print one JSON line when listening, stop at SIGTERM or SIGINT."""
    chosen = options.parse()
    stopped = threading.Event()
    for number in (signal.SIGTERM, signal.SIGINT):
        signal.signal(number, lambda *_: stopped.set())
    with tempfile.TemporaryDirectory(prefix="reference-", ignore_cleanup_errors=True) as folder:
        try:
            _serve(chosen, Path(folder), stopped)
        except (CannotStartError, servers.CannotListenError) as error:
            print(f"Le site de référence ne démarre pas : {error}", file=sys.stderr)  # noqa: T201
            return 2
    return 0


def _serve(chosen: Options, folder: Path, stopped: threading.Event) -> None:
    with (
        servers.listening(chosen.host, chosen.port, threads=8) as https,
        servers.listening(chosen.host, chosen.http_port, threads=2) as http,
    ):
        os.environ.update(chosen.variables(chosen.database or folder / "site.sqlite3"))
        from reference.wsgi import application  # only now: the settings read the environment

        _prepare_database()
        names = (*servers.LOCAL_NAMES, *chosen.allowed_hosts)
        certificate, authority = servers.make_certificate(folder, names)
        https_port = servers.port_of(https)
        servers.secure(https, certificate)
        servers.serve(https, application)
        servers.serve(http, servers.redirection(https_port, names))
        ready = {
            "url": f"https://localhost:{https_port}",
            "http_url": f"http://localhost:{servers.port_of(http)}",
            "ca": str(authority),
        }
        print(json.dumps(ready), flush=True)  # noqa: T201 - what starts the site waits for this line
        stopped.wait()


def _prepare_database() -> None:
    from django.conf import settings
    from django.core.management import call_command
    from django.db import DatabaseError, connection

    try:
        call_command("migrate", verbosity=0)
    except DatabaseError as error:
        path = settings.DATABASES["default"]["NAME"]
        raise CannotStartError(
            f"la base de données « {path} » n'est pas utilisable ({error}). "
            "Indiquez avec --database un fichier dans un dossier où vous pouvez écrire."
        ) from error
    finally:
        connection.close()


if __name__ == "__main__":
    sys.exit(main())
