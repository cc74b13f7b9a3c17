"""The words of a text that tell one event from another: small words left out, endings and synonyms made one.

Agencies write of the same visit in their own words: mum and mother, officers and police, HV and health visitor.
"""

from __future__ import annotations

import re

SMALL = frozenset(
    """a an the and or but if of to in on at by for from with without into onto over under after before during
    about as is are was were be been being has have had having do does did done will would shall should can could may
    might must this that these those it its he him his she her hers they them their theirs we us our you your i me my
    there here then than when where which who whom whose what how why not no nor so such only own same too very also
    both each few more most other some any all again further once out off up down between through while because until
    s t am pm hrs hours today yesterday am""".split()
)

# Words that stand in most rows of any chronology: they count, but little.
EVERYDAY = frozenset(
    """child children mother father parent baby home visit see attend report state say tell inform advise contact call
    family agency worker record discuss note concern plan review check make ask agree appointment school police
    health social care meet time day week follow up support give take come go get need well good arrange""".split()
)

# One word for what several words say in the records of different agencies.
SYNONYMS = {
    one: word
    for word, others in {
        "mother": "mum mam mummy mums mothers",
        "father": "dad daddy dads fathers",
        "baby": "infant newborn babies",
        "child": "children kid kids",
        "police": "officer officers pc pcs constable constables policeman policewoman sergeant",
        "call": "phone phoned phones telephone telephoned rang ring rung calls called calling telephones",
        "visit": "visited visits visiting",
        "see": "seen saw sees seeing observed observes observe observing",
        "attend": "attended attends attending attendance present presented presents presenting",
        "hospital": "ed a&e emergency casualty ward",
        "doctor": "gp paediatrician doctors gps consultant registrar surgery",
        "nursery": "preschool playgroup nurseries",
        "school": "academy classroom class",
        "teacher": "tutor headteacher dsl",
        "bruise": "bruises bruising bruised mark marks marking",
        "injury": "injuries injured hurt wound",
        "argument": "argue argued arguing argues dispute quarrel shouting shouted row raised",
        "partner": "boyfriend girlfriend husband wife",
        "grandmother": "gran nan nana grandma maternal-grandmother",
        "house": "address property flat premises accommodation tenancy",
        "say": "said says stated states state stating reported reports report reporting disclosed disclose discloses",
        "tell": "told tells telling informed informs inform",
        "meet": "meeting met meetings conference",
        "referral": "refer referred refers referrals mash",
        "letter": "letters wrote written writes",
        "message": "messages text texted texts texting sms voicemail",
        "medicine": "medication medicines medications tablets prescription prescribed",
        "alcohol": "drunk intoxicated drinking drink drinks",
        "missing": "absent absence absences absconded",
        "late": "lateness delayed",
        "weight": "weighed weigh weighing weighs weights",
        "feed": "fed feeding feeds bottle bottles milk",
        "sleep": "sleeping slept cot asleep",
        "worry": "worried worries worrying concerned concerns concern",
        "money": "financial benefits debt debts rent arrears",
        "housing": "landlord homelessness homeless eviction evicted",
        "cancel": "cancelled cancels rearranged rebooked rescheduled",
        "unbrought": "dna wnb",
        "smoke": "smoking cannabis smelled smelt smell",
        "hungry": "food meal meals lunch breakfast eaten eat",
        "clothes": "clothing coat uniform shoes dressed",
        "neighbour": "neighbours neighbor neighbors",
        "open": "opened opens answered answer",
        "door": "doors doorstep",
    }.items()
    for one in others.split()
}
ENDINGS = ("ings", "ing", "edly", "ied", "ies", "ed", "ly", "es", "s")
AROUND = "!\"#$%'()*+,-./:;<=>?@[\\]^_`{|}~‘’“”–—…•"
FIGURES = re.compile(r"[0-9]")


class Stems(dict[str, str]):
    """The telling word for each word as it is written, signs around it included; "" for a small word."""

    def __missing__(self, written: str) -> str:
        found = self[written] = stem(written.lower().strip(AROUND).removesuffix("'s").removesuffix("’s"))
        return found


def stem(word: str) -> str:
    """The telling word for one word in lower case: `visited` and `visits` are both `visit`."""
    if word in SMALL or (len(word) < 2 and not word.isdigit()):
        return ""
    if word in SYNONYMS:
        return SYNONYMS[word]
    if FIGURES.search(word):
        return word
    for ending in ENDINGS:
        if word.endswith(ending) and len(word) - len(ending) >= 3:
            root = word[: -len(ending)] + ("y" if ending in ("ies", "ied") else "")
            if len(root) > 3 and root[-1] == root[-2] and root[-1] not in "sl":
                root = root[:-1]
            return SYNONYMS.get(root, root.removesuffix("e") if len(root) > 4 else root)
    return word.removesuffix("e") if len(word) > 4 else word


def words_of(text: str, stems: Stems) -> frozenset[str]:
    """The telling words of a text."""
    return frozenset(map(stems.__getitem__, text.split())) - NOTHING


NOTHING = frozenset({""})
