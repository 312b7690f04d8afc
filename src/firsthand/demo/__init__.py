"""The invented archive: files that the importer really imports, and the decisions taken on them."""

from importlib.resources import files
from importlib.resources.abc import Traversable

DEMO: Traversable = files("firsthand.demo")
