"""Writes models/scenes/model.json, and its pin in models/index.ts, from what is there: scenes.json, words.json, figures/words.json and the graphs.

    python describe_scenes.py [--version 0.2.0]

A family of scenes.json counts when its graphs are there; words that lead to other families only are left out.
"""
import argparse
import json

from describe import entries, write_pin
from scene_words import HERE, lines, listed

SCENES = HERE.parent / "scenes"
VERSION = "0.2.0"
LIMITS = [
    "Rendered, not generated: pictures are drawn by code, and records say algorithmicMedia.",
    "Draws backdrops and stages for products; no products, animals, photographs, text or brands.",
    "People are flat illustrations (figures) of nobody; attributes that a prompt does not name are drawn from figures/distribution.json.",
    "Brand colours win over colours that a prompt names.",
    "Counts and exact positions are not followed; quiet space, palette, aspect and seed are.",
    "One scene a picture: of several subjects the first decides.",
]


def things():
    """Single words of things.txt, each also in the plural and as Americans spell it."""
    return sorted({word for line in lines("things.txt") for entry in line.split() for form in listed(entry) for word in form.split()})


def describe(version):
    words, scenes = (json.loads((SCENES / name).read_text()) for name in ("words.json", "scenes.json"))
    figures = json.loads((SCENES / "figures" / "words.json").read_text())
    drawn = [family for family in scenes["families"] if all((SCENES / family["id"] / f"{name}.onnx").exists() for name in family["graphs"])]
    ids = {family["id"] for family in drawn}
    families, taught = [], set()
    for family in drawn:
        subjects = list(dict.fromkeys(p for kind in family["kinds"] for p in words["subjects"][family["id"]][kind]))
        families.append({"id": family["id"], "title": family["title"], "person_free": family["person_free"], "tiles": family["tiles"], "subjects": subjects,
                         "example_prompt": family["example_prompt"]})
        taught.update(subjects)
    leanings = [p for p, places in words["leanings"].items() if any(place.split("/")[0] in ids for place in places)]
    modifiers = {*words["looks"], *leanings, *words["colours"], *(w for scheme in words["schemes"] for w in scheme["words"])}
    known = {word for phrase in {*taught, *modifiers, *words["stop"]} for word in phrase.replace("-", " ").split()}
    held = set(things())
    return {"name": "scenes", "version": version, "kind": "scenes", "licence": "Apache-2.0", "lane": "cpu",
            "digitalSourceType": "algorithmicMedia", "files": entries(SCENES), "defaults": {"steps": 1, "guidance": 0, "sampler": "none"},
            "sizes": {"square": [1080, 1080], "portrait": [1080, 1920], "landscape": [1920, 1080]}, "anySize": True,
            "conditioning": ["palette", "quiet", "aspect"], "words": sorted(known | set(figures["words"])),
            "families": [*families, figures["family"]],
            "modifiers": sorted({*modifiers, *figures["modifiers"]} - held - taught), "things": sorted(held & known), "limits": LIMITS}


def write_model(version=VERSION):
    """What is exported counts only once it is pinned: an engine refuses files whose hash is another."""
    model = describe(version)
    (SCENES / "model.json").write_text(json.dumps(model, indent=1, ensure_ascii=False) + "\n")
    write_pin(SCENES)
    print(f"{len(model['families'])} families, {len(model['words'])} words, {len(model['files'])} files")


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--version", default=VERSION)
    write_model(parser.parse_args().version)


if __name__ == "__main__":
    main()
