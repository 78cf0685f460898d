"""
Writes a checkpoint as a model folder in the Hugging Face layout, weights in 8 bits: python3 export.py --to FOLDER.
Prints the size, and keeps some vectors of the trained weights, to which the judge compares the 8-bit ones. The model
card is written by hand.
"""

import argparse
import json
import os
import shutil

import numpy as np
import onnx
import torch
from onnx import helper, numpy_helper

from network import DIMENSIONS, PICTURE_EDGE, TEXT_TOKENS
from pictures import CACHE, Pictures, on_white
from tokenizer import Tokenizer
from train import Model, encode

OPSET = 14
# Smaller tensors are not worth a scale of their own.
SMALLEST = 2048
# Pictures and texts whose trained vectors are kept for comparison.
REFERENCES = 64


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--checkpoint", default=os.path.join(CACHE, "run", "checkpoint.pt"))
    parser.add_argument("--to", required=True)
    options = parser.parse_args()
    state = torch.load(options.checkpoint)
    model = Model(len(state["words"]), len(state["average"]["concepts"]))
    model.load_state_dict(state["average"])
    model.eval()
    os.makedirs(os.path.join(options.to, "onnx"), exist_ok=True)
    pictures = torch.rand(2, 3, PICTURE_EDGE, PICTURE_EDGE) * 2 - 1
    words = Tokenizer(state["words"])
    ids = encode(words, ["red umbrella", "a small red umbrella on a blue background"])
    write(model.image, pictures, options.to, "vision_model_quantized", "pixel_values", "image_embeds", {0: "batch"})
    write(model.text, ids, options.to, "text_model_quantized", "input_ids", "text_embeds", {0: "batch", 1: "sequence"})
    words.save(os.path.join(options.to, "tokenizer.json"), TEXT_TOKENS)
    for name, settings in settings_of(model, words).items():
        with open(os.path.join(options.to, name), "w", encoding="utf8") as out:
            json.dump(settings, out, indent=1)
            out.write("\n")
    shutil.copyfile(os.path.join(CACHE, "credits.md"), os.path.join(options.to, "CREDITS.md"))
    keep_reference(model, words, options.to)
    print(f"{folder_bytes(options.to) / 1e6:.2f} MB in {options.to}")


def write(tower, example, folder, name, given, result, axes):
    file = os.path.join(folder, "onnx", f"{name}.onnx")
    torch.onnx.export(
        tower, (example,), file, input_names=[given], output_names=[result], opset_version=OPSET,
        dynamic_axes={given: axes, result: {0: "batch"}},
    )  # fmt: skip
    graph = onnx.load(file)
    quantise(graph.graph)
    onnx.checker.check_model(graph)
    onnx.save(graph, file)


def quantise(graph):
    """Replaces each large weight by 8-bit integers and one scale a channel, put back by DequantizeLinear."""
    axes = {}
    for node in graph.node:
        # A convolution has its outputs first, a matrix product last, an embedding a row a word.
        axis = {"Conv": (1, 0), "MatMul": (1, 1), "Gather": (0, 0)}.get(node.op_type)
        if node.op_type == "Gemm":
            turned = any(attribute.name == "transB" and attribute.i for attribute in node.attribute)
            axis = (1, 0 if turned else 1)
        if axis is not None:
            axes[node.input[axis[0]]] = axis[1]
    widened = []
    for weight in [one for one in graph.initializer if one.name in axes]:
        values = numpy_helper.to_array(weight)
        if values.dtype != np.float32 or values.size < SMALLEST or values.ndim < 2:
            continue
        axis = axes[weight.name]
        others = tuple(index for index in range(values.ndim) if index != axis)
        scale = np.maximum(np.abs(values).max(others), 1e-12) / 127
        shape = [-1 if index == axis else 1 for index in range(values.ndim)]
        whole = np.clip(np.round(values / scale.reshape(shape)), -127, 127).astype(np.int8)
        graph.initializer.remove(weight)
        parts = {"q": whole, "s": scale.astype(np.float32), "z": np.zeros(len(scale), np.int8)}
        names = [f"{weight.name}.{part}" for part in parts]
        for name, part in zip(names, parts.values()):
            graph.initializer.append(numpy_helper.from_array(part, name))
        widened.append(helper.make_node("DequantizeLinear", names, [weight.name], axis=axis))
    nodes = [*widened, *graph.node]
    del graph.node[:]
    graph.node.extend(nodes)


def settings_of(model, words):
    return {
        "config.json": {
            "model_type": "motif-mini",
            "projection_dim": DIMENSIONS,
            "logit_scale": round(model.scale.exp().clamp(max=60).item(), 1),
            "text_config": {"vocab_size": len(words.ids), "max_position_embeddings": TEXT_TOKENS, "pad_token_id": 0},
            "vision_config": {"image_size": PICTURE_EDGE},
        },
        "preprocessor_config.json": {
            "do_normalize": True,
            "do_rescale": True,
            "do_resize": True,
            "image_mean": [0.5, 0.5, 0.5],
            "image_std": [0.5, 0.5, 0.5],
            "resample": 3,
            "rescale_factor": 1 / 255,
            "size": {"height": PICTURE_EDGE, "width": PICTURE_EDGE},
        },
        "tokenizer_config.json": {
            "tokenizer_class": "PreTrainedTokenizerFast",
            "model_max_length": TEXT_TOKENS,
            "pad_token": "<pad>",
            "unk_token": "<unk>",
        },
    }


@torch.no_grad()
def keep_reference(model, words, folder):
    """Writes what the trained weights make of the first judged pictures and their concepts' names."""
    pictures = Pictures()
    rows = [row for row, record in enumerate(pictures.records) if record["use"] == "judge"][:REFERENCES]
    texts = [pictures.concepts[pictures.concept[row]]["english"][0] for row in rows]
    reference = {
        "folder": os.path.realpath(folder),
        "rows": rows,
        "texts": texts,
        "imageVectors": model.image(on_white(pictures.rgba(np.array(rows)))).tolist(),
        "textVectors": [model.text(encode(words, [text]))[0].tolist() for text in texts],
    }
    with open(os.path.join(CACHE, "reference.json"), "w", encoding="utf8") as out:
        json.dump(reference, out)


def folder_bytes(folder):
    return sum(os.path.getsize(os.path.join(root, name)) for root, _, names in os.walk(folder) for name in names)


if __name__ == "__main__":
    main()
