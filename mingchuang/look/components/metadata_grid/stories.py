"""公文头."""

from mingchuang.look.stories import Story, say
from mingchuang.look.values import Row


def rows() -> dict:
    return {
        "rows": [
            Row(say("索引号", "Index number"), "11341500MB0000000X/202012-00018", whole=True),
            Row(say("文号", "Document number"), "六数资〔2020〕18号"),
            Row(
                say("发布机构", "Publishing agency"),
                say("市数据资源管理局", "Data Resources Bureau"),
                url="/luan-data/",
            ),
            Row(say("有效性", "Validity"), say("有效", "In force")),
            Row(say("废止时间", "Repealed on"), ""),
            Row(
                say("内容概述", "Summary"), say("明确公共数据开放的范围和期限。", "What is opened and when."), wide=True
            ),
        ]
    }


STORIES = [Story("two columns, one empty, one wide", "{% metadata_grid rows %}", rows)]
