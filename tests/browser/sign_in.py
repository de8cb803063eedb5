"""A sign-in service on this machine, and the secrets of a dashboard that asks it."""

import json
import subprocess
import sys
from contextlib import contextmanager

from i18n.text import Text
from tests.browser.server import free_port

SECRETS = """
[auth]
redirect_uri = "{address}/oauth2callback"
cookie_secret = "a secret of this test alone, which nobody knows"
client_id = "tilannehuone"
client_secret = "known to the sign-in service"
server_metadata_url = "{issuer}/.well-known/openid-configuration"

[tilannehuone]
administrators = ["{issuer}|maija"]
"""

USERS = [json.dumps({"sub": name, "name": name.title()}) for name in ("maija", "pekka")]


@contextmanager
def provider():
    """Yield the address of a sign-in service in a process of its own."""
    port = free_port()
    users = [part for each in USERS for part in ("--user-claims", each)]
    command = [sys.executable, "-m", "oidc_provider_mock", "--port", str(port), *users]
    with subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL) as process:
        try:
            yield f"http://127.0.0.1:{port}"
        finally:
            process.terminate()


def asking(issuer, address, folder):
    """Return the environment of a server at a public address that signs readers in at a service."""
    secrets = folder / "secrets.toml"
    secrets.write_text(SECRETS.format(address=address, issuer=issuer), encoding="utf-8")
    return {"STREAMLIT_SECRETS_FILES": str(secrets)}


def sign_in(tab, name):
    """Sign in on an open page as somebody, up to the service's answer."""
    tab.get_by_role("button", name=Text("fi")("access.sign_in"), exact=True).click()
    tab.get_by_placeholder("sub").fill(name)
    tab.get_by_role("button", name="Authorize").click()
