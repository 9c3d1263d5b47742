"""How a count of the harmed is said to be, to rise and to fall: rows of `casualtylib.grammar.tolls`, such as "the toll rose to 56"."""

from __future__ import annotations

from casualtylib.grammar.rule import Rule

COUNTS = (
    Rule(
        "toll from one number to another",
        "(?P<t>M){change}r(?P<d>[qno])[x,]{0,2}u(?P<n>[qno])",
        yes={"The death toll rose from 48 to 56.": [("48", "killed"), ("56", "killed")]},
    ),
    Rule(
        "toll to one number from another",
        "(?P<t>M){change}(?P<n>[qno])[xpU,]{0,5}r[x]{0,4}(?P<d>[qno])",
        yes={
            "The death toll rose to 56 from 48.": [("56", "killed"), ("48", "killed")],
            "The death toll rose to 56 on Friday from 48 the day before.": [("56", "killed"), ("48", "killed")],
        },
    ),
    Rule(
        "toll by one number to another",
        "(?P<t>M){change}b[qn]x?u(?P<n>[qno])",
        yes={
            "The number of dead rose by five to 23.": [("23", "killed")],
            "The number of rebels killed rose by five to 23 dead.": [("23", "killed")],
        },
    ),
    Rule(
        "toll that stood at another number before",
        "(?P<t>M)[^nqyoAKTVLDB]{0,6},w[vd]x?p(?P<d>q)[^nqyoAKTVLDBM]{0,6},x{0,2}(?:[vd]x{0,2}u?|u)x?(?P<n>[qno])",
        yes={"The death toll, which stood at 20 on Friday, is now 33.": [("20", "killed"), ("33", "killed")]},
    ),
    Rule(
        "toll",
        "(?P<t>M){change}(?<!bx?)(?P<n>[qno])(?!(?<=:.)x?[KD])",
        yes={"The death toll stands at 25.": [("25", "killed")]},
        no=(
            "The death toll was lowered by 106.",
            "The death toll rose on Friday after a roof collapsed, trapping dozens of workers.",
            "The toll was high: 25 wounded and 12 killed.",
        ),
    ),
    Rule(
        "toll past an aside",
        "(?P<t>M){change},&?w[^M]{1,12},[^nqyoAKTVLM]{0,4}u(?P<n>[qno])",
        yes={"The death toll of the blast, which wounded 200 people, rose to 31.": [("200", "injured"), ("31", "killed")]},
    ),
    Rule(
        "toll of another voice",
        "(?P<t>M)[^nqyoM]{0,30}[nqo][^nqyoAKTVLDBM]{2,14}[vC]xv(?P<n>q)(?=[x)]{0,2}$|,)",
        yes={
            "Although the toll was 95, the union claimed it was 128.": [("95", "killed"), ("128", "killed")],
            "Police gave a death toll of 95, but the union said it was 128.": [("95", "killed"), ("128", "killed")],
        },
        no=("The death toll was 95, and the union said its fund held 128 euros.",),
    ),
    Rule("number to toll", "u(?P<n>q)x{0,2}(?P<t>M)", yes={"That brings to 56 the number of dead.": [("56", "killed")]}),
    Rule(
        "harm put at",
        "(?P<t>[OB])[xvd]{0,4}[pru]x?(?P<n>q)",
        yes={"Officials put the fatalities at 15.": [("15", "killed")]},
    ),
    Rule(
        "harm numbers so many",
        "(?P<t>[OB])x?N(?P<n>q)",
        yes={"Deaths now number 33.": [("33", "killed")], "The dead numbered 33, the injured 70.": [("33", "killed"), ("70", "injured")]},
    ),
)
