"""Where known names stand in running text: as written, folded alike, in another spelling or script."""

from firsthand.names.finding.folded import Forms, compile_forms, compile_words, find, find_all
from firsthand.names.finding.hits import Hit, How

__all__ = ["Forms", "Hit", "How", "compile_forms", "compile_words", "find", "find_all"]
