"""The texts a new report begins with: the preamble with all it must state, and empty parts."""

from mingchuang.domains.agencies.models import Agency
from mingchuang.law.annual_report import Format

_PREAMBLE = (
    "<p>根据《中华人民共和国政府信息公开条例》和{document}要求，由{agency}编制本年度报告。报告包括{sections}六个部分。"
    "本报告中所列数据的统计期限为{year}年1月1日至{year}年12月31日。"
    "本报告的电子版可以从本机关政府信息公开平台下载。如对本报告有疑问，请与{agency}联系{contact}。</p>"
)

# Part six of the 2021 format states the fees collected (practice of every report seen).
_FEES = "本年度收取信息处理费{{figure:disclosure.fees_yuan}}元。"


def texts(fmt: Format, agency: Agency, year: int) -> dict[str, str]:
    """What stands in each narrative part when a report is begun."""
    facts = {"地址": agency.address, "邮编": agency.postcode, "电话": agency.phone, "电子邮箱": agency.email}
    contact = "；".join(f"{name}：{value}" for name, value in facts.items() if value)
    preamble = _PREAMBLE.format(
        document=fmt.document,
        agency=agency.name,
        year=year,
        sections="、".join(section.zh for section in fmt.sections),
        contact=f"（{contact}）" if contact else "",
    )
    defaults = {s.id: _FEES if "收取信息处理费情况" in s.covers else s.default for s in fmt.sections if not s.table}
    return {"preamble": preamble, **{name: f"<p>{text}</p>" if text else "" for name, text in defaults.items()}}
