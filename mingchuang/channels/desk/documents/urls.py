"""Addresses of documents, new media and the clean-up."""

from django.urls import URLPattern, URLResolver, path

from . import acting, attachments, bench, broadcasting, cleaning, comparing, files, history, lists, pictures, writing

app_name = "desk_documents"

urlpatterns: list[URLPattern | URLResolver] = [
    path("", lists.documents, name="list"),
    path("export/", lists.export, name="export"),
    path("new/", writing.choose_kind, name="choose_kind"),
    path("new/<slug:kind>/", writing.new, name="new"),
    path("keep/", writing.keep, name="keep"),
    path("drop/", writing.drop, name="drop"),
    path("new-media/", broadcasting.broadcasts, name="broadcasts"),
    path("new-media/enter/", broadcasting.enter, name="enter_broadcast"),
    path("new-media/<str:public_id>/strike/", broadcasting.strike, name="strike_broadcast"),
    path("clean-up/", cleaning.clean_up, name="clean_up"),
    path("clean-up/<str:public_id>/", cleaning.decide, name="decide_clean_up"),
    path("d/<str:public_id>/", bench.document, name="document"),
    path("d/<str:public_id>/edit/", writing.edit, name="edit"),
    path("d/<str:public_id>/keep/", writing.keep, name="keep_open"),
    path("d/<str:public_id>/drop/", writing.drop, name="drop_open"),
    path("pictures/<str:file_id>/", pictures.picture, name="picture"),
    path("d/<str:public_id>/pictures/", pictures.add, name="add_picture"),
    path("d/<str:public_id>/files/", files.attach, name="attach"),
    path("d/<str:public_id>/files/<str:file_id>/", files.download, name="file"),
    path("d/<str:public_id>/files/<str:file_id>/remove/", files.detach, name="detach"),
    path("d/<str:public_id>/links/", attachments.links, name="links"),
    path("d/<str:public_id>/links/remove/", attachments.unlink, name="unlink"),
    path("d/<str:public_id>/compare/<int:old>/<int:new>/", comparing.difference, name="difference"),
    path("d/<str:public_id>/compare/", comparing.choose, name="compare"),
    path("d/<str:public_id>/editions/<int:edition>/restore/", comparing.restore, name="restore"),
    path("d/<str:public_id>/history/", history.history, name="history"),
    path("d/<str:public_id>/submit/", acting.submit, name="submit"),
    path("d/<str:public_id>/recall/", acting.recall, name="recall"),
    path("d/<str:public_id>/decide/", acting.decide, name="decide"),
    path("d/<str:public_id>/override/", acting.override, name="override"),
    path("d/<str:public_id>/release/", acting.release, name="release"),
    path("d/<str:public_id>/schedule/", acting.schedule, name="schedule"),
    path("d/<str:public_id>/correct/", acting.correct, name="correct"),
    path("d/<str:public_id>/ask-withdrawal/", acting.ask_withdrawal, name="ask_withdrawal"),
    path("d/<str:public_id>/withdrawal/", acting.decide_withdrawal, name="decide_withdrawal"),
    path("d/<str:public_id>/discard/", acting.discard, name="discard"),
]
