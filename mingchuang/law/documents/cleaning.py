"""清理: what may be decided on a normative document that is gone through."""

from mingchuang.law.worded import Worded


class CleanUpDecision(Worded):
    """The four outcomes of a clean-up (安徽省行政规范性文件管理办法, chapter on 清理).

    A text that contradicts what is above it is repealed; one whose purpose is fulfilled or whose object is gone is
    declared lapsed. Both end its validity, each with a mark of its own.
    """

    KEEP = "keep", "继续有效", "Kept in force"
    AMEND = "amend", "修改", "To be amended"
    REPEAL = "repeal", "废止", "Repealed"
    LAPSE = "lapse", "宣布失效", "Declared lapsed"
