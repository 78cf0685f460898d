"""Batches of rendered drawings as the product will meet them: on grounds, in frames, small, blurred, compressed."""

import json
import os

import numpy as np
import torch
from torch.nn import functional as F

from captions import COLOUR_NAMES, COLOURS
from network import PICTURE_EDGE as EDGE

CACHE = os.path.join(os.path.dirname(os.path.abspath(__file__)), "..", "..", ".training")
PALETTE = torch.tensor([COLOURS[name][1] for name in COLOUR_NAMES], dtype=torch.float32) / 255
WHITE = COLOUR_NAMES.index("white")
GROUPS = 16


class Pictures:
    """All rendered pictures, as a memory map, and what is known of each."""

    def __init__(self, cache=CACHE):
        with open(os.path.join(cache, "pictures.jsonl"), encoding="utf8") as lines:
            self.records = [json.loads(line) for line in lines]
        file = os.path.join(cache, "pictures.rgba")
        self.pixels = np.memmap(file, np.uint8, "r", shape=(len(self.records), EDGE, EDGE, 4))
        with open(os.path.join(cache, "concepts.json"), encoding="utf8") as source:
            self.concepts = json.load(source)
        self.index = {concept["key"]: at for at, concept in enumerate(self.concepts)}
        self.concept = np.array([self.index[record["concept"]] for record in self.records])
        self.is_plain = np.array([record["kind"] == "plain" for record in self.records])

    def rgba(self, rows):
        """Returns [n x 4 x 64 x 64] in [0, 1]."""
        return torch.from_numpy(self.pixels[rows].astype(np.float32)).permute(0, 3, 1, 2) / 255


def on_white(rgba):
    """Returns pictures in [-1, 1] as the product shows them to the tower when nothing disturbs."""
    alpha = rgba[:, 3:]
    return (rgba[:, :3] * alpha + 1 - alpha) * 2 - 1


def random_colours(count, generator):
    """Returns near relatives of the named colours [n x 3] and which they are."""
    which = torch.randint(len(COLOUR_NAMES), (count,), generator=generator)
    return (PALETTE[which] + 0.06 * torch.randn(count, 3, generator=generator)).clamp(0, 1), which


def compose(rgba, is_plain, generator, strength=1.0):
    """
    Returns disturbed pictures [n x 3 x 64 x 64] in [-1, 1] and, for each, the colour that it was given and that of its
    ground (-1 where it has none that words could name). `strength`, from 0 to 1, is the share of the disturbances.
    """
    count = rgba.shape[0]
    chance = lambda share: torch.rand(count, generator=generator) < share
    ink, ink_name = random_colours(count, generator)
    ground, ground_name = random_colours(count, generator)
    keeps_black = chance(0.35)
    ink[keeps_black], ink_name[keeps_black] = torch.zeros(3), COLOUR_NAMES.index("black")
    is_white = chance(0.5)
    ground[is_white], ground_name[is_white] = torch.ones(3), WHITE
    # What cannot be seen teaches nothing.
    too_near = is_plain & ((luma(ink) - luma(ground)).abs() < 0.22)
    ground[too_near] = (luma(ink[too_near]) < 0.5).float().unsqueeze(1).expand(-1, 3)
    ground_name[too_near] = torch.where(luma(ink[too_near]) < 0.5, WHITE, COLOUR_NAMES.index("black"))

    rgba = place(rgba, generator, strength)
    alpha = rgba[:, 3:]
    painted = torch.where(is_plain.view(-1, 1, 1, 1), ink.view(-1, 3, 1, 1) * alpha, rgba[:, :3])
    field = ground.view(-1, 3, 1, 1).expand(-1, -1, EDGE, EDGE).clone()
    is_textured = chance(0.2 * strength)
    field[is_textured] = texture(field[is_textured], generator)
    pictures = painted + field * (1 - alpha)
    pictures = frame(pictures, chance(0.25 * strength), generator)
    pictures = degrade(pictures, generator, strength)
    ground_name[is_textured] = -1
    ink_name[~is_plain] = -1
    return pictures.clamp(0, 1) * 2 - 1, ink_name, ground_name


def luma(colours):
    return colours @ torch.tensor([0.3, 0.59, 0.11])


