"""Four invented reports: a ferry explodes; two tell of it each in their own way, one copies, one is about milk."""

from tests.builders import figure, findings, happened, report, said
from twosource.model.finding import Act, EventType, Findings, SourceKind
from twosource.model.text import Report

HERALD = report(
    "a",
    """An explosion sank the ferry Alma in the harbour of Tarn on Friday, killing at least nine people, police said.

Rebel commander Osk Veld accused the navy of firing a torpedo at the ferry Alma. The navy dismissed the claim.

"No boat of the navy fired a torpedo at the Alma," Captain Ines Roa told Reuters. The Alma carried two hundred passengers.""",
    outlet="Coast Herald",
    published="2031-05-02",
)
HERALD_SAYS = findings(
    HERALD,
    [
        said(HERALD, "a1", "police", "said", HERALD.text.split(", police")[0], kind=SourceKind.POLICE),
        said(
            HERALD,
            "a2",
            "Rebel commander Osk Veld",
            "accused",
            "the navy of firing a torpedo at the ferry Alma",
            who="Osk Veld",
            act=Act.ACCUSE,
        ),
        said(
            HERALD, "a3", "The navy", "dismissed", "the claim", who="the navy", kind=SourceKind.MILITARY, act=Act.DENY
        ),
        said(
            HERALD,
            "a4",
            "Captain Ines Roa",
            "told",
            '"No boat of the navy fired a torpedo at the Alma,"',
            who="Ines Roa",
            kind=SourceKind.MILITARY,
            told="Reuters",
        ),
    ],
    [
        happened(
            HERALD,
            "e1",
            "sank",
            EventType.OTHER,
            recipients=["the ferry Alma"],
            place="Tarn",
            day="2031-05-02",
            by="a1",
        ),
        happened(HERALD, "e2", "firing a torpedo", actors=["the navy"], recipients=["the ferry Alma"], by="a2"),
    ],
    [figure(HERALD, "f1", "at least nine people", 9, None, event="e1", by="a1")],
)

POST = report("b", HERALD.text.replace(" The Alma carried two hundred passengers.", ""), outlet="City Post")
POST_SAYS = findings(
    POST,
    [
        said(POST, "a1", "police", "said", POST.text.split(", police")[0], kind=SourceKind.POLICE),
        said(
            POST,
            "a2",
            "Rebel commander Osk Veld",
            "accused",
            "the navy of firing a torpedo at the ferry Alma",
            who="Osk Veld",
            act=Act.ACCUSE,
        ),
        said(POST, "a3", "The navy", "dismissed", "the claim", who="the navy", kind=SourceKind.MILITARY, act=Act.DENY),
        said(
            POST,
            "a4",
            "Captain Ines Roa",
            "told",
            '"No boat of the navy fired a torpedo at the Alma,"',
            who="Ines Roa",
            kind=SourceKind.MILITARY,
            told="Reuters",
        ),
    ],
    [happened(POST, "e1", "sank", EventType.OTHER, recipients=["the ferry Alma"], place="Tarn", by="a1")],
    [figure(POST, "f1", "at least nine people", 9, None, event="e1", by="a1")],
)

STAR = report(
    "c",
    """Four people died when an explosion sank the ferry Alma off Tarn, hospital director Lena Bruun said on Saturday.

The rebels say that the navy fired a torpedo at the Alma. It was not clear what caused the blast.""",
    outlet="Evening Star",
    published="2031-05-03",
)
STAR_SAYS = findings(
    STAR,
    [
        said(
            STAR,
            "a1",
            "hospital director Lena Bruun",
            "said",
            STAR.text.split(", hospital")[0],
            who="Lena Bruun",
        ),
        said(
            STAR,
            "a2",
            "The rebels",
            "say",
            "that the navy fired a torpedo at the Alma",
            who="the rebels",
            kind=SourceKind.ARMED_GROUP,
        ),
    ],
    [
        happened(
            STAR, "e1", "sank", EventType.OTHER, recipients=["the ferry Alma"], place="Tarn", day="2031-05-02", by="a1"
        ),
        happened(STAR, "e2", "fired a torpedo", actors=["the navy"], recipients=["the Alma"], by="a2"),
    ],
    [figure(STAR, "f1", "Four people", 4, 4, event="e1", by="a1")],
)

MILK = report(
    "d",
    """Farmers blocked the road to Velm with tractors on Monday in protest at the price of milk.

The dairy union said that a litre now costs less than it takes to make. Minister Paul Gant promised talks.""",
    outlet="Velm Courier",
    published="2031-05-05",
)
MILK_SAYS = findings(
    MILK,
    [said(MILK, "a1", "The dairy union", "said", "that a litre now costs less than it takes to make")],
    [happened(MILK, "e1", "blocked", EventType.PROTEST, actors=["Farmers"], place="Velm", mode="demo")],
)

REPORTS: tuple[Report, ...] = (HERALD, POST, STAR, MILK)
FINDINGS: tuple[Findings, ...] = (HERALD_SAYS, POST_SAYS, STAR_SAYS, MILK_SAYS)
