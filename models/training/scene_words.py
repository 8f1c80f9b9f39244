"""What the words of a prompt ask of a scene: which family and kind, which sliders, which colours.

words/ holds the lists; palettes.py the schemes and colours that came first. `read` is the reference reading of a
prompt; `python scene_words.py` writes models/scenes/words.json, from which an engine is to read the same.

    read("dewy skincare in sage") -> Reading(scenes={("still_life", "podium"): 1.0, ...}, sliders=[16], schemes, colours)
"""
import json
from collections import defaultdict
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

import numpy as np

from palettes import COLOURS, SCHEMES
from colour import from_hex, srgb_from_oklab

HERE = Path(__file__).resolve().parent
WORDS_JSON = HERE.parent / "scenes" / "words.json"
SLIDERS = ("light", "chroma", "contrast", "scale", "density", "mist", "glow", "soft", "energy", "clouds", "gloss", "warm", "window",
           "leaf", "stone", "glass")
AMERICAN = {"colour": "color", "coloured": "colored", "colours": "colors", "grey": "gray", "greyed": "grayed", "greyish": "grayish", "jewellery": "jewelry",
            "jeweller": "jeweler", "centre": "center", "centred": "centered", "harbour": "harbor", "vapour": "vapor", "theatre": "theater", "cosy": "cozy",
            "multicoloured": "multicolored", "colourful": "colorful", "colourless": "colorless", "technicolour": "technicolor", "sombre": "somber",
            "smouldering": "smoldering", "moisturiser": "moisturizer", "moisturisers": "moisturizers", "stylised": "stylized", "snorkelling": "snorkeling",
            "lacklustre": "lackluster", "tyre": "tire", "volunteering": "volunteer", "whisky": "whiskey", "enamelled": "enameled", "honeyed": "honied"}


@dataclass
class Reading:
    """scenes: (family, kind) -> share, summing to 1 (empty: left open); sliders [16] in -1..1; schemes: indices that the
    words lead to, best first; colours: OKLab [n, 3] of the colours named."""
    scenes: dict
    sliders: np.ndarray
    schemes: list
    colours: np.ndarray


def lines(name):
    for line in (HERE / "words" / name).read_text().splitlines():
        if line.strip() and not line.startswith("#"):
            yield line.strip()


def listed(text):
    """'shoe*, hat' -> shoe, shoes, hat, each also as Americans spell it; a hyphen reads as a space."""
    for phrase in text.split(","):
        phrase = phrase.strip().replace("-", " ")
        forms = [phrase]
        if phrase.endswith("*"):
            one = phrase[:-1]
            ending = "es" if one.endswith(("s", "x", "ch", "sh")) else "s"
            forms = [one, one[:-1] + "ies" if one.endswith("y") and one[-2] not in "aeiou" else one + ending]
        for form in forms:
            yield form
            other = " ".join(AMERICAN.get(word, word) for word in form.split())
            if other != form:
                yield other


def effects(text):
    """'light=.4 @tea >table/wood' -> pushes, scheme words, scenes."""
    pushes, anchors, scenes = {}, [], []
    for part in text.split():
        if part.startswith("@"):
            anchors.append(part[1:])
        elif part.startswith(">"):
            scenes.append(tuple(part[1:].split("/")))
        else:
            name, value = part.split("=")
            pushes[name] = float(value)
    return pushes, anchors, scenes


