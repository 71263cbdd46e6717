"""New media outlets, by their code names."""

OUTLETS = ("weibo", "wechat")
