"""Writes models/house/model.json and the index of the training pictures from what was trained and exported."""
import gzip
import json
from pathlib import Path

import numpy as np
import torch

from captions import vocabulary
from data import CHUNK, FIRST
from describe import entries, write_pin
from describe_scenes import things
from house import WORK, drawn_kinds
from render import FAMILIES
from scene_words import lexicon

VERSION = "0.2.0"
LIMITS = [
    "A small training on two CPU cores: scenes and colours follow their words, outlines and small parts are approximate.",
    "Draws backdrops and stages for products; no people, animals, products, photographs, text or brands.",
    "Brand colours win over colours that a prompt names.",
    "Counts and exact positions are not followed; quiet space, palette and aspect are.",
    "Width and height must be multiples of 64 pixels; 512 pixels on the short side look best.",
    "One scene a picture: several subjects in one prompt blend unpredictably.",
    "Words it was not taught have no effect.",
]
STAGES = ("text", "decoder", "denoiser", "draft", "upscaler", "classifier")


def parts():
    """Files of rendered pictures, by their first seed."""
    return sorted((p for p in (WORK / "latents").glob("*.npz") if ".part" not in p.name), key=lambda p: int(p.stem))


def write_index(folder):
    """training.pdq: 32 bytes a picture, by seed; training.scenes: gzip of their records (picture.record), in the same order."""
    prints, records = (np.concatenate([np.load(p)[name] for p in parts()]) for name in ("fingerprints", "records"))
    if [int(p.stem) for p in parts()] != [*range(FIRST, FIRST + CHUNK * len(parts()), CHUNK)]:
        raise SystemExit("the training pictures have gaps: run data.py latents again")
    (folder / "training.pdq").write_bytes(prints.tobytes())
    (folder / "training.scenes").write_bytes(gzip.compress(records.tobytes(), mtime=0))


def trained(config):
    """How long every stage ran and what it saw; the checkpoints know."""
    stages = {}
    for name in STAGES:
        path = WORK / f"{name}.pt"
        if path.exists():
            saved = torch.load(path, map_location="cpu", weights_only=False)
            stages[name] = {"keptFrom": saved["kept"]} if "kept" in saved else {"minutes": round(saved["spent"] / 60, 1), "steps": saved["step"], "samplesSeen": saved["seen"]}
    return {"config": config["name"], "device": config["hardware"], "stages": stages}


def write_model_json(folder, config, pin):
    subjects, looks, leanings, colours, schemes, _ = lexicon()
    kinds = drawn_kinds(config)
    families = [{"id": f, "title": FAMILIES[f].title, "person_free": True, "subjects": list(dict.fromkeys(p for kind in some for p in subjects[f][kind])),
                 "example_prompt": FAMILIES[f].example_prompt} for f, some in kinds.items()]
    taught = {p for family in families for p in family["subjects"]}
    # “abstract” leaves the scene open, whatever follows
    not_drawn = {p for of in subjects.values() for some in of.values() for p in some if not p.startswith("abstract")} - taught
    modifiers = {*(p for p, push in looks.items() if push), *leanings, *colours, *(w for _, of in schemes for w in of)}
    # words that only name scenes which are left out were taught for nothing
    useful = {word for p in {*modifiers, *taught} for word in p.split()}
    everything = {word for of in subjects.values() for some in of.values() for p in some for word in p.split()}
    words, held = set(vocabulary()) - (everything - useful), set(things())
    model = {"name": "house", "version": VERSION, "kind": "latent-diffusion", "licence": "Apache-2.0", "lane": "gpu",
             "digitalSourceType": "trainedAlgorithmicMedia", "files": entries(folder),
             "defaults": {"steps": config["sampling"]["steps"], "guidance": config["sampling"]["guidance"], "sampler": "flow-match-euler",
                          "guidanceInterval": config["sampling"]["guidance_interval"], "quietStrength": config["sampling"]["quiet_strength"]},
             "sizes": {"square": [512, 512], "portrait": [512, 896], "landscape": [896, 512]}, "size_multiple": 4 * config["latent"]["factor"],
             "conditioning": ["palette", "quiet", "aspect"], "training": trained(config), "words": sorted(words), "families": families,
             "modifiers": sorted(modifiers - held - taught), "things": sorted(held & words),
             "notDrawn": sorted(not_drawn), "limits": LIMITS}
    # without a distilled head, first looks are a few steps of the denoiser
    distilled = (folder / "draft/model.onnx").exists()
    model["draft"] = {"component": "draft", "timestep": 1000} if distilled else config["sampling"]["draft"]
    if (folder / "upscaler/model.onnx").exists():
        model["upscaler"] = {"component": "upscaler", "scale": 2}
    if (folder / "training.pdq").exists():
        model["trainingIndex"] = {"count": (folder / "training.pdq").stat().st_size // 32, "pdq": "training.pdq", "scenes": "training.scenes",
                                  "shortSide": config["data"]["short_side"], "firstSeed": FIRST}
    (Path(folder) / "model.json").write_text(json.dumps(model, indent=1, ensure_ascii=False) + "\n")
    if pin:
        write_pin(folder)
