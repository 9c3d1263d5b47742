"""How a sentence joins numbers of people to what happened to them.

Patterns run over the symbols of chunks (`casualtylib.reading.chunk.SYMBOLS`), one character a chunk. A row names with
``n`` the numbers, with ``t`` the words that say what happened, with ``d`` a number that the text itself gives as an
earlier one. Rows are tried in order; a number that one row has taken is not taken by a later one.
"""

from __future__ import annotations

from casualtylib.grammar.counts import COUNTS
from casualtylib.grammar.labels import LABELS
from casualtylib.grammar.rule import Rule

CLASSES = {
    "num": "[nqysmz]",
    # one person who is no more than the object of a preposition is not meant
    "one": "(?<![pfrubgLJ][xU,&]{0,6})U|(?:(?<=,x?)|(?<=&x?)(?<![pf]x{0,2}U&x?))U(?=(?:[pfru][xPUsf]{1,5})?,?[AV]|K(?:x?$|[,pc]))",
    "and": "(?:,[&+]?|[&+],?x?)",
    "then": "(?:,?&x?|,(?:(?P<n>[nq]),){0,4}(?P<n>[nq]),?&x?)",
    # what may stand between people and the verb that they are the subject of
    "aside": "(?:,[^,nqyoAKTVLvdw]{1,14}+,?)",
    "relative": "(?:,?w(?![sU][xpfr]{0,4}[AV])(?:[^nqyoAKTVLD,]|,(?!x?U,?[AV])|Hx{0,3}O){0,14})",
    "object": "(?:U|P|{num})",
    "post": "(?:[pfrub](?:x{0,2}[nqy])?[xPUXsf]{0,7}){0,4}",
    "gap": "(?:[pfrub]x?[nqy]|Fx{0,2}[nqsUP]|[xpfruPUXbgs]|[&+][xUP]|{aside}|{relative}){0,24},?",
    # "some of the injured were …" says it of them, not of those named before; "two children among the injured died"
    "theirs": "(?<![^g]B)",
    # no further person is the subject of a verb of his own
    "no_subject": "(?![xU]{0,2}[vdJAV]|(?<![ns])[xU]{0,2}w)",
    "item": "(?:(?P<n>{num}|{one})|[PX])",
    "list": "(?<!bx{0,2})(?<!(?:^|[,(])fx{0,3})(?P<n>{num}|{one})(?:{post}{and}{item})*+",
    "objects": "(?P<n>{num}|U(?!x{0,2}[vd]))(?:{post}{and}(?:(?P<n>{num}|{one})|[PX]|x{1,3}(?=&)){no_subject})*+",
    "near": "[x(]{0,3}",
    # where a headline begins: behind a dateline at most
    "opening": "^[xvX:,(]{0,6}",
    # a number that has its own verb: "man killed, three wounded"; not "a man killed three and wounded five"
    "hurt": "(?:,?[KAD]|,?&[KAD](?!x{0,2}(?:{num}|P|U)))",
    # behind "when" or "after" only a number that the toll is led to: "rose to", not "rose after a crash, trapping dozens"
    "change": "(?:[^nqyoAKTVLDBc]{0,30}?|[^nqyoAKTVLDB]{0,28}?[upfvd:]x?)",
}

