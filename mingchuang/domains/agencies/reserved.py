"""First parts of addresses that belong to the site itself and can therefore be no agency's code."""

RESERVED = frozenset(
    """accounts api d desk due en files help look media news policy requests report reports robots.txt search service
    services sitemap static status verify zh""".split()
)
