"""Why an input was refused, in words that say what to do next."""

REASONS = {
    "empty": "the file is empty",
    "binary": "it is not a text or a web page; a picture is added on the page of its Item",
    "too_large": "it is larger than 64 MB; split it and import the parts",
    "not_text": "it cannot be read as text; save it again as UTF-8",
    "too_deep": "the page is nested too deeply to be read; save it as plain text",
    "timed_out": "it took too long to read; save it as plain text",
    "out_of_memory": "it takes too much memory to read; split it and import the parts",
    "crashed": "the reader broke on it; the file is as it was, please report it",
    "unsupported": "this format is not supported yet",
    "unreadable": "the file cannot be opened; check that you may read it",
}


def reason_words(code: str) -> str:
    """The words for a refusal's code; the code itself where we have none."""
    return REASONS.get(code, code)
