"""How a text says on whose word a figure stands: rows for the words of saying, and where their speaker is found."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache

from casualtylib.grammar.rule import Rule
from casualtylib.grammar.sayings import Place, Saying
from casualtylib.lexicon import words

#: Rows are tried in this order at each place; of two that begin together the earlier one reads.
ROWS: tuple[Rule, ...] = (
    Rule(
        "speaker was quoted as saying",
        r"\b(?:was|were|is|are|has\s+been|have\s+been)\s+(?:also\s+)?(?:quoted|cited)\s+(?:by\s+[^,.;]{2,40}?\s+)?as\s+saying\b",
        Saying(("verbs.passive", "verbs.perfect")),
        yes={
            "A nurse was quoted as saying that six people died.": "A nurse",
            "Two were hurt, the mayor was quoted by the daily as saying.": "the mayor",
        },
        no=("The daily quoted the mayor as saying that two died.",),
    ),
    Rule(
        "according to speaker",
        r"\b(?:{according}|according(?=\s+(?:the|a|an)\b))",
        Saying(("phrases.according",), Place.AFTER),
        yes={
            "Four people died, according to the coast guard.": "the coast guard",
            "According to hospital officials, nine were hurt.": "hospital officials",
            "Ten died, according the rescuers.": "the rescuers",
            "As per the health ministry, two died.": "the health ministry",
            "On the word of villagers, six died.": "villagers",
            "In the words of the mayor, nobody died.": "the mayor",
            "Three women died according to the latest statement of the county council.": "the latest statement of the county council",
        },
        no=("Everything went according to plan.",),
    ),
    Rule(
        "outlet quoted speaker",
        r"(?<!\b{passive}\s+(?:also\s+)?)\b{citing}\b(?!\s+(?:as|by)\b)",
        Saying(("verbs.citing",), Place.AFTER, relays=True),
        yes={
            "The radio quoted a police officer as saying that two people died.": "a police officer",
            "Nine people died, the agency said, citing doctors.": "doctors",
            "The paper cited villagers as saying that six people drowned.": "villagers",
            "The daily quotes residents: two died.": "residents",
            "Two people died, state TV said quoting the governor.": "the governor",
        },
        no=("The driver was cited for speeding.",),
    ),
    Rule(
        "figures by speaker",
        r"\b{by}\b",
        Saying(("verbs.by",), Place.AFTER),
        yes={
            "Forty deaths were recorded by the Observatory.": "the Observatory",
            "Three deaths reported by the ministry were in Homs.": "the ministry",
            "In figures released by the army, 30 soldiers died.": "the army",
            "In a list published by the hospital, six were named.": "the hospital",
            "Nine deaths were documented by activists, two confirmed by the police.": "activists",
            "A toll of 12 was announced by the governor.": "the governor",
            "In a bulletin issued by the UN, 40 were dead.": "the UN",
            "In a count compiled by Airwars, 20 civilians died.": "Airwars",
            "Six died, in the words quoted by Reuters.": "Reuters",
            "The toll, six, was given by the army.": "the army",
            "It was learned from military sources that six had died.": "military sources",
            "In figures provided by doctors, six died.": "doctors",
            "All six were listed by the hospital.": "the hospital",
            "Six deaths were counted by activists.": "activists",
        },
        no=("They were released by Tuesday.",),
    ),
    Rule(
        "speaker put the toll at",
        r"\b{toll_verb}\s+(?:the|a|an|its|their)\s+(?:[\p{L}-]++\s+){0,4}?{of_toll}\b",
        Saying(("phrases.toll",), body=True, names=True, covers_before=False),
        yes={
            "The health ministry put the death toll at 14.": "The health ministry",
            "Police put the number of dead at six.": "Police",
            "Activists gave a higher figure of 40 dead.": "Activists",
            "The ministry had earlier given a toll of 40.": "The ministry",
            "The army puts the count at 12 and the UN gives a total of 20 dead.": "The army",
            "Two tolls stand, doctors giving a tally of 12 and the mayor putting his at nine.": "doctors",
        },
        no=("They gave the children food.",),
    ),
    Rule(
        "speaker's estimate",
        r"(?<=(?:\p{L}(?:'s|s')|\b(?-i:\p{Lu}\p{L}{1,20}s))\s+)(?:(?:own|latest|official|first)\s+)?{of_estimate}\b",
        Saying(("phrases.of_estimate", "phrases.own"), covers_before=False),
        yes={
            "The army's estimate of the dead, 12, was lower.": "The army's",
            "The Observatory's tally of dead is 40.": "The Observatory's",
            "The ministry's first count was two.": "The ministry's",
        },
        no=("The city's lights went out.",),
    ),
    Rule(
        "speaker counted",
        r"(?<!\b{passive}\s+(?:also\s+)?)\b{counted}\b(?!\s+by\b)",
        Saying(("verbs.counted",), body=True, covers_before=False),
        yes={
            "The Observatory documented 14 deaths.": "The Observatory",
            "Doctors counted 30 bodies.": "Doctors",
            "The UN has recorded 900 deaths, with the army reporting 40.": "The UN",
            "Police registered two deaths.": "Police",
            "Volunteers tallied 14 dead.": "Volunteers",
            "The monitors logged six deaths.": "The monitors",
            "The UN verified the deaths of 20 children.": "The UN",
            "Deaths rose again, the network documenting 12 and the ministry recording nine.": "the network",
        },
        no=("Homs recorded its hottest day.", "Six deaths were recorded.", "Ten deaths were documented."),
    ),
    Rule(
        "speaker fears",
        r"(?<!\b{passive}\s+)\b{believed}\b(?!\s+(?:of|for|dead|guilty)\b)",
        Saying(("verbs.believed",), body=True),
        yes={
            "Villagers fear that dozens have drowned.": "Villagers",
            "The government fears that six died.": "The government",
            "Police believe the two men drowned.": "Police",
            "The council believes that ten died.": "The council",
            "Officials think three people are missing.": "Officials",
            "The mayor thinks that two are missing.": "The mayor",
        },
        no=("Eight people are feared dead.", "Nine are believed dead."),
    ),
    Rule(
        "document shows",
        r"(?<=\b{document}\s+(?:also\s+)?){shown}\b",
        Saying(("verbs.shown",), body=True),
        yes={
            "Official data show that 30 miners died last year.": "Official data",
            "The ministry's report shows 40 dead.": "The ministry's report",
            "A survey showed that 500 were displaced.": "A survey",
            "The study found that 20,000 people were killed.": "The study",
            "Hospital records suggest that nine died.": "Hospital records",
            "The tally suggests that nine died.": "The tally",
            "Police records indicate two deaths.": "Police records",
            "The bulletin indicates that two died.": "The bulletin",
            "The survey indicated that two in ten were displaced.": "The survey",
        },
        no=("They found two bodies.", "Police found six bodies."),
    ),
    Rule(
        "speaker is saying",
        r"\b(?:is|are|was|were|has\s+been|have\s+been)\s+(?:also\s+|both\s+|all\s+|now\s+|still\s+)?(?:reporting|saying|claiming|warning)\b(?=\s+(?:that\b|{count}|it\b|they\b|there\b))",
        Saying(("verbs.passive", "verbs.perfect"), covers_before=False),
        yes={
            "Local media are reporting that nine drowned.": "Local media",
            "Radio Sol and Radio Luna are both reporting 12 deaths.": "Radio Sol and Radio Luna",
        },
        no=("They were claiming benefits.",),
    ),
    Rule(
        "speaker saying",
        r"\b{continued}\b(?=\s+(?:that\b|{count}|it\b|they\b|there\b))",
        Saying(("verbs.continued",), body=True, covers_before=False),
        yes={
            "There were early reports claiming that 20 had died.": "early reports",
            "Tolls differ, with the police saying six died.": "the police",
            "It was worse in Homs, doctors stating that nine died.": "doctors",
            "The dead are many, officials confirming at least 40.": "officials",
            "It may rise, rescuers warning that 12 are missing.": "rescuers",
            "Two died, the mayor noting that both were miners.": "the mayor",
            "Six were hurt, police adding that one had died.": "police",
            "Most were miners, the mayor stressing that two were not.": "the mayor",
            "The toll grew, the army confirming two deaths.": "the army",
            "The toll grew, rebels putting it at 40.": "rebels",
        },
        no=("He left without saying more.",),
    ),
    Rule(
        "speaker reports",
        r"(?<!\b{passive}\s+(?:also\s+|now\s+)?)\b(?!claim\w*+\s+(?:\S++\s+){0,4}?(?:lives|life|victims)\b){noun_verb}\b(?=\s+(?:that\b|it\b|they\b|to\s+have\b|(?:on|late|early)\s+{day}|{day}\b|{count}|there\b|killed\b|left\b|(?:his|her|its|their)\b|(?:the|an?)\s+(?:(?!that\b|which\b|who\b)\S++\s+){1,8}?(?:killed|left|wounded|injured)\b)|{pause})",
        Saying(("verbs.noun_verbs",)),
        yes={
            "Local media report that at least nine drowned.": "Local media",
            "Radio Sol reports two deaths.": "Radio Sol",
            "Two people were killed in Homs, Radio Sol reports.": "Radio Sol",
            "Rebels claim that 30 soldiers died.": "Rebels",
            "The army claims 40 fighters died.": "The army",
            "The army claimed that 40 fighters died.": "The army",
            "The bulletin states that six people died.": "The bulletin",
            "Rebels claimed to have killed 30 soldiers.": "Rebels",
            "The monitor claimed the coalition strike killed 23 people.": "The monitor",
            "A rebel leader claimed his men had killed six.": "A rebel leader",
            "Officials state that nine died.": "Officials",
            "Aid groups estimate that 2,000 were displaced.": "Aid groups",
            "The UN estimates that 2,000 were displaced.": "The UN",
            "The UN estimated that 2,000 were displaced.": "The UN",
            "The report notes that ten died.": "The report",
            "Doctors note that six died.": "Doctors",
        },
        no=(
            "The reports were denied.",
            "The blast claimed four lives.",
            "A group claimed responsibility.",
            "A group claimed the attack that killed two.",
            "Two deaths in the state of Goa.",
        ),
    ),
    Rule(
        "reports speaker",
        r"(?<=[,\"']\s+){reports}\b(?=\s+(?:the\s+)?\p{L})(?!\s+(?:of|from|that|in|on)\b)",
        Saying(("verbs.reports",), Place.AFTER, covers_after=False),
        yes={
            "Two people are dead, reports station Radio Sol in Homs.": "station Radio Sol in Homs",
            "Six drowned, writes the daily Luna.": "the daily Luna",
            "Six drowned, report local media.": "local media",
            "Six drowned, reported the agency.": "the agency",
        },
        no=("Six drowned, reports of looting followed.",),
    ),
    Rule(
        "speaker denied",
        r"(?<!\b{passive}\s+(?:also\s+)?)\b{denied}\b(?=\s+(?:that\b|{count}|(?:\S++\s+){1,6}?of\s+(?:killing|wounding|injuring)\b))",
        Saying(("verbs.denied",), covers_before=False),
        yes={
            "The army denied that ten people were killed.": "The army",
            "The army denies that ten people were killed.": "The army",
            "Rebels deny that ten people were killed.": "Rebels",
            "The ministry accused the rebels of killing 40 villagers.": "The ministry",
            "Homs accuses the army of killing 40 villagers.": "Homs",
            "Officials accuse the rebels of wounding two nurses.": "Officials",
        },
        no=("Homs denied using such shells.", "The army denied responsibility.", "They accused him of theft."),
    ),
    Rule(
        "speaker told listener",
        r"\b{told}\b",
        Saying(("verbs.told",)),
        yes={"Six men drowned, a fisherman told Radio Sol.": "a fisherman", "The mayor tells reporters that two died.": "The mayor"},
        no=("They were told to leave.",),
    ),
    Rule(
        "speaker said",
        r"(?<!\b{passive}\s+(?:also\s+|now\s+|still\s+)?)\b{said}\b(?!\s+(?:casualties|deaths|cases|dead|goodbye|no\s+to)\b)",
        Saying(("verbs.said",), Place.EITHER),
        yes={
            "Three people died, police said.": "police",
            "The mayor says that two people drowned.": "The mayor",
            "Officials say nine people are missing.": "Officials",
            "The ministry stated that six died.": "The ministry",
            "The group added that two of them were children.": "The group",
            "The report adds that ten were hurt.": "The report",
            "Six people died, noted the commissioner.": "the commissioner",
            "Five were hurt, Radio Sol reported on Monday.": "Radio Sol",
            "The army announced that 12 soldiers died.": "The army",
            "The ministry announces that six died.": "The ministry",
            "A doctor confirmed the deaths of eight people.": "A doctor",
            "The hospital confirms that two died.": "The hospital",
            "Officials confirm that two died.": "Officials",
            "The agency warned that 30 may have died.": "The agency",
            "The UN warns that 30 may have died.": "The UN",
            "Two died at once, explained the doctor.": "the doctor",
            "Rebels asserted that 20 soldiers died.": "Rebels",
            "The general insisted that nobody died.": "The general",
            "The army insists that nobody died.": "The army",
            "The coalition acknowledged that two civilians died.": "The coalition",
            "The company's spokesman admitted that two workers died.": "The company's spokesman",
            "The council declared that six died.": "The council",
            "Two drowned, disaster officials informed.": "disaster officials",
            "The coroner disclosed that two had drowned.": "The coroner",
            "Officials revealed that nine were hurt.": "Officials",
            "Three are dead, the sheriff's office tweeted.": "the sheriff's office",
            "Two died, the governor wrote on Facebook.": "the governor",
            "The governor tweets that two died.": "The governor",
            "Activists alleged that six died.": "Activists",
            "The group alleges that six died.": "The group",
            "A survivor testified that ten men were shot.": "A survivor",
            "A survivor recalled that ten men were shot.": "A survivor",
            "Four died, the ministry posted on X.": "the ministry",
            "Doctors pointed out that four of them were children.": "Doctors",
            "The report points out that the two were killed by a mine.": "The report",
            "The mayor made clear that two were missing.": "The mayor",
            "Six died, state television broadcast.": "state television",
            "Seven people died, a fisherman said on Tuesday in a statement.": "a fisherman",
            "Six people, he said, were missing.": "he",
            "Government denies the raid, says 30 were killed.": "Government",
        },
        no=(
            "He is said to have died.",
            "Nothing was confirmed.",
            "Two deaths have been confirmed.",
            "It may be denied.",
            "The two said cases were closed.",
            "The deaths, being denied, went uncounted.",
            "They are told that nothing was said.",
        ),
    ),
)

#: A source before a colon that opens a sentence: "Police: two people died".
OPENING: tuple[Rule, ...] = (
    Rule(
        "speaker: figure",
        r"(?<=(?:^|\n|:\s)[^:\n]{2,60}):(?=\s|$)",
        Saying(body=True, covers_before=False, opening=True),
        yes={
            "Health ministry: 12 people killed in strikes.": "Health ministry",
            "SOHR: 12 dead in clashes": "SOHR",
            "1/ Police: two dead": "Police",
            "UPDATE 3: Army: two dead": "Army",
        },
        no=("Killed: 12", "In Homs: two dead"),
    ),
)

#: A source that closes a headline: "… - ministry", "12 dead in Homs Monitor".
CLOSING: tuple[Rule, ...] = (
    Rule(
        "headline - speaker",
        r"\s(?:-|--|\|)\s(?=(?:[\p{L}.']++\s?){1,5}\.?\s*$)",
        Saying(speaker=Place.AFTER, body=True, covers_after=False),
        yes={
            "Twelve dead in Homs blast - ministry": "ministry",
            "Two dead in raid | police": "police",
            "Two dead in raid -- Homs police": "Homs police",
        },
        no=("Two dead - and counting", "Two die in raid | Local news"),
    ),
    Rule(
        "headline speaker",
        r"(?<=(?:\p{Lu}\p{L}{1,24}|\d)\s){closing}(?=\.?\s*$|\s+(?:(?-i:{outlet})\b|{day}\b|\d))",
        Saying(speaker=Place.SELF, body=True, covers_after=False),
        yes={
            "Thirty Die In Fighting Near Homs Monitor.": "Monitor",
            "Six Die In Coach Crash Police": "Police",
            "Storm kills over 31 Observatory Reuters A storm hit Homs.": "Observatory",
            "Blast Kills 12 Monitor AFP Thursday 30 Jun 2016 A blast hit Homs.": "Monitor",
            "Two Die In Raid On Farm Army": "Army",
            "Two Die In Raid On Farm Activists": "Activists",
            "Two Die In Raid On Farm Officials": "Officials",
            "Two Die In Raid On Farm Official": "Official",
            "Two Die In Raid On Farm Ministry": "Ministry",
            "Two Die In Raid On Farm UN": "UN",
            "Two Die In Raid On Farm Observatory": "Observatory",
            "Two Die In Raid On Farm Watchdog": "Watchdog",
            "Two Die In Raid On Farm Witnesses": "Witnesses",
            "Two Die In Raid On Farm Sources": "Sources",
            "Two Die In Raid On Farm Source": "Source",
            "Two Die In Raid On Farm Rescuers": "Rescuers",
            "Two Die In Raid On Farm Medics": "Medics",
            "Two Die In Raid On Farm Doctors": "Doctors",
            "Two Die In Raid On Farm SOHR": "SOHR",
        },
        no=("Two die in raid, a monitor said.", "Two dead at Monitor Street"),
    ),
)


@cache
def beginnings() -> Mapping[str, tuple[int, ...]]:
    """By the word with which their words of saying can begin, in lower case: the indexes of the rows that it can begin."""
    found: dict[str, list[int]] = {}
    for index, row in enumerate(ROWS):
        listed = (word for path in row.make.begins for word in words("sources", *path.split(".")))
        for first in sorted({word.split()[0] for word in listed}):
            found.setdefault(first, []).append(index)
    return {first: tuple(indexes) for first, indexes in found.items()}
