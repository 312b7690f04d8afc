"""Where known names stand in running text: as written, folded, in other spellings or scripts."""

from firsthand.names.finding.folded import Forms, compile_forms, compile_words, find, find_all
from firsthand.names.finding.hits import Hit, How, Reach

__all__ = ["Forms", "Hit", "How", "Reach", "compile_forms", "compile_words", "find", "find_all"]
