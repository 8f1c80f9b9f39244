"""Draws with the exported ONNX files, exactly as the product does: Euler steps of flow matching with guidance.

    from sample import House; House().draw("calm blue waves", palette=[...], quiet="left", size=(512, 512), seed=1)
"""
import json
from pathlib import Path

import numpy as np
import onnxruntime
from tokenizers import Tokenizer

from colour import cielab, from_hex, srgb_from_oklab
from text_encoder import QUIET

HOUSE = Path(__file__).resolve().parent.parent / "house"


def palette_rows(colours, weights=None):
    """Hex colours -> [5, 4] as the text encoder reads it."""
    rows = np.zeros((5, 4), np.float32)
    for i, colour in enumerate(colours or []):
        lab = cielab(srgb_from_oklab(from_hex(colour)))
        rows[i] = (lab[0] / 100, lab[1] / 128, lab[2] / 128, weights[i] if weights else 1 / len(colours))
    return rows


def sigmas(steps, shift):
    """Noise levels from 1 to 0, shifted, as the product's flow-match-euler makes them. [steps + 1]"""
    even = np.linspace(1, 1 / steps, steps)
    return np.append(shift * even / (1 + (shift - 1) * even), 0).astype(np.float32)


class House:
    def __init__(self, folder=HOUSE, threads=2):
        options = onnxruntime.SessionOptions()
        options.intra_op_num_threads = threads
        load = lambda part: onnxruntime.InferenceSession(str(folder / part / "model.onnx"), options, providers=["CPUExecutionProvider"])
        self.text, self.denoiser, self.decoder = load("text_encoder"), load("unet"), load("vae_decoder")
        self.tokenizer = Tokenizer.from_file(str(folder / "tokenizer/tokenizer.json"))
        self.model = json.loads((folder / "model.json").read_text())
        self.shift = json.loads((folder / "scheduler/scheduler_config.json").read_text())["shift"]
        vae = json.loads((folder / "vae_decoder/config.json").read_text())
        self.channels, self.factor = vae["latent_channels"], vae["spatial_factor"]

    def encode(self, prompt, palette, quiet, size):
        encoded = self.tokenizer.encode(prompt)
        hot = np.zeros((1, 6), np.float32)
        if quiet:
            hot[0, QUIET.index(quiet)] = 1
        feeds = {"input_ids": np.array([encoded.ids], np.int64), "attention_mask": np.array([encoded.attention_mask], np.int64),
                 "palette": palette[None], "quiet": hot, "aspect": np.array([[np.log(size[0] / size[1])]], np.float32)}
        return self.text.run(None, feeds)[0]

    def draw(self, prompt, palette=None, quiet="none", size=(512, 512), seed=0, steps=None, guidance=None, negative=""):
        """-> sRGB float32 [H, W, 3] in 0..1. palette: hex colours or rows [5, 4]."""
        steps, guidance = steps or self.model["defaults"]["steps"], guidance or self.model["defaults"]["guidance"]
        rows = palette if isinstance(palette, np.ndarray) else palette_rows(palette)
        heard = np.concatenate([self.encode(negative, np.zeros((5, 4), np.float32), None, size), self.encode(prompt, rows, quiet, size)])
        shape = (1, self.channels, size[1] // self.factor, size[0] // self.factor)
        latents = np.random.default_rng(seed).standard_normal(shape).astype(np.float32)
        levels = sigmas(steps, self.shift)
        for now, then in zip(levels[:-1], levels[1:]):
            feeds = {"sample": np.repeat(latents, 2, 0), "timestep": np.full(2, now * 1000, np.float32), "encoder_hidden_states": heard}
            without, with_ = self.denoiser.run(None, feeds)[0]
            latents = latents + (then - now) * (without + guidance * (with_ - without))[None]
        pixels = self.decoder.run(None, {"latent_sample": latents})[0][0]
        return (pixels.transpose(1, 2, 0) + 1) / 2


SHOWCASE = [
    ("aurora", "aurora over dark hills", None, "none"), ("mesh", "vivid mesh gradient for a tech launch", ["#0b132b", "#5b2bd6", "#22d3ee"], "none"),
    ("peach", "soft peach gradient for skincare", None, "left"), ("orb", "glowing orb", ["#1a0f1f", "#d9a441", "#f7e0a8"], "none"),
    ("paper", "layered paper waves", ["#264653", "#2a9d8f", "#e9c46a", "#e76f51"], "top"), ("paper2", "calm blue paper waves", None, "none"),
    ("silk", "burgundy silk", None, "none"), ("silk2", "champagne satin folds for jewellery", None, "right"),
    ("ribbon", "flowing ribbons", ["#f7f7fb", "#3a0ca3", "#f72585"], "none"), ("ripple", "ripples on still water spa", None, "none"),
    ("bokeh", "golden bokeh lights for christmas", None, "centre"), ("bokeh2", "dark bokeh", ["#0d0628", "#f72585", "#4cc9f0"], "left"),
    ("fairy", "fairy lights at night", None, "bottom"), ("leak", "warm light leak", None, "none"),
    ("rays", "sunbeams in the morning", None, "none"), ("mountains", "misty mountains at dawn", None, "top"),
    ("mountains2", "mountains", ["#0b3954", "#087e8b", "#ff5a5f", "#f4efe6"], "none"), ("hills", "green rolling hills in spring", None, "none"),
    ("dunes", "desert dunes at sunset", None, "none"), ("sea", "calm sea under the moon", None, "none"),
    ("sea2", "ocean sunset for travel", None, "left"), ("lake", "mountain lake in autumn", None, "none"),
    ("clouds", "dreamy pastel clouds", None, "none"), ("summer", "summer sale beach", None, "right"),
]


def showcase(seed=1, house=None):
    """Rows for a contact sheet: every prompt twice square, then once wide."""
    house, rows = house or House(), []
    as_bytes = lambda p: (np.clip(p, 0, 1) * 255 + 0.5).astype(np.uint8)[::2, ::2]
    for start in range(0, len(SHOWCASE), 3):
        row = []
        for _, prompt, palette, quiet in SHOWCASE[start:start + 3]:
            row += [as_bytes(house.draw(prompt, palette, quiet, seed=seed + i)) for i in range(2)]
        rows.append(row)
    wide = [SHOWCASE[i] for i in (0, 4, 17, 20)]
    rows.append([as_bytes(house.draw(p, c, q, (896, 512), seed)) for _, p, c, q in wide[:4]])
    tall = [SHOWCASE[i] for i in (1, 5, 7, 10, 15, 22)]
    rows.append([as_bytes(house.draw(p, c, q, (512, 896), seed)) for _, p, c, q in tall])
    return rows
