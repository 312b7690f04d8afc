"""How tokens of names sound: keys that meet across scripts, and how near two tokens are.

A token is one word, written or folded. The written word is better where there is one: folding
takes from ş, č, ğ, й and the geresh what they say. Every function is pure; those that are asked
again and again remember the tokens met lately.
"""

from firsthand.names.sounds.explaining import Meeting, Step, explain_tokens
from firsthand.names.sounds.keys import hard_key, keys, soft_key
from firsthand.names.sounds.similarity import token_similarity

__all__ = [
    "Meeting",
    "Step",
    "explain_tokens",
    "hard_key",
    "keys",
    "soft_key",
    "token_similarity",
]
