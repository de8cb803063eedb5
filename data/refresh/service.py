"""Ask a service over HTTP: politely, patiently, and believing nothing that is cut off or of another kind."""

import logging
import time
from collections import deque
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

import orjson
import urllib3

from data.refresh.errors import AnswerError, StatusError, UnreachableError
from domain.digits import plain_whole

logger = logging.getLogger(__name__)

AGENT = "Tilannehuone/1.2"
TIMEOUT_S = urllib3.Timeout(connect=10, read=60)
ATTEMPTS = 5
FIRST_PAUSE_S, LONGEST_PAUSE_S = 1.0, 60.0
MOST_BYTES = 400_000_000
"""What one answer may be unpacked; more is no answer to anything we ask."""

_AGAIN = frozenset({429, 500, 502, 503, 504})
_TOO_MANY = 429
BYTE_ORDER_MARK = b"\xef\xbb\xbf"
_JSON = {"Content-Type": "application/json"}
_CHUNK = 1 << 20


@dataclass(kw_only=True)
class Service:
    """A service, with how often it may be called.

    Attributes:
        calls: How many calls it allows in a window.
        window_s: The window, seconds.
        timeout: How long to wait for it.
        first_pause_s: How long to wait before the second attempt; each pause is twice the one before.
        sleep: Waits.
        clock: Tells seconds.
        made: How many calls have been made.
    """

    calls: int = 10
    window_s: float = 10.0
    timeout: urllib3.Timeout = field(default_factory=lambda: TIMEOUT_S)
    first_pause_s: float = FIRST_PAUSE_S
    sleep: Callable[[float], None] = time.sleep
    clock: Callable[[], float] = time.monotonic
    made: int = 0

    def __post_init__(self) -> None:
        self._pool = urllib3.PoolManager(
            headers={"User-Agent": AGENT, "Accept-Encoding": "gzip"}, retries=False
        )
        self._recent: deque[float] = deque()

    def json(self, url: str, body: object = None) -> Any:  # noqa: ANN401 - whatever it answers
        """Return what an address answers as JSON; the body, where there is one, is posted.

        Raises:
            UnreachableError, StatusError: As `content`.
            AnswerError: The answer is no JSON.
        """
        said = self.content(url, body)
        try:
            return orjson.loads(said.removeprefix(BYTE_ORDER_MARK))
        except ValueError as error:
            what = "a web page" if said.lstrip()[:1] == b"<" else "what is no JSON"
            raise AnswerError(f"{url} answers {what}: {said[:80]!r}") from error

    def content(self, url: str, body: object = None) -> bytes:
        """Return what an address answers, after waiting for its turn and as many attempts as it takes.

        Raises:
            UnreachableError: No attempt brought a whole answer.
            StatusError: It refuses, and would again.
            AnswerError: The answer is larger than anything we ask for.
        """
        pause, fault = self.first_pause_s, ""
        for attempt in range(1, ATTEMPTS + 1):
            self._wait_for_turn()
            try:
                status, said, wait = self._ask(url, body)
            except urllib3.exceptions.HTTPError as error:
                fault, wait = f"{type(error).__name__}: {error}", 0.0
            else:
                if status == 200:
                    return said
                fault = f"HTTP {status}"
                if status not in _AGAIN:
                    raise StatusError(f"{url} answers {fault}: {said[:200]!r}", status)
                if status == _TOO_MANY:
                    wait = max(wait, self.window_s)
            logger.warning("attempt %d of %d at %s: %s", attempt, ATTEMPTS, url, fault)
            if attempt < ATTEMPTS:
                self.sleep(min(max(pause, wait), LONGEST_PAUSE_S))
                pause *= 2
        raise UnreachableError(f"{url} gave no answer in {ATTEMPTS} attempts; the last: {fault}")

    def _ask(self, url: str, body: object) -> tuple[int, bytes, float]:
        """Return the status, the whole content, and how long the service asks to be left alone."""
        response = self._pool.request(
            "GET" if body is None else "POST",
            url,
            body=None if body is None else orjson.dumps(body),
            headers=self._pool.headers if body is None else {**self._pool.headers, **_JSON},
            timeout=self.timeout,
            preload_content=False,
            retries=urllib3.Retry(0, redirect=3, raise_on_status=False),
        )
        try:
            parts, size = [], 0
            while part := response.read(_CHUNK, decode_content=True):
                parts.append(part)
                size += len(part)
                if size > MOST_BYTES:
                    raise AnswerError(f"{url} answers more than {MOST_BYTES} bytes")
        finally:
            response.release_conn()
        after = response.headers.get("Retry-After", "")
        return response.status, b"".join(parts), _seconds(after)

    def _wait_for_turn(self) -> None:
        now = self.clock()
        while self._recent and now - self._recent[0] >= self.window_s:
            self._recent.popleft()
        if len(self._recent) >= self.calls:
            self.sleep(self.window_s - (now - self._recent[0]))
            return self._wait_for_turn()
        self._recent.append(now)
        self.made += 1
        return None


def _seconds(said: str) -> float:
    """Return how long an answer asks to be left alone; 0 where it names a time of day, or nothing."""
    try:
        return float(plain_whole(said))
    except ValueError:
        return 0.0
