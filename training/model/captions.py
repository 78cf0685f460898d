"""What is said of a picture, in English and Chinese: its names, its emoji's words, its colours."""

LANGUAGES = ("en", "zh")
COLOURS = {
    "red": ("红色", (214, 40, 40)),
    "orange": ("橙色", (245, 130, 30)),
    "yellow": ("黄色", (250, 214, 40)),
    "green": ("绿色", (50, 160, 70)),
    "teal": ("青色", (20, 150, 150)),
    "blue": ("蓝色", (40, 90, 215)),
    "purple": ("紫色", (130, 60, 180)),
    "pink": ("粉色", (245, 130, 175)),
    "brown": ("棕色", (125, 78, 45)),
    "grey": ("灰色", (130, 130, 130)),
    "black": ("黑色", (18, 18, 18)),
    "white": ("白色", (250, 250, 250)),
}
COLOUR_NAMES = list(COLOURS)

ENGLISH = ["{} icon", "an icon of {}", "a drawing of {}", "{} illustration", "a picture of {}", "{} symbol"]
CHINESE = ["{}图标", "{}插画", "一张{}的图", "{}的图案", "{}符号", "画着{}"]


class Speaker:
    """Chooses captions of a concept. Short names come most often: that is how people search."""

    def __init__(self, concepts, random):
        self.random = random
        self.english = [names(concept["english"], concept["englishTags"]) for concept in concepts]
        self.chinese = [names(concept["chinese"], concept["chineseTags"]) for concept in concepts]

    def say(self, concept, language, colour, ground):
        """Returns a caption, and whether it names the colour and the ground; None where the language has no name."""
        own, tags = (self.english if language == "en" else self.chinese)[concept]
        if not own:
            return None
        draw = self.random.random
        if tags and draw() < 0.12:
            return self.random.choice(tags), False, False
        # The first name as often as all others together.
        name = own[0] if draw() < 0.5 else self.random.choice(own)
        if colour is not None and draw() < 0.25:
            if ground is not None and draw() < 0.4:
                return self.on_ground(name, language, colour, ground), True, True
            return self.coloured(name, language, colour), True, False
        if draw() < 0.25:
            name = self.random.choice(ENGLISH if language == "en" else CHINESE).format(name)
        return name, False, False

    def coloured(self, name, language, colour):
        if language == "zh":
            return self.random.choice(["{c}{n}", "{c}的{n}"]).format(c=COLOURS[colour][0], n=name)
        return self.random.choice(["{c} {n}", "{c} {n}", "{n} in {c}", "{c} {n} icon"]).format(c=colour, n=name)

    def inks(self, language):
        """Returns one caption a colour, which says nothing but the colour of what is drawn."""
        forms = ["{}", "{} icon", "{} symbol", "something {}"] if language == "en" else ["{}", "{}图标", "{}的图案"]
        return self.each(self.random.choice(forms), language)

    def grounds(self, language):
        """Returns one caption a colour, which says nothing but the colour of the ground."""
        forms = ["{} background", "on a {} background"] if language == "en" else ["{}背景", "{}背景上"]
        return self.each(self.random.choice(forms), language)

    def each(self, form, language):
        return [form.format(name if language == "en" else COLOURS[name][0]) for name in COLOUR_NAMES]

    def has(self, concept, language):
        return bool((self.english if language == "en" else self.chinese)[concept][0])

    def flip(self, concept, language, colour):
        """Returns a caption in the right colour, and the same in another."""
        own = (self.english if language == "en" else self.chinese)[concept][0]
        other = self.random.choice([name for name in COLOUR_NAMES if name != colour])
        form = self.random.choice(["{} {}", "{} {} icon"]) if language == "en" else self.random.choice(["{}{}", "{}的{}"])
        right, wrong = (name if language == "en" else COLOURS[name][0] for name in (colour, other))
        return form.format(right, own[0]), form.format(wrong, own[0])

    def on_ground(self, name, language, colour, ground):
        if language == "zh":
            return f"{COLOURS[ground][0]}背景上的{COLOURS[colour][0]}{name}"
        return f"{colour} {name} on a {ground} background"


def names(own, tags):
    return own, [tag for tag in tags if tag not in own]
