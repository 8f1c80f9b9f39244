"""Renders training data: windows of full-size pictures for the decoder, whole pictures as latents for the denoiser.

    python data.py windows --config small    .work/windows/*.npz (one file per 64 pictures), .work/encoder.pt
    python data.py latents --config small    .work/latents/*.npz (one file per 64 seeds), with thumbnails and fingerprints

Both go on where they stopped; --minutes ends them in time, --count draws fewer. Training seeds start at 1,000,000, those of
windows at 2,000,000; seeds below belong to evaluation. A latent is drawn at half size with the encoder's taps summed in pairs; a coarse
one is that half-size picture's own. Of scenes that the config leaves out, the classifier's thumbnail is drawn and nothing else.
"""
import argparse
import os
os.environ.setdefault("OMP_NUM_THREADS", "1")
import time
from concurrent.futures import ProcessPoolExecutor

import numpy as np
import torch

from autoencoder import BLOCK, fit_encoder, half_size
from captions import caption
from house import WORK, drawn_kinds, load_config
from pdq import fingerprint
from picture import OVER, QUIETS, plan, record, render
from render import FAMILIES

FIRST, CHUNK, WORDINGS, THUMB = 1_000_000, 64, 6, 128
QUIET = list(QUIETS)
MIRROR = {"left": "right", "right": "left"}


def ready():
    """Every worker draws alone, and with the renderer as it was when the run began."""
    torch.set_num_threads(1)
    FAMILIES.values()


def encode(pixels, weight, bias):
    """sRGB [H, W, 3] in 0..1 -> latents [C, H/f, W/f] by one matrix product."""
    c, _, f, _ = weight.shape
    h, w = pixels.shape[0] // f, pixels.shape[1] // f
    blocks = (pixels * 2 - 1).reshape(h, f, w, f, 3).transpose(0, 2, 4, 1, 3).reshape(h * w, -1)
    return (blocks @ weight.reshape(c, -1).T + bias).T.reshape(c, h, w)


