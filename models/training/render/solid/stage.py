"""Where a product stands in a set, and the light it stands in: what stage.onnx tells."""
import torch

from .tone import shoulder, to_srgb


def stage_of(i, scene, light, frame, spot, tallest):
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
    o, d = frame.ray(xy)
    hit = scene.trace(o, d)
    base = torch.cat([hit.m[c] * 0.8 + hit.m[c + "2"] * 0.2 for c in "rgb"])
    colour = to_srgb(shoulder(base * (light.key * light.to.y + light.sky)))
    key, sky = light.key.mean().reshape(1) * light.to.y, light.sky.mean().reshape(1)
    tint = to_srgb(light.key / light.key.max())
    zero, one = torch.zeros(1), torch.ones(1)
    return torch.cat([one, px, py, half * 2 * k, tall, frame.y - frame.height * frame.zoom, dx / far, dy / far, length,
                      2 * light.size, (key / (key + sky)).clamp(0, 1), colour, tint, (hit.m["gloss"] * 0.35 + hit.m["metal"] * 0.5).clamp(0, 1),
                      zero, zero])
