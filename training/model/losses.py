"""Which captions are true of which pictures, and the contrast between them."""

import torch
from torch.nn import functional as F

# Below this cosine a picture is near to no text; right pairs lie at 0.3 to 0.6.
NEAR_NOTHING = 0.1
# Pictures that a text is kept away from in a step.
NEAREST = 16


def positives(concept, ink, ground, have, coloured, grounded, texts):
    """Returns [pictures x captions]: which captions are true of which pictures, as far as it is known."""
    same = concept.unsqueeze(1) == concept[have].unsqueeze(0)
    same &= ~coloured.unsqueeze(0) | (ink.unsqueeze(1) == ink[have].unsqueeze(0))
    same &= ~grounded.unsqueeze(0) | (ground.unsqueeze(1) == ground[have].unsqueeze(0))
    numbers = {text: at for at, text in enumerate(texts)}
    text = torch.full((len(concept),), -1)
    text[have] = torch.tensor([numbers[one] for one in texts])
    return same | (text.unsqueeze(1) == text[have].unsqueeze(0))


def contrast(seen, heard, have, true, scale):
    """Symmetric InfoNCE (Oord et al. 2018, as CLIP has it); other true pairs are neither right nor wrong."""
    own = torch.arange(len(have))
    scores = scale * (seen @ heard.T).float()
    pair = torch.zeros_like(true)
    pair[have, own] = True
    scores = scores.masked_fill(true & ~pair, -1e4)
    to_picture = F.cross_entropy(scores.T, have)
    to_text = F.cross_entropy(scores[have], own)
    return 0.5 * (to_picture + to_text), (scores.T.argmax(1) == have).float().mean().item()


def prefer_first(seen, heard, scale):
    """Returns the loss of pictures [n] preferring, of their two texts each [2 n], the first."""
    scores = scale * (heard.view(len(seen), 2, -1) @ seen.unsqueeze(2)).squeeze(2).float()
    return F.cross_entropy(scores, torch.zeros(len(seen), dtype=torch.long))


def keep_away(seen, heard, scale):
    """
    Returns the loss of texts that ask for no picture with the pictures nearest to each. It moves the texts alone: what
    pictures show is not to be learned from nonsense.
    """
    nearest = (heard @ seen.detach().T).float().topk(NEAREST, 1).values
    return F.softplus(scale.detach() * (nearest - NEAR_NOTHING)).mean()
