"""Numbers as the lists of Word write them (ECMA-376, ST_NumberFormat): 一, 甲, ①, iv; digits for what our papers do not use."""

_HAN = "零一二三四五六七八九"
_LEGAL = "零壹贰叁肆伍陆柒捌玖"
_STEMS = "甲乙丙丁戊己庚辛壬癸"
_BRANCHES = "子丑寅卯辰巳午未申酉戌亥"
_ROMAN = ((1000, "m"), (900, "cm"), (500, "d"), (400, "cd"), (100, "c"), (90, "xc"), (50, "l"), (40, "xl"),
          (10, "x"), (9, "ix"), (5, "v"), (4, "iv"), (1, "i"))  # fmt: skip
_COUNTED = frozenset(
    "chineseCounting chineseCountingThousand japaneseCounting taiwaneseCounting taiwaneseCountingThousand"
    " koreanCounting ideographLegalTraditional".split()
)
_DIGITS = frozenset("ideographDigital japaneseDigitalTenThousand taiwaneseDigital koreanDigital".split())
_CIRCLED = frozenset("decimalEnclosedCircle decimalEnclosedCircleChinese ideographEnclosedCircle".split())


def written(number: int, form: str) -> str:
    """The number in a form of Word; digits for a form that is not known, "" for ``none``."""
    if form == "none":
        return ""
    if form in _COUNTED:
        return counted(number)
    if form in _DIGITS:
        return "".join("〇" if sign == "0" else _HAN[int(sign)] for sign in str(number))
    if form == "chineseLegalSimplified":
        return counted(number, _LEGAL, "拾佰仟")
    if form in _CIRCLED and 1 <= number <= 20:
        return chr(0x245F + number)
    if form in ("ideographTraditional", "ideographZodiac"):
        signs = _STEMS if form == "ideographTraditional" else _BRANCHES
        return signs[number - 1] if 1 <= number <= len(signs) else str(number)
    return _in_letters(number, form)


def _in_letters(number: int, form: str) -> str:
    if form in ("lowerLetter", "upperLetter") and 1 <= number <= 780:
        # After z comes aa, then bb, as Word counts.
        letters = chr(ord("a") + (number - 1) % 26) * ((number - 1) // 26 + 1)
        return letters if form == "lowerLetter" else letters.upper()
    if form in ("lowerRoman", "upperRoman") and 1 <= number < 4000:
        roman = ""
        for value, sign in _ROMAN:
            count, number = divmod(number, value)
            roman += sign * count
        return roman if form == "lowerRoman" else roman.upper()
    if form == "decimalZero":
        return f"{number:02d}"
    if form == "decimalFullWidth":
        return "".join(chr(ord(sign) + 0xFEE0) for sign in str(number))
    return str(number)


def counted(number: int, digits: str = _HAN, units: str = "十百千") -> str:
    """12 → 十二, 105 → 一百零五, up to 9999."""
    if not 0 < number < 10_000:
        return str(number)
    made, gap = "", False
    for place in (3, 2, 1, 0):
        digit = number // 10**place % 10
        if not digit:
            gap = bool(made)
            continue
        made += (digits[0] if gap else "") + digits[digit] + (units[place - 1] if place else "")
        gap = False
    return made[1:] if digits is _HAN and 10 <= number < 20 else made
