"""Words to word pieces and case classes, as extract/language/word_pieces.cpp does at run time.

The vocabulary is BERT's uncased one, as MiniLM ships it (Devlin et al. 2019; Wang et al. 2020).
"""
import functools
import unicodedata

MAX_WORD_PIECES = 8
MAX_BIT_CHARACTERS = 100


def is_punctuation(character):
    code = ord(character)
    if 33 <= code <= 47 or 58 <= code <= 64 or 91 <= code <= 96 or 123 <= code <= 126:
        return True
    return unicodedata.category(character).startswith("P")


def is_ideograph(character):
    code = ord(character)
    return (0x4E00 <= code <= 0x9FFF or 0x3400 <= code <= 0x4DBF or 0x20000 <= code <= 0x2CEAF or
            0xF900 <= code <= 0xFAFF or 0x2F800 <= code <= 0x2FA1F)


def normalise(form):
    """Small letters without marks and control characters."""
    kept = [c for c in unicodedata.normalize("NFD", form) if unicodedata.category(c) not in ("Mn", "Cc", "Cf")]
    return "".join(kept).lower()


def bits(form):
    """Runs without punctuation, and each punctuation mark and ideograph by itself."""
    out, run = [], ""
    for c in normalise(form):
        if c.isspace():
            if run:
                out.append(run)
            run = ""
        elif is_punctuation(c) or is_ideograph(c):
            if run:
                out.append(run)
            out.append(c)
            run = ""
        else:
            run += c
    if run:
        out.append(run)
    return out


def case_class(form, first=False):
    """0 no cased letter, 1 small, 2 Capital, 3 one capital letter, 4 CAPITALS, 5 miXed, 6 letters and digits,
    7 Capital at the start of the sentence."""
    letters = [c for c in form if c.isalpha()]
    cased = [c for c in letters if c.lower() != c.upper()]
    if letters and any("0" <= c <= "9" for c in form):
        return 6
    if not cased:
        return 0
    capital = [c.isupper() or c.istitle() for c in letters]
    if len(letters) == 1:
        return 3 if capital[0] else 1
    if all(capital):
        return 4
    if not any(capital):
        return 1
    if capital[0] and not any(capital[1:]):
        return 7 if first else 2
    return 5


def case_classes(forms):
    out, first = [], True
    for form in forms:
        out.append(case_class(form, first))
        if any(c.isalpha() for c in form):
            first = False
    return out


class WordPieces:
    def __init__(self, vocabulary):
        self.vocabulary = vocabulary
        self.ids = {piece: i for i, piece in enumerate(vocabulary)}
        self.unknown = self.ids["[UNK]"]
        self.cls = self.ids["[CLS]"]
        self.of_word = functools.lru_cache(maxsize=200_000)(self._of_word)

    def _of_bit(self, bit):
        if len(bit) > MAX_BIT_CHARACTERS:
            return [self.unknown]
        pieces, start = [], 0
        while start < len(bit):
            for end in range(len(bit), start, -1):
                piece = ("##" if start else "") + bit[start:end]
                if piece in self.ids:
                    pieces.append(self.ids[piece])
                    start = end
                    break
            else:
                return [self.unknown]
        return pieces

    def _of_word(self, form):
        pieces = [piece for bit in bits(form) for piece in self._of_bit(bit)]
        if not pieces:
            return (self.unknown,)
        if len(pieces) > MAX_WORD_PIECES:
            pieces = pieces[:MAX_WORD_PIECES - 2] + pieces[-2:]
        return tuple(pieces)
