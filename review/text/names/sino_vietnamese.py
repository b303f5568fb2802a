"""Chinese names in Vietnamese and in Pinyin: Tập Cận Bình is Xi Jinping, Vương Nghị is Wang Yi.

Vietnamese reads the characters of Chinese (and often Korean) names its own way, so that no letter need agree. The table
gives, for syllables that names use, the Pinyin of the characters that are read so in names. Compiled by hand for this
project; it is not a dictionary.
"""

from __future__ import annotations

from functools import lru_cache

from review.text.normalize import nfc

__all__ = ["is_pinyin", "is_sino_vietnamese", "matches_pinyin"]

_READINGS = """
ái:ai an:an anh:ying,yang ân:en ấn:yin âu:ou,qu bá:bo,ba bạch:bai bái:bai ban:ban bảo:bao,bo báo:bao bào:bao bân:bin
bỉnh:bing bình:ping bích:bi biên:bian bội:pei,bei bồi:pei bồng:peng bửu:bao ca:ge các:ge cẩm:jin cam:gan can:gan
cảnh:jing cao:gao cát:ji cận:jin cầm:qin chánh:zheng châu:zhou chấn:zhen chân:zhen,zhen chi:zhi,zhi chí:zhi chiêm:zhan
chiến:zhan chiêu:zhao chính:zheng chu:zhou,zhu chúc:zhu chung:zhong chương:zhang,zhang chí:zhi công:gong cố:gu cổ:gu
cốc:gu cung:gong cương:gang,jiang cường:qiang cửu:jiu cúc:ju cự:ju cừ:ju dân:min danh:ming dao:yao dật:yi diệp:ye
diễm:yan,yan diêm:yan diệu:miao,yao doãn:yin,yun doanh:ying,ying dung:rong,yong dũng:yong duy:wei dư:yu,xu
dương:yang,yang dực:yi du:yu,you duyệt:yue dĩnh:ying di:yi đài:dai,tai đái:dai đại:da,dai đàm:tan đan:dan đào:tao
đạo:dao đạt:da đặng:deng đằng:teng đệ:di đích:di điền:tian điển:dian đinh:ding đình:ting định:ding đoàn:duan đô:du
đỗ:du đồng:tong đống:dong đông:dong,dong đổng:dong đức:de đường:tang,tang đan:dan gia:jia,jia giai:jia,jie giang:jiang
giao:jiao giáp:jia giới:jie hà:he,xia hạ:xia,he hách:he hải:hai hàn:han hán:han hạnh:xing,xing hành:xing hàng:hang
hào:hao hảo:hao hạo:hao hi:xi hiền:xian hiếu:xiao hiểu:xiao hiệp:xie,xia hinh:xin hình:xing hoa:hua hóa:hua hoà:he
hòa:he hoài:huai hoàn:huan hoan:huan hoàng:huang hoằng:hong hồ:hu hoạch:huo hoắc:huo hồng:hong,hong hội:hui huân:xun
huệ:hui huy:hui huyền:xuan,xuan hùng:xiong hưng:xing hứa:xu hương:xiang,xiang hướng:xiang hữu:you hy:xi ích:yi kế:ji
kha:ke khả:ke khang:kang khanh:qing khánh:qing khắc:ke khải:kai khai:kai khương:jiang khởi:qi khuê:kui kỳ:qi,qi kỷ:ji
kiên:jian kiến:jian kiện:jian kiệt:jie kiều:qiao kiếm:jian kim:jin,kim kính:jing kinh:jing la:luo lạc:luo,le lai:lai
lam:lan,lam lan:lan lãng:lang lâm:lin,lam lân:lin lập:li lê:li lễ:li lệ:li lịch:li liêm:lian liên:lian liễu:liu
linh:ling,ling lĩnh:ling lý:li,lee lợi:li long:long lỗ:lu lộ:lu lộc:lu lôi:lei luân:lun luận:lun lục:lu,liu lư:lu
lữ:lü,lu,lv lương:liang,liang lưu:liu lượng:liang lực:li ma:ma mã:ma mạc:mo mai:mei mãn:man mạnh:meng mao:mao mẫn:min
mậu:mao mễ:mi minh:ming,ming mị:mei mộc:mu mộng:meng mỹ:mei,mei nam:nan nãi:nai nga:e,e ngải:ai ngạn:yan ngân:yin
nghi:yi nghị:yi nghĩa:yi nghiêm:yan nghiêu:yao ngọc:yu ngô:wu ngu:yu nguyên:yuan,yuan nguyễn:ruan nguyện:yuan
nguyệt:yue ngụy:wei nhã:ya nhạc:yue nhâm:ren nhậm:ren nhan:yan nhân:ren nhất:yi nhật:ri nhi:er nhiên:ran nhiếp:nie
nhu:ru,rou như:ru nhuận:run nhung:rong ninh:ning ni:ni nữ:nü,nu phác:pu,park phạm:fan phan:pan,fan phàn:fan phát:fa
phi:fei phí:fei phó:fu phong:feng,feng phòng:fang phổ:pu phú:fu phúc:fu phụ:fu phùng:feng phụng:feng phương:fang
phượng:feng quách:guo quan:guan,guan quản:guan quang:guang quảng:guang quân:jun quận:jun quế:gui quốc:guo quyên:juan
quyền:quan quyết:jue quý:gui,ji quỳnh:qiong sa:sha sái:cai san:shan sáng:chuang sâm:sen siêu:chao sinh:sheng
song:shuang,song sơn:shan sử:shi sĩ:shi sùng:chong sướng:chang tạ:xie tài:cai tải:zai tại:zai tam:san tăng:zeng
tâm:xin tấn:jin tân:xin,bin tần:qin tập:xi tất:bi,bi tây:xi tế:ji tề:qi thạch:shi thái:cai,tai thanh:qing,qing
thành:cheng,cheng thạnh:sheng thảo:cao thăng:sheng thắng:sheng thẩm:shen thân:shen thần:chen,shen thập:shi thất:qi
thế:shi thi:shi,shi thì:shi thích:qi,shi thiên:tian,qian thiện:shan thiếu:shao thiệu:shao thịnh:sheng thọ:shou
thoại:hua thôi:cui,choi thông:tong thời:shi thu:qiu thủ:shou thuần:chun thuận:shun thuật:shu thục:shu thủy:shui
thụy:rui thuyên:quan thư:shu thừa:cheng thước:shuo thượng:shang tích:xi tiên:xian tiến:jin tiền:qian tiêm:jian
tiết:xue tiêu:xiao tiểu:xiao tín:xin tinh:xing,jing tĩnh:jing tịnh:jing,jing toàn:quan tô:su tố:su tổ:zu tông:zong
tống:song tôn:sun,zun trạch:ze,zhai trác:zhuo trang:zhuang trấn:zhen trần:chen,chan trân:zhen tri:zhi trì:chi trí:zhi
triển:zhan triết:zhe triệu:zhao trình:cheng trinh:zhen trịnh:zheng,cheng trọng:zhong trung:zhong,zhong trúc:zhu
trực:zhi truyền:chuan trương:zhang trường:chang trưởng:zhang tú:xiu tuấn:jun tuân:xun tuệ:hui tùng:song tuyên:xuan
tuyền:quan tuyết:xue tư:si tứ:si tử:zi tự:zi tương:xiang tường:xiang tượng:xiang tiếu:xiao ung:yong ủy:wei uy:wei
uyên:yuan vạn:wan văn:wen,moon vân:yun vận:yun vệ:wei vi:wei,wei vĩ:wei viên:yuan,yuan viễn:yuan việt:yue vinh:rong
vĩnh:yong vịnh:yong vọng:wang võ:wu vũ:wu,yu,yu vu:yu vượng:wang vương:wang vy:wei xa:she xán:can xảo:qiao xuân:chun
xuyên:chuan xương:chang xung:chong y:yi ý:yi yên:yan yến:yan tống:song sở:chu sầm:cen khổng:kong khâu:qiu tào:cao
lã:lv,lu hoàn:wan tuy:sui uông:wang nhiệm:ren đậu:dou mục:mu khúc:qu cù:qu ôn:wen ổn:wen đoạn:duan bàng:pang bành:peng
bao:bao biện:bian câu:gou hầu:hou hạng:xiang lao:lao mẫn:min miêu:miao nông:nong tiết:xue trâu:zou trử:chu tưởng:jiang
tiêu:xiao úy:wei vưu:you sài:chai nhạc:yue kê:ji tang:sang cơ:ji đơn:shan,dan quỹ:gui thường:chang trữ:chu thư:shu
ngao:ao hoặc:huo tiệp:jie khiêm:qian
"""


