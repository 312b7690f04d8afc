"""Making the markup of older pages such that an extractor sees what a reader saw.

trafilatura 2.3.1 drops words that stand straight in `center` or `font`, and takes inline `q` for
a block.
"""

from lxml.html import HtmlElement

_RENAMED = {"center": "div", "font": "span", "q": "span", "big": "span", "small": "span"}


def modernise(root: HtmlElement) -> None:
    """Changes *root* itself; no word of it is lost."""
    for element in root.iter(*_RENAMED):
        element.tag = _RENAMED[str(element.tag)]
