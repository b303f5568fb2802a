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


_STRONG: dict[str, str] = {
    "en": "not cannot *n't never nobody nothing nowhere none neither",
    "vi": "không chưa chẳng chả đừng chớ không_hề chưa_từng",
    "de": "nicht kein keine keinen keinem keiner keines nie niemals niemand niemanden niemandem nichts",
    "nl": "niet geen nooit niemand niets nergens",
    "sv": "inte ej aldrig ingen inget inga ingenting", "da": "ikke aldrig ingen intet ingenting", "nb": "ikke aldri ingen ingenting intet",
    "fr": "ne_*_pas n'*_pas pas ne n'* jamais aucun aucune personne_ne rien",
    "es": "no nunca jamás nadie nada ningún ninguno ninguna tampoco", "pt": "não nunca jamais ninguém nada nenhum nenhuma tampouco",
    "it": "non mai nessuno nessun nessuna niente nulla neppure nemmeno", "ca": "no mai ningú res cap", "gl": "non nunca ninguén nada ningún",
    "ro": "nu n-* niciodată nimeni nimic niciun nicio", "ru": "не нет никогда никто ничего никого нельзя невозможно ни",
    "uk": "не немає ніколи ніхто нічого нема неможливо ні", "be": "не няма ніколі ніхто", "bg": "не няма никога никой нищо не* ",
    "pl": "nie nigdy nikt nic nikogo żaden żadna żadne żadnych brak", "cs": "není nejsou nebyl* nebude* nikdy nikdo nic nikoho žádn* nem* nel* nen* ned* nep* nev* nech* nez* nes* ner*",
    "sk": "nie nikdy nikto nič žiadn*", "sl": "ne ni nikoli nihče nič", "hr": "ne nije nisu nikad nikada nitko ništa nema", "sr": "не није нису никада нико ништа нема ne nije nisu",
    "hu": "nem nincs nincsenek soha senki semmi sem ne", "fi": "ei eivät en et emme ette eikä eikä_*", "et": "ei mitte pole ära", "lv": "nav ne ne*", "lt": "ne nėra ne*",
    "el": "δεν δε μην όχι ποτέ κανείς τίποτα", "tr": "değil yok hiç asla", "he": "לא אין אף", "ar": "لا لم لن ليس ليست لا* ليسوا",
    "fa": "نه نیست نیستند نبود ن*", "hi": "नहीं न मत ना नही", "bn": "না নয় নেই নি", "id": "tidak bukan belum jangan tak takkan", "ms": "tidak bukan belum jangan tak",
    "zh": "不 没有 沒有 未 没 沒 无法 無法 从不 別 别", "ja": "ない ません なかった ず なく", "ko": "않 없 못 안 아니 말", "th": "ไม่ มิ ไม่ใช่ อย่า",
}  # fmt: skip
_IDIOMS: dict[str, str] = {
    "en": "not_only|not_just|not_merely|not_simply|not_solely|whether_or_not|or_not|not_least|not_to_mention|if_not|why_not|not_yet|not_unlike|not_uncommon|nothing_but"
          "|not_un*|not_until|not_necessarily|not_long_after|not_far|not_to_be_outdone|not_more_than|not_less_than|not_exceed|not_so_much|not_too|isn't_it|aren't_they|don't_you"
          "|doesn't_it|didn't_they|never_before|none_other|not_all|not_every*|not_always|not_even|can't_help|cannot_help|not_fewer|no_longer|not_as|not_in_my|not_that",
    "vi": "không_chỉ|không_những|không_khí|không_gian|hàng_không|không_quân|vũ_trụ|có_*_không|hay_không|không_ít|không_phải_lúc_nào|chưa_đầy|không_ngừng|không_kể|không_hẳn|hư_không|không_quá|không_dưới"
          "|trên_không|đường_không|phòng_không|không_kích|không_phận|chưa_kể|không_tặc|không_lực|không_vận|không_lưu|tàu_sân_bay|số_không|chân_không|không_mấy|không_thể_không|chớ_*",
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
          " ban* prohibit* forbid* forbade exclud* ignor* miss* free except despite far beyond otherwise least lose* lost losing end* ceas* neglect* oppos* against impossible illegal never* any anything anyone"
          " too before other less *less yet but away off out dis* un* in* im* il* ir* loss abandon* resist* cancel* withdr* short empty wrong hard difficult unknown different last remain* still last zero nil minus"
          " doubt* stay* keep* leave* remov* outside limit* restrict* block* halt* drop* quit* give* dead death die* kill* none nobody mistake* mis* quarter*",
    "vi": "không chưa chẳng chả đừng chớ vô phi bất khỏi thiếu mất hết từ_chối ngoài hiếm ít kém cấm tránh ngừng dừng bỏ phủ_nhận bác thất thôi nếu_không khó trừ mãi mới chỉ vắng hỏng sai quên trái trống khác nào đâu gì rỗng tuyệt miễn ngăn"
          " lạ cản hủy xa hoãn im chấm_dứt tự_do trước đến_khi cho_đến dù mù câm thua chối chết",
    "de": "nicht* kein* nie* nichts weder ohne kaum un* *los *lose *losen *loser *loses *frei *freie miss* selten wenig* fehl* mangel* mangelnd* verweiger* lehn* abgelehnt* abzulehnen verhinder* vermeid* verbot* verbiet* erst nur statt anstatt außer gegen ausgeschlossen"
          " ausschließ* scheiter* versäum* vergess* verlor* verlier* verlust bestreit* bestritt* leugn* dement* anders als_*zu zu_* bevor bis aufhör* hört* ende* nein sonst weniger trotz außerhalb ander* schwer schwierig falsch leer in* im* des* dis* a-* anti* ausbleib* blieb*"
          " null weg vermiss* ignor* vernachlässig* unter* schwach arbeitslos verzicht*",
    "fr": "pas ne n'* non sans jamais aucun aucune rien ni guère plus peu rare* in* im* il* ir* dé* mal* refus* reje* manqu* absen* emp[êe]ch* évit* interdi* seul* seulement sauf hors malgré contre échou* échec avant jusqu* au_lieu plutôt autre* trop"
          " personne nul* exclu* ignor* perd* perte arrêt* cess* fin* moins difficil* faux fausse vide* loin uniquement encore impossible*",
    "es": "no nunca jamás nadie nada ning* tampoco sin ni in* im* i[lr]* des* dis* a* rar* apenas poc* falt* carec* care[cn]* neg* rech* evit* imp* prohib* impos* excepto salvo contra hasta sino solo sólo antes fracas* perd* dej* aunque menos otr* excl* ignor* difícil* vac*"
          " fals* lej* fuera ausen* mal únicamente demasiado ces*",
    "pt": "não nunca jamais ninguém nada nenhum* tampouco sem nem in* im* i[lr]* des* dis* rar* apenas pouc* falt* carec* neg* recus* rejeit* evit* imped* proib* imposs* exceto salvo contra até senão só antes fracass* perd* deix* embora menos outr* exclu* ignor* difíc*"
          " vazi* fals* long* fora ausên* mal somente demais cess* falh* a_não",
    "it": "non mai ness* niente nulla neppure nemmeno neanche senza né in* im* i[lr]* s* dis* rar* appena poc* manc* neg* rifiut* evit* imped* viet* proib* tranne salvo contro fino solo soltanto prima fall* perd* perso smett* benché meno altr* esclu* ignor* diffic* vuot* fals* lontan*"
          " fuori assen* mal* troppo cess* anziché invece privo priva privi privo no",
    "nl": "niet geen nooit niemand niets nergens zonder nauwelijks on* *loos *loze zelden weinig gebrek* ontbre* weiger* voorkom* verm[ie]* verb[oi]* pas alleen slechts behalve tegen nee noch te voor* tot anders uit* mis* verlies* verlo* gestopt stop* eind* in* im* af* minder ander* moeilijk* leeg",
    "sv": "inte ej aldrig ing* utan knappt o* *lös *lösa sällan få brist* sakna* vägra* förhindr* undvik* förb[ju]* först bara endast utom mot nej varken för innan till miss* förlor* stopp* slut* annan andra annat mindre svår* tom",
    "da": "ikke aldrig ing* intet uden næppe u* *løs *løse sjældent få mangl* nægte* forhindr* undgå* forb[uy]* først kun undtagen mod nej hverken for før til mis* tab* mist* stop* slut* anden andre mindre svær* tom",
    "nb": "ikke aldri ing* intet uten neppe u* *løs *løse sjelden få mangl* nekte* forhindr* unngå* forb[uy]* først bare kun unntatt mot nei verken for før til mis* tap* mist* stopp* slutt* annen andre mindre vanskelig* tom",
    "ru": "не* ни* нет нельзя без* бес* вне кроме едва отсутств* отказ* отверг* отклон* лиш* только против избеж* избег* запрет* запрещ* мало редко нехват* теря* потер* утрат* прекра* отриц* опроверг* провал* иначе иной друг* до пока исключ* мешает помеш* предотвр* отмен*"
          " слишком вместо а* дис* ин* им* хотя менее меньше трудн* сложн* пуст* останов* остан* остав* вряд зря закон* оконч* наоборот лишь",
    "uk": "не* ні* немає без* поза крім ледь відсутн* відмов* відкид* відхил* лише тільки проти уник* заборон* мало рідко втра* припин* запереч* спрост* провал* інакше інш* до поки виключ* заважає запоб* скасув* занадто замість хоча менше важк* складн* порож* зупин* навряд заверш* закінч*",
    "be": "не* ня* ні* без* акрамя толькі супраць", "bg": "не* ни* без* освен едва отказ* липс* само против избяг* забран* малко рядко загуб* пре* отрич* друг* до преди",
    "pl": "nie* ni* nic bez* brak* oprócz poza ledwie odm[aóo]w* odrzu* tylko jedynie przeciw* unik* zakaz* zabr* mało rzadko trac* utra* strac* zaprzecz* inaczej inn* do dopóki aż wyklucz* zapobie* odwoł* zbyt zamiast chociaż choć mniej trud* pust* zatrzym* żad* dopiero skończ* zakończ* anty* dez* wyjątk*",
    "cs": "ne* ni* nikdo bez* žádn* kromě sotva odmít* jen jenom pouze proti vyhn* vyhýb* zák* zakáz* málo zřídka ztra* ztrat* popř* popír* jin* do dokud až vylou* zabrán* zruš* příliš místo ačkoli méně těžk* obtíž* prázdn* zastav* přest* skonč* ukonč* postrád* chyb* mimo anti* dez* ",
    "sk": "ne* ni* bez* žiad* okrem sotva odmiet* len iba proti vyh* zák* málo zried* strat* popr* in* do kým až vylúč* zabrán* zruš* príliš namiesto menej ťažk* prázdn* zastav* prest* skonč* chýb* mimo",
    "sl": "ne* ni* brez* razen komaj zavrn* samo le proti izog* prepov* malo redko izgub* zanik* drug* do dokler izklj* prepreč* odpoved* preveč namesto manj težk* prazn* ustav* konč*",
    "hr": "ne* ni* bez* osim jedva odb* samo tek protiv izbje* zabran* malo rijetko izgub* porek* drug* do dok isključ* spriječ* otkaz* previše umjesto manje tešk* prazn* zaustav* završ*",
    "sr": "не* ни* без* осим једва одб* само тек против избег* забран* мало ретко изгуб* друг* до док ne* ni* bez* osim jedva odb* samo tek protiv",
    "hu": "nem* ninc* soha sen* sem* se ne nélkül *tlan *tlen *talan *telen *talan* *telen* alig csak ritk* hián* hiány* elutas* megtagad* elker* tilt* tilos kivéve ellen* amíg míg előtt mielőtt elv[eé]sz* megsz[uűú]n* más* helyett kevés* nehéz* üres",
    "fi": "ei* eivät en et emme ette ilman tuskin vain vasta *ton *tön *toma* *tömä* harv* puut* kielt* estä* vält* paitsi vastaan ennen kunnes menet* lop* muu* sijaan vähä* vaike* tyhj* epä* -ma* *matta *mättä",
    "et": "ei mitte pole ära ilma* vaid ainult harv* puud* keel* takist* vältt* välja* vastu enne kuni kaot* lõp* muu* asemel vähe* raske* tühi* eba* *mata *tu", "lv": "ne* nav bez* tikai pret maz* trūk* aiz* pirms līdz cit*", "lt": "ne* nėra be* tik prieš maž* trūk* drau* iki kit*",
    "el": "δεν δε μη* όχι ποτέ κανέ* κανεί* τίποτα χωρίς δίχως α* αν* μόνο σπάνια έλλειψη αρν* απορ* απαγορ* αποφ* εκτός κατά πριν μέχρι άλλ* αντί λιγ* δύσκολ* ούτε",
    "tr": "*", "he": "לא אין אף בלי ללא אי* חסר* סירב* רק נגד מנע* אסור מעט בלתי אינ* טרם לפני עד מלבד חוץ",
    "ar": "*لا* لم* لن* ليس* غير ما دون بدون عدم رفض* فقط إلا سوى ضد منع* حظر* قليل* نادر* نفى* ينفي فشل* قبل حتى خارج وما فما انعدام",
    "fa": "ن* نه بدون بی* غیر* عدم فقط جز مگر تنها رد* مخالف* ممنوع* کم* قبل تا نا*",
    "hi": "नहीं न मत ना नही बिना बगैर गैर* अ* ना* नि* सिर्फ केवल इनकार* इंकार* मना खिलाफ कम* रोक* बजाय अलावा वंचित असफल* पहले तक छोड़* बंद* खत्म* समाप्त* वि* बे* मात्र हार* कभी शायद", "bn": "*",
    "id": "tidak* bukan* belum jangan* tak tanpa kecuali hanya menolak* ditolak* gagal* larang* dilarang* melarang* kurang jarang sulit hilang* hindar* menghindar* mencegah* kehilangan* lain* sebelum sampai hingga selain anti* non* henti* berhenti* mustahil",
    "ms": "tidak* bukan* belum jangan* tak tanpa kecuali hanya menolak* gagal* larang* kurang jarang",
    "zh": "不 没 沒 無 无 未 非 别 別 莫 勿 否 缺 拒 禁 免 防 仅 僅 只 才 除 失 难 難 少 反 停 止 离 離 尚 误 誤 错 錯 空 避 负 負 弱 零 绝 絕 败 敗 外 罢 撤 取消 谁 哪 何 岂 豈 断 斷 另 毫 裸 废 廢 违 違 忘 弃 棄 阻",
    "ja": "な ん ず ぬ ま 不 無 非 未 反 否 禁 止 避 防 失 欠 外 以外 だけ しか のみ 拒 難 終 絶 逆 別 他 違 空 ゼロ",
    "ko": "않 없 못 안 아니 말 불 비 무 미 부 금지 거부 거절 실패 막 방지 제외 외에 만 반 어렵 힘들 잃 끝 그만 중단 취소 밖 덜 적 외",
    "th": "ไม่ มิ ไร้ ห้าม อย่า ขาด ยกเว้น เพียง เท่านั้น ปฏิเสธ หยุด เลิก แทน นอก ยัง ก่อน จน ไม่ใช่ ป้องกัน",
    "ca": "no mai ningú res cap sense ni in* im* i[lr]* des* dis* poc* manc* neg* rebutj* evit* prohib* contra fins només abans perd* altr*",
    "gl": "non nunca ninguén nada ning* sen nin in* im* des* dis* pouc* falt* neg* rexeit* evit* prohib* contra ata só antes perd* outr*",
    "ro": "nu n-* nici* nime* nimic* fără ne* in* im* i[lr]* des* dis* a* lips* doar numai refuz* resping* evit* interzi* împotriva până înainte pierd* alt* decât puțin* rar* greu",
}  # fmt: skip
_UNSPACED = frozenset(("zh", "ja", "ko", "th"))


def _pattern(text: str, unspaced: bool, separator: str | None = None) -> regex.Pattern[str]:
    forms = [form for form in (text.split(separator) if separator else text.split()) if form]
    parts = []
    for form in sorted(forms, key=len, reverse=True):
        body = form.replace("_*_", r"\s+(?:\S+\s+){0,2}").replace("_", r"\s+")
        body = body.replace("*", r"[\p{L}\p{M}'’-]*")
        parts.append(body if unspaced else rf"(?<![\p{{L}}\p{{M}}]){body}(?![\p{{L}}\p{{M}}])")
    return regex.compile("|".join(parts))


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
    )