def _read() -> dict[str, tuple[str, ...]]:
    table: dict[str, tuple[str, ...]] = {}
    for entry in _READINGS.split():
        syllable, _, readings = entry.partition(":")
        table[syllable] = tuple(dict.fromkeys((*table.get(syllable, ()), *readings.split(","))))
    return table


_TABLE = _read()


@lru_cache(maxsize=4096)
def _readings(syllable: str) -> tuple[str, ...]:
    return _TABLE.get(nfc(syllable).casefold(), ())


def is_sino_vietnamese(syllables: tuple[str, ...]) -> bool:
    """Whether every syllable is one that Vietnamese writes Chinese names with."""
    return bool(syllables) and all(_readings(syllable) for syllable in syllables)


_PINYIN = frozenset(reading for readings in _TABLE.values() for reading in readings)
_LONGEST_READING = max(map(len, _PINYIN))


@lru_cache(maxsize=4096)
def is_pinyin(latin: str) -> bool:
    """Whether lower-case ASCII letters can be cut into Pinyin syllables that names use, three at most."""
    reached = {0}
    for _ in range(3):
        reached = {
            start + length
            for start in reached
            for length in range(1, _LONGEST_READING + 1)
            if latin[start : start + length] in _PINYIN
        }
        if len(latin) in reached:
            return True
    return False


def matches_pinyin(syllables: tuple[str, ...], latin: str) -> bool:
    """Whether a Vietnamese reading can be the name that `latin` spells in Pinyin, whole or from its first syllable on.

    `latin` is the other side's name as lower-case ASCII letters without spaces: `xijinping`, or `xi` for a family name.
    """
    reached = {0}
    for syllable in syllables:
        reached = {
            position + len(reading)
            for position in reached
            for reading in _readings(syllable)
            if latin.startswith(reading, position)
        }
        if not reached:
            return False
    return True
