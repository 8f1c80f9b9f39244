"""Draws with the exported ONNX files, as the product does: Euler steps of flow matching, guidance, quiet space kept.

    from sample import House
    House().draw("calm blue waves", palette=[...], quiet="left", size=(512, 512), seed=1)
    House().first_look(...)                  a draft
"""
import json
from pathlib import Path

import numpy as np
import onnxruntime
from tokenizers import Tokenizer

from captions import NAMED_SHARES, STEP, palette_of, request
from colour import cielab, from_hex, srgb_from_oklab
from data import smaller
from picture import plan, render
from scene_words import lexicon, phrases_in, read
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


# as lib/pipeline/generation/quiet-space.ts: how much of the detail goes where a model does not say, and how far it is smoothed in
# shares of the shorter side
STRENGTH, REACH = 0.93, 0.3


def smoothstep(start, end, at):
    t = np.clip((at - start) / (end - start), 0, 1)
    return t * t * (3 - 2 * t)


def quiet_mask(quiet, height, width):
    """1 where copy will stand, 0 elsewhere. [height, width]"""
    u, v = ((np.arange(width) + 0.5) / width * 2 - 1)[None], ((np.arange(height) + 0.5) / height * 2 - 1)[:, None]
    along = {"left": (0.4, -0.2, u), "right": (-0.4, 0.2, u), "top": (0.4, -0.2, v), "bottom": (-0.4, 0.2, v), "centre": (0.95, 0.4, (u ** 4 + v ** 4) ** 0.25)}
    return np.broadcast_to(smoothstep(*along[quiet]), (height, width))


def smoothed(planes, deviation):
    """Gaussian blur of [..., h, w], edges repeated."""
    radius = int(np.ceil(2.5 * deviation))
    kernel = np.exp(-((np.arange(-radius, radius + 1) / deviation) ** 2) / 2)
    kernel /= kernel.sum()
    for axis in (-1, -2):
        side = planes.shape[axis]
        at = np.clip(np.arange(side)[:, None] + np.arange(-radius, radius + 1), 0, side - 1)
        spread = np.zeros((side, side))
        np.add.at(spread, (np.arange(side)[:, None], at), kernel)
        planes = planes @ spread.T if axis == -1 else spread @ planes
    return planes


