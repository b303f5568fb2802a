"""What websites put around an article: "Read more", "Share this story", "Back to top", a copyright line.

A small own table of what such lines say in two dozen languages, from general knowledge of news sites. A line counts
only as a whole: it must be short, and begin with such words or be little else.
"""

from __future__ import annotations

from functools import lru_cache

import regex

from review.text.language import base_language
from review.text.normalize import fold
from review.text.tokens import tokenize, word_count

__all__ = ["is_frame"]

#: Beginnings of lines, folded, "|" between them; `…` stands for up to four words.
_BEGINNINGS: dict[str, str] = {
    "en": (
        "read more|read also|read next|read the original|read the full|see also|see more|also read|related|"
        "related articles|related news|related stories|related posts|more from|more on this|more about|more news|"
        "more stories|you are reading|you're reading|you may also like|you might also like|recommended for you|"
        "recommended|most read|most popular|trending|trending now|popular posts|latest news|top stories|don't miss|"
        "share this|share on|share with|share the|share via|share:|share|tweet this|follow us|follow @|follow our|"
        "like us on|find us on|join us on|join our|subscribe|sign up|sign in|log in|register now|newsletter|"
        "get our|get the latest|download our app|download the app|back to top|back to home|back to the|go to top|"
        "scroll to top|return to|continue reading|keep reading|skip to|advertisement|advertisment|sponsored|"
        "sponsored content|promoted|copyright|©|(c) 20|all rights reserved|we use cookies|this website uses|"
        "this site uses|accept cookies|accept all|cookie policy|cookie settings|privacy policy|terms of|"
        "leave a comment|leave a reply|post a comment|comments|add a comment|view comments|no comments|tags|tag:|"
        "categories|category:|filed under|posted in|posted by|posted on|published by|published on|click here|"
        "tap here|print this|email this|send this|this article was originally|this article first appeared|"
        "this article originally|this story was originally|originally published|source link|original source|"
        "the post … appeared first|view original|view more|view all|load more|show more|next article|"
        "previous article|next post|previous post|next page|breaking news alerts|watch live|watch now|home page|"
        "main menu|search for|support us|donate|contact us|about us|report a typo|report an error|translated by|"
        "machine translated|thank you for reading"
    ),
    "de": (
        "lesen sie auch|lesen sie mehr|mehr lesen|weiterlesen|mehr zum thema|mehr dazu|auch interessant|"
        "das könnte sie|das könnte dich|teilen|artikel teilen|diesen artikel|folgen sie uns|folge uns|newsletter|"
        "abonnieren|jetzt abonnieren|jetzt anmelden|anmelden|registrieren|zurück nach oben|nach oben|"
        "zum seitenanfang|zur startseite|anzeige|werbung|alle rechte vorbehalten|urheberrecht|"
        "diese website verwendet|wir verwenden cookies|datenschutz|impressum|kommentar|kommentare|schlagwörter|"
        "themen:|kategorie|meistgelesen|sie lesen|hier klicken|zum originalartikel|drucken|ähnliche artikel|"
        "verwandte artikel|quelle:"
    ),
    "fr": (
        "lire aussi|lire la suite|lire plus|à lire aussi|a lire aussi|en savoir plus|voir aussi|voir plus|partager|"
        "partagez|suivez-nous|suivez nous|abonnez-vous|s'abonner|s’abonner|inscrivez-vous|newsletter|"
        "retour en haut|haut de page|retour à|publicité|tous droits réservés|droits d'auteur|ce site utilise|"
        "nous utilisons des cookies|politique de confidentialité|mentions légales|commentaire|commentaires|"
        "laisser un commentaire|mots-clés|étiquettes|articles similaires|sur le même sujet|vous lisez|cliquez ici|"
        "les plus lus|lire l'article original|lire l’article original|imprimer|connexion"
    ),
    "es": (
        "leer más|lea también|lee también|leer también|seguir leyendo|ver más|ver también|más información|"
        "compartir|comparte|comparta|síguenos|siga|suscríbete|suscríbase|suscribirse|regístrate|boletín|"
        "volver arriba|volver al inicio|ir arriba|publicidad|anuncio|todos los derechos reservados|"
        "derechos de autor|este sitio|utilizamos cookies|usamos cookies|política de privacidad|aviso legal|"
        "comentarios|deja un comentario|etiquetas|artículos relacionados|noticias relacionadas|te puede interesar|"
        "también te puede|está leyendo|estás leyendo|haga clic|haz clic|lo más leído|lea el artículo original|"
        "iniciar sesión"
    ),
    "pt": (
        "leia mais|leia também|ler mais|veja também|ver mais|saiba mais|continue lendo|compartilhe|compartilhar|"
        "partilhar|partilhe|siga-nos|siga o|siga a|assine|inscreva-se|subscreva|newsletter|voltar ao topo|"
        "voltar para|publicidade|anúncio|todos os direitos reservados|direitos autorais|este site utiliza|"
        "usamos cookies|utilizamos cookies|política de privacidade|comentários|deixe um comentário|etiquetas|"
        "artigos relacionados|notícias relacionadas|você está lendo|está a ler|clique aqui|mais lidas|"
        "leia o artigo original|relacionadas"
    ),
    "it": (
        "leggi anche|leggi tutto|leggi di più|continua a leggere|vedi anche|per saperne di più|condividi|seguici|"
        "iscriviti|abbonati|registrati|newsletter|torna su|torna all'inizio|torna in alto|pubblicità|"
        "tutti i diritti riservati|riproduzione riservata|questo sito|utilizziamo i cookie|informativa|commenti|"
        "lascia un commento|tag:|articoli correlati|notizie correlate|potrebbe interessarti|stai leggendo|"
        "clicca qui|i più letti|leggi l'articolo originale|leggi l’articolo originale|accedi"
    ),
    "nl": (
        "lees ook|lees meer|lees verder|bekijk ook|meer lezen|meer over|deel dit|delen|volg ons|abonneer|"
        "schrijf je in|aanmelden|nieuwsbrief|terug naar boven|naar boven|advertentie|alle rechten voorbehouden|"
        "deze website gebruikt|wij gebruiken cookies|privacybeleid|reacties|gerelateerde artikelen|u leest|"
        "je leest|klik hier|meest gelezen"
    ),
    "pl": (
        "czytaj także|czytaj też|czytaj więcej|czytaj dalej|przeczytaj także|przeczytaj też|zobacz też|"
        "zobacz także|zobacz więcej|więcej na temat|udostępnij|podziel się|obserwuj nas|śledź nas|subskrybuj|"
        "zapisz się|zaloguj się|newsletter|powrót do góry|wróć na górę|do góry|reklama|wszelkie prawa zastrzeżone|"
        "prawa autorskie|ta strona używa|używamy plików cookie|polityka prywatności|komentarze|dodaj komentarz|"
        "tagi|powiązane artykuły|podobne artykuły|czytasz|kliknij tutaj|najczęściej czytane|artykuł sponsorowany"
    ),
    "cs": (
        "čtěte také|číst dále|číst více|přečtěte si|více zde|viz také|sdílet|sdílejte|sledujte nás|odebírat|"
        "přihlaste se|newsletter|zpět nahoru|nahoru|zpět na|reklama|inzerce|všechna práva vyhrazena|autorská práva|"
        "tento web používá|používáme cookies|ochrana osobních údajů|komentáře|diskuse|štítky|související články|"
        "mohlo by vás zajímat|právě čtete|klikněte zde|nejčtenější"
    ),
    "sk": (
        "čítajte aj|čítať ďalej|prečítajte si|zdieľať|sledujte nás|odoberať|prihláste sa|späť hore|reklama|"
        "všetky práva vyhradené|komentáre|súvisiace články|kliknite sem"
    ),
    "ru": (
        "читайте также|читать далее|читать ещё|читать еще|подробнее|смотрите также|по теме|поделиться|поделитесь|"
        "подписывайтесь|подпишитесь|подписаться|следите за|вступайте|вернуться к началу|наверх|в начало|"
        "вернуться наверх|реклама|все права защищены|авторские права|этот сайт использует|мы используем|"
        "политика конфиденциальности|комментарии|оставить комментарий|теги|метки|похожие статьи|материалы по теме|"
        "вы читаете|нажмите здесь|самое читаемое|популярное|оригинал статьи|читать оригинал|войти|"
        "зарегистрироваться"
    ),
    "uk": (
        "читайте також|читати далі|докладніше|детальніше|дивіться також|поділитися|поширити|підписуйтесь|"
        "підпишіться|підписатися|стежте за|повернутися нагору|вгору|нагору|на початок|реклама|усі права захищено|"
        "всі права захищені|цей сайт використовує|коментарі|теги|схожі статті|ви читаєте|натисніть тут"
    ),
    "vi": (
        "xem thêm|đọc thêm|đọc tiếp|xem tiếp|tin liên quan|bài liên quan|bài viết liên quan|có thể bạn quan tâm|"
        "chia sẻ|theo dõi chúng tôi|theo dõi trên|đăng ký|đăng nhập|bản tin|trở lại đầu trang|về đầu trang|"
        "lên đầu trang|quay lại|quảng cáo|bản quyền|mọi quyền được bảo lưu|giữ bản quyền|trang web này sử dụng|"
        "chính sách bảo mật|bình luận|để lại bình luận|từ khóa|thẻ:|bạn đang đọc|bạn đang xem|nhấn vào đây|"
        "bấm vào đây|nhấp vào đây|đọc bài gốc|đọc bài viết gốc|tin mới nhất|đọc nhiều nhất|tin nổi bật|nguồn:"
    ),
    "id": (
        "baca juga|baca selengkapnya|baca lebih lanjut|lihat juga|bagikan|ikuti kami|berlangganan|daftar sekarang|"
        "kembali ke atas|iklan|hak cipta|seluruh hak cipta|situs ini menggunakan|komentar|tinggalkan komentar|"
        "artikel terkait|berita terkait|anda sedang membaca|klik di sini|terpopuler"
    ),
    "ms": (
        "baca juga|baca lagi|lihat juga|kongsi|ikuti kami|langgan|kembali ke atas|iklan|hak cipta|komen|"
        "artikel berkaitan|klik di sini"
    ),
    "tr": (
        "ayrıca okuyun|devamını oku|daha fazla|ayrıca bakınız|paylaş|bizi takip edin|abone ol|kayıt ol|başa dön|"
        "yukarı çık|reklam|tüm hakları saklıdır|telif hakkı|bu site|yorumlar|yorum yap|etiketler|ilgili haberler|"
        "şu anda okuyorsunuz|tıklayın|en çok okunan"
    ),
    "sv": (
        "läs också|läs mer|läs vidare|läs även|se även|dela|följ oss|prenumerera|anmäl dig|nyhetsbrev|"
        "tillbaka till toppen|till toppen|annons|alla rättigheter förbehållna|kommentarer|relaterade artiklar|"
        "du läser|klicka här|mest lästa"
    ),
    "da": (
        "læs også|læs mere|se også|del|følg os|abonner|tilmeld|nyhedsbrev|tilbage til toppen|annonce|"
        "alle rettigheder forbeholdes|kommentarer|klik her|mest læste"
    ),
    "nb": (
        "les også|les mer|se også|del|følg oss|abonner|nyhetsbrev|tilbake til toppen|annonse|alle rettigheter|"
        "kommentarer|klikk her|mest lest"
    ),
    "fi": (
        "lue myös|lue lisää|katso myös|jaa|seuraa meitä|tilaa|uutiskirje|takaisin ylös|mainos|"
        "kaikki oikeudet pidätetään|kommentit|luetuimmat"
    ),
    "hu": (
        "olvassa el|olvass tovább|tovább olvasom|kapcsolódó|megosztás|kövessen minket|iratkozzon fel|feliratkozás|"
        "hírlevél|vissza a tetejére|hirdetés|minden jog fenntartva|hozzászólások|kattintson ide"
    ),
    "ro": (
        "citește și|citeşte şi|citește mai mult|vezi și|distribuie|urmărește-ne|abonează-te|abonați-vă|înapoi sus|"
        "publicitate|toate drepturile rezervate|comentarii|articole similare|click aici"
    ),
    "el": (
        "διαβάστε επίσης|διαβάστε περισσότερα|δείτε επίσης|κοινοποίηση|ακολουθήστε μας|εγγραφείτε|"
        "επιστροφή στην κορυφή|διαφήμιση|σχόλια|σχετικά άρθρα"
    ),
    "zh": (
        "阅读更多|阅读全文|阅读原文|延伸阅读|相关阅读|相关新闻|相关文章|更多|查看更多|推荐阅读|点击|分享|转发|关注我们|订阅|注册|登录|返回顶部|回到顶部|广告|版权所有|版权声明|保留所有权利|"
        "本网站使用|隐私政策|评论|发表评论|标签|您正在阅读|你正在阅读|责任编辑|上一篇|下一篇|扫一扫|热门|最新消息|來源|閱讀更多|相關|版權所有|返回頁首|訂閱|廣告"
    ),
    "ja": (
        "続きを読む|もっと見る|もっと読む|あわせて読みたい|関連記事|関連ニュース|この記事をシェア|シェアする|シェア|フォロー|"
        "購読|登録|ログイン|ニュースレター|トップへ戻る|ページトップ|先頭へ戻る|広告|"
        "著作権|無断転載|全著作権|当サイト|プライバシー|コメント|タグ|おすすめ|人気記事|元の記事|クリック|スポンサー"
    ),
    "ko": (
        "더 보기|더보기|더 읽기|자세히 보기|관련 기사|관련 뉴스|공유|팔로우|"
        "구독|회원가입|로그인|뉴스레터|맨 위로|위로 가기|광고|저작권|"
        "무단 전재|무단전재|댓글|태그|추천 기사|많이 본|"
        "원문 보기|클릭"
    ),
    "ar": (
        "اقرأ أيضا|اقرأ أيضًا|اقرأ المزيد|شاهد أيضا|شاهد أيضًا|المزيد|شارك|مشاركة|تابعنا|تابعونا|اشترك|سجل|النشرة|"
        "العودة إلى الأعلى|إعلان|جميع الحقوق محفوظة|حقوق النشر|تعليقات|التعليقات|مقالات ذات صلة|انقر هنا"
    ),
    "fa": "بیشتر بخوانید|ادامه مطلب|اشتراک‌گذاری|دنبال کنید|بازگشت به بالا|تبلیغات|تمامی حقوق|نظرات",
    "he": "קראו עוד|קרא עוד|שתפו|שתף|עקבו אחרינו|הירשמו|חזרה למעלה|פרסומת|כל הזכויות שמורות|תגובות|כתבות נוספות",
    "hi": (
        "और पढ़ें|यह भी पढ़ें|ये भी पढ़ें|साझा करें|शेयर करें|हमें फॉलो|सब्सक्राइब|सदस्यता लें|वापस ऊपर|ऊपर जाएं|"
        "विज्ञापन|सर्वाधिकार सुरक्षित|टिप्पणियाँ|संबंधित|आप पढ़ रहे हैं|यहां क्लिक"
    ),
    "th": (
        "อ่านเพิ่มเติม|อ่านต่อ|ข่าวที่เกี่ยวข้อง|แชร์|ติดตามเรา|สมัครสมาชิก|กลับขึ้นด้านบน|กลับไปด้านบน|โฆษณา|"
        "สงวนลิขสิทธิ์|ลิขสิทธิ์|ความคิดเห็น|คลิกที่นี่"
    ),
}  # fmt: skip
#: Words anywhere in a short line that make it a frame.
_ANYWHERE = (
    "read the original article|back to top|all rights reserved|appeared first on|originally published"
    "|subscribe to our|our newsletter|follow us on|share this story|share this article|alle rechte vorbehalten"
    "|tous droits réservés|todos los derechos reservados|todos os direitos reservados|tutti i diritti riservati"
    "|все права защищены|wszelkie prawa zastrzeżone|版权所有|mọi quyền được bảo lưu"
)
#: A single word ("share", "related") is a frame only in a line of so many words; a phrase in one of so many.
_FEW, _MANY = 4, 22
_WORD_END = r"(?![\p{L}\p{M}\p{N}])"


