"""Renders training data: pictures for the decoder, latents with their conditions for the denoiser.

    python data.py pictures --config small    .work/pictures-*.npz, .work/encoder.pt
    python data.py latents --config small     .work/latents/*.npz, one file per 256 seeds, resumable

Training seeds start at 1,000,000; seeds below belong to evaluation. A latent is drawn at half size
with the encoder's taps summed in pairs, which for these pictures equals drawing at full size.
"""
import argparse
import os
os.environ.setdefault("OMP_NUM_THREADS", "1")
import time
from concurrent.futures import ProcessPoolExecutor

import numpy as np

from autoencoder import BLOCK, fit_encoder, half_size
from house import WORK, load_config, make_tokenizer
from picture import draw
from text_encoder import QUIET

FIRST, CHUNK = 1_000_000, 256
MIRROR = {"left": "right", "right": "left"}


def encode(pixels, weight, bias):
    """sRGB [H, W, 3] in 0..1 -> latents [C, H/f, W/f] by one matrix product."""
    c, _, f, _ = weight.shape
    h, w = pixels.shape[0] // f, pixels.shape[1] // f
    blocks = (pixels * 2 - 1).reshape(h, f, w, f, 3).transpose(0, 2, 4, 1, 3).reshape(h * w, -1)
    return (blocks @ weight.reshape(c, -1).T + bias).T.reshape(c, h, w)


def picture(seed):
    return np.round(draw(seed, 512).pixels * 65535).astype(np.uint16)


def render_pictures(config):
    """Full-size pictures, and the encoder fitted to their blocks."""
    import torch
    count, rng = config["data"]["decoder_pictures"], np.random.default_rng(config["seed"])
    with ProcessPoolExecutor(config["data"]["processes"]) as pool:
        pictures = list(pool.map(picture, range(FIRST * 2, FIRST * 2 + count), chunksize=4))
    blocks, f = [], BLOCK
    for p in pictures:
        h, w = p.shape[0] // f, p.shape[1] // f
        every = p.reshape(h, f, w, f, 3).transpose(0, 2, 4, 1, 3).reshape(h * w, 3, f, f)
        blocks.append(every[rng.choice(len(every), 96, replace=False)] / 32767.5 - 1)
    blocks = np.concatenate(blocks).astype(np.float32)
    weight, bias, share = fit_encoder(blocks, config["latent"]["channels"])
    print(f"variance kept {share:.5f}")
    state = {"project.weight": torch.tensor(weight, dtype=torch.float32), "project.bias": torch.tensor(bias, dtype=torch.float32)}
    torch.save(state, WORK / "encoder.pt")
    np.savez(WORK / "pictures.npz", *pictures)


def chunk(job):
    """One file of latents and conditions, each picture and its mirror image."""
    start, config, weight, bias, path = job
    tokenizer = make_tokenizer(config)
    rows = {}
    for seed in range(start, start + CHUNK):
        p = draw(seed, config["data"]["short_side"])
        ids = np.array(tokenizer.encode(p.caption).ids, np.int16)
        for pixels, quiet in ((p.pixels, p.quiet), (p.pixels[:, ::-1], MIRROR.get(p.quiet, p.quiet))):
            latent = encode(pixels, weight, bias).astype(np.float16)
            key = f"{latent.shape[2]}x{latent.shape[1]}"
            bucket = rows.setdefault(key, {n: [] for n in ("latents", "ids", "palette", "quiet", "own", "family")})
            for name, value in (("latents", latent), ("ids", ids), ("palette", p.palette), ("quiet", QUIET.index(quiet)),
                                ("own", p.own_colours), ("family", p.family)):
                bucket[name].append(value)
    flat = {f"{key}.{name}": np.array(values) for key, bucket in rows.items() for name, values in bucket.items()}
    np.savez(f"{path}.part.npz", **flat)
    os.replace(f"{path}.part.npz", path)


def render_latents(config):
    import torch
    state = torch.load(WORK / "encoder.pt", weights_only=True)
    weight, bias = half_size(state["project.weight"].numpy()), state["project.bias"].numpy()
    folder, began = WORK / "latents", time.time()
    folder.mkdir(parents=True, exist_ok=True)
    starts = range(FIRST, FIRST + config["data"]["pictures"], CHUNK)
    jobs = [(s, config, weight, bias, str(folder / f"{s}.npz")) for s in starts if not (folder / f"{s}.npz").exists()]
    with ProcessPoolExecutor(config["data"]["processes"]) as pool:
        for i, _ in enumerate(pool.map(chunk, jobs)):
            print(f"{(i + 1) * CHUNK} pictures, {time.time() - began:.0f} s", flush=True)


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("what", choices=["pictures", "latents"])
    parser.add_argument("--config", default="small")
    args = parser.parse_args()
    WORK.mkdir(exist_ok=True)
    {"pictures": render_pictures, "latents": render_latents}[args.what](load_config(args.config))


if __name__ == "__main__":
    main()
