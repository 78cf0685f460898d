"""The two towers: pictures of 64 x 64 and texts of up to 32 tokens become unit vectors of 256 numbers in one space."""

import torch
from torch import nn
from torch.nn import functional as F

DIMENSIONS = 256
PICTURE_EDGE = 64
TEXT_TOKENS = 32


class Residual(nn.Module):
    """Two dense 3 x 3 convolutions beside the identity: what oneDNN runs fastest in bfloat16."""

    def __init__(self, channels):
        super().__init__()
        self.body = nn.Sequential(
            nn.Conv2d(channels, channels, 3, padding=1, bias=False),
            nn.BatchNorm2d(channels),
            nn.ReLU(),
            nn.Conv2d(channels, channels, 3, padding=1, bias=False),
            nn.BatchNorm2d(channels),
        )

    def forward(self, x):
        return F.relu(x + self.body(x))


def reduce(inputs, outputs, stride):
    return nn.Sequential(
        nn.Conv2d(inputs, outputs, 3, stride=stride, padding=1, bias=False), nn.BatchNorm2d(outputs), nn.ReLU()
    )


class ImageTower(nn.Module):
    """
    Returns vectors [n x 256] of pictures [n x 3 x 64 x 64] in [-1, 1]. Beside what is shown anywhere, the head sees how
    the earlier stages fill the picture, which is its texture, and what stands where.
    """

    def __init__(self, widths=(64, 128, 256), depths=(1, 2, 2), pooled=512, placed=32):
        super().__init__()
        stages = []
        for index, (width, depth) in enumerate(zip(widths, depths)):
            first = [nn.PixelUnshuffle(4), reduce(48, width, 1)] if index == 0 else [reduce(widths[index - 1], width, 2)]
            stages.append(nn.Sequential(*first, *(Residual(width) for _ in range(depth))))
        self.stages = nn.ModuleList(stages)
        self.mixed = nn.Conv2d(widths[-1], pooled, 1)
        self.placed = nn.Conv2d(widths[-1], placed, 1)
        places = (PICTURE_EDGE // 4 // 2 ** (len(widths) - 1)) ** 2
        self.head = nn.Linear(2 * pooled + placed * places + sum(widths[:-1]), DIMENSIONS)

    def forward(self, pictures):
        x, textures = pictures, []
        for stage in self.stages:
            x = stage(x)
            textures.append(x.mean((2, 3)))
        mixed = F.relu(self.mixed(x))
        placed = F.relu(self.placed(x)).flatten(1)
        pooled = torch.cat([mixed.mean((2, 3)), mixed.amax((2, 3)), placed, *textures[:-1]], 1)
        return F.normalize(self.head(pooled).float(), dim=1)


class TextTower(nn.Module):
    """Returns vectors [n x 256] of token ids [n x up to 32]; 0 fills the end and counts for nothing."""

    def __init__(self, vocabulary, width=256, depth=2, heads=4):
        super().__init__()
        self.words = nn.Embedding(vocabulary, width, padding_idx=0)
        self.places = nn.Parameter(torch.randn(TEXT_TOKENS, width) * 0.02)
        self.blocks = nn.ModuleList([Block(width, heads) for _ in range(depth)])
        self.norm = nn.LayerNorm(width)
        self.head = nn.Linear(width, DIMENSIONS)
        nn.init.normal_(self.words.weight, std=0.05)

    def forward(self, ids):
        present = (ids != 0).float().unsqueeze(2)
        x = self.words(ids) + self.places[: ids.shape[1]]
        hidden = (1 - present).transpose(1, 2).unsqueeze(1) * -10000.0
        for block in self.blocks:
            x = block(x, hidden)
        x = self.norm(x) * present
        mean = x.sum(1) / present.sum(1).clamp(min=1)
        return F.normalize(self.head(mean).float(), dim=1)


class Block(nn.Module):
    def __init__(self, width, heads):
        super().__init__()
        self.heads = heads
        self.first = nn.LayerNorm(width)
        self.mix = nn.Linear(width, 3 * width)
        self.out = nn.Linear(width, width)
        self.second = nn.LayerNorm(width)
        self.wide = nn.Linear(width, 2 * width)
        self.narrow = nn.Linear(2 * width, width)

    def forward(self, x, hidden):
        n, length, width = x.shape
        parts = self.mix(self.first(x)).view(n, length, 3, self.heads, width // self.heads).permute(2, 0, 3, 1, 4)
        query, key, value = parts[0], parts[1], parts[2]
        scores = query @ key.transpose(2, 3) * (width // self.heads) ** -0.5 + hidden
        seen = scores.float().softmax(3).to(value.dtype) @ value
        x = x + self.out(seen.transpose(1, 2).reshape(n, length, width))
        return x + self.narrow(F.relu(self.wide(self.second(x))))