@lru_cache(maxsize=64)
def _patterns(language: str) -> tuple[regex.Pattern[str], regex.Pattern[str], regex.Pattern[str]]:
    lines = {*_BEGINNINGS["en"].split("|"), *_BEGINNINGS.get(base_language(language), "").split("|")} - {""}
    phrases = sorted((line for line in lines if " " in line or ord(line[0]) > 0x2E00), key=len, reverse=True)
    words = sorted(lines.difference(phrases), key=len, reverse=True)

    def any_of(parts: list[str]) -> str:
        return "|".join(
            regex.escape(part).replace("…", r"\S+(?:\s\S+){0,12}")
            + (_WORD_END if part[-1].isalnum() and ord(part[-1]) < 0x2E00 else "")
            for part in parts
        )

    opening = r"[^\p{L}\p{N}©@(]{0,4}"
    return (
        regex.compile(f"{opening}(?:{any_of(phrases)})"),
        regex.compile(f"{opening}(?:{any_of(words)})"),
        regex.compile("|".join(map(regex.escape, _ANYWHERE.split("|")))),
    )


@lru_cache(maxsize=4096)
def is_frame(text: str, language: str) -> bool:
    """Whether a paragraph in `language` (BCP 47), as a whole, is a site's own line; English ones count everywhere."""
    if len(text) > 240:
        return False
    folded = fold(text)
    if not folded:
        return False
    words = word_count(tokenize(folded))
    if words > _MANY:
        return False
    phrase, word, anywhere = _patterns(language)
    sentence = folded.rstrip('"”’»').endswith((".", "。")) and words > 8
    if anywhere.search(folded) is not None:
        return True
    if not sentence and phrase.match(folded) is not None:
        return True
    return words <= _FEW and word.match(folded) is not None