TOLLS = (
    *LABELS,
    Rule("own act", "(?P<n>e)", yes={"The bomber blew himself up.": [("blew himself up", "killed")]}),
    Rule(
        "harm counted",
        "(?P<n>o)",
        yes={"There were 25 deaths.": [("25", "killed")], "No casualties were reported.": [("No", "casualties")]},
    ),
    Rule(
        "lives claimed",
        "(?:C[x(]{0,2}(?P<n>l)|(?P<n>l)[xvd]{0,3}C)",
        make="killed",
        yes={"The fire claimed 12 lives.": [("12", "killed")]},
        no=("They saved 12 lives.",),
    ),
    Rule(
        "some of the toll",
        "(?:^|[,&(])fx{0,2}(?P<t>M),?(?P<n>q)vP(?:{and}(?P<n>q)vP)*+",
        make="part",
        yes={"Of the toll, 20 were pupils and 12 were teachers.": [("20", "killed"), ("12", "killed")]},
    ),
    *COUNTS,
    Rule(
        "only casualties",
        "{list}(?P<v>v)x{0,3}(?P<t>O)(?![:/])",
        yes={"The two attackers were the only fatalities.": [("two", "killed")]},
    ),
    Rule(
        "among those hurt",
        "(?P<n>{num})(?:{and}(?P<n>{num}))*+[xvdpfrPU]{0,8}g(?P<t>B)",
        make="part",
        yes={"Ten children were among the dead.": [("Ten", "killed")]},
    ),
    Rule(
        "those hurt include",
        "(?P<t>B)(?:P(?=[xvd]{0,2}i))?[xvd,:pc]{0,5}i?(?!(?<=p)[sq])(?P<n>{num})(?:{post}{and}(?P<n>{num}|{one}))*+(?!{gap}[AVK])",
        make="part",
        yes={"Those killed in the flood also include a nurse.": [("a", "killed")], "The dead farmers included two.": [("two", "killed")]},
        no=("Civilians were among the dead, according to a nurse.",),
    ),
    Rule(
        "those hurt are and include",
        "(?P<t>B)v[^nqyoAKTVLDBM]{1,12}&x?i(?P<n>{num})(?:{post}{and}(?P<n>{num}|{one}))*+(?!{gap}[AVK])",
        make="part",
        yes={"The dead were mainly farmers, the mayor said, and included at least nine pupils.": [("at least nine", "killed")]},
        no=("The dead were civilians and ten children survived.",),
    ),
    Rule(
        "those hurt named",
        "(?P<t>B)[xvd]{0,3}i(?P<n>U)(?:{and}(?P<n>U|{num}))*+",
        make="part",
        yes={
            "The dead include the gunman and four clerks.": [("the", "killed"), ("four", "killed")],
            "Police identified the dead as Jan Hult, 34, and Tom Roe, 40.": [("Jan Hult", "killed"), ("Tom Roe", "killed")],
            "The dead were named as Jan Hult and Tom Roe.": [("Jan Hult", "killed"), ("Tom Roe", "killed")],
        },
        no=("Police buried the dead after Jan Hult had left.", "Police buried the dead as Jan Hult arrived."),
    ),
    Rule(
        "where some of the harm was",
        "(?P<n>(?P<t>m))v[pxU]{1,8}{and}(?P<n>q)(?=p)",
        make="part",
        yes={"Nine of the deaths were in Kemi and four in Oulu.": [("Nine", "killed"), ("four", "killed")]},
        no=("Nine of them were in Kemi and four in Oulu.",),
    ),
    Rule(
        "killed in turn",
        "(?<![pfrubgTKk&][xdi]{0,2})(?P<n>[nsU]){aside}?(?:d|[TKk]x{0,2}{object})[^VALc]{0,20}(?:c|[,&]x{0,2})(?P<t>A)",
        yes={
            "A gunman killed two guards before being shot dead.": [("A", "killed"), ("two", "killed")],
            "Two men entered the bank before being shot dead.": [("Two", "killed")],
            "Both gunmen fled the scene but were traced and killed.": [("Both", "killed")],
        },
        no=("A gunman killed two guards before the police came.",),
    ),
    Rule(
        "who killed, killed",
        "(?P<n>[nsU])(?:w[vxd]{0,3}|[xd]{1,2}[fp]x?)[TKk][^VALcw,&]{1,14}(?:&x?[TKk][^VALcw,&]{1,14})?(?P<t>A)",
        yes={
            "A gunman who killed two clerks was shot dead.": [("A", "killed"), ("two", "killed")],
            "Two men who were mourning the killing of a girl were shot dead.": [("Two", "killed"), ("a", "killed")],
            "The man suspected of killing a clerk was shot dead.": [("The", "killed"), ("a", "killed")],
        },
        no=("A gunman who killed two clerks was at large.",),
    ),
    Rule(
        "in addition, passive",
        "a[x]{0,2}(?P<n>{num}|U),?{list}{gap}(?P<t>[AV])",
        yes={"In addition to the bomber, nine people were killed.": [("the", "killed"), ("nine", "killed")]},
    ),
    Rule(
        "in addition, active",
        "a[x]{0,2}(?P<n>{num}|U),?[^nqsTKAV]{0,8}(?P<t>[TK]){near}(?P<n>{num})",
        yes={"In addition to the bomber, the blast killed nine people.": [("the", "killed"), ("nine", "killed")]},
    ),
    Rule(
        "passive",
        "(?<![TKFCd]){list}{gap}{theirs}(?P<t>A)",
        yes={
            "At least 25 people were killed.": [("At least 25", "killed")],
            "The suspect in the fatal shooting of a clerk was shot dead.": [("The", "killed"), ("a", "killed")],
        },
        no=("Karim Shah, a spokesman, spoke of casualties and said that some of the wounded were hurt badly.",),
    ),
    Rule(
        "subject",
        "(?<![TKFCd]){list}{gap}{theirs}(?P<t>[VW])",
        yes={"Four workers died.": [("Four", "killed")]},
        no=("A nurse spoke of casualties and said that most of the wounded died.",),
    ),
    Rule(
        "some of those hurt",
        "(?P<n>q)fx{0,2}n[KD][^nqsyoAKTVLD]{0,14}(?P<t>[AV])",
        yes={"Three of the 12 nurses kidnapped near Kemi have died.": [("Three", "killed"), ("12", "abducted")]},
    ),
    Rule(
        "last of several verbs",
        "(?<![TKFCd]){list}{gap}(?:d[^nqysAKTVLDwv]{0,8}[,&]x{0,2})?(?P<v>v)(?:[JxdpfrucXP,&(:)U]|bx{0,2}[nqsP]?){1,16}[,&]x{0,3}(?P<t>[Kk])(?!x{0,3}{object})",
        yes={
            "A driver was attacked, stabbed and wounded.": [("A", "injured")],
            "Two guards were stopped by an armed group and later shot dead.": [("Two", "killed")],
            "Both gunmen fled the scene but were found and killed.": [("Both", "killed")],
        },
        no=("A driver was attacked, stabbed and wounded a guard.",),
    ),
    Rule(
        "with others",
        "(?P<t>[AV])[^nqsyoKTAVLDvdw+]{0,8}[+]x{0,2}(?P<n>[nsq])(?:{post}{and}(?P<n>{num}))*+",
        yes={"A soldier was killed along with three civilians.": [("A", "killed"), ("three", "killed")]},
    ),
    Rule(
        "as were others",
        "(?P<t>[AV])[^nqsyoKTLDAV]{0,8},?cv(?P<n>{num})(?:{post}{and}(?P<n>{num}|{one}))*+(?!{gap}[AVK])",
        yes={"The driver was wounded, as were four tourists.": [("The", "injured"), ("four", "injured")]},
        no=("The driver was wounded as they were four miles away.",),
    ),
    Rule(
        "who was hurt",
        "(?P<n>[nsU]),?wx?(?P<t>[AV])",
        yes={"Police named three clerks who died in the fire.": [("three", "killed")]},
        no=("Police named three clerks who saw the fire.",),
    ),
    Rule(
        "brought out hurt",
        "(?<![TKFCd]){list}[vd][Jvdx]{1,3}(?P<t>[KD])(?!{near}(?:{num}|U))",
        yes={"Six people were pulled out injured.": [("Six", "injured")]},
        no=("Six people were killed.", "The mayor said the blast killed three people."),
    ),
    Rule(
        "suffer injuries",
        "{list}{gap}(?:[vd][Jvdx]{0,3})?Hr?x{0,4}(?:(?P<l>O)|fx{0,2}(?P<l>[OT]))",
        make="injured",
        yes={
            "A man was found suffering from gunshot wounds.": [("A", "injured")],
            "Three officers sustained several gunshot wounds.": [("Three", "injured")],
            "Four clerks sustained varying degrees of injuries.": [("Four", "injured")],
        },
        no=("Kemi suffered the most casualties.",),
    ),
    Rule(
        "adjective",
        "(?<!b)(?:(?<!Lx{0,3})(?P<n>[ns])&(?=[ns]))?+(?![qm]fx{0,2}[nqy])(?P<n>{num}){post}x{0,2}(?P<t>D)",
        yes={
            "12 dead, 30 missing.": [("12", "killed"), ("30", "missing")],
            "The hut burned down, with two guards and a cook dead.": [("two", "killed"), ("a", "killed")],
        },
    ),
    Rule(
        "first of two harms in a headline",
        "{opening}(?P<n>[nqU])(?P<t>[KD])(?=[nq]K)",
        yes={
            "Clerk killed 3 injured in blast": [("Clerk", "killed"), ("3", "injured")],
            "BORSK - Clerk killed 3 injured in blast": [("Clerk", "killed"), ("3", "injured")],
        },
        no=("Rebels killed 5 villagers in a raid.",),
    ),
    Rule(
        "second of two harms in a headline",
        "(?<={opening}[nqU][KD])(?P<n>[nq])(?P<t>K)",
        yes={"Two guards killed 6 villagers wounded in raid": [("Two", "killed"), ("6", "injured")]},
    ),
    Rule(
        "participle after a bare number",
        "(?P<n>[qm])x{0,2}(?P<t>K)",
        yes={"23 killed and 40 injured.": [("23", "killed"), ("40", "injured")]},
    ),
    Rule(
        "participle",
        "(?<![TKFd])(?![qm]fx{0,2}[nqy]){list}{post}[x,]{0,3}(?P<t>K)(?![x]{0,3}(?:U|P|{num}(?!{hurt})))",
        yes={"25 people killed in a blast.": [("25", "killed")], "Man killed in crash.": [("Man", "killed")]},
        no=("Two gunmen killed him.",),
    ),
    Rule(
        "left dead",
        "L{near}{list}{post}(?P<t>[DK])",
        yes={"The blast left three soldiers and a guard dead.": [("three", "killed"), ("a", "killed")]},
    ),
    Rule(
        "object, dead",
        "(?:^\\(?|[KTkJdL])(?P<n>U)x?(?P<t>D)",
        yes={
            "Man found dead in car park": [("Man", "killed")],
            "Police shot him dead.": [("him", "killed")],
            "They found the clerk dead.": [("the", "killed")],
        },
        no=("They found the clerk asleep.",),
    ),
    Rule(
        "participle often something else",
        "(?P<n>[nsUm])x?(?P<t>k)(?![x]{0,3}(?:U|P|{num}(?!{hurt})))",
        yes={"Two men shot outside a bar.": [("Two", "injured")]},
        no=("Two men shot three others.",),
    ),
    Rule(
        "active, often something else",
        "(?P<t>k){objects}",
        yes={
            "Gunmen shot two officers.": [("two", "injured")],
            "He shot his wife and two clerks.": [("his", "injured"), ("two", "injured")],
        },
        no=("Another shot was saved.",),
    ),
    Rule(
        "and another outcome",
        "{list}{gap}(?:[AVK](?:bx{0,2}[nsqUP]|[pr]x{0,2}U|[^nqsUAKTVDy,]){0,12}?,?&x{0,3}(?P<t>[KVA])|(?:[Kk]|(?<=w)[AV])[^nqsUAKTVD,&]{0,6},?(?P<t>[VA]))(?!x{0,3}{object})",
        make="also",
        yes={
            "Two drivers were kidnapped on Monday and later killed.": [("Two", "abducted"), ("Two", "killed")],
            "The clerk who was stabbed in the shop has died.": [("The", "killed")],
        },
    ),
    Rule("forced", "E{near}{list}{post}(?P<t>[TVKA])", yes={"Floods forced 3,000 people to evacuate.": [("3,000", "displaced")]}),
    Rule(
        "people beside things",
        "(?P<t>[TK]){near}X(?:,X){0,3},?&x?(?P<n>{num})(?![xpf]{0,3}[vdJAVKD])",
        yes={"Lightning killed five cows and two herdsmen.": [("two", "killed")]},
        no=("Lightning killed five cows and two herdsmen were hurt.",),
    ),
    Rule(
        "harm and something else to the same people",
        "(?P<t>[TK])x{0,2}&x{0,2}[dJ]{near}{objects}",
        yes={"Gunmen kidnapped and later released three nurses.": [("three", "abducted")]},
    ),
    Rule(
        "bodies of several people",
        "(?P<t>F){near}(?P<n>{num}|U)(?:{post}{and}(?P<n>{num}|{one})(?![xU]{0,2}[AV]))+",
        yes={"Bodies of two nurses and a boy have been recovered.": [("two", "killed"), ("a", "killed")]},
        no=("The deaths of two nurses and a boy was hurt.",),
    ),
    Rule(
        "active",
        "(?P<t>[TKF]){near}(?:P(?=U))?{objects}",
        yes={
            "The blast killed 25 people and wounded five.": [("25", "killed"), ("five", "injured")],
            "He fatally shot brothers Jan Hult, 8, and Tom Hult, 9.": [("Jan Hult", "killed"), ("Tom Hult", "killed")],
        },
    ),
    Rule(
        "one of several verbs before the same people",
        "(?P<t>[TK])[,&x]{1,5}(?:[TKd][,&x]{1,5}){0,3}[TK]{near}{objects}",
        make="also",
        yes={"Police shot and wounded and then arrested two drivers.": [("two", "detained"), ("two", "injured")]},
    ),
    Rule(
        "people seized",
        "(?P<l>C)(?P<n>n)|(?P<n>[ns])v(?P<l>C)(?=[rpfx]{0,6}b)",
        make="abducted",
        yes={
            "Two girls were seized from their school by gunmen.": [("Two", "abducted")],
            "Gunmen seized dozens of students from a school.": [("dozens", "abducted")],
        },
        no=("Police seized 20 rifles.",),
    ),
    Rule(
        "people lost",
        "(?P<l>C)(?P<n>n)(?!x?u)|(?P<n>n)(?P<l>C)(?=p)",
        make="killed",
        yes={"The army lost at least 11 soldiers.": [("at least 11", "killed")]},
        no=("The club lost two men to injury.", "The party lost 11 voters."),
    ),
    Rule(
        "more than an earlier number",
        "(?:(?P<t>[TK]){near}(?P<n>[nq])|(?P<n>[nq]){gap}(?P<t>[AVD]))[^nqyoAKTVLD]{0,4},?xr(?P<d>[nq])",
        yes={
            "The outbreak killed 46 people, up from 33 a day earlier.": [("46", "killed"), ("33", "killed")],
            "By noon 46 people had died, up from 33 a day earlier.": [("46", "killed"), ("33", "killed")],
        },
    ),
    Rule(
        "own act and others",
        "(?P<t>[eW])&x?{objects}",
        yes={"The two bombers blew themselves up and a guard.": [("two", "killed"), ("a", "killed")]},
    ),
    Rule(
        "those before",
        "(?P<n>[PB])x{0,2}(?P<t>[AV])",
        make="before",
        yes={"Gunmen abducted two drivers. The victims were killed.": [("two", "abducted"), ("The victims", "killed")]},
    ),
    Rule(
        "them",
        "(?P<t>[TK])h",
        make="them",
        yes={"Rebels kidnapped two villagers and killed them.": [("two", "abducted"), ("two", "killed")]},
    ),
    Rule("bulletin", "(?P<t>(?<!x/)[KDMO])[:/]{1,2}(?P<n>[qn])", yes={"In the north of the province injured: 60": [("60", "injured")]}),
)
