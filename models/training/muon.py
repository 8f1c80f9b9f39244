"""Muon for matrices (Jordan et al. 2024: momentum, then four Newton-Schulz steps), AdamW for the rest."""
import torch


def orthogonal(g):
    """[m, n] -> nearly orthogonal matrix with the same row and column spaces."""
    a, b, c = 3.4445, -4.7750, 2.0315
    x = g.bfloat16()
    tall = x.shape[0] > x.shape[1]
    x = x.T if tall else x
    x = x / (x.norm() + 1e-7)
    for _ in range(4):
        y = x @ x.T
        x = a * x + (b * y + c * (y @ y)) @ x
    return (x.T if tall else x).float()


class Muon(torch.optim.Optimizer):
    def __init__(self, matrices, lr, momentum=0.95, weight_decay=0.01):
        super().__init__(matrices, {"lr": lr, "momentum": momentum, "weight_decay": weight_decay})

    @torch.no_grad()
    def step(self):
        for group in self.param_groups:
            for p in group["params"]:
                if p.grad is None:
                    continue
                kept = self.state[p].setdefault("momentum", torch.zeros_like(p))
                kept.lerp_(p.grad, 1 - group["momentum"])
                update = p.grad.lerp(kept, group["momentum"]).reshape(p.shape[0], -1)
                update = orthogonal(update) * max(1, update.shape[0] / update.shape[1]) ** 0.5
                p.mul_(1 - group["lr"] * group["weight_decay"]).add_(update.view_as(p), alpha=-group["lr"])


def split(model):
    """Matrices and kernels inside the blocks go to Muon; embeddings, tables, first and last layers do not."""
    matrices, rest = [], []
    for name, p in model.named_parameters():
        if not p.requires_grad:
            continue
        inner = p.ndim >= 2 and min(p.shape[0], p[0].numel()) >= 48 and not any(
            part in name for part in ("words", "places", "queries", "offset", "head.", "stem.", "table", "last", "sharpness"))
        (matrices if inner else rest).append(p)
    return matrices, rest
