"""Words in which digits stand for letters, as people write Arabic in Latin letters: ma3i, sa7, 3andi.

A text is cut between letters and digits. What a language lists as a spelling of several such pieces is
put together again, where nothing stands between them in the text; so is what reads as a word letter by
letter.
"""

from collections.abc import Callable, Iterable

from actions.reading.folding import Tokens


class Wholes:
    """The spellings of a language that hold a digit, each as its pieces joined by spaces.

    `reads`: whether pieces that are no such spelling make a word all the same.
    """

    def __init__(self, spellings: Iterable[str], reads: Callable[[str], bool] = lambda _: False) -> None:
        self._reads = reads
        self._known = frozenset(one for one in spellings if " " in one and any(map(str.isdigit, one)))
        self._longest = max((one.count(" ") + 1 for one in self._known), default=0)

    def put_together(self, tokens: Tokens) -> Tokens:
        """The tokens, the longest run that is such a spelling as one of them."""
        if not self._known or not any(word.isdigit() for word in tokens.words):
            return tokens
        words: list[str] = []
        starts: list[int] = []
        ends: list[int] = []
        at = 0
        while at < len(tokens):
            end = self._end(tokens, at)
            words.append(" ".join(tokens.words[at:end]))
            starts.append(tokens.starts[at])
            ends.append(tokens.ends[end - 1])
            at = end
        return Tokens(tokens.raw, tuple(words), tuple(starts), tuple(ends))

    def _end(self, tokens: Tokens, start: int) -> int:
        """Where the longest spelling that begins at a token ends; after the token where none does."""
        most = start + 1
        while most < min(len(tokens), start + self._longest) and tokens.ends[most - 1] == tokens.starts[most]:
            most += 1
        ends = (end for end in range(most, start + 1, -1) if " ".join(tokens.words[start:end]) in self._known)
        whole = self._whole(tokens, start)
        return max(next(ends, start + 1), whole)

    def _whole(self, tokens: Tokens, start: int) -> int:
        """Where all that is written on to a token ends, if it reads as one word; after the token if not."""
        end = start + 1
        while (
            end < len(tokens) and tokens.ends[end - 1] == tokens.starts[end] and tokens.words[end].isalnum()
        ):
            end += 1
        apart = start == 0 or tokens.ends[start - 1] < tokens.starts[start]
        return (
            end if apart and end > start + 1 and self._reads(" ".join(tokens.words[start:end])) else start + 1
        )
