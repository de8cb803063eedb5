"""A process that saves a thousand versions of a scenario, or of a deck.

It says the identifier of each as soon as it is acknowledged.
"""

import sys

from scenarios.store import ScenarioStore
from tests.scenarios.drafts import draft


def main(url, *held):
    store = ScenarioStore(url).decks() if "deck" in held else ScenarioStore(url)
    version = store.save_new(draft(note="x" * 5_000))
    for number in range(1_000):
        sys.stdout.write(f"{version.id}\n")
        sys.stdout.flush()
        version = store.save_next(version.id, draft(f"Versio {number}", note="x" * 5_000)).version


if __name__ == "__main__":
    main(*sys.argv[1:])
