"""What is known of places in any language: how a people is called, short forms, places that stand for each other.

What each language calls places beyond CLDR is in its file ([places.names]). Compiled by hand for this project from
general knowledge; each entry is a fact of usage, none is taken from a data set. Codes are CLDR territory codes, or a
city's English name in lower case.
"""

from __future__ import annotations

from collections.abc import Mapping

__all__ = ["ACRONYMS", "AMBIGUOUS", "DEMONYM_STEMS", "HAN_SHORT", "RELATED"]


#: How the adjective or the people begins where the name does not: lower-case ASCII (`ascii_key`), any language.
DEMONYM_STEMS: Mapping[str, tuple[str, ...]] = {
    "US": ("america", "amerik", "ameryk", "americ", "estadounid", "etatsun", "statunit", "yankee", "jankee", "miguk"),
    "GB": (
        "brit",
        "bryt",
        "engl",
        "angl",
        "ingl",
        "angiel",
        "scot",
        "schott",
        "ecoss",
        "wales",
        "welsh",
        "london",
        "londr",
        "ying",
    ),
    "CH": ("swiss", "suisse", "schweiz", "svizzer", "suizo", "suica", "suiss", "szwajc", "svycar", "shveyc", "shveits"),
    "NL": ("dutch", "holland", "niederl", "neerland", "oland", "holend", "nizozem", "gollan", "niderl", "nederland"),
    "GR": ("greek", "greec", "grec", "griech", "greck", "rec", "grieg", "hellen"),
    "DE": (
        "german",
        "deutsch",
        "allemand",
        "aleman",
        "alema",
        "tedesc",
        "niemi",
        "nemec",
        "nemc",
        "duits",
        "tysk",
        "nemets",
    ),
    "FR": ("french", "franc", "franz", "fran", "paris"),
    "ES": ("spain", "spani", "spanis", "hiszpan", "spanel", "ispan", "espan", "espag"),
    "PL": ("pole", "poli", "polon", "polac", "polsk", "poln", "polak"),
    "DK": ("dane", "dani", "dansk", "danois", "dun"),
    "FI": ("finn", "fin", "suomi"),
    "SE": ("swed", "suec", "sued", "schwed", "sved", "shved", "szwed", "zweed", "svensk"),
    "TR": ("turk", "turc", "turec", "tyrk", "ture"),
    "IE": ("irish", "ireland", "irland", "irlan", "iers", "dublin"),
    "PH": ("filip", "philip", "fillip"),
    "PE": ("peru", "perv"),
    "CN": ("chin", "kita", "cin", "sino", "kin", "zhong", "kites", "beijing", "pekin"),
    "JP": ("japan", "japon", "giappon", "yapon", "nippon", "japn"),
    "KR": ("korea", "corea", "coree", "korej", "korei", "kore", "seoul"),
    "KP": ("korea", "corea", "coree", "korej", "korei", "kore", "pyongyang"),
    "RU": ("russ", "rus", "ross", "ros", "rusk", "oros", "soviet", "sovet", "kreml", "kremlin"),
    "IL": ("israel", "izrael", "izrail"),
    "AE": ("emira", "uae", "dubai"),
    "MM": ("burm", "birm", "myanm", "barma"),
    "CZ": ("czech", "cesk", "tschech", "tchequ", "chec", "ceco", "cesi", "chekh", "chesh"),
    "HU": ("hungar", "hongr", "ungar", "wegier", "wegr", "madar", "vengr", "venger", "magyar", "hungr"),
    "HR": ("croat", "kroat", "chorw", "chorv", "khorvat", "hrvat"),
    "AT": ("austria", "osterr", "oesterr", "autri", "rakou", "rakous", "avstri"),
    "BE": ("belg",),
    "EG": ("egypt", "egipt", "agypt", "eipet"),
    "GE": ("georgi", "gruz", "grus", "gruzi"),
    "AL": ("alban",),
    "TH": ("thai", "tai"),
    "VN": ("viet", "vjetn", "wietn", "vetnam"),
    "CI": ("ivori", "ivoir", "elfenb"),
    "SA": ("saudi", "saud", "arab"),
    "PS": ("palest", "palast", "filist", "falest"),
    "EU": ("europ", "evrop", "eu", "ue", "es"),
    "IN": ("india", "indi", "inde", "hind", "bharat"),
    "UA": ("ukra", "kiev", "kyiv", "kiew", "kijow"),
    "moscow": ("mosc", "mosk", "moscou", "mosq"),
    "rome": ("roman", "romain", "romisch", "romer", "romei", "rimsk", "rimlyan", "rzym"),
    "LV": ("latv", "lett", "letton", "loty", "loti"),
    "LB": ("leban", "liban", "livan", "libanon"),
    "NO": ("norw", "norv", "noru", "nor"),
    "NZ": ("zealand", "zeland", "kiwi", "seeland", "nz"),
    "ZA": ("african", "afrik", "afric", "southafr", "sudafr"),
}

