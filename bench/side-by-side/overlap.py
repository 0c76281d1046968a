"""How well found spans cover gold spans, without regard to types: what matters is what a reader would see.

All offsets are code points. White space never counts. Per document the inputs are the text, gold spans and found spans as
(start, end) pairs; `Score.add` takes them and `Score.row` gives the figures.
"""

from dataclasses import dataclass, field


def covered(spans, length):
    """One byte a character: 1 where any span lies."""
    mask = bytearray(length)
    for start, end in spans:
        mask[start:end] = b"\x01" * (min(end, length) - start)
    return mask


@dataclass
class Score:
    gold: int = 0  # gold spans
    hidden: int = 0  # gold spans of which no character is left
    touched: int = 0  # gold spans of which at least one character is hidden
    gold_chars: int = 0
    hidden_chars: int = 0
    other_chars: int = 0  # characters that are not PHI
    lost_chars: int = 0  # of those, hidden all the same
    spurious: int = 0  # found spans that touch no gold span
    found: int = 0
    free: int = 0  # documents without PHI
    untouched: int = 0  # of those, left alone
    kinds: dict = field(default_factory=dict)  # kind -> [gold, hidden]

    def add(self, text, gold, found):
        is_gold = covered([(s, e) for s, e, _ in gold], len(text))
        is_found = covered(found, len(text))
        for start, end, kind in gold:
            marks = [is_found[i] for i in range(start, end) if not text[i].isspace()]
            counts = self.kinds.setdefault(kind, [0, 0])
            counts[0] += 1
            self.gold += 1
            self.touched += any(marks)
            if all(marks):
                self.hidden += 1
                counts[1] += 1
        for i, character in enumerate(text):
            if character.isspace():
                continue
            if is_gold[i]:
                self.gold_chars += 1
                self.hidden_chars += is_found[i]
            else:
                self.other_chars += 1
                self.lost_chars += is_found[i]
        self.found += len(found)
        self.spurious += sum(1 for start, end in found if not any(is_gold[start:end]))
        if not gold:
            self.free += 1
            self.untouched += not found

    def row(self):
        return {
            "spans hidden whole": ratio(self.hidden, self.gold),
            "spans touched": ratio(self.touched, self.gold),
            "PHI characters hidden": ratio(self.hidden_chars, self.gold_chars),
            "other characters lost": ratio(self.lost_chars, self.other_chars),
            "spurious of found spans": ratio(self.spurious, self.found),
            "PHI-free notes untouched": ratio(self.untouched, self.free),
        }


def ratio(part, whole):
    return part / whole if whole else float("nan")
