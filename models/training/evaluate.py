"""Measures the exported model against held-out renders of the same requests (seeds below 1,000,000, never trained on).

    python evaluate.py --count 56 [--house ../house] [--out .work/evaluation.json]

colour: CIEDE2000 by optimal transport between the asked palette and five Lab clusters of the picture; scene: share of pictures
that the classifier gives to the family asked for; quiet: gradient energy per pixel inside the asked region over outside, at 256 px; variety:
mean pairwise distance of the classifier's features over seeds of one prompt, over that of fresh renders; fidelity: Frechet distance
in those features to the renders, against two halves of the renders; speed: two threads, medians. The same for drafts.
"""
import argparse
import json
import time
from pathlib import Path

import numpy as np

from captions import caption, request
from colour import cielab, delta_e_2000
from data import smaller
from house import WORK, drawn_kinds, load_config
from picture import plan, render
from render import FAMILIES
from sample import HOUSE, House

SHAPES = ((8, 8), (8, 8), (14, 8), (8, 14))

QUIETS = ("left", "right", "top", "bottom", "centre")


def clusters(pixels, count=5, rounds=12):
    """k-means in Lab from a deterministic farthest-point start -> centres [k, 3], shares [k]."""
    lab = cielab(pixels[4::8, 4::8].reshape(-1, 3))
    centres = [lab[np.argmin(((lab - lab.mean(0)) ** 2).sum(1))]]
    while len(centres) < count:
        gap = np.min([((lab - c) ** 2).sum(1) for c in centres], 0)
        centres.append(lab[np.argmax(gap)])
    centres = np.array(centres)
    for _ in range(rounds):
        nearest = ((lab[:, None] - centres[None]) ** 2).sum(-1).argmin(1)
        centres = np.array([lab[nearest == k].mean(0) if (nearest == k).any() else centres[k] for k in range(count)])
    nearest = ((lab[:, None] - centres[None]) ** 2).sum(-1).argmin(1)
    return centres, np.bincount(nearest, minlength=count) / len(lab)


def transport(cost, one, two, sharpness=0.6, rounds=300):
    """Entropic optimal transport (Sinkhorn) -> mean cost of the plan."""
    k = np.exp(-cost / sharpness)
    u, v = np.ones_like(one), np.ones_like(two)
    for _ in range(rounds):
        u = one / (k @ v + 1e-30)
        v = two / (k.T @ u + 1e-30)
    plan = u[:, None] * k * v[None]
    return float((plan * cost).sum() / plan.sum())


def colour_distance(pixels, palette):
    rows = palette[palette[:, 3] > 0]
    asked, share = rows[:, :3] * (100, 128, 128), rows[:, 3] / rows[:, 3].sum()
    centres, seen = clusters(pixels)
    return transport(delta_e_2000(asked[:, None], centres[None]), share, seen)


def quiet_ratio(pixels, quiet):
    """Gradient energy per pixel in the region where copy stands over the rest."""
    grey = pixels.mean(-1)
    energy = np.diff(grey, axis=0)[:, :-1] ** 2 + np.diff(grey, axis=1)[:-1] ** 2
    h, w = energy.shape
    v, u = np.linspace(-1, 1, h)[:, None] + np.zeros((1, w)), np.linspace(-1, 1, w)[None] + np.zeros((h, 1))
    inside = {"left": u < -0.2, "right": u > 0.2, "top": v < -0.2, "bottom": v > 0.2, "centre": (abs(u) < 0.4) & (abs(v) < 0.4)}[quiet]
    return float(energy[inside].mean() / (energy[~inside].mean() + 1e-9))


