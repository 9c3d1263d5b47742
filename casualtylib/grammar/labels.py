"""How bulletins set numbers beside what they count: rows of `casualtylib.grammar.tolls`, tried first."""

from __future__ import annotations

from casualtylib.grammar.rule import Rule

LABELS = (
    Rule(
        "label and number",
        r"(?:^|[,:(]|(?<=:[qn]))[Pxf]{0,4}(?P<t>[KDO])(?:\([^()]{1,4}\))?:x?(?P<n>[qn])(?=$|[,:(&x]|[KDO]:)",
        yes={
            "Killed: 5; injured: 12; missing: 1": [("5", "killed"), ("12", "injured"), ("1", "missing")],
            "Civilians killed: 12, civilians injured: 30": [("12", "killed"), ("30", "injured")],
            "Dead: 5 (3 in Kemi, 2 in Oulu) Injured: 12 Missing: 1": [
                ("5", "killed"),
                ("3", "killed"),
                ("2", "killed"),
                ("12", "injured"),
                ("1", "missing"),
            ],
        },
        no=("12 killed: 5 women were among them.",),
    ),
    Rule(
        "labels and numbers in a row",
        r"(?:^|[:(])(?P<t>[KDO])(?P<n>q)(?=:[KDO]q|$|\))",
        yes={"Dead 14 | Injured 30 | Missing 2": [("14", "killed"), ("30", "injured"), ("2", "missing")]},
    ),
    Rule(
        "labels and numbers on two sides of a slash",
        "(?<!/)(?P<t>[KD]|O(?=/))(?:/(?P<t>[KDO])){0,4}:?(?P<n>q)(?:/(?P<n>q))++",
        make="each",
        yes={
            "Dead/missing: 5/2": [("5", "killed"), ("2", "missing")],
            "Killed/wounded: 3/14": [("3", "killed"), ("14", "injured")],
            "Dead/injured/missing: 7/20/3": [("7", "killed"), ("20", "injured"), ("3", "missing")],
            "Deaths/injuries/missing: 4/9/2": [("4", "killed"), ("9", "injured"), ("2", "missing")],
        },
        no=("Last update on the killed: 7/20/2023",),
    ),
    Rule(
        "label on one side of a slash and its number",
        "x/(?P<t>[KDO]):?q/(?P<n>q)",
        yes={"Cases/deaths: 120/4": [("4", "killed")], "Cases/deaths 120/4": [("4", "killed")]},
    ),
    Rule(
        "toll in brackets",
        r"(?<=o|[KDO]:?[nq]|[nq][xpfvd]{0,3}[KDAV])\((?:(?P<t>t)[:f]?(?P<n>q)|(?P<n>q)p?(?P<t>t))\)",
        yes={
            "+3 deaths (total 45)": [("3", "killed"), ("45", "killed")],
            "New injuries: 3 (total: 45)": [("3", "injured"), ("45", "injured")],
            "12 new deaths (45 in total)": [("12", "killed"), ("45", "killed")],
        },
        no=("Two people were killed before the club won its third match (total 45).",),
    ),
    Rule(
        "in turn, before what happened",
        "(?P<n>[nq]){then}(?P<n>[nq])[xpf]{0,4}(?P<t>[AK])[^nqsoATVMK]{0,12}R",
        make="each",
        yes={
            "Last year, six and 15 people were killed and jailed respectively.": [("six", "killed"), ("15", "detained")],
            "In Kemi and Oulu, 4 and 9 people were killed, respectively.": [("4", "killed"), ("9", "killed")],
        },
        no=("In Kemi and Oulu, 4 and 9 people were killed.",),
    ),
    Rule(
        "in turn, behind what happened",
        "(?P<t>[TKOM])(?:&x?(?P<t>B))?+[^nqsoATVMKB]{0,8}(?P<n>[nq]){then}(?P<n>[nq])[^nqsoATVMK]{0,8}R",
        make="each",
        yes={
            "Killed and wounded were 4 and 9 respectively.": [("4", "killed"), ("9", "injured")],
            "Police and civilian deaths were three and seven, respectively.": [("three", "killed"), ("seven", "killed")],
            "The death toll and the wounded in Lanta are 4 and 9, respectively.": [("4", "killed"), ("9", "injured")],
        },
    ),
)
