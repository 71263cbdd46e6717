"""Addresses of the room of normative documents."""

from django.urls import URLPattern, URLResolver, path

from . import campaigns, decisions, explaining, lists

app_name = "desk_life"

urlpatterns: list[URLPattern | URLResolver] = [
    path("", lists.documents, name="list"),
    path("list.<str:form>", lists.export, name="export"),
    path("details/", lists.details, name="details"),
    path("d/<str:public_id>/filings/", lists.filings, name="filings"),
    path("d/<str:public_id>/filings/strike/", lists.strike, name="strike_filing"),
    path("d/<str:public_id>/decisions/", decisions.decisions, name="decisions"),
    path("d/<str:public_id>/decisions/strike/", decisions.strike, name="strike_decision"),
    path("interpretations/", explaining.interpretations, name="interpretations"),
    path("interpretations.<str:form>", explaining.export, name="interpretations_export"),
    path("d/<str:public_id>/together/", explaining.together, name="together"),
    path("d/<str:public_id>/together/act/", explaining.act, name="act"),
    path("campaigns/", campaigns.campaigns, name="campaigns"),
    path("campaigns/new/", campaigns.begin, name="begin"),
    path("campaigns/<str:campaign>/", campaigns.campaign, name="campaign"),
    path("campaigns/<str:campaign>/result.<str:form>", campaigns.export, name="campaign_export"),
    path("campaigns/<str:campaign>/close/", campaigns.close, name="close"),
    path("campaigns/<str:campaign>/d/<str:public_id>/", campaigns.decide, name="decide"),
]
