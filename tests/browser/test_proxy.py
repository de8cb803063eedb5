"""The proxy of docs/operations.md, nginx over TLS, as it is written but for ports and places of files."""

import http.client
import re
import shutil
import signal
import socket
import ssl
import subprocess
import time
from contextlib import ExitStack, closing, contextmanager

import pytest
from websockets.exceptions import InvalidStatus

from i18n.text import Text
from tests.architecture.code import ROOT
from tests.browser.client import connected, errors, first_run
from tests.browser.conftest import DESK, FINN
from tests.browser.server import CALM_S, free_port, started
from tests.browser.sign_in import asking, provider, sign_in
from tests.browser.visit import PATIENCE_MS, SETTLED

GUIDE = (ROOT / "docs" / "operations.md").read_text(encoding="utf-8")
HOST = "tilannehuone.example.fi"
NGINX = shutil.which("nginx") or shutil.which("nginx", path="/usr/sbin:/usr/local/sbin")
COOKIE = re.compile(r"tilannehuone_process=(\d+); Path=/tilanne; HttpOnly; Secure; SameSite=Lax")

MAIN = """
daemon off;
pid {folder}/pid;
error_log {folder}/error.log;
events {{}}
http {{
    client_body_temp_path {folder}/body;
    proxy_temp_path {folder}/proxy;
    fastcgi_temp_path {folder}/fastcgi;
    uwsgi_temp_path {folder}/uwsgi;
    scgi_temp_path {folder}/scgi;
    {site}
}}
"""

pytestmark = pytest.mark.skipif(not NGINX, reason="no nginx here (Debian: apt-get install nginx-light)")


def written(language):
    """Return the one piece of the guide in a language."""
    (found,) = re.findall(rf"```{language}\n(.*?)```", GUIDE, re.DOTALL)
    return found


@contextmanager
def proxied(folder, port, ports):
    """Run nginx with the guide's configuration before the processes at these ports."""
    key, certificate = folder / "key.pem", folder / "fullchain.pem"
    named = f"-subj /CN={HOST} -addext subjectAltName=DNS:{HOST} -keyout {key} -out {certificate}"
    made = f"openssl req -x509 -newkey rsa:2048 -nodes -days 2 {named}"
    subprocess.run(made.split(), check=True, capture_output=True)
    site = written("nginx").replace("/etc/ssl/tilannehuone", str(folder))
    site = site.replace("/var/log/nginx", str(folder)).replace("listen 443", f"listen 127.0.0.1:{port}")
    for theirs, ours in zip(("8501", "8502"), ports, strict=True):
        site = site.replace(theirs, str(ours))
    (folder / "nginx.conf").write_text(MAIN.format(folder=folder, site=site), encoding="utf-8")
    with subprocess.Popen([NGINX, "-p", str(folder), "-c", str(folder / "nginx.conf")]) as process:
        try:
            yield ssl.create_default_context(cafile=str(certificate))
        finally:
            process.terminate()


class Site:
    """The public address, as a browser and a program reach it."""

    def __init__(self, port, trusted, log):
        self.port, self.trusted, self.log = port, trusted, log

    def get(self, path, process=""):
        """Return status, headers and body of an answer to a reader who was last answered by a process."""
        plain = socket.create_connection(("127.0.0.1", self.port))
        with closing(http.client.HTTPSConnection(HOST, self.port)) as connection:
            connection.sock = self.trusted.wrap_socket(plain, server_hostname=HOST)
            cookie = {"Cookie": f"tilannehuone_process={process}"} if process else {}
            connection.request("GET", path, headers={"Host": HOST, **cookie})
            answer = connection.getresponse()
            return answer.status, answer.headers, answer.read()

    def stream(self, process, origin=f"https://{HOST}"):
        """Return a page's websocket."""
        plain = socket.create_connection(("127.0.0.1", self.port))
        return connected(
            f"https://{HOST}/tilanne",
            origin,
            sock=plain,
            trusted=self.trusted,
            Cookie=f"tilannehuone_process={process}",
        )


