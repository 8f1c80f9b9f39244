"""The whole model in one place: builds its parts from a config and reads checkpoints."""
import json
from pathlib import Path
import torch
from torch import nn

from autoencoder import Decoder, Encoder
from captions import vocabulary
from denoiser import Denoiser
from render import FAMILIES
from text_encoder import TextEncoder
from tokenizer import build

HERE = Path(__file__).resolve().parent
WORK = HERE / ".work"


def load_config(name):
    return json.loads((HERE / f"{name}.json").read_text())


def drawn_kinds(config):
    """Family -> kinds that the model is to draw: all but what the config leaves out (`family` or `family/kind`)."""
    kinds = {f: [k for k in FAMILIES[f].kinds if not {f, f"{f}/{k}"} & set(config["left_out"])] for f in FAMILIES}
    return {family: some for family, some in kinds.items() if some}


def make_tokenizer(config):
    return build(vocabulary(), config["text"]["max_length"])


def make_text_encoder(config):
    return TextEncoder(make_tokenizer(config).get_vocab_size(), **config["text"])


def make_denoiser(config):
    return Denoiser(channels=config["latent"]["channels"], condition=config["text"]["out"], **config["denoiser"])


class Steered(nn.Module):
    """Text encoder and denoiser, trained together."""

    def __init__(self, config):
        super().__init__()
        self.text, self.denoiser = make_text_encoder(config), make_denoiser(config)

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


class Draft(nn.Module):
    """The draft head as it is exported: the inputs of the denoiser, answers with clean latents."""

    def __init__(self, denoiser):
        super().__init__()
        self.denoiser = denoiser

    def forward(self, sample, timestep, encoder_hidden_states):
        return self.denoiser.clean(sample, (timestep / 1000).clamp(min=1e-3), encoder_hidden_states)


def load_draft(config, folder=WORK):
    """The draft head with its newest weights, None when it has none."""
    if not (Path(folder) / "draft.pt").exists():
        return None
    denoiser = make_denoiser(config)
    denoiser.load_state_dict(torch.load(Path(folder) / "draft.pt", map_location="cpu", weights_only=False)["average"])
    return Draft(denoiser).eval()
