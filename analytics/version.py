"""Which computation the results of a saved scenario came from."""

MODEL_VERSION = "1.2"
"""Numbers between dots, compared as numbers.

The last one rises when the same inputs and data give another result, the first one when an older
programme would misread the inputs: a version of a newer model is refused, not guessed at.
"""
