"""How languages negate: explicit markers, idioms in which a marker negates nothing, and words that imply a negation.

For each language three lists, written for this project. `strong` are words that negate a clause. `idioms` hold a strong
word and are no negation (not only, whether or not). `implied` are what a translation may turn into a negation (without,
fail, only, hardly, un-): a text with any of them is never said to lack one. A trailing * stands for any ending, a leading
one for any beginning; languages without spaces and prefix languages give parts of words.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

import regex

__all__ = ["Negation", "negation_of"]


@dataclass(frozen=True, slots=True)
class Negation:
    """Compiled for folded text: `strong` finds a marker, `idioms` what to blank out before, `implied` anything negative."""

    strong: regex.Pattern[str]
    idioms: regex.Pattern[str] | None
    implied: regex.Pattern[str]
    prefixed: regex.Pattern[str] | None
    language: str

    def implies(self, text: str) -> bool:
        """Whether a folded text has anything negative: an explicit marker, a word that implies one, a negated word."""
        if self.implied.search(text) is not None:
            return True
        return self.prefixed is not None and any(
            _is_word(match[1], self.language) for match in self.prefixed.finditer(text)
        )


_STRONG: dict[str, str] = {
    "en": "not cannot *n't *n&#39;t never nobody nothing nowhere none neither",
    "vi": "không chưa chẳng chả đừng chớ không_hề chưa_từng",
    "de": "nicht kein keine keinen keinem keiner keines nie niemals niemand niemanden niemandem nichts",
    "nl": "niet geen nooit niemand niets nergens",
    "sv": "inte ej aldrig ingen inget inga ingenting", "da": "ikke aldrig ingen intet ingenting", "nb": "ikke aldri ingen ingenting intet",
    "fr": "ne_*_pas n'*_pas pas ne n'* jamais aucun aucune personne_ne rien",
    "es": "no nunca jamás nadie nada ningún ninguno ninguna tampoco", "pt": "não nunca jamais ninguém nada nenhum nenhuma tampouco",
    "it": "non mai nessuno nessun nessuna niente nulla neppure nemmeno", "ca": "no mai ningú res cap", "gl": "non nunca ninguén nada ningún",
    "ro": "nu n-* niciodată nimeni nimic niciun nicio", "ru": "не нет никогда никто ничего никого нельзя невозможно ни",
    "uk": "не немає ніколи ніхто нічого нема неможливо ні", "be": "не няма ніколі ніхто", "bg": "не няма никога никой нищо",
    "pl": "nie nigdy nikt nic nikogo żaden żadna żadne żadnych brak", "cs": "není nejsou nebyl* nebude* nikdy nikdo nic nikoho žádn* nemá nemají nemůže nemohou nemohl* nelze nechce nechtěl* nebyl* není nesmí nedokáž* nepodařil*",
    "sk": "nie nikdy nikto nič žiadn*", "sl": "ne ni nikoli nihče nič", "hr": "ne nije nisu nikad nikada nitko ništa nema", "sr": "не није нису никада нико ништа нема ne nije nisu",
    "hu": "nem nincs nincsenek soha senki semmi sem ne", "fi": "ei eivät en et emme ette eikä eikä_*", "et": "ei mitte pole ära", "lv": "nav", "lt": "nėra",
    "el": "δεν δε μην όχι ποτέ κανείς τίποτα", "tr": "değil yok hiç asla", "he": "לא אין אף", "ar": "لا لم لن ليس ليست ليسوا",
    "fa": "نه نیست نیستند نبود", "hi": "नहीं न मत ना नही", "bn": "না নয় নেই নি", "id": "tidak bukan belum jangan tak takkan", "ms": "tidak bukan belum jangan tak",
    "zh": "不 没有 沒有 未 没 沒 无法 無法 从不 別 别", "ja": "ない ません なかった ず なく", "ko": "않 없 못 안 아니 말", "th": "ไม่ มิ ไม่ใช่ อย่า",
}  # fmt: skip
_IDIOMS: dict[str, str] = {
    "en": "not_only|not_just|not_merely|not_simply|not_solely|whether_or_not|or_not|not_least|not_to_mention|if_not|why_not|not_yet|not_unlike|not_uncommon|nothing_but"
          "|not_un*|not_until|not_necessarily|not_long_after|not_far|not_to_be_outdone|not_more_than|not_less_than|not_exceed|not_so_much|not_too|isn't_it|aren't_they|don't_you"
          "|doesn't_it|didn't_they|never_before|none_other|not_all|not_every*|not_always|not_even|can't_help|cannot_help|not_fewer|no_longer|not_as|not_in_my|not_that",
    "vi": "không\\s{0,2}[?”]|chưa\\s{0,2}[?”]|hay_chưa|không_hề_nhỏ|không_lâu|chẳng_hạn|chẳng_qua|không_đáng|không_đồng_bộ|không_chỉ|không_những|không_người_lái|không_chuyên|không_giáp|không_khí|không_gian|hàng_không|không_quân|vũ_trụ|có_*_không|hay_không|không_ít|không_phải_lúc_nào|chưa_đầy|không_ngừng|không_kể|không_hẳn|hư_không|không_quá|không_dưới"
          "|trên_không|bằng_đường_không|phòng_không|không_kích|không_phận|chưa_kể|không_tặc|không_lực|không_vận|không_lưu|tàu_sân_bay|số_không|chân_không|không_mấy|không_thể_không|chớ_*",
    "de": "nicht_nur|nicht_zuletzt|nicht_mehr_als|nicht_unbedingt|nicht_weniger_als|nichts_als|ob_*_oder_nicht|nicht_einmal|nicht_alle|nicht_allein|nicht_bloß",
    "fr": "pas_seulement|pas_moins|pas_uniquement|ne_*_que|ne_*_guère|premier_pas|pas_à_pas|ne_serait-ce|rien_que|une_personne",
    "es": "no_solo|no_sólo|no_solamente|no_obstante|no_más_que|no_menos", "pt": "não_só|não_apenas|não_somente|não_obstante|não_menos", "it": "non_solo|non_soltanto|non_solamente|non_meno",
    "ru": "не_только|не_менее|не_более|не_раз|не_просто|ни_*_ни|если_не|как_ни", "uk": "не_тільки|не_лише|не_менш*|не_більш*", "pl": "nie_tylko|nie_mniej|nie_więcej", "zh":
    "不仅|不僅|不但|不光|不只|不得不|不过|不過|不少|不断|不斷|不久|不同|不管|不论|不論|不错|不錯|不止|特别|特別|别墅|別墅|分别|分別|区别|區別|级别|級別|性别|性別|个别|個別|告别|告別|类别|差别|不禁|不由|不足|未来|未來|淹没|沉没|没收|不妨|不得已|不堪|不等|不已|不治|识别|别人|別人|不乏|不再|不惜|不愧|不满|不幸|不安",
    "ja": "だけでなく|だけではなく|のみならず|かもしれない|しれません|なければならない|なければなりません|ざるを得ない|まず|必ず|はず|少なく|ずっと|いずれ|わずか|ずつ|まもなく|間もなく|みず|さまざま|ではないか|ずらり",
    "ko": "뿐만_아니라|뿐_아니라|안전|안정|안에|안내|제안|방안|현안|동안|불안|말하|말했|주말|연말|정말|말을|말이|안보|법안|안팎|지난|안으로|못지않|말한|말로|말에", "hi": "न_केवल|ना_केवल|नहीं_बल्कि|न_सिर्फ", "nl": "niet_alleen|niet_enkel|niet_minder", "sv": "inte_bara|inte_minst", "da": "ikke_kun|ikke_mindst", "nb": "ikke_bare|ikke_minst",
    "id": "tidak_hanya|bukan_hanya|tidak_sedikit", "tr": "yok_*", "cs": "nejen|nebo|nebyl_*_nejen", "hu": "nem_csak|nemcsak", "fi": "ei_vain|eikä_vain", "el": "όχι_μόνο", "ar": "لا_سيما|لا_يزال|لا_تزال|لا_بد", "ro": "nu_numai|nu_doar", "th": "ไม่เพียง|ไม่ใช่แค่",
}  # fmt: skip
_IMPLIED: dict[str, str] = {
    "en": "no nor non* without unable unless fail* refus* reject* den* declin* lack* hardly barely scarcely rarely seldom few little prevent* avoid* stop* absen* unlike instead rather only until"
          " ban banned bans prohibit* forbid* forbade exclud* ignor* miss missed misses missing free except despite far beyond otherwise least lose* lost losing ceas* neglect* oppos* against any anything anyone"
          " too before other less *less yet but away off out loss abandon* resist* cancel* withdr* short empty wrong hard difficult different last remain* still zero nil minus whether devoid deficien* abort* clos*"
          " doubt* stay* keep* leave* remov* outside limit* restrict* block* halt* drop* quit* give* dead death die* kill* mistake* minimum just exempt* contrary asynchronous shortly sure inevitabl* amateur* drone drones linger* landlock* quickly near solely un(?!i|der|til|cle|an|to)*",
    "vi": "vô phi bất khỏi thiếu mất hết từ_chối ngoài hiếm ít kém cấm tránh ngừng dừng bỏ phủ_nhận bác thất thôi khó trừ mãi mới chỉ vắng hỏng sai quên trái trống khác nào đâu gì tuyệt miễn ngăn"
          " cản hủy xa hoãn im chấm_dứt tự_do đến_khi cho_đến dù mù câm thua chối chết hạn_chế thay_vì sót nổi dở yên giữ",
    "de": "weder ohne kaum *los *lose *losen *loser *loses *frei *freie selten wenig* fehl* mangel* verweiger* lehn* abgelehnt* abzulehnen verhinder* vermeid* verbot* verbiet* erst nur statt anstatt außer"
          " ausgeschlossen ausschließ* scheiter* versäum* vergess* bestreit* bestritt* leugn* dement* nein sonst keinesfalls keineswegs nirgend* noch_zu zu_schwach ausbleib* blieb_aus vermiss* ignor* verzicht* lediglich"
          " allenfalls allein ungeachtet",
    "fr": "non sans guère ni rare* mal refus* refusé* reje* manqu* absen* empêch* évit* interdi* seul* seulement sauf hors malgré échou* échec* jusqu'à_ce au_lieu plutôt trop nul* exclu* ignor* loin uniquement"
          " impossible* aucunement nulle plus_de défaut dépourvu* peine peu",
    "es": "sin ni rar* apenas poc* falt* carec* niega* neg[oó] negar* rechaz* evit* imped* impid* prohib* imposib* excepto salvo sino solo sólo hasta fracas* dej* menos excl* ignor* difícil* únicamente demasiado lejos mal",
    "pt": "sem nem rar* apenas pouc* falt* carec* neg[ao]* recus* rejeit* evit* imped* proib* imposs* exceto salvo senão só até fracass* deix* menos exclu* ignor* difíc* somente demais falh* longe mal",
    "it": "neanche senza né rar* appena poc* manc* neg[ao]* rifiut* evit* imped* viet* proib* tranne salvo solo soltanto fino fall* smett* meno esclu* ignor* diffic* troppo anziché invece privo priva privi prive no lontan* mal",
    "nl": "zonder nauwelijks *loos *loze zelden weinig gebrek* ontbre* ontbra* weiger* voorkom* vermijd* verb[oi]* pas alleen slechts behalve nee noch te mis* minder moeilijk* anders uitgesloten",
    "sv": "utan knappt *lös *lösa sällan få brist* sakna* vägra* förhindr* undvik* förb[ju]* först bara endast utom nej varken miss* mindre svår* för",
    "da": "uden næppe *løs *løse sjældent få mangl* nægte* forhindr* undgå* forb[uy]* først kun undtagen nej hverken mindre svær* for",
    "nb": "uten neppe *løs *løse sjelden få mangl* nekte* forhindr* unngå* forb[uy]* først bare kun unntatt nei verken mindre vanskelig* for",
    "ru": "не(?!котор|скольк|дел|фт|м|б|т|ви|йро)* ни* нет нельзя вне кроме едва отсутств* отказ* отверг* отклон* лиш* только избеж* избег* запрет* запрещ* мало редко нехват* отриц* опроверг* провал* иначе пока исключ* мешает помеш* предотвр*"
          " слишком вместо хотя трудн* вряд зря лишь невозмож* неизвест* недостат* неспособ* незакон* некому нечего некогда",
    "uk": "не(?!діл|хай|т|б)* ні* немає поза крім ледь відсутн* відмов* відкид* відхил* лише тільки уник* заборон* мало рідко бра[кч]* запереч* спрост* провал* інакше поки виключ* заважа* запоб* занадто замість хоча важк* навряд неможлив*",
    "be": "ні* акрамя толькі няма* адмов* забар*", "bg": "ни* освен едва отказ* липс* само избяг* забран* малко рядко отрич* докато без",
    "pl": "nie(?!dziel|m|b|kt|daw|ch|co|k|s)* ni* bez brak* oprócz poza ledwie odm[aóo]w* odrzu* tylko jedynie unik* zakaz* zabr* mało rzadko zaprzecz* inaczej dopóki wyklucz* zapobie* zbyt zamiast choć* trudn* żad* dopiero wyjątk* bez*",
    "cs": "ne(?!děl|bo|j|mocn|ch|p[áa]l|mec|tv|ur)* ni* bez* žádn* kromě sotva odmít* jen jenom pouze vyhn* vyhýb* zák[aá]z* málo zřídka popř[eí]* jinak dokud vylou* vyluč* zabrán* příliš místo ačkoli těžk* obtíž* postrád* chyb* schází až",
    "sk": "ne(?!deľ|ch|j|mocn|mec)* ni* bez* žiad* okrem sotva odmiet* len iba vyh[nýb]* zák[aá]z* málo zried* popr* kým vylúč* zabrán* príliš namiesto ťažk* chýb* až",
    "sl": "ni* brez* razen komaj zavrn* samo le izog* prepov* malo redko drugač* dokler izklj* prepreč* odpoved* preveč namesto težk* šele",
    "hr": "ni* bez* osim jedva odb* samo tek izbje* zabran* malo rijetko porek* dok isključ* spriječ* previše umjesto tešk*",
    "sr": "ни* без* осим једва одб* само тек избег* забран* мало ретко пореч* док ni* bez* osim jedva odb* samo tek izbeg* zabran* malo retko",
    "hu": "ninc* soha sen* nélkül *tlan *tlen *talan *telen *atlan* *etlen* alig csak ritk* hián* hiány* elutas* megtagad* elker* tilt* tilos kivéve amíg helyett kevés* nehéz* se ne",
    "fi": "ilman tuskin vain vasta *ton *tön *toma* *tömä* harv* puut* kielt* estä* estää vält* paitsi ennen_kuin kunnes sijaan vähä* vaike* epä* *matta *mättä eivät* ei* en et emme ette älä*",
    "et": "ilma* vaid ainult harv* puud* keel* takist* vältt* enne_kui kuni asemel vähe* raske* eba* *mata", "lv": "ne* nav bez* tikai maz* trūk* aizlie* līdz", "lt": "ne* nėra be* tik maž* trūk* kol",
    "el": "μη* χωρίς δίχως μόνο σπάνια έλλειψη έλλειψης αρν* απορ* απαγορ* αποφ* εκτός μέχρι αντί λιγ* δύσκολ* ούτε α* αν*",
    "tr": "*", "he": "לא* אין* בלי ללא אי* חסר* סירב* רק מנע* אסור מעט בלתי אינ* טרם עד מלבד חוץ שלא* ולא* כלא* אל",
    "ar": "*لا* لم* ولم* فلم* لن* ولن* ليس* وليس* غير ما دون بدون عدم رفض* يرفض* فقط إلا سوى منع* حظر* قليل* نادر* نفى* ينفي فشل* حتى وما فما انعدام مجرد *دون",
    "fa": "ن* نه بدون بی* غیر* عدم فقط جز مگر تنها رد مخالف* ممنوع* کم* تا نا*",
    "hi": "बिना बगैर गैर* ग़ैर* सिर्फ सिर्फ़ केवल इनकार* इंकार* मना रोक* बजाय अलावा वंचित असफल* असमर्थ नाकाम* शायद मात्र छोड़* तक कम", "bn": "*",
    "id": "tidak* bukan* jangan* tanpa kecuali hanya menolak* ditolak* gagal* larang* dilarang* melarang* kurang jarang sulit hindar* menghindar* mencegah* kehilangan* selain sampai hingga baru",
    "ms": "tidak* bukan* jangan* tanpa kecuali hanya menolak* gagal* larang* kurang jarang sukar elak* selain sehingga baru",
    "zh": "不 没 沒 無 无(?!线|人机|锡|人駕) 未(?!来|來) 非(?![洲常]) (?<![特区區级級性个個告类類差分識识])别(?!墅|克) 莫(?![斯桑尔爾扎高里]) 勿 是否 否认 缺 拒 禁 免 仅 僅 只 才(?!能|华) 除非 除了 以外 失败 失敗 难 難 少 停止 尚 误 誤 错 錯 空白 避 绝 絕 取消 谁 岂 豈 忘 弃 棄 毫 罢 反对 反對",
    "ja": "ない なか なく なけ なし ませ ず ぬ まい ざる 不 無 非 未 否 禁 避 だけ しか のみ 以外 欠 失敗 拒 難し にくい づらい 困難 中止 反対 ゼロ 別 ほか 他 ねば ねえ じゃ なくて じゃん",
    "ko": "않 없 못 (?<![가-힣])안\\s 아니 아닌 말[아라고] 지_마 불가 불법 불[가-힣] 비[가-힣] 무[가-힣] 미[만달지] 부족 금지 거부 거절 실패 막[았는을] 방지 제외 외에 뿐 어렵 힘들 중단 취소 모르 모른 만_ 밖에",
    "th": "มิ ไร้ ห้าม ขาด ยกเว้น เพียง เท่านั้น ปฏิเสธ หยุด เลิก แทน นอกจาก ยัง จน ป้องกัน น้อย ยาก",
    "ca": "sense ni poc* manc* neg* rebutj* evit* prohib* fins només excepte difícil* massa", "gl": "sen nin pouc* falt* neg* rexeit* evit* prohib* ata só difícil* agás",
    "ro": "nici* nime* nimic* fără lips* doar numai refuz* resping* evit* interzi* împiedic* până decât puțin* rar* greu prea",
}  # fmt: skip
#: Prefixes that negate the word behind them, where that is a word of the language by itself (un-able, не-верный).
_PREFIXES: dict[str, str] = {
    "en": "un in im il ir dis non mis de a under anti", "de": "un miss in des ent nicht anti", "fr": "in im il ir dé dés mal non mé anti a", "es": "in im i des dis anti a", "pt": "in im i des dis anti",
    "it": "in im ir s dis anti", "nl": "on in des anti", "sv": "o in miss", "da": "u in mis", "nb": "u in mis", "ru": "не без бес ни анти", "uk": "не без ні анти", "be": "не ня без бяз", "bg": "не без анти",
    "pl": "nie bez anty", "cs": "ne bez", "sk": "ne bez", "sl": "ne brez", "hr": "ne bez", "sr": "ne не без bez", "hi": "अ अन ना नि बे गैर", "ca": "in im des", "gl": "in im des", "ro": "ne in im des",
    "lt": "ne", "lv": "ne", "el": "α αν", "fa": "نا بی", "et": "eba", "id": "tak non",
}  # fmt: skip
#: Words that begin like negated ones and are none (несколько: several; neděle: Sunday).
_NOT_PREFIXED: dict[str, str] = {
    "ru": "некотор нескольк недел нефт нем нередк", "uk": "неділ нафт нехай", "cs": "neděl nebo nej nemocn nech", "sk": "nedeľ nemocn nech nej", "pl": "niedziel niem niebie niektór niedaw niech nieco",
    "hr": "nedjelj nek neš", "sl": "nedelj nek neka", "sr": "недељ нек неш nedelj nek neš", "en": "inform import under until unit invest increas include indeed inter impress impact depart desert deliver despite detail degree development dear image imagin address along around about across",
    "de": "unter und uns ins innen inter", "fr": "import inter inform invest impress dépend défen dépens détermin démocr début depuis déjà avoir avec après année affaire", "es": "inform import inter impres incl ind destac despu desde avi ahora a",
    "pt": "inform import inter impres incl ind desde depois destac dest", "it": "inform import inter impres incl ind stat sono se si so su scritt st sp sc", "bg": "нед неф",
}  # fmt: skip
#: Less common words (occurrences in a million words) do not count as words of their own behind a prefix.
_COMMON = 1e-6
_UNSPACED = frozenset(("zh", "ja", "ko", "th"))


def _pattern(text: str, unspaced: bool, separator: str | None = None) -> regex.Pattern[str]:
    forms = [form for form in (text.split(separator) if separator else text.split()) if form]
    parts = []
    for form in sorted(forms, key=len, reverse=True):
        body = form.replace("_*_", r"\s+(?:\S+\s+){0,2}").replace("_", r"\s+")
        body = body.replace("*", r"[\p{L}\p{M}'’-]*")
        parts.append(body if unspaced else rf"(?<![\p{{L}}\p{{M}}]){body}(?![\p{{L}}\p{{M}}])")
    return regex.compile("|".join(parts))


@lru_cache(maxsize=4096)
def _is_word(word: str, language: str) -> bool:
    from wordfreq import available_languages, get_frequency_dict

    return language in available_languages("small") and get_frequency_dict(language, "small").get(word, 0.0) >= _COMMON


def _prefixed(language: str) -> regex.Pattern[str] | None:
    prefixes = _PREFIXES.get(language, "").split()
    if not prefixes:
        return None
    others = _NOT_PREFIXED.get(language, "").split()
    not_these = f"(?!{'|'.join(others)})" if others else ""
    either = "|".join(sorted(prefixes, key=len, reverse=True))
    return regex.compile(rf"(?<![\p{{L}}\p{{M}}]){not_these}(?:{either})-?([\p{{L}}\p{{M}}]{{4,}})")


@lru_cache(maxsize=64)
def negation_of(language: str) -> Negation | None:
    """The negation of a base language; None for one that has no table here."""
    if language not in _STRONG or language not in _IMPLIED:
        return None
    unspaced = language in _UNSPACED
    idioms = _IDIOMS.get(language)
    return Negation(
        _pattern(_STRONG[language], unspaced),
        _pattern(idioms, unspaced, "|") if idioms else None,
        _pattern(_IMPLIED[language] + " " + _STRONG[language], unspaced),
        _prefixed(language),
        language,
    )