@lru_cache(1)
def lexicon():
    """-> subjects {family: {kind: [phrase]}}, looks {phrase: pushes}, leanings {phrase: [(family, kind)]},
    colours {word: OKLab}, schemes [(OKLab [n], {words})], stop [words]."""
    subjects, looks, leanings = defaultdict(dict), {}, {}
    for line in lines("subjects.txt"):
        place, phrases = line.split(":")
        family, kind = place.split()
        subjects[family][kind] = list(dict.fromkeys(listed(phrases)))
    schemes = [(np.array(colours), set(words)) for colours, words in SCHEMES]
    for line in lines("schemes.txt"):
        colours, words = line.split("|")
        schemes.append((np.array([from_hex(c) for c in colours.split()]), set(words.split())))
    for line in lines("looks.txt"):
        phrases, effect = line.split(":")
        for phrase in listed(phrases):
            looks[phrase] = effects(effect)[0]
    led = defaultdict(list)
    for line in lines("topics.txt"):
        phrases, effect = line.split(":")
        pushes, anchors, scenes = effects(effect)
        for phrase in listed(phrases):
            looks.setdefault(phrase, pushes)
            leanings[phrase] = scenes
            led[phrase] = anchors
    before = [set(words) for _, words in schemes]
    for phrase, anchors in led.items():
        for (_, words), own in zip(schemes, before):
            if own & set(anchors) and (phrase not in set().union(*before)):
                words.add(phrase)
    colours = dict(COLOURS)
    for line in lines("colours.txt"):
        colours |= {name: from_hex(value) for name, value in (pair.split("=") for pair in line.split())}
    stop = [word.replace("-", " ") for line in lines("stop.txt") for word in line.split()]
    return dict(subjects), looks, leanings, colours, schemes, stop


@lru_cache(1)
def table():
    """phrase -> [(what, value)]: all that each known phrase does."""
    subjects, looks, leanings, colours, schemes, _ = lexicon()
    out = defaultdict(list)
    for family, kinds in subjects.items():
        for kind, phrases in kinds.items():
            for phrase in phrases:
                out[phrase].append(("subject", (family, kind)))
    for phrase, pushes in looks.items():
        if pushes:
            out[phrase].append(("look", pushes))
    for phrase, scenes in leanings.items():
        out[phrase].append(("lean", scenes))
    for phrase, lab in colours.items():
        out[phrase].append(("colour", lab))
    for i, (_, words) in enumerate(schemes):
        for phrase in words:
            out[phrase].append(("scheme", i))
    return dict(out)


def known_words():
    """Every single word that has an effect, alone or inside a phrase."""
    return sorted({word for phrase in table() for word in phrase.split()})


def phrases_in(text, longest=4):
    """The longest known phrases of a text, left to right; no word is read twice."""
    words, known, at = "".join(c if c.isalnum() else " " for c in text.lower()).split(), table(), 0
    while at < len(words):
        for length in range(min(longest, len(words) - at), 0, -1):
            phrase = " ".join(words[at:at + length])
            if phrase in known:
                yield phrase
                break
        else:
            length = 1
        at += length


def read(text):
    """A subject that is named decides the scene; industries, occasions and seasons do only where none is."""
    named, leaning, votes = defaultdict(float), defaultdict(float), defaultdict(int)
    pushes, colours = defaultdict(float), []
    for phrase in phrases_in(text):
        for what, value in table()[phrase]:
            if what == "subject":
                named[value] += 1
            elif what == "lean":
                for place in value:
                    leaning[place] += 1 / len(value)
            elif what == "look":
                for name, push in value.items():
                    pushes[name] += push
            elif what == "colour":
                colours.append(value)
            else:
                votes[value] += 1
    scenes = named or leaning
    total = sum(scenes.values())
    return Reading({place: share / total for place, share in scenes.items()},
                   np.clip([pushes[name] for name in SLIDERS], -1, 1).astype(np.float32),
                   sorted(votes, key=lambda i: (-votes[i], i)), np.array(colours, np.float32).reshape(-1, 3))


def hexadecimal(lab):
    return "#" + "".join(f"{round(float(v) * 255):02x}" for v in np.clip(srgb_from_oklab(lab), 0, 1))


def as_json():
    subjects, looks, leanings, colours, schemes, stop = lexicon()
    return {"subjects": subjects, "looks": {p: push for p, push in sorted(looks.items()) if push},
            "leanings": {p: [f"{f}/{k}" for f, k in scenes] for p, scenes in sorted(leanings.items())},
            "colours": {name: hexadecimal(lab) for name, lab in sorted(colours.items())},
            "schemes": [{"words": sorted(words), "colours": [hexadecimal(c) for c in labs]} for labs, words in schemes],
            "stop": stop}


def main():
    WORDS_JSON.write_text(json.dumps(as_json(), indent=1) + "\n")
    print(f"{len(known_words())} words in {len(table())} phrases -> {WORDS_JSON} ({WORDS_JSON.stat().st_size} bytes)")


if __name__ == "__main__":
    main()
