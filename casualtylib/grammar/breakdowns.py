"""How a sentence says that some of those counted are parts of others, over the symbols of chunks.

``n`` names the parts, ``w`` a whole that stands beside them. `ASIDES` are taken out of the sentence before the rows of
`casualtylib.grammar.tolls` read the rest, so that "nine people, including two soldiers, were killed" is read like "nine
people were killed"; their numbers take their outcome from the number before them.
"""

from __future__ import annotations

from casualtylib.grammar.rule import Rule

CLASSES = {
    "num": "[nqysU]",
    "then": "(?:,[&+]?|[&+])",
    # who says so is no part: "including two men, the relief agency said"
    "item": "(?:x{0,3}(?:(?P<n>[nqys]|U(?!x{0,3}[vd]))|P)(?:[pfr][xPU]{1,4})?+(?:w[AVvd][xpfrPU]{0,8}(?=[AV]))?+|x{1,4})",
}

ASIDES = (
    Rule(
        "including, before the verb",
        "(?<=[nqysmo])[,:]?+i{item}(?:{then}{item})*+[,:]?",
        yes={
            "Three men - including a driver and a guard - were killed.": [("Three", None), ("a", "Three"), ("a", "Three")],
            "Five people, including a child and four guards were killed.": [("Five", None), ("a", "Five"), ("four", "Five")],
        },
    ),
    Rule(
        "some of them",
        "[,:](?P<n>m)[xpfP]{0,6}(?:[,:]|(?=x?$))",
        yes={
            "Seven people, two of them children, were killed.": [("Seven", None), ("two", "Seven")],
            "Twenty were killed, 12 of whom were women, and 30 hurt.": [("Twenty", None), ("12", "Twenty"), ("30", None)],
            "Three clerks, one of whom was a woman, died.": [("Three", None), ("one", "Three")],
        },
        no=("Twenty were shot, 12 of them died.",),
    ),
    Rule(
        "parts, among them",
        "(?<=[nqysm]),(?P<n>[nqsy])(?:{then}(?P<n>[nqsy]))*+,?i,?",
        yes={"Nine of them, two women and a boy among them, died.": [("Nine", None), ("two", "Nine"), ("a", "Nine")]},
    ),
    Rule(
        "including",
        "[,:]?+i{item}(?:{then}{item}(?![xpf]{0,4}[AVK]))*+,?",
        yes={
            "Nine died, including two soldiers, and five were hurt.": [("Nine", None), ("two", "Nine"), ("five", None)],
            "Two men including the chief of the village were killed.": [("Two", None), ("the", "Two")],
        },
    ),
    Rule(
        "ages between dashes",
        ":(?:q[,&]{1,2}){0,8}+Xx{0,4}:",
        yes={"Three girls - 4, 6 and 11 years old - were killed.": [("Three", None)]},
    ),
    Rule(
        "age behind a name",
        "(?<=U),X(?=[,&])",
        yes={"Jan Hult, 8, and Tom Roe, 9, were killed.": [("Jan Hult", None), ("Tom Roe", None)]},
    ),
    Rule(
        "who somebody is, between dashes",
        "(?<=[Us](?:[fp]x{0,3}U?)?):s[xpfrU]{0,8}:",
        yes={"The owner of the mill - a widow from Kemi - and a guard were hurt.": [("The", None), ("a", None)]},
        no=("The van - a man said - hit two guards.",),
    ),
    Rule(
        "parts in brackets",
        r"\((?!t[:f]?q\)|qp?t\))(?:(?P<n>[nqsy])|[^()nqsyoATVM]){0,60}+\)",
        yes={
            "Killed: 12 (9 civilians, 3 soldiers)": [("12", None), ("9", "12"), ("3", "12")],
            "Two men (drivers of a bus) were killed.": [("Two", None)],
            "Dead: 7 (1 in Kemi; 1 in New Oulu; 2 in Vaasa on the coast; 1 in Pori; 1 in Rauma; and 1 in Turku)": [
                ("7", None),
                ("1", "7"),
                ("1", "7"),
                ("2", "7"),
                ("1", "7"),
                ("1", "7"),
                ("1", "7"),
            ],
        },
    ),
    Rule(
        "parts between dashes",
        ":(?P<n>[ns])(?:{then}(?P<n>[ns]))++(?::|(?=,|x?$))",
        yes={
            "Five people - three men and two women - were killed.": [("Five", None), ("three", "Five"), ("two", "Five")],
            "Six people were killed: two men, three women and a child.": [("Six", None), ("two", "Six"), ("three", "Six"), ("a", "Six")],
        },
    ),
)

PARTS = (
    Rule(
        "among a number",
        "(?P<n>[nqs])(?:{then}(?P<n>[nqs]))*+(?:,[pxX&U]{1,8},)?[xvdp]{0,5}gx{0,2}(?P<w>[nq])",
        yes={
            "Two children, aged four and six, were among seven people killed.": [("Two", "seven"), ("seven", None)],
            "Ten children were among the 25 people killed.": [("Ten", "25"), ("25", None)],
        },
    ),
    Rule(
        "some of a number before them",
        "(?:^|[,&(])fx{0,2}(?P<w>[nq])x?[KD]?,(?P<n>[nqm])(?=v)",
        yes={"Of the 90 injured, 42 were women.": [("90", None), ("42", "90")]},
    ),
    Rule("some of a number", "(?P<n>q)fx{0,2}(?P<w>[nq])", yes={"Two of the 12 people killed were guards.": [("Two", "12"), ("12", None)]}),
)

#: Numbers that take their outcome from the one before.
ELLIPSES = (
    Rule(
        "ellipsis",
        "(?:(?<!U),|&)x?(?P<n>[nqs])(?=(?:Xx{0,2})?[pr])(?<!s(?=[^:nqyoAKTV]{0,30}v|[^,&]{0,8},x{0,2}[AVH]))",
        yes={"The blasts killed three people in the north and five in the south.": [("three", None), ("five", None)]},
    ),
)
