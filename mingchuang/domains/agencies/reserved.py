"""First parts of addresses that belong to the site itself and can therefore be no agency's code."""

RESERVED = frozenset(
    """accounts agencies api d desk due en files help look media mistake news policy requests report reports robots.txt
    search service services sitemap static status subscriptions topics verify zh""".split()
)