class House:
    def __init__(self, folder=HOUSE, threads=2):
        options = onnxruntime.SessionOptions()
        options.intra_op_num_threads = threads
        load = lambda part: onnxruntime.InferenceSession(str(folder / part / "model.onnx"), options, providers=["CPUExecutionProvider"])
        self.text, self.denoiser, self.decoder = load("text_encoder"), load("unet"), load("vae_decoder")
        self.draft = load("draft") if (folder / "draft/model.onnx").exists() else None
        judge = folder / "evaluation/scene-classifier.onnx"
        self.classifier = onnxruntime.InferenceSession(str(judge), options, providers=["CPUExecutionProvider"]) if judge.exists() else None
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

    def first_look(self, prompt, palette=None, quiet="none", size=(512, 512), seed=0):
        """As draw, by the draft head, or in the few steps that model.json says."""
        if self.draft is None:
            return self.draw(prompt, palette, quiet, size, seed, self.model["draft"]["steps"], self.model["draft"]["guidance"])
        rows = palette if isinstance(palette, np.ndarray) else palette_rows(palette)
        noise = np.random.default_rng(seed).standard_normal((1, self.channels, size[1] // self.factor, size[0] // self.factor)).astype(np.float32)
        latents = self.draft.run(None, {"sample": noise, "timestep": np.array([1000], np.float32), "encoder_hidden_states": self.encode(prompt, rows, quiet, size)})[0]
        return (self.decoder.run(None, {"latent_sample": latents})[0][0].transpose(1, 2, 0) + 1) / 2

    def features(self, pictures):
        """Pictures [H, W, 3] in 0..1 -> features [n, d] and logits [n, families] of the scene classifier."""
        out = [self.classifier.run(["features", "logits"], {"image": smaller(p, 128).transpose(2, 0, 1)[None].astype(np.float32)}) for p in pictures]
        return [np.concatenate(values) for values in zip(*out)]

    def draw(self, prompt, palette=None, quiet="none", size=(512, 512), seed=0, steps=None, guidance=None, negative=""):
        """-> sRGB float32 [H, W, 3] in 0..1. palette: hex colours or rows [5, 4]."""
        steps, guidance = steps or self.model["defaults"]["steps"], guidance or self.model["defaults"]["guidance"]
        rows = palette if isinstance(palette, np.ndarray) else palette_rows(palette)
        heard = np.concatenate([self.encode(negative, np.zeros((5, 4), np.float32), None, size), self.encode(prompt, rows, quiet, size)])
        shape = (1, self.channels, size[1] // self.factor, size[0] // self.factor)
        latents = np.random.default_rng(seed).standard_normal(shape).astype(np.float32)
        levels = sigmas(steps, self.shift)
        low, high = self.model["defaults"].get("guidanceInterval", (0, 1000))
        strength = self.model["defaults"].get("quietStrength", STRENGTH)
        mask = None if quiet in (None, "none") else quiet_mask(quiet, *shape[2:])
        for now, then in zip(levels[:-1], levels[1:]):
            guided = guidance > 1 and low <= now * 1000 <= high
            rows = 2 if guided else 1
            feeds = {"sample": np.repeat(latents, rows, 0), "timestep": np.full(rows, now * 1000, np.float32), "encoder_hidden_states": heard[-rows:]}
            velocity = self.denoiser.run(None, feeds)[0]
            velocity = (velocity[0] + guidance * (velocity[1] - velocity[0]))[None] if guided else velocity
            clean, latents = latents - now * velocity, latents + (then - now) * velocity
            if mask is not None:
                reach = REACH * min(shape[2:])
                mean = smoothed(clean * mask, reach) / np.maximum(smoothed(mask, reach), 1e-6)
                latents = latents - (1 - then / now) * strength * mask * (clean - mean)
            latents = latents.astype(np.float32)
        pixels = self.decoder.run(None, {"latent_sample": latents})[0][0]
        return (pixels.transpose(1, 2, 0) + 1) / 2


# prompt, brand colours (None: the words lead), quiet space
SHOWCASE = [
    ("round podium in soft window light for skincare", None, "none"), ("stone steps and arches", ["#e9c9b1", "#b5654a", "#3d2b2b", "#f6efe6"], "none"),
    ("oak table by a window for coffee", None, "top"), ("white marble table for perfume", None, "left"), ("glossy coral blobs for a serum", None, "none"),
    ("pastel balloons for a birthday", None, "centre"), ("water drops in mint", None, "none"), ("palm leaf shadows on a warm wall", None, "left"),
    ("green tropical leaves", None, "none"), ("soft mesh gradient in peach and lilac", None, "none"), ("aurora in emerald and navy", None, "none"),
    ("layered paper waves", ["#264653", "#2a9d8f", "#e9c46a", "#e76f51"], "top"), ("burgundy silk", None, "none"),
    ("golden bokeh for christmas", None, "none"), ("sunbeams in the morning", None, "right"),
    ("memphis pattern", ["#ff006e", "#ffbe0b", "#3a86ff", "#fff7ef"], "none"), ("terrazzo in cream and terracotta", None, "none"),
    ("misty mountains at dawn", None, "top"), ("desert dunes at sunset", None, "none"), ("calm sea", None, "left"), ("city skyline at night", None, "top"),
    ("retro sunburst in orange and cream", None, "none"), ("halftone dots pop art", ["#ffd60a", "#ef233c", "#fffdf5"], "none"),
    ("gold confetti on blush", None, "centre"), ("snowfall in blue", None, "none"), ("neon grid", ["#0d0628", "#f72585", "#4cc9f0"], "none"),
    ("neon tubes in magenta and cyan", None, "none"), ("soft pink clouds", None, "none"), ("starry night", None, "bottom"), ("full moon in deep blue", None, "none"),
]


def rendered(prompt, colours, quiet, size, seed):
    """What the renderer draws for the same words, or None where they name no scene."""
    rng = np.random.default_rng([seed, 23])
    reading = read(prompt)
    (family, kind), wish = max(reading.scenes.items(), key=lambda place: place[1])[0], request(rng)
    wish.family, wish.kind, wish.tile, wish.look = family, kind, False, np.round(reading.sliders * STEP).astype(np.int8)
    labs = np.array([from_hex(c) for c in colours]) if colours else reading.colours if len(reading.colours) else \
        np.array(lexicon()[4][reading.schemes[0] if reading.schemes else 0][0])
    wish.palette = palette_of(labs[:5], NAMED_SHARES[:len(labs[:5])])
    return render(plan(seed, (size[0] // 64, size[1] // 64), quiet, wish), 256)


def showcase(seed=1, house=None):
    """Rows for a contact sheet: (prompt and quiet space, [renderer, model, model again, draft head as uint8]) of every prompt
    that names something the model draws."""
    house, rows = house or House(), []
    subjects = {p for family in house.model["families"] for p in family["subjects"]}
    as_bytes = lambda p: (np.clip(smaller(p, 128), 0, 1) * 255 + 0.5).astype(np.uint8)
    for prompt, palette, quiet in SHOWCASE:
        if not subjects.intersection(phrases_in(prompt)):
            continue
        made = [as_bytes(rendered(prompt, palette, quiet, (512, 512), seed)), *(as_bytes(house.draw(prompt, palette, quiet, seed=seed + i)) for i in range(2))]
        made += [as_bytes(house.first_look(prompt, palette, quiet, seed=seed))] if "draft" in house.model else []
        rows.append((prompt + (" (its colours)" if palette else "") + ("" if quiet == "none" else f", quiet {quiet}"), made))
    return rows