#: One-character names of countries in Chinese and Japanese news, and other short forms that say too little to claim.
HAN_SHORT: Mapping[str, str] = {
    "US": "美米", "GB": "英", "CN": "中华華汉漢京国國", "JP": "日倭", "KR": "韩韓朝", "KP": "朝北",
    "RU": "俄露苏蘇ロ", "FR": "法仏", "DE": "德独", "IN": "印", "AU": "澳豪", "CA": "加",
    "VN": "越", "TH": "泰", "HK": "港", "MO": "澳", "TW": "台臺", "EU": "欧歐",
    "IT": "意伊", "ES": "西", "UA": "乌烏ウ", "IR": "伊", "IL": "以", "PH": "菲比",
    "NL": "荷蘭兰", "TR": "土", "BR": "巴", "MX": "墨", "SG": "新星", "MY": "马馬",
    "MM": "缅緬", "150": "欧歐", "142": "亚亞", "002": "非",
}  # fmt: skip

#: Places that may stand for each other in a fair translation.
RELATED: Mapping[str, frozenset[str]] = {
    "KR": frozenset(("KP",)),
    "KP": frozenset(("KR",)),
    "CD": frozenset(("CG",)),
    "CG": frozenset(("CD",)),
    "US": frozenset(("019", "003", "021", "washington")),
    "GB": frozenset(("london",)),
    "CN": frozenset(("beijing", "HK", "TW", "MO")),
    "RU": frozenset(("moscow",)),
    "EU": frozenset(("150", "155")),
    "150": frozenset(("EU", "155", "151")),
    "002": frozenset(("202", "015", "018", "011")),
    "142": frozenset(("030", "034", "035", "143", "145")),
    "019": frozenset(("003", "005", "013", "419", "US", "021")),
}

#: Places whose names are also persons' names, words, or the names of other places: never claimed, only recognised.
AMBIGUOUS: frozenset[str] = frozenset((
    "GE", "JO", "TD", "JE", "GG", "GN", "NE", "IM", "SH", "PN", "CX", "NF", "SJ", "MF", "BL", "AS", "GS", "UM", "TF",
    "HM", "QO", "XA", "XB", "ZZ", "UN", "EZ", "LC", "KN", "VC", "DG", "EA", "IC", "TA", "CP", "BV", "IO", "AC", "MS",
    "NU", "RE", "CK", "KY", "FK", "FO", "CC", "PM", "WF", "MP", "TC", "VG", "VI", "BQ", "DM", "ML", "GW", "GQ", "CD",
    "CG", "019", "KR", "KP",
    "002", "142", "150", "005", "419",
))  # fmt: skip

#: Acronyms that other languages have another one for: news agencies, organisations, measures (lower case, ASCII).
ACRONYMS: frozenset[str] = frozenset((
    "ttxvn", "lhq", "irm", "mri", "tdah", "adhd", "pva", "mci", "onu", "otan", "nato", "pib", "gdp", "bip", "pnb",
    "gnp", "fmi", "imf", "oms", "who", "ocde", "oecd", "opep", "opec", "omc", "wto", "aiea", "iaea", "cee", "ceca",
    "usa", "eua", "eeuu", "urss", "ussr", "udssr", "vih", "hiv", "sida", "aids", "adn", "dna", "arn", "rna", "tva",
    "vat", "iva", "mwst", "ovni", "ufo", "kgb", "tgv", "ong", "ngo", "hlv", "clb", "tphcm", "hcm", "ubnd", "hdnd",
    "thpt", "thcs", "gdp", "wm", "em", "cpi", "ipc", "pme", "sme", "kmu", "ceo", "pdg", "rdc", "drc", "rfa", "gbr",
    "brd", "ddr", "gdr", "cedeao", "ecowas", "anase", "asean", "cpi", "icc", "cij", "icj", "acnur", "unhcr", "oea",
    "oas",
))  # fmt: skip