def smaller(pixels, short):
    """Area average to `short` pixels on the short side (a whole divisor of it)."""
    by = min(pixels.shape[:2]) // short
    return pixels.reshape(pixels.shape[0] // by, by, pixels.shape[1] // by, by, 3).mean((1, 3))


def window(seed, size, short_side):
    """A window of a full-size picture, at a place that latents can stand at. uint16 [size, size, 3]"""
    scene, rng = plan(seed), np.random.default_rng([seed, 11])
    at = [int(rng.integers((side * short_side // 8 - size) // BLOCK + 1)) * BLOCK for side in scene.shape]
    return np.round(render(scene, short_side, (*at, size, size), OVER.get(scene.wish.family, 1)) * 65535).astype(np.uint16)


def window_chunk(job):
    start, size, short_side, path = job
    save(path, windows=np.stack([window(seed, size, short_side) for seed in range(start, start + CHUNK)]))


def save(path, **arrays):
    np.savez(f"{path}.part.npz", **arrays)
    os.replace(f"{path}.part.npz", path)


def latent_chunk(job):
    """One file of latents and conditions, each picture and its mirror image; per picture its record, fingerprint and thumbnail.
    kinds: family -> those the model is to draw."""
    start, short_side, weight, bias, kinds, path = job
    rows, records, prints, rng = {}, [], [], np.random.default_rng([start, 13])

    def keep(bucket, **values):
        for name, value in values.items():
            rows.setdefault(bucket, {}).setdefault(name, []).append(value)

    for seed in range(start, start + CHUNK):
        scene = plan(seed)
        wish, key = scene.wish, f"{scene.shape[0] * short_side // 64}x{scene.shape[1] * short_side // 64}"
        if wish.kind not in kinds.get(wish.family, ()):
            keep(f"seen{key}", thumb=np.round(render(scene, THUMB, over=short_side // THUMB) * 255).astype(np.uint8), family=wish.family)
            continue
        pixels = render(scene, short_side)
        print_, quality = fingerprint(np.round(pixels * 255).astype(np.uint8))
        records.append(np.frombuffer(record(scene, quality), np.uint8))
        prints.append(print_)
        texts = [caption(rng, wish) for _ in range(WORDINGS)]
        for made, quiet in ((pixels, scene.quiet), (pixels[:, ::-1], MIRROR.get(scene.quiet, scene.quiet))):
            keep(key, latents=encode(made, half_size(weight), bias).astype(np.float16), coarse=encode(made, weight, bias).astype(np.float16),
                 captions=texts, palette=scene.palette, quiet=QUIET.index(quiet), own=wish.own, family=wish.family, kind=wish.kind,
                 thumb=np.round(smaller(made, THUMB) * 255).astype(np.uint8))
    flat = {f"{key}.{name}": np.array(values) for key, bucket in rows.items() for name, values in bucket.items()}
    save(path, records=np.array(records, np.uint8).reshape(-1, 64), fingerprints=np.array(prints, np.uint8).reshape(-1, 32), **flat)


def in_parts(what, jobs, config, minutes):
    """Runs jobs whose file is missing, in order; stops handing out new ones when the time is over."""
    began, done = time.time(), 0
    todo = (job for job in jobs if not os.path.exists(job[-1]))
    with ProcessPoolExecutor(config["data"]["processes"], initializer=ready) as pool:
        running = []
        for job in todo:
            if minutes and time.time() - began > minutes * 60:
                break
            running.append(pool.submit(what, job))
            while len([f for f in running if not f.done()]) > config["data"]["processes"]:
                time.sleep(0.1)
            if sum(f.done() for f in running) > done:
                done = sum(f.done() for f in running)
                [f.result() for f in running if f.done()]
                print(f"{done * CHUNK} pictures, {time.time() - began:.0f} s", flush=True)
        [f.result() for f in running]


def windows_of(folder=WORK / "windows"):
    """All windows: uint16 [N, size, size, 3]"""
    return np.concatenate([np.load(path)["windows"] for path in sorted(p for p in folder.glob("*.npz") if ".part" not in p.name)])


def fit(config):
    """The encoder fitted to blocks of the windows."""
    rng, f, blocks = np.random.default_rng(config["seed"]), BLOCK, []
    for p in windows_of():
        every = p.reshape(p.shape[0] // f, f, p.shape[1] // f, f, 3).transpose(0, 2, 4, 1, 3).reshape(-1, 3, f, f)
        blocks.append(every[rng.choice(len(every), 64, replace=False)] / 32767.5 - 1)
    weight, bias, share = fit_encoder(np.concatenate(blocks).astype(np.float32), config["latent"]["channels"])
    print(f"variance kept {share:.5f}")
    torch.save({"project.weight": torch.tensor(weight, dtype=torch.float32), "project.bias": torch.tensor(bias, dtype=torch.float32)}, WORK / "encoder.pt")


def render_windows(config, count, minutes):
    how, folder = config["data"], WORK / "windows"
    folder.mkdir(parents=True, exist_ok=True)
    in_parts(window_chunk, [(s, how["window"], how["short_side"] * 2, str(folder / f"{s}.npz"))
                            for s in range(FIRST * 2, FIRST * 2 + (count or how["windows"]), CHUNK)], config, minutes)
    if not (WORK / "encoder.pt").exists():
        fit(config)


def render_latents(config, count, minutes):
    state = torch.load(WORK / "encoder.pt", weights_only=True)
    weight, bias = state["project.weight"].numpy(), state["project.bias"].numpy()
    folder = WORK / "latents"
    folder.mkdir(parents=True, exist_ok=True)
    in_parts(latent_chunk, [(s, config["data"]["short_side"], weight, bias, drawn_kinds(config), str(folder / f"{s}.npz"))
                            for s in range(FIRST, FIRST + (count or config["data"]["pictures"]), CHUNK)], config, minutes)


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("what", choices=["windows", "latents"])
    parser.add_argument("--config", default="small")
    parser.add_argument("--count", type=int, help="pictures, where the config has too many")
    parser.add_argument("--minutes", type=float)
    args = parser.parse_args()
    WORK.mkdir(exist_ok=True)
    {"windows": render_windows, "latents": render_latents}[args.what](load_config(args.config), args.count, args.minutes)


if __name__ == "__main__":
    main()
