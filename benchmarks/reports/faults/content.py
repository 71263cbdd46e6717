"""What must not stand in a report: injected phrases, personal data, marks of secrecy."""

import random

from benchmarks.reports.draft import Draft

from .base import fault


def _swap_about(draft: Draft, brand: str) -> bool:
    """Put a phrase in place of 关于, as injectors do; a sentence with such a title is added when there is none."""
    first = f"《和州市人民政府办公室{brand}印发和州市政务公开工作实施方案的通知》"
    second = f"《和州市人民政府办公室{brand}进一步规范网上留言办理工作的通知》"
    draft.part("一").paragraphs.append(f"落实{first}{second}要求。")
    return True


@fault("tampering", "tampering.")
def a_known_brand_for_about(rng: random.Random, draft: Draft) -> bool:
    return _swap_about(draft, rng.choice(("比分直播", "虎扑nba", "九游会", "必威体育app官网", "Betway必威体育")))


@fault("tampering", "tampering.")
def an_unknown_brand_for_about(rng: random.Random, draft: Draft) -> bool:
    return _swap_about(draft, rng.choice(("云顶乐园", "星河互娱", "飞鹰体坛", "qz777", "万象城在线")))


@fault("tampering", "tampering.")
def an_unknown_brand_for_about_once(rng: random.Random, draft: Draft) -> bool:
    brand = rng.choice(("云顶乐园", "星河互娱", "飞鹰体坛", "qz777", "万象城在线"))
    draft.part("一").paragraphs.append(f"认真落实《和州市人民政府办公室{brand}印发政务公开工作要点的通知》要求。")
    return True


@fault("tampering", "tampering.")
def a_brand_for_the_place(rng: random.Random, draft: Draft) -> bool:
    brand = rng.choice(("必威体育app官网", "开云体育", "乐鱼体育官网", "365bet体育"))
    draft.part("一").paragraphs.append(f"{brand}:各科室认真贯彻落实上级部署。")
    return True


@fault("tampering", "tampering.")
def words_foreign_to_the_genre(rng: random.Random, draft: Draft) -> bool:
    words = rng.choice(
        (
            "国产精品久久久免费视频一区二区三区",
            "真人荷官在线发牌",
            "足球外围投注平台注册送彩金",
            "成人视频免费观看",
            "百家乐技巧大全",
        )
    )
    return _into(rng, draft, words)


def _into(rng: random.Random, draft: Draft, words: str) -> bool:
    lines = draft.part("一").paragraphs
    place = rng.randrange(len(lines))
    middle = lines[place].rfind("，") + 1
    lines[place] = lines[place][:middle] + words + lines[place][middle:]
    return True


@fault("tampering", "tampering.")
def a_brand_spelled_with_signs(rng: random.Random, draft: Draft) -> bool:
    return _into(rng, draft, rng.choice(("比-分-直-播", "九 游 会 官 网", "必.威.体.育")))


@fault("tampering", "tampering.", files=("html", "docx", "txt"))
def invisible_signs(rng: random.Random, draft: Draft) -> bool:
    return _into(rng, draft, rng.choice(("政\u200b府\u200b信\u200b息", "公(gong)开(kai)工(gong)作(zuo)")))


@fault("tampering", "tampering.hidden", files=("html", "docx"), also=("tampering.",))
def hidden_text(_: random.Random, draft: Draft) -> bool:
    draft.hidden.append("开云体育官网下载，足球比分直播平台大全")
    return True


@fault("tampering", "tampering.link", files=("html", "docx"))
def a_foreign_link(_: random.Random, draft: Draft) -> bool:
    draft.links.append(("政策咨询请点击这里", "http://www.kx8-lucky.com/in?c=1"))
    return True


@fault("tampering", "tampering.", files=("html",))
def a_brand_in_the_title_of_the_page(_: random.Random, draft: Draft) -> bool:
    draft.title += "-皇冠体育"
    return True


@fault("privacy", "privacy.")
def personal_data(rng: random.Random, draft: Draft) -> bool:
    words = rng.choice(
        (
            "申请人李明（身份证号340503198203074618）要求公开征收补偿信息。",
            "申请人住城东街道花园小区3幢2单元501室，电话13855500126。",
            "申请人王小红，手机号码13905550188，已书面答复。",
        )
    )
    draft.part("五").paragraphs.append(words)
    return True


@fault("secrecy", "secrecy.")
def a_mark_of_secrecy(rng: random.Random, draft: Draft) -> bool:
    words = rng.choice(("机密★5年", "内部资料 注意保存", "仅供领导参阅", "此件不予公开"))
    draft.part("一").paragraphs.insert(0, words)
    return True