@pytest.fixture(scope="module")
def site(tmp_path_factory):
    """Return the public address, and the processes behind it by the name that the cookie gives them."""
    folder = tmp_path_factory.mktemp("nginx")
    folder.chmod(0o755)
    options = re.findall(r"--server\.(?:baseUrlPath|allowedHosts) [\w.]+", written("ini"))
    port, ports = free_port(), (free_port(), free_port())
    with ExitStack() as stack:
        issuer = stack.enter_context(provider())
        secrets = asking(issuer, f"https://{HOST}:{port}/tilanne", folder)
        processes = {
            str(each): stack.enter_context(
                started(port=each, options=" ".join(options).split(), environment=secrets)
            )
            for each in ports
        }
        trusted = stack.enter_context(proxied(folder, port, ports))
        for each in processes.values():
            each.wait_until("/ready", CALM_S)
        yield Site(port, trusted, folder / "tilannehuone.log"), processes


def test_the_proxy_serves_the_path_over_tls_and_keeps_what_is_not_public(site):
    public, processes = site

    status, headers, _ = public.get("/tilanne")
    assert (status, headers["Location"]) == (301, f"https://{HOST}:{public.port}/tilanne/")
    status, headers, document = public.get("/tilanne/")
    assert status == 200
    assert b"<html lang=" in document
    assert COOKIE.fullmatch(headers["Set-Cookie"])[1] in processes
    assert headers["Strict-Transport-Security"]
    assert headers["Content-Security-Policy"]
    assert [public.get(f"/tilanne/{each}")[0] for each in ("ready", "live", "metrics")] == [200, 200, 404]
    assert public.get("/ready")[0] in (403, 404)  # nginx's own


def test_no_cookie_goes_over_a_connection_that_is_not_secure(site):
    public, _ = site
    cookies = public.get("/tilanne/_stcore/health")[1].get_all("Set-Cookie")

    assert {each.partition("=")[0] for each in cookies} == {"_streamlit_xsrf", "tilannehuone_process"}
    assert all("; Secure" in each for each in cookies)


def test_a_request_has_one_number_in_the_answer_and_in_the_log_of_the_proxy(site):
    public, _ = site
    number = public.get("/tilanne/live?secret=1")[1]["X-Request-ID"]

    for _ in range(100):  # nginx writes its line after the answer
        log = public.log.read_text(encoding="utf-8")
        if number in log:
            break
        time.sleep(0.02)
    assert f'{number} "GET /tilanne/live" 200' in log
    assert "secret" not in log


def test_new_readers_come_to_each_process_and_stay_where_they_are(site):
    public, processes = site

    assert {COOKIE.fullmatch(public.get("/tilanne/live")[1]["Set-Cookie"])[1] for _ in range(4)} == {
        *processes
    }
    for process in processes:
        assert public.get("/tilanne/live", process)[1]["Set-Cookie"] is None
    assert COOKIE.fullmatch(public.get("/tilanne/live", "somebody's")[1]["Set-Cookie"])


def test_a_page_runs_over_a_secure_websocket_and_one_from_elsewhere_is_refused(site):
    public, processes = site
    for process, server in processes.items():
        before = server.sessions()
        with public.stream(process) as socket:
            assert not errors(first_run(socket))
            assert server.sessions() == before + 1
    with pytest.raises(InvalidStatus):
        public.stream(process, origin="https://elsewhere.example")


def test_a_reader_signs_in_through_the_proxy_and_stays_so_on_another_page(site, browser):
    public, _ = site
    address = f"https://{HOST}:{public.port}/tilanne/"
    context = browser.new_context(**FINN, viewport=DESK, ignore_https_errors=True)
    with closing(context):
        tab = context.new_page()
        tab.set_default_timeout(PATIENCE_MS)
        tab.goto(f"{address}activation")
        tab.wait_for_function(SETTLED)
        sign_in(tab, "maija")
        tab.wait_for_url(f"{address}**")
        for page in ("activation", "administration"):
            tab.goto(f"{address}{page}")
            tab.locator(".st-key-account button").first.click()
            tab.get_by_text(Text("fi")("access.roles.administrator")).first.wait_for()

        kept = [each for each in context.cookies(address) if each["name"].startswith("_streamlit_user")]
        assert kept
        assert all(each["httpOnly"] and each["secure"] for each in kept)


def test_readers_of_a_killed_process_are_answered_by_the_other_and_stay_there(site):
    public, processes = site
    (killed, server), (other, _) = processes.items()
    server.process.send_signal(signal.SIGKILL)
    server.process.wait()

    assert COOKIE.fullmatch(public.get("/tilanne/", killed)[1]["Set-Cookie"])[1] == other
    with public.stream(killed) as socket:
        assert COOKIE.fullmatch(socket.response.headers["Set-Cookie"])[1] == other
        assert not errors(first_run(socket))