def requests(count, kinds, first=0):
    """Held-out scenes with a palette of their own, families in turn, every other one with quiet space; and a wording of each.
    kinds: family -> those to draw from."""
    families = list(kinds)
    for seed in range(first, first + count):
        rng = np.random.default_rng([seed, 17])
        family = families[seed % len(families)]
        wish = request(rng, family, str(rng.choice(kinds[family])), own=True)
        wish.tile = False
        quiet = QUIETS[seed // 2 % 5] if seed % 2 else "none"
        yield plan(seed, SHAPES[seed // len(families) % len(SHAPES)], quiet, wish), caption(rng, wish)


def drawn(scene, size=512):
    return render(scene, size)


def frechet(one, two):
    """Frechet distance of two Gaussians fitted to features [n, d], covariances shrunk a tenth towards their diagonal."""
    def fitted(x):
        c = np.cov(x.T)
        return x.mean(0), 0.9 * c + 0.1 * np.diag(np.diag(c))
    (m1, c1), (m2, c2) = fitted(one), fitted(two)
    values, vectors = np.linalg.eigh(c1)
    root = (vectors * np.sqrt(np.maximum(values, 0))) @ vectors.T
    cross = np.sqrt(np.maximum(np.linalg.eigvalsh(root @ c2 @ root), 0)).sum()
    return float(((m1 - m2) ** 2).sum() + np.trace(c1) + np.trace(c2) - 2 * cross)


def spread(features):
    """Mean distance of all pairs. [n, d]"""
    n = len(features)
    return float(np.linalg.norm(features[:, None] - features[None], axis=-1).sum() / (n * (n - 1)))


def variety(house, kinds, seeds, drawing):
    """Spread over seeds of one prompt, model over renders, for three prompts of different families."""
    ratios = []
    for at, family in enumerate(("gradient", "waves", "landscape")):
        rng = np.random.default_rng([at, 19])
        wish = request(rng, family, str(rng.choice(kinds[family])), own=True)
        text, scenes = caption(rng, wish), [plan(900_000 + 1000 * at + k, (8, 8), "none", wish) for k in range(seeds)]
        made = house.features([drawing(text, scenes[0].palette, "none", (512, 512), k) for k in range(seeds)])[0]
        ratios.append(spread(made) / spread(house.features([render(s, 256) for s in scenes])[0]))
    return round(float(np.mean(ratios)), 3)


def speed(house):
    heard = np.zeros((2, 16, 256), np.float32)
    feeds = {"sample": np.zeros((2, house.channels, 512 // house.factor, 512 // house.factor), np.float32), "timestep": np.full(2, 500, np.float32), "encoder_hidden_states": heard}

    def median(what, times):
        spent = []
        for _ in range(times):
            began = time.time()
            what()
            spent.append(time.time() - began)
        return round(float(np.median(spent)), 3)

    found = {"step_s": median(lambda: house.denoiser.run(None, feeds), 12), "run_512_s": median(lambda: house.draw("calm blue waves", None, "left"), 3),
             "load": open("/proc/loadavg").read().split()[0] if Path("/proc/loadavg").exists() else None}
    return found | ({"draft_512_s": median(lambda: house.first_look("calm blue waves", None, "left"), 5)} if "draft" in house.model else {})


def measured(house, drawing, held):
    """Figures of one way to draw the held-out requests: drawing(text, palette, quiet, (width, height), seed) -> pixels."""
    pictures = [drawing(text, scene.palette, scene.quiet, (scene.shape[0] * 64, scene.shape[1] * 64), scene.seed) for scene, text in held]
    names, families = list(FAMILIES), [scene.wish.family for scene, _ in held]
    colour = [colour_distance(p, scene.palette) for p, (scene, _) in zip(pictures, held)]
    quiet = [quiet_ratio(smaller(p, 256), scene.quiet) for p, (scene, _) in zip(pictures, held) if scene.quiet != "none"]
    features, logits = house.features(pictures)
    right = [names[k] == family for k, family in zip(logits.argmax(1), families)]
    mean = lambda values: round(float(np.mean(values)), 3)
    return {"colour": mean(colour), "scene": mean(right), "quiet_share": mean(np.array(quiet) <= 0.3), "quiet_median": round(float(np.median(quiet)), 3),
            "colour_of": {f: mean([c for c, g in zip(colour, families) if g == f]) for f in names if f in families},
            "scene_of": {f: mean([c for c, g in zip(right, families) if g == f]) for f in names if f in families}}, features


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--config", default="small")
    parser.add_argument("--count", type=int, default=56)
    parser.add_argument("--seeds", type=int, default=12, help="of each prompt whose variety is measured")
    parser.add_argument("--guidance", type=float)
    parser.add_argument("--threads", type=int, default=2)
    parser.add_argument("--house", type=Path, default=HOUSE)
    parser.add_argument("--out", default=str(WORK / "evaluation.json"))
    args = parser.parse_args()
    house = House(args.house, args.threads)
    taught = {family["id"] for family in house.model["families"]}
    kinds = {family: some for family, some in drawn_kinds(load_config(args.config)).items() if family in taught}
    held = list(requests(args.count, kinds))
    report = {"pictures": args.count}
    rendered = {scene.seed: drawn(scene) for scene, _ in held}
    report["renders"], truth = measured(house, lambda text, palette, quiet, size, seed: rendered[seed], held)
    ways = {"model": lambda text, palette, quiet, size, seed: house.draw(text, palette, quiet, size, seed, guidance=args.guidance)}
    if "draft" in house.model:
        ways["draft"] = house.first_look
    report["frechet_of_render_halves"] = round(frechet(truth[::2], truth[1::2]), 3)
    for name, drawing in ways.items():
        report[name], features = measured(house, drawing, held)
        report[name] |= {"frechet": round(frechet(features, truth), 3), "variety": variety(house, kinds, args.seeds, drawing)}
    report["speed"] = speed(house)
    Path(args.out).write_text(json.dumps(report, indent=2) + "\n")
    print(json.dumps(report, indent=2))


if __name__ == "__main__":
    main()