def place(rgba, generator, strength):
    """Returns the drawings premultiplied, each group at a size and place of its own."""
    rgba = torch.cat([rgba[:, :3] * rgba[:, 3:], rgba[:, 3:]], 1)
    groups = []
    for group in rgba.chunk(GROUPS):
        edge = int(round(EDGE * scale_of(torch.rand(2, generator=generator).tolist(), strength)))
        shift = lambda room: int(torch.randint(abs(room) + 1, (1,), generator=generator))
        moved = F.interpolate(group, size=(edge, edge), mode="bilinear", align_corners=False, antialias=edge < EDGE)
        if edge >= EDGE:
            top, left = shift(edge - EDGE), shift(edge - EDGE)
            groups.append(moved[:, :, top : top + EDGE, left : left + EDGE])
        else:
            top, left = shift(EDGE - edge), shift(EDGE - edge)
            groups.append(F.pad(moved, (left, EDGE - edge - left, top, EDGE - edge - top)))
    return torch.cat(groups)


def scale_of(draw, strength):
    """Most drawings fill their picture; one in eight is cut, a quarter lies small somewhere."""
    kind, amount = draw
    if kind < 0.12 * strength:
        return 1 + 0.15 * amount
    if kind < 0.37 * strength:
        return 0.4 + 0.35 * amount
    return 0.8 + 0.2 * amount


def texture(field, generator):
    """Returns grounds with a gradient or soft noise, around their colour."""
    count = field.shape[0]
    cells = 2 if torch.rand(1, generator=generator) < 0.5 else 16
    noise = torch.rand(count, 3 if cells == 2 else 1, cells, cells, generator=generator) - 0.5
    return field + 0.5 * F.interpolate(noise, size=(EDGE, EDGE), mode="bilinear", align_corners=True)


def frame(pictures, chosen, generator):
    """Returns pictures of which the chosen have a border of another colour: frames, margins, cards."""
    count = pictures.shape[0]
    colour, _ = random_colours(count, generator)
    dark = torch.rand(count, generator=generator) < 0.3
    colour[dark] = torch.zeros(3)
    width = torch.randint(1, 13, (count, 1), generator=generator)
    inset = torch.randint(0, 6, (count, 1), generator=generator) * (torch.rand(count, 1, generator=generator) < 0.3)
    place_ = torch.arange(EDGE).minimum(EDGE - 1 - torch.arange(EDGE)).unsqueeze(0)
    outer = torch.minimum(place_.unsqueeze(2), place_.unsqueeze(1))
    border = (outer < (width + inset).unsqueeze(2)) & (outer >= inset.unsqueeze(2))
    border = (border & chosen.view(-1, 1, 1)).unsqueeze(1).float()
    return pictures * (1 - border) + colour.view(-1, 3, 1, 1) * border


DCT = torch.tensor(
    [[(0.125**0.5 if u == 0 else 0.5) * np.cos((2 * x + 1) * u * np.pi / 16) for x in range(8)] for u in range(8)],
    dtype=torch.float32,
)
STEPS = 16 + 4 * (torch.arange(8).unsqueeze(0) + torch.arange(8).unsqueeze(1)).float()


def degrade(pictures, generator, strength):
    """Returns pictures of which whole groups have been small, blurred or compressed as JPEG does."""
    groups = []
    for group in pictures.chunk(GROUPS):
        draw = torch.rand(1, generator=generator).item() / max(strength, 1e-3)
        if draw < 0.15:
            edge = (32, 40, 48)[int(draw * 20)]
            small = F.interpolate(group, size=(edge, edge), mode="bilinear", antialias=True, align_corners=False)
            group = F.interpolate(small, size=(EDGE, EDGE), mode="bilinear", align_corners=False)
        elif draw < 0.3:
            group = compress(group, 0.4 + (draw - 0.15) * 12)
        elif draw < 0.37:
            group = group + 0.04 * torch.randn(group.shape, generator=generator)
        groups.append(group)
    return torch.cat(groups)


def compress(pictures, coarseness):
    n = pictures.shape[0]
    blocks = pictures.reshape(n, 3, EDGE // 8, 8, EDGE // 8, 8).permute(0, 1, 2, 4, 3, 5)
    steps = STEPS * coarseness / 255
    rounded = ((DCT @ blocks @ DCT.T) / steps).round() * steps
    return (DCT.T @ rounded @ DCT).permute(0, 1, 2, 4, 3, 5).reshape(n, 3, EDGE, EDGE)
