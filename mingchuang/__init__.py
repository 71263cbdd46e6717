"""Mingchuang: a public body records a fact once, three people see it through, every window shows the same fact."""
