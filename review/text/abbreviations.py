"""Abbreviations that end in a full stop, so that the stop is not taken for the end of a sentence.

Those of dates, units and large numbers come from CLDR, the rest from a small table of what newspapers use.
"""

from __future__ import annotations

from functools import lru_cache

import regex

from review.text.language import locale_of
from review.text.normalize import nfc

__all__ = ["is_abbreviation"]

_EVERYWHERE = (
    "etc inc ltd corp co no nos nr vol art al ca cf ed eds fig figs max min op pp vs approx dept est gov "
    "govt gen prof dr mr mrs ms messrs sen rep rev hon lt col capt sgt cpl adm maj st ste ave blvd rd jr "
    "sr bros univ assn intl natl ph dist tel fax ext ref par sec ch chap eq ex incl excl resp abbr orig "
    "trans ser suppl ibid viz sq ft hr hrs yr yrs mo wk lb lbs oz mph km cm mm kg tsp tbsp vols dir prod "
    "feat perf temp alt lat long messrs bldg"
)
_OWN: dict[str, str] = {
    "de": (
        "bzw usw usf mio mrd tsd evtl ggf inkl exkl zzgl abzgl nr str abs art bspw sog geb gest verh ehem "
        "stellv zirka vgl hrsg aufl jh jhd jahrh std min sek tel allg bes betr bez dipl ing eigtl entspr frz "
        "engl dt lat österr schweiz kath ev hl hptm obj urspr vorm nachm mind max"
    ),
    "fr": ("env av apr art chap éd fig hab inv mgr mme mlle mll réf suiv tél vol qqn qqch janv févr juil"),
    "es": ("sr sra srta dra dn ud uds vd núm pág págs tel avda cía dpto ej etcétera izq dcha prov admón gral"),
    "pt": "sr sra srta dra exmo av núm pág págs tel ltda cia dep eng gal obs prof profa séc ed tb",
    "it": "sig sigg sigra dott dottssa ing avv prof on sen pag pagg tel ecc es art num spett cfr",
    "nl": "bijv bv enz nl dhr mevr drs ir mr prof blz nr tel incl excl resp zgn mln mld ca evt vgl",
    "pl": (
        "np itp itd tzn tzw tj mln mld tys godz ul al pl os zob por proc prof inż mgr hab dr św woj pow gm im "
        "ur zm tel ok wg br poz pkt ust rozdz str nr lic gen płk mjr kpt por sierż red wyd pol ang niem łac"
    ),
    "cs": (
        "např tzv tj atd apod resp mld mil tis hod min tel ul nám čís č str odst písm sv stol př mj popř "
        "event ing mgr judr mudr phdr rndr doc prof dr gen plk mjr kpt por roč obr tab kap zákl vč cca okr "
        "angl něm lat zvl pozn násl"
    ),
    "sk": ("napr tzv tj atď apod resp mld mil tis hod min tel ul nám str ods písm sv stor ing mgr judr doc prof"),
    "ru": (
        "млн млрд тыс трлн руб коп долл гг вв им ул пр просп пер пл обл респ акад проф доц см ср напр др пр "
        "стр рис табл гл изд тел чел ед экз кв куб мин сек час англ нем фр лат исп греч сокр букв прим ред "
        "сост зам зав нач"
    ),
    "uk": ("млн млрд тис грн коп рр ст ім вул просп обл див напр ін стор рис табл тел осіб англ нім проф акад"),
    "vi": "ts ths pgs gs bs ks ls tp tx tt vd vv tr",
    "sv": "bl ca dvs etc exkl fd inkl jfr kl kr mfl milj mdr nr obs osv resp sk st tex tel t ung",
    "da": "bl ca dvs ekskl evt fx inkl jf kl kr mfl mio mia nr osv pct resp tlf vedr",
    "nb": "bl ca dvs ekskl evt inkl jf kl kr mfl mill mrd nr osv pga pst resp tlf vedr",
    "fi": "esim mm ns nk yms jne ks vrt eli krs klo puh milj mrd n noin ko ym tms prof toht",
    "hu": "stb pl ill kb ún vö ld sz évi db ft mrd dr prof özv ifj id",
    "ro": "nr str dl dna dv etc art alin lit mil mld pag vol prof ing dr jud sec loc aprox",
    "tr": "vb vs dr prof doç av yrd mah cad sok apt no tel bkz örn yy alm ing fr milyr",
}
_WORD = regex.compile(r"([\p{L}\p{M}]+)\.")


@lru_cache(maxsize=64)
def _listed(base: str) -> frozenset[str]:
    words = {*_EVERYWHERE.split(), *_OWN.get(base, "").split()}
    locale = locale_of(base)
    if locale is not None:
        shown: list[str] = []
        for table in (locale.months, locale.days):
            for context in table.values():
                shown += [str(name) for width in ("abbreviated",) for name in context.get(width, {}).values()]
        for unit in locale._data["unit_patterns"].values():
            for width in ("short", "narrow"):
                patterns = unit.get(width) if isinstance(unit, dict) else None
                shown += [str(pattern) for pattern in patterns.values()] if isinstance(patterns, dict) else []
        words.update(found for name in shown for found in _WORD.findall(nfc(name).casefold()))
    return frozenset(words)


@lru_cache(maxsize=16384)
def is_abbreviation(word: str, base: str) -> bool:
    """Whether a folded word without its final stop is an abbreviation in a language (base tag), or looks like one.

    One without a vowel in a script that writes them looks like one ("mld", "hrsg").
    """
    return word in _listed(base) or (bool(_NO_VOWEL.fullmatch(word)) and len(word) < 6)


_NO_VOWEL = regex.compile(r"[bcdfghjklmnpqrstvwxzčćďňřšśťžźżđбвгджзйклмнпрстфхцчшщ]+")
