"""Words that tell names of people from the other words of bylines, in lower case."""

from __future__ import annotations

from typing import Final


def _words(listed: str) -> frozenset[str]:
    return frozenset(listed.split())


PARTICLES: Final = _words("al bin da das de del della den der di dos du el la le ibn st ten van von y zu")
"""Words in lower case within the names of people."""

NO_NAME: Final = _words(
    """about admin administrator all anonymous articles associated author breaking bureau by columnist contributed
    contributing contributor contributors copyright corporation correspondent correspondents courtesy daily desk
    digital edited edition editor editorial editors exclusive featured file follow freelance getty guest image images
    india interview journalist latest magazine media more national network news newsletter newspaper newsroom no
    online our photo photographer photos picture pictures post press producer published publisher read reporter
    reporters reports revised senior service services share social special staff story subscribe team the times today
    tv twitter unknown updated user video view web webmaster wire wires world writer writers your"""
)
"""Words that stand in bylines and in no name."""

AFFILIATION: Final = _words(
    """agency analyst association bank board broadcasting center centre chief chronicle church club college company
    council courier department deputy director examiner express faculty fellow foundation gazette government group
    guardian herald hospital inc independent institute institution international journal laboratory lecturer limited llc
    ltd mail managing mirror minister ministry museum observer office party politics professor programme program radio
    record review school society standard star state sun telegraph television tribune union university"""
)
"""Words of employers and of offices, which follow the name of an author and are none."""

PLACE_BEGINS: Final = _words(
    """abu addis buenos cape east el fort hong kuala las los mount new north phnom port puerto rio saint salt san santa
    sao sioux south sri st tel united west"""
)
"""First words of the names of places, which may follow the name of an author too."""

COLLECTIVE: Final = _words(
    """agencies agency bureau correspondents desk editorial editors news newsroom press report reporter reporters
    reports service services staff team wire wires"""
)
"""Words that make a byline one of several people, or of an agency."""

PARTS_OF_SITES: Final = _words("news press report reports")
"""Those of them that name parts of sites too: "Local News", "Special Report"."""

AGENCIES: Final = _words(
    """aap afp ani anadolu anp ansa antara ap apa belga bernama bloomberg cp ddp dpa efe ians interfax itar-tass jiji
    kyodo lusa nampa ntb pa pap pti reuters ritzau sapa tass tnn tt unb upi wam xinhua yonhap"""
)
"""Names of news agencies, which sign reports with nothing else."""

NOBODY: Final = _words(
    "admin administrator anonymous author blogger contributor editor guest no none unknown user webmaster"
)
"""Words of accounts and empty fields, which are no byline at all."""
