"""Texts that ask for no picture: what is far from everything a model can answer with nothing."""

import random

LETTERS = "abcdefghijklmnopqrstuvwxyz"
BEGINNINGS = "b bl br c ch cl cr d dr f fl fr g gl gr h j k kl l m n p pl pr qu r s sh sk sl sn sp st t th tr v w wr y z".split()
MIDDLES = "a e i o u ai au ea ee ie oa oo ou y".split()
ENDS = "b ck d ff g l ll m mp n nd ng nk p r rd rk rn s sh st t th v x zz".split() + [""] * 12
# What programs, statutes and grammars speak of: words of the languages, but not of pictures.
ENGLISH = """
    null void int const return async await throw catch struct enum boolean parse deploy config kernel thread malloc regex
    exception import export class static public template iterator pointer overflow segment runtime compile undefined query
    pursuant hereby liability clause amended fiscal quarterly accounts depreciation amortised audit invoice statutory plaintiff
    epistemology modal axiom lemma corollary premise syllogism ontology dialectic heuristic hypothesis variance regression
    genitive dative participle conjunction transitive clause predicate morpheme
    the of its maybe from almost whether although because therefore moreover hence thus whose which however never often
    seven eleven forty several neither either perhaps rather quite further despite unless
""".split()
CHINESE = """
    函数 变量 参数 返回 异常 编译 线程 进程 内存 数组 指针 接口 继承 循环 语句 数据库 索引 事务 缓存 并发 递归 死循环 空值 类型
    条款 规定 责任 义务 诉讼 合同 附则 第三条 税率 年度 报表 审计 折旧 应收 利息 仲裁 被告 原告 司法解释 举证
    命题 推论 公理 定理 逻辑 范畴 先验 辩证 本体 认识论 假设 方差 回归 语法 主语 谓语 宾语 副词 介词
    的 了 吗 呢 吧 着 过 得 地 之 乎 者 也 即使 尽管 无论 因此 然而 不仅 而且 或者 几乎 也许 大概 从来 究竟
""".split()


class Babbler:
    """Chooses texts in both languages; `words` is the tokenizer, whose characters are thrown together too."""

    def __init__(self, words, seed):
        self.random = random.Random(seed)
        self.characters = [token for token in words.ids if len(token) == 1 and "\u3400" <= token <= "\u9fff"]

    def say(self):
        draw = self.random
        kind = draw.randrange(7)
        some = lambda least, most, make: [make() for _ in range(draw.randint(least, most))]
        if kind == 0:
            return " ".join(some(1, 3, lambda: "".join(some(3, 9, lambda: draw.choice(LETTERS)))))
        if kind == 1:
            return " ".join(some(1, 3, self.invented))
        if kind == 2:
            return " ".join(some(2, 6, lambda: draw.choice(ENGLISH)) + some(0, 1, lambda: str(draw.randrange(1000))))
        if kind == 3:
            return "".join(some(2, 4, lambda: draw.choice(CHINESE)) + some(0, 1, lambda: str(draw.randrange(100))))
        if kind == 4:
            return "".join(some(2, 8, lambda: draw.choice(self.characters)))
        if kind == 5:
            return "".join(some(1, 3, lambda: draw.choice(CHINESE)) + some(1, 4, lambda: draw.choice(self.characters)))
        # Most of these are none of the tokenizer's: what is unknown through and through is near to nothing either.
        return "".join(some(1, 5, lambda: chr(draw.randint(0x4E00, 0x9FA5))))

    def invented(self):
        draw = self.random
        parts = [
            draw.choice(BEGINNINGS) + draw.choice(MIDDLES) + draw.choice(ENDS) for _ in range(draw.randint(2, 3))
        ]
        return "".join(parts)
