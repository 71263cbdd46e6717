"""Addresses of the pages. The agency pages come last in the site's urls: their first part is a free code."""

from django.urls import path

from mingchuang.channels.site import counting

from . import crawling, documents, feeds, home, in_force, paper, platform, search, topics

app_name = "site"
urlpatterns = [
    path("", home.home, name="home"),
    path("agencies", home.agencies, name="agencies"),
    path("topics", topics.topics, name="topics"),
    path("sitemap", home.sitemap, name="sitemap"),
    path("mistake", home.mistake, name="mistake"),
    path("search", search.search, name="search"),
    path("opensearch.xml", search.description, name="opensearch"),
    path("files/<slug:file>", documents.picture, name="picture"),
    path("robots.txt", crawling.robots, name="robots"),
    path("sitemap.xml", crawling.index, name="sitemap_index"),
    path("sitemap-<int:number>.xml", crawling.page, name="sitemap_page"),
    path("<slug:agency>/", platform.agency, name="agency"),
    path("<slug:agency>/guide", platform.guide, name="guide"),
    path("<slug:agency>/system", platform.system, name="system"),
    path("<slug:agency>/statutory", platform.statutory, name="statutory"),
    path("<slug:agency>/topics", topics.topics_of, name="agency_topics"),
    path("<slug:agency>/in-force", in_force.in_force, name="in_force"),
    path("<slug:agency>/in-force.csv", in_force.export, {"form": "csv"}, name="in_force_csv"),
    path("<slug:agency>/in-force.xlsx", in_force.export, {"form": "xlsx"}, name="in_force_xlsx"),
    path("<slug:agency>/c/<slug:section>", platform.section, name="section"),
    path("<slug:agency>/feed.atom", feeds.agency_feed, {"form": "atom"}, name="agency_atom"),
    path("<slug:agency>/feed.json", feeds.agency_feed, {"form": "json"}, name="agency_json"),
    path("<slug:agency>/c/<slug:section>/feed.atom", feeds.section_feed, {"form": "atom"}, name="section_atom"),
    path("<slug:agency>/c/<slug:section>/feed.json", feeds.section_feed, {"form": "json"}, name="section_json"),
    path("<slug:agency>/c/<slug:section>/list.csv", feeds.export, {"form": "csv"}, name="section_csv"),
    path("<slug:agency>/c/<slug:section>/list.xlsx", feeds.export, {"form": "xlsx"}, name="section_xlsx"),
    path("<slug:agency>/d/<slug:document>", documents.document, name="document"),
    path("<slug:agency>/d/<slug:document>/pdf", paper.paper, {"form": "pdf"}, name="document_pdf"),
    path("<slug:agency>/d/<slug:document>/docx", paper.paper, {"form": "docx"}, name="document_docx"),
    path("<slug:agency>/d/<slug:document>/views", counting.views, name="document_views"),
    path("<slug:agency>/d/<slug:document>/files/<slug:file>", documents.file, name="file"),
]
