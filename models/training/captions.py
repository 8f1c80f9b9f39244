"""Captions and what they ask for: the grammar draws words, and `scene_words.read` says what the words do.

    wish = request(rng)              family, kind, sliders, colours and a plan of interchangeable words
    caption(rng, wish)               one wording of it; every wording of a wish asks for the same picture
"""
from dataclasses import dataclass
from functools import lru_cache

import numpy as np

from colour import srgb_from_oklab
from palettes import SCHEMES, brand_like
from render import FAMILIES
from scene_words import effects, known_words, lexicon, lines, listed, read

# drawn as often as they are asked for and as hard as they are to learn; `figures` is no family of the house model
WEIGHTS = {"still_life": 1.5, "table": 0.9, "waves": 1.2, "landscape": 1.3, "gradient": 1.1, "burst": 0.8, "neon": 0.9, "night": 0.8,
           "clouds": 0.7, "festive": 0.9}
FORM = "banner|ad|campaign|poster|post|story|wallpaper|cover|launch|promotion|advert|header|hero image|image|scene|picture|billboard|flyer".split("|")
TILED = ("seamless pattern", "seamless", "tileable", "repeating pattern", "as a seamless tile")
EXTRA = "seamless tile tileable repeating pattern backdrop background soft focus".split()
NAMED_SHARES = (0.4, 0.25, 0.17, 0.11, 0.07)  # of colours that words name, as lib/pipeline/generation/scenes/plan-scene.ts
STEP = 64  # sliders are whole 64ths, so that a record holds them exactly
SLIDERS_COUNT = 16


@dataclass
class Request:
    """look int8 [16] in 64ths; palette uint8 [5, 4]: sRGB and weight in 255ths, heaviest first; own: colours that no word asks for."""
    family: str
    kind: str
    look: np.ndarray
    palette: np.ndarray
    own: bool
    tile: bool
    subjects: list
    looks: list
    topics: list
    colours: list
    schemes: list


def choose(rng, weights):
    names = list(weights)
    p = np.array([weights[n] for n in names], float)
    return names[rng.choice(len(names), p=p / p.sum())]


@lru_cache(1)
def synonyms():
    """Lines of looks and of topics as lists of interchangeable phrases, with what they push."""
    looks = [(list(listed(names)), effects(effect)[0]) for names, effect in (line.split(":") for line in lines("looks.txt"))]
    topics = [(list(listed(names)), *effects(effect)) for names, effect in (line.split(":") for line in lines("topics.txt"))]
    return looks, topics


def vocabulary():
    """Every word the tokenizer knows: those with an effect, link words, forms."""
    words = {*known_words(), *EXTRA}
    for phrase in (*lexicon()[5], *FORM, *TILED):
        words.update(phrase.split())
    return sorted(words)


def pick_looks(rng, count):
    """Lines of words that do not pull one slider both ways."""
    chosen, pushed = [], {}
    for names, pushes in (synonyms()[0][i] for i in rng.permutation(len(synonyms()[0]))):
        if len(chosen) == count:
            break
        if all(push * pushed.get(name, 0) >= 0 for name, push in pushes.items()):
            chosen.append(names)
            pushed.update(pushes)
    return chosen


def palette_of(colours, weights):
    """OKLab colours [n <= 5, 3] and their weights -> uint8 [5, 4], heaviest first."""
    order = np.argsort(-np.asarray(weights), kind="stable")
    out = np.zeros((5, 4), np.uint8)
    out[:len(order), :3] = np.round(np.clip(srgb_from_oklab(np.asarray(colours)[order]), 0, 1) * 255)
    out[:len(order), 3] = np.maximum(1, np.round(np.asarray(weights)[order] / np.sum(weights) * 255))
    return out


