"""The whole model in one place: builds its parts from a config and reads checkpoints."""
import json
from pathlib import Path
import torch
from torch import nn

from autoencoder import Decoder, Encoder
from captions import vocabulary
from denoiser import Denoiser
from text_encoder import TextEncoder
from tokenizer import build

HERE = Path(__file__).resolve().parent
WORK = HERE / ".work"


def load_config(name):
    return json.loads((HERE / f"{name}.json").read_text())


def make_tokenizer(config):
    return build(vocabulary(), config["text"]["max_length"])


class Steered(nn.Module):
    """Text encoder and denoiser, trained together."""

    def __init__(self, config):
        super().__init__()
        tokens = make_tokenizer(config).get_vocab_size()
        self.text = TextEncoder(tokens, **config["text"])
        self.denoiser = Denoiser(channels=config["latent"]["channels"], condition=config["text"]["out"], **config["denoiser"])

    def forward(self, latents, timestep, ids, mask, palette, quiet, aspect):
        return self.denoiser(latents, timestep, self.text(ids, mask, palette, quiet, aspect))


def make_decoder(config):
    return Decoder(config["latent"]["channels"], **config["decoder"])


def make_encoder(config):
    return Encoder(config["latent"]["channels"], config["latent"]["factor"])


def load_parts(config, folder=WORK):
    """The parts with their newest weights: (steered, encoder, decoder).

    A run too short for the running average to catch up exports the weights themselves (config "export").
    """
    steered, encoder, decoder = Steered(config), make_encoder(config), make_decoder(config)
    for part, file in ((steered, "denoiser.pt"), (encoder, "encoder.pt"), (decoder, "decoder.pt")):
        path = Path(folder) / file
        if path.exists():
            state = torch.load(path, map_location="cpu", weights_only=True)
            part.load_state_dict(state.get(config["export"] if file == "denoiser.pt" else "average", state))
    return steered.eval(), encoder.eval(), decoder.eval()
