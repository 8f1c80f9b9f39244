"""Where a product stands in a set, and the light it stands in: what stage.onnx tells."""
import torch

from .shading import render
from .tone import to_srgb
from .vector import Vec


def stage_of(i, scene, light, frame, ground, spot, tallest, draw=render):
    """Inputs, a composed set and its spot (x, y, z, half width of the free place; [4], world units) -> [20].

    tallest: greatest product height that suits the set, world units [1].
    """
    x, y, z, half = (spot[k:k + 1] for k in range(4))
    px, py = frame.project(x, y, z)
    k = frame.distance / (frame.distance - z) * frame.zoom
    tall = torch.minimum(tallest, (frame.room - y) * 0.94) * k
    flat = torch.sqrt(light.to.x * light.to.x + light.to.z * light.to.z)
    step = 0.05
    sx, sy = frame.project(x - light.to.x / flat * step, y, z - light.to.z / flat * step)
    dx, dy = sx - px, sy - py
    far = torch.sqrt(dx * dx + dy * dy) + 1e-6
    length = far / (step * k) * flat / light.to.y
    xy = torch.stack([px, py], -1)
    colour = draw(scene, light, frame, ground, xy, 1 / 512, torch.zeros(4), i.aspect)[0]
    o, d = frame.ray(xy)
    hit = scene.trace(o, d)
    key, sky = light.key.mean().reshape(1) * light.to.y, light.sky.mean().reshape(1)
    tint = to_srgb(light.key / light.key.max())
    zero, one = torch.zeros(1), torch.ones(1)
    return torch.cat([one, px, py, half * 2 * k, tall, frame.y - frame.height * frame.zoom, dx / far, dy / far, length,
                      2 * light.size, (key / (key + sky)).clamp(0, 1), colour, tint, (hit.m["gloss"] * 0.35 + hit.m["metal"] * 0.5).clamp(0, 1),
                      zero, zero])
