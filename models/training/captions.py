"""Captions and what they ask for: the grammar draws words, the words fix the picture's sliders."""
from dataclasses import dataclass, field

import numpy as np

from colour import in_gamut
from lexicon import FOR, FORM, LOOKS, MOON_WORDS, NO_SUN, SCHEME_LOOKS, SUBJECTS, SUN_WORDS, all_words
from palettes import COLOURS, SCHEMES, SCHEME_WORDS, brand_like, from_words

FAMILIES = {"gradient": 0.26, "waves": 0.24, "bokeh": 0.19, "landscape": 0.31}
KIND_WEIGHTS = {"aurora": 1.4, "mesh": 1.4, "paper": 2.2, "silk": 1.6, "scatter": 1.8, "mountains": 1.7, "sea": 1.4, "dunes": 1.2}
SLIDERS = ("light", "chroma", "contrast", "scale", "density", "mist", "glow", "soft", "energy", "clouds")


def vocabulary():
    return all_words()


@dataclass
class Look:
    """Sliders as the drawing code reads them (see `settle`)."""
    light: float = 0.0
    chroma: float = 0.0
    contrast: float = 0.0
    scale: float = 1.0
    density: float = 0.0
    mist: float = 0.0
    glow: float = 0.0
    soft: float = 0.0
    energy: float = 1.0
    clouds: float = 0.0
    sun: str = "low"
    quiet: str = "none"


@dataclass
class Request:
    family: str
    kind: str
    caption: str
    colours: np.ndarray
    look: Look
    own_colours: bool
    words: list = field(default_factory=list)


def settle(rng, pushes, spread=0.25):
    """Random sliders moved by the words' pushes."""
    raw = {name: float(np.clip(rng.normal() * spread + pushes.get(name, 0), -1.3, 1.3)) for name in SLIDERS}
    look = Look(**raw)
    look.scale, look.energy = 2 ** (0.55 * raw["scale"]), 2 ** (0.8 * raw["energy"])
    look.mist, look.glow = max(0.0, raw["mist"]), max(0.0, raw["glow"] + 0.15)
    look.soft, look.clouds = float(np.clip(raw["soft"] + 0.2, 0, 1)), max(0.0, raw["clouds"] + 0.25)
    return look


def tune(colours, look):
    """Applies light, chroma and contrast to a scheme. [n, 3] OKLab"""
    colours = np.array(colours, np.float32)
    mean = colours[:, 0].mean()
    colours[:, 0] = mean + (colours[:, 0] - mean) * (1 + 0.3 * look.contrast)
    colours[:, 0] += 0.11 * look.light * (1 - np.abs(colours[:, 0] - 0.5) * 0.5)
    colours[:, 1:] *= 1 + 0.4 * look.chroma
    colours = np.clip(colours, [0.13, -0.4, -0.4], [0.985, 0.4, 0.4])
    chroma = np.hypot(colours[:, 1], colours[:, 2])
    most = 0.06 + 0.3 * np.maximum(colours[:, 0] - 0.15, 0)
    colours[:, 1:] *= np.minimum(1, most / np.maximum(chroma, 1e-4))[:, None]
    return in_gamut(colours)


def choose(rng, weights):
    names = list(weights)
    p = np.array([weights[n] for n in names], float)
    return names[rng.choice(len(names), p=p / p.sum())]


def pick_looks(rng, count):
    """Words that do not pull one slider both ways."""
    chosen, pushed = [], {}
    for word in rng.permutation(list(LOOKS)):
        if len(chosen) == count:
            break
        if all(push * pushed.get(name, 0) >= 0 for name, push in LOOKS[word].items()):
            chosen.append(str(word))
            pushed.update(LOOKS[word])
    return chosen


def phrase(rng, nouns, looks, colours, scheme_words, sun, form):
    """Puts chosen words in one of several orders."""
    front = list(looks)
    if colours:
        front.insert(int(rng.integers(len(front) + 1)), (" and " if rng.random() < 0.7 else " ").join(colours))
    before, after = [], []
    for word in scheme_words:
        if word in FOR and rng.random() < 0.6:
            after.append(f"for {'a ' if rng.random() < .3 else ''}{word} {rng.choice(FORM) if rng.random() < 0.5 else ''}")
        elif rng.random() < 0.4:
            after.append(f"{rng.choice(['in', 'at', 'with', 'at', 'in'])} {word} {rng.choice(['', '', 'light', 'tones', 'colours', 'season'])}")
        else:
            before.append(word)
    body = " ".join([*front, *before, nouns])
    if len(front) + len(before) == 0 or rng.random() < 0.2:
        body = rng.choice(["a ", "the ", ""]) + body
    if sun:
        after.insert(0, sun)
    if form:
        after.append(form)
    text = " ".join([body, *after])
    if rng.random() < 0.12:
        text = " ".join(rng.permutation(text.split()))
    return " ".join(text.split())


def request(rng):
    """Draws one request: family, caption, colours, sliders."""
    family = choose(rng, FAMILIES)
    kind = choose(rng, {k: KIND_WEIGHTS.get(k, 1.0) for k in SUBJECTS[family]})
    options = SUBJECTS[family][kind].split("|")
    nouns = options[int(len(options) * rng.random() ** 1.3)]
    looks = pick_looks(rng, int(rng.choice([0, 1, 1, 2, 3])))
    way = choose(rng, {"words": 0.36, "names": 0.24, "brand": 0.28, "clash": 0.05, "free": 0.07})
    names = list(rng.choice(list(COLOURS), size=int(rng.choice([1, 2, 2, 3])), replace=False)) if way == "names" else []
    scheme_words, own = [], way in ("brand", "clash")
    if way in ("words", "clash"):
        colours, words = SCHEMES[rng.integers(len(SCHEMES))]
        size = min(len(words), int(rng.choice([1, 1, 2])))
        scheme_words = list(rng.choice(sorted(words), size=size, replace=False))
    if own:
        colours = brand_like(rng)
    elif way == "names":
        colours = from_words(rng, names)
    elif way == "free":
        colours, _ = SCHEMES[rng.integers(len(SCHEMES))]
    pushes = {}
    for effects in [LOOKS[w] for w in looks] + [SCHEME_LOOKS.get(w, {}) for w in scheme_words]:
        for name, push in effects.items():
            pushes[name] = pushes.get(name, 0) + push
    sun, shown = None, "low" if rng.random() < 0.7 else "none"
    if family == "landscape" and rng.random() < 0.4:
        sun = str(rng.choice(rng.permutation([*SUN_WORDS, *MOON_WORDS, *NO_SUN])))
        shown = "none" if sun in NO_SUN else "low"
        if sun in MOON_WORDS:
            pushes["light"] = -1.2
        elif sun in SUN_WORDS:
            pushes["light"] = max(pushes.get("light", 0), -0.3)
    look = settle(rng, pushes)
    look.sun = shown
    colours = np.array(colours, np.float32)
    if not own:
        keep = len(colours) if len(colours) < 4 or rng.random() < 0.6 else int(rng.integers(3, len(colours)))
        colours = colours[np.sort(rng.choice(len(colours), keep, replace=False))] if way != "names" else colours
        colours = tune(colours, look)
    form = str(rng.choice(FORM)) if rng.random() < 0.12 else None
    caption = phrase(rng, nouns, looks, names, scheme_words, sun, form)
    return Request(family, kind, caption, colours, look, own, [*looks, *names, *scheme_words])
