"""Writes models/house/model.json from the caption grammar and the exported files."""
import hashlib
import json
import re
from pathlib import Path

from captions import vocabulary
from lexicon import FOR, LOOKS, MOON_WORDS, SCHEME_LOOKS, SUBJECTS, subject_words
from palettes import COLOURS, SCHEME_WORDS

TITLES = {
    "gradient": ("Gradients and auroras", "soft peach mesh gradient for skincare"),
    "waves": ("Waves, silk and ribbons", "calm blue paper waves"),
    "bokeh": ("Bokeh, light leaks and rays", "golden bokeh lights for a christmas campaign"),
    "landscape": ("Layered landscapes", "misty mountains at dawn"),
}
LIMITS = [
    "Version 0.1.0 is a first, small training: scenes follow their words, colour words hardly do; give it colours.",
    "Draws soft backdrops only: gradients, waves, bokeh and layered landscapes.",
    "Draws no people, animals, products, buildings, text or brands.",
    "Words it was not taught have no effect.",
    "Counts and exact positions are not followed; quiet space, palette and aspect are.",
    "Width and height must be multiples of 64 pixels; 512 pixels on the short side look best.",
    "Two or more subjects in one prompt blend unpredictably.",
]


def entries(house):
    """Every file that the model needs, with size and hash."""
    return [{"path": str(p.relative_to(house)), "bytes": p.stat().st_size, "sha256": hashlib.sha256(p.read_bytes()).hexdigest()}
            for p in sorted(Path(house).rglob("*")) if p.is_file() and p.suffix in (".onnx", ".json") and p.name != "model.json"]


def write_model_json(house, config):
    families = [{"id": name, "title": TITLES[name][0], "person_free": True, "subjects": subject_words(name),
                 "example_prompt": TITLES[name][1]} for name in SUBJECTS]
    moon = {word for phrase in MOON_WORDS for word in phrase.split() if word.startswith("moon")}
    model = {"name": "house", "version": "0.1.0", "kind": "latent-diffusion", "licence": "Apache-2.0", "lane": "gpu",
             "digitalSourceType": "trainedAlgorithmicMedia", "files": entries(house),
             "defaults": {"steps": config["sampling"]["steps"], "guidance": config["sampling"]["guidance"], "sampler": "flow-match-euler"},
             "sizes": {"square": [512, 512], "portrait": [512, 896], "landscape": [896, 512]}, "size_multiple": 4 * config["latent"]["factor"],
             "conditioning": ["palette", "quiet", "aspect"], "words": sorted(set(vocabulary())), "families": families,
             "modifiers": sorted({*LOOKS, *SCHEME_WORDS, *SCHEME_LOOKS, *FOR, *COLOURS, *moon, "sun"}), "limits": LIMITS}
    (Path(house) / "model.json").write_text(json.dumps(model, indent=1) + "\n")
    write_pin(Path(house))


def write_pin(house):
    """Puts the hash of model.json into models/index.ts, which workers check it against."""
    listing, digest = house.parent / "index.ts", hashlib.sha256((house / "model.json").read_bytes()).hexdigest()
    pinned = re.compile(rf"(name: '{house.name}',.*?sha256: ')[0-9a-f]{{64}}'", re.S)
    text, count = pinned.subn(rf"\g<1>{digest}'", listing.read_text(), count=1)
    if count != 1:
        raise SystemExit(f"{listing} does not list {house.name} with a pin")
    listing.write_text(text)
