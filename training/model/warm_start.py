"""
Puts the weights of an exported model folder back into the towers, so that training goes on from it. Normalisation was
folded into the convolutions by the export and is measured anew; what the folder lacks begins at nothing.
"""

import json
import math
import os

import onnx
import torch
from onnx import numpy_helper
from torch.nn import functional as F

from tokenizer import load

# Concepts whose names are read at once.
BATCH = 512


def words_of(folder):
    """Returns the tokens of a model folder, in the order of their ids."""
    return list(load(os.path.join(folder, "tokenizer.json")).ids)


@torch.no_grad()
def warm_start(model, folder, concepts, read, pictures):
    """
    Fills `model` from the folder. `read` turns texts into token ids, `concepts` are the lexicon's; `pictures`
    [n x 3 x 64 x 64] are what normalisation is measured on: some hundreds of the kind that is taught.
    """
    fill_image_tower(model.image, Weights(os.path.join(folder, "onnx", "vision_model_quantized.onnx")), pictures)
    fill_text_tower(model.text, Weights(os.path.join(folder, "onnx", "text_model_quantized.onnx")))
    with open(os.path.join(folder, "config.json"), encoding="utf8") as source:
        model.scale.fill_(math.log(json.load(source)["logit_scale"]))
    model.text.eval()
    names = [(concept["english"] or concept["chinese"])[0] for concept in concepts]
    parts = [model.text(read(names[at : at + BATCH])) for at in range(0, len(names), BATCH)]
    model.concepts.copy_(torch.cat(parts))
    model.train()


class Weights:
    """What an ONNX file of the export holds: floats by their names in the towers, and layers in the order they run."""

    def __init__(self, file):
        graph = onnx.load(file).graph
        stored = {one.name: numpy_helper.to_array(one) for one in graph.initializer}
        self.by_name = {name: torch.from_numpy(value.copy()) for name, value in stored.items()}
        for node in graph.node:
            if node.op_type == "DequantizeLinear":
                whole, scale = (torch.from_numpy(stored[name].copy()).float() for name in node.input[:2])
                shape = [1] * whole.ndim
                shape[next(one.i for one in node.attribute if one.name == "axis")] = -1
                self.by_name[node.output[0]] = whole * scale.reshape(shape)
        self.nodes = graph.node

    def unnamed(self, kind):
        """Returns the inputs but the first of each layer of a kind whose weight lost its name in the export."""
        layers = [list(node.input[1:]) for node in self.nodes if node.op_type == kind]
        known = [names for names in layers if names[0] in self.by_name and names[0].startswith("onnx::")]
        return [[self.by_name[name] for name in names] for names in known]

    def copy_named(self, tower):
        for name, value in tower.named_parameters():
            if name in self.by_name and self.by_name[name].shape == value.shape:
                value.copy_(self.by_name[name])


def fill_image_tower(tower, weights, pictures):
    weights.copy_named(tower)
    head = weights.by_name["head.weight"]
    tower.head.weight.zero_()
    tower.head.weight[:, : head.shape[1]] = head
    folded = weights.unnamed("Conv")
    convolutions = [one for one in tower.stages.modules() if isinstance(one, torch.nn.Conv2d)]
    norms = [one for one in tower.stages.modules() if isinstance(one, torch.nn.BatchNorm2d)]
    for convolution, (kernel, _) in zip(convolutions, folded, strict=True):
        convolution.weight.copy_(kernel)
    tower.eval()
    hooks = [norm.register_forward_pre_hook(unfold(bias)) for norm, (_, bias) in zip(norms, folded, strict=True)]
    tower(pictures.contiguous(memory_format=torch.channels_last))
    for hook in hooks:
        hook.remove()


def unfold(bias):
    """Returns a hook that sets a normalisation to what adds `bias` and else changes nothing, for what it is given."""

    def measure(norm, given):
        (x,) = given
        norm.running_mean.copy_(x.mean((0, 2, 3)))
        norm.running_var.copy_(x.var((0, 2, 3), unbiased=False))
        norm.weight.copy_((norm.running_var + norm.eps).sqrt())
        norm.bias.copy_(norm.running_mean + bias)

    return measure


def fill_text_tower(tower, weights):
    weights.copy_named(tower)
    linear = [layer for block in tower.blocks for layer in (block.mix, block.out, block.wide, block.narrow)]
    for layer, (matrix,) in zip(linear, weights.unnamed("MatMul"), strict=True):
        layer.weight.copy_(matrix.T)