def request(rng, family=None, kind=None, own=None):
    """One request; family, kind and own are drawn where None."""
    drawn = choose(rng, {f: WEIGHTS.get(f, 1.0) for f in FAMILIES})
    family = family or drawn
    kind = kind or str(rng.choice(FAMILIES[family].kinds))
    way = choose(rng, {"brand": 0.42, "names": 0.24, "scheme": 0.14, "topic": 0.16, "free": 0.04})
    if own is not None:
        way = "brand" if own else way if way != "brand" else "names"
    subjects, looks = lexicon()[0][family][kind], pick_looks(rng, int(rng.choice([0, 0, 1, 1, 2, 3])))
    topics, names, scheme_words = [], [], []
    all_colours, schemes = lexicon()[3], lexicon()[4]
    if way == "topic" or rng.random() < 0.12:
        lists = synonyms()[1]
        leaning = [t for t in lists if (family, kind) in t[3]]
        pool = leaning if leaning and rng.random() < 0.4 else lists
        topics = pool[rng.integers(len(pool))][0]
    if way == "names" or (way == "brand" and rng.random() < 0.1):
        names = [str(n) for n in rng.choice(list(all_colours), size=int(rng.choice([1, 2, 2, 3])), replace=False)]
    if way == "scheme":
        words = sorted(schemes[rng.integers(len(schemes))][1])
        scheme_words = [str(w) for w in rng.choice(words, size=min(len(words), int(rng.choice([1, 1, 2]))), replace=False)]
    tile = bool(FAMILIES[family].tiles and rng.random() < 0.12)
    wish = Request(family, kind, None, None, way in ("brand", "free"), tile, subjects, looks, topics, names, scheme_words)
    reading = read(caption(rng, wish))
    wish.look = np.round(np.clip(reading.sliders, -1, 1) * STEP).astype(np.int8)
    if way == "brand":
        colours = brand_like(rng) if rng.random() < 0.7 else np.array(SCHEMES[rng.integers(len(SCHEMES))][0])[:5]
        colours = colours[rng.permutation(len(colours))]
        weights = [np.full(len(colours), 1.0), np.array(NAMED_SHARES[:len(colours)]), rng.dirichlet(np.full(len(colours), 3.0))][rng.integers(3)]
    else:
        if len(reading.colours):
            colours = reading.colours
        elif reading.schemes:
            colours = schemes[reading.schemes[int(rng.integers(min(3, len(reading.schemes))))]][0]
        else:
            colours = schemes[rng.integers(len(schemes))][0]
        colours = np.array(colours)[:5]
        weights = np.array([*NAMED_SHARES, 0.05, 0.05])[:len(colours)]
    wish.palette = palette_of(colours, weights)
    return wish


def said(rng, wish):
    """The words of one wording, in one of several orders."""
    pick = lambda options: str(options[int(len(options) * rng.random())])
    front = [pick(line) for line in wish.looks]
    if wish.colours:
        front.insert(int(rng.integers(len(front) + 1)), (" and " if rng.random() < 0.7 else " ").join(wish.colours))
    before, after = [], []
    for words in ([wish.topics] if wish.topics else []):
        after.append(f"for {pick(['', '', 'a '])}{pick(words)} {pick(FORM) if rng.random() < 0.4 else ''}")
    for word in wish.schemes:
        (after if rng.random() < 0.5 else before).append(f"in {word} {pick(['', 'tones', 'colours'])}" if rng.random() < 0.5 else word)
    nouns = pick(wish.subjects)
    body = " ".join([*front, *before, nouns]) if rng.random() < 0.75 else " ".join([nouns, "in", *front, *before] if front or before else [nouns])
    if rng.random() < 0.25:
        body = pick(["a ", "the "]) + body
    if wish.tile:
        after.append(pick(TILED))
    if rng.random() < 0.1:
        after.append(pick(FORM))
    return " ".join(" ".join([body, *after]).split())


def caption(rng, wish):
    """A wording that reads as the wish: neighbours must not form another known phrase."""
    for _ in range(20):
        text = said(rng, wish)
        reading = read(text)
        if reading.scenes != {(wish.family, wish.kind): 1.0}:
            continue
        if wish.look is None or np.abs(reading.sliders * STEP - wish.look).max() <= 0.26 * STEP:
            return text
    return text
