"""Measures the exported model against held-out renders of the same requests (seeds below 1,000,000).

    python evaluate.py --count 48 --out .work/evaluation.json

colour: CIEDE2000 by optimal transport between the asked palette and five Lab clusters of the picture;
quiet: gradient energy per pixel inside the asked region over outside; speed: two threads, medians.
"""
import argparse
import json
import time
from pathlib import Path

import numpy as np

from colour import cielab, delta_e_2000
from house import WORK
from picture import ASPECTS, draw
from sample import House


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
    grey = pixels.mean(-1)[::2, ::2]
    energy = np.diff(grey, axis=0)[:, :-1] ** 2 + np.diff(grey, axis=1)[:-1] ** 2
    h, w = energy.shape
    v, u = np.linspace(-1, 1, h)[:, None] + np.zeros((1, w)), np.linspace(-1, 1, w)[None] + np.zeros((h, 1))
    inside = {"left": u < -0.2, "right": u > 0.2, "top": v < -0.2, "bottom": v > 0.2, "centre": (abs(u) < 0.4) & (abs(v) < 0.4)}[quiet]
    return float(energy[inside].mean() / (energy[~inside].mean() + 1e-9))


def requests(count):
    """Held-out pictures whose palette is known, alternately with and without quiet space."""
    seed, found = 0, []
    while len(found) < count:
        quiet = ("left", "right", "top", "bottom", "centre")[len(found) // 2 % 5] if len(found) % 2 else "none"
        shape = list(ASPECTS)[(0, 0, 0, 1, 2)[len(found) % 5]]
        found.append((seed, draw(seed, 512, shape, quiet), shape))
        seed += 1
    return found


def speed(house):
    times = []
    heard = np.zeros((2, 16, 256), np.float32)
    feeds = {"sample": np.zeros((2, house.channels, 512 // house.factor, 512 // house.factor), np.float32), "timestep": np.full(2, 500, np.float32), "encoder_hidden_states": heard}
    for _ in range(12):
        began = time.time()
        house.denoiser.run(None, feeds)
        times.append(time.time() - began)
    whole = []
    for seed in range(3):
        began = time.time()
        house.draw("calm blue waves", None, "left", seed=seed)
        whole.append(time.time() - began)
    return {"step_ms": round(float(np.median(times)) * 1000, 1), "run_512_s": round(float(np.median(whole)), 2)}


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--count", type=int, default=48)
    parser.add_argument("--guidance", type=float)
    parser.add_argument("--out", default=str(WORK / "evaluation.json"))
    args = parser.parse_args()
    house, rows = House(), []
    for seed, held, shape in requests(args.count):
        made = house.draw(held.caption, held.palette, held.quiet, (shape[0] * 64, shape[1] * 64), seed, guidance=args.guidance)
        row = {"seed": seed, "family": held.family, "render": colour_distance(held.pixels, held.palette), "model": colour_distance(made, held.palette)}
        if held.quiet != "none":
            row |= {"quiet": held.quiet, "render_quiet": quiet_ratio(held.pixels, held.quiet), "model_quiet": quiet_ratio(made, held.quiet)}
        rows.append(row)
    asked = [r for r in rows if "quiet" in r]
    mean = lambda key, of: round(float(np.mean([r[key] for r in of])), 3)
    report = {"pictures": len(rows), "delta_e_render": mean("render", rows), "delta_e_model": mean("model", rows),
              "quiet_median_render": round(float(np.median([r["render_quiet"] for r in asked])), 3),
              "quiet_median_model": round(float(np.median([r["model_quiet"] for r in asked])), 3),
              "quiet_share_render": mean("ok", [{"ok": r["render_quiet"] <= 0.3} for r in asked]),
              "quiet_share_model": mean("ok", [{"ok": r["model_quiet"] <= 0.3} for r in asked]),
              "families": {f: {"render": mean("render", of), "model": mean("model", of)} for f in sorted({r["family"] for r in rows})
                           for of in [[r for r in rows if r["family"] == f]]}, **speed(house)}
    Path(args.out).write_text(json.dumps(report, indent=2) + "\n")
    print(json.dumps(report, indent=2))


if __name__ == "__main__":
    main()
