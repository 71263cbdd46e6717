"""The picture library: kept once with words and cuts, chosen into a text, bad input refused with the reason."""

import io

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from PIL import Image

from mingchuang.domains.agencies.roles import Role
from mingchuang.domains.documents import actions
from mingchuang.domains.documents import queries as documents
from mingchuang.domains.documents.queries import pictures as queries
from mingchuang.law.refusal import Refused
from mingchuang.ledger import files
from mingchuang.ledger.acts import By
from mingchuang.ledger.models import Entry
from mingchuang.press.renditions import CUTS, renditions
from tests.channels.desk_helpers import text
from tests.factories import documents as factory
from tests.factories.agencies import bureau, staff

pytestmark = pytest.mark.django_db


def drawn(width=2000, height=1000, form="JPEG", mode="RGB", left="red"):
    """A picture whose left half is of another colour."""
    made = Image.new(mode, (width, height), "blue")
    made.paste(Image.new(mode, (width // 2, height), left), (0, 0))
    kept = io.BytesIO()
    exif = Image.Exif()
    exif[0x9286] = "secret place"
    made.save(kept, form, exif=exif)
    return kept.getvalue()


def opened(content):
    return Image.open(io.BytesIO(content))


def url(name, *args):
    return reverse(f"desk_documents:{name}", args=args)


def keep(by, people, **given):
    values = {"name": "会场.jpg", "content": drawn(), "alt": "会议现场"} | given
    return actions.add_picture(by=by, agency=people.agency.code, **values)


def test_cuts_are_made_around_what_matters_and_nothing_is_enlarged_or_kept_beside_the_pixels():
    left, right = renditions(drawn(), (17, 50)), renditions(drawn(), (83, 50))
    assert set(left) == set(CUTS)
    assert (left["full"].width, left["full"].height) == (1600, 800)
    assert (left["thumb"].width, left["thumb"].height) == (320, 240)
    reds = [opened(one["thumb"].content).convert("RGB").getpixel((160, 120))[0] for one in (left, right)]
    assert reds[0] > 200
    assert reds[1] < 60
    assert all(b"secret" not in one.content for one in left.values())
    small = renditions(drawn(100, 50, "PNG", "RGBA", "red"))
    assert (small["full"].width, small["lead"].width, small["full"].media_type) == (100, 89, "image/png")
    with pytest.raises(ValueError, match="readable"):
        renditions(b"GIF89a")


def test_a_picture_is_kept_once_described_and_put_away(people, at):
    by, code = By(people.drafter, at), people.agency.code
    made = keep(by, people)
    with pytest.raises(Refused, match="picture_known") as refused:
        keep(by, people, alt="又一次")
    assert refused.value.refusals[0].facts["alt"] == "会议现场"
    (view,) = queries.library(code)
    assert (view.alt, view.focal) == ("会议现场", (50, 50))
    before = queries.rendition(made, "lead", by=by)
    actions.describe_picture(by=by, picture=made, alt="主席台", source="王摄影", focal=(17, 50))
    after = queries.rendition(made, "thumb", by=by)
    assert (after.alt, after.name) == ("主席台", "会场.jpeg")
    assert files.read(before.sha256, sealed=False)
    assert queries.library(code, "主席") and not queries.library(code, "会场外")
    actions.retire_picture(by=by, picture=made)
    assert queries.library(code) == ()
    with pytest.raises(Refused, match="picture_unknown"):
        actions.retire_picture(by=by, picture=made)
    acts = ["retire_picture", "describe_picture", "add_picture"]
    assert [one.act for one in Entry.objects.order_by("-seq")[:3]] == [f"documents.{act}" for act in acts]


@pytest.mark.parametrize(
    ("given", "code"),
    [
        ({"alt": " "}, "picture_wordless"), ({"alt": "长" * 201}, "text_too_long"), ({"focal": (101, 0)}, "picture_focal"),
        ({"name": "图.svg", "content": b"<svg onload=x>"}, "file_svg"), ({"content": b"GIF89a" * 90}, "file_kind"),
        ({"content": drawn()[:200]}, "file_unreadable"),
    ],
)  # fmt: skip
def test_what_is_no_picture_or_has_no_words_is_refused(people, at, given, code):
    before = Entry.objects.count()
    with pytest.raises(Refused, match=code):
        keep(By(people.drafter, at), people, **given)
    assert Entry.objects.count() == before


def test_another_agency_neither_sees_nor_changes_it(people, at, system):
    made = keep(By(people.drafter, at), people)
    stranger = By(staff(system, bureau(system, code="jyj", name="六安市教育局"), Role.DRAFTER), at)
    for act in (
        lambda: queries.picture(made, by=stranger),
        lambda: queries.rendition(made, "full", by=stranger),
        lambda: actions.retire_picture(by=stranger, picture=made),
    ):
        with pytest.raises(Refused, match="not_your_agency"):
            act()


def test_it_is_kept_and_changed_at_the_desk(drafter, people, at):
    assert "暂无图片" in text(drafter.get(url("library")))
    sent = {"picture": SimpleUploadedFile("会场.jpg", drawn()), "alt": "", "focal": "50,50"}
    assert drafter.post(url("library"), sent).status_code == 422
    sent = {"picture": SimpleUploadedFile("会场.jpg", drawn()), "alt": "会议现场", "focal": "17,50"}
    assert drafter.post(url("library"), sent).url == url("library")
    (view,) = queries.library(people.agency.code)
    assert view.focal == (17, 50)
    assert "会议现场" in text(drafter.get(url("library")))
    thumb = drafter.get(url("rendition", view.id, "thumb"))
    assert thumb["Content-Type"] == "image/jpeg"
    assert drafter.get(url("rendition", view.id, "nosuch")).status_code == 404
    assert drafter.post(url("describe_picture", view.id), {"alt": "主席台", "focal": "1,1"}).status_code == 422
    drafter.post(url("describe_picture", view.id), {"alt": "主席台", "focal": "83,50"})
    assert queries.library(people.agency.code)[0].alt == "主席台"
    drafter.post(url("retire_picture", view.id))
    assert queries.library(people.agency.code) == ()


def test_it_is_put_into_a_text_in_the_cut_that_was_chosen(drafter, people, at):
    document = factory.draft(people, at)
    by = factory.hand(people.drafter, at, 1)
    made = keep(by, people)
    assert made in text(drafter.get(url("choose_picture", document)))
    version = documents.workbench(document, by=by).lock_version
    sent = {"picture": made, "cut": "half", "lock_version": str(version)}
    found = drafter.post(url("put_picture", document), sent).json()
    assert found["alt"] == "会议现场"
    assert found["version"] == version + 1
    shown = drafter.get(found["address"])
    assert opened(shown.content).size == (800, 400)
    wrong = drafter.post(url("put_picture", document), {"picture": "nosuch"})
    assert wrong.status_code == 422
    assert "没有找到这张图片" in wrong.json()["wrong"][0]


def test_every_picture_is_reached_page_by_page_and_by_its_words(drafter, people, at):
    document = factory.draft(people, at)
    for number in range(30):
        by = factory.hand(people.drafter, at, number)
        keep(by, people, name=f"图{number}.jpg", alt=f"第{number}次会议", content=drawn(60 + number, 60))
    first, second = (text(drafter.get(url("library"), {"page": page})) for page in (1, 2))
    assert "第29次会议" in first and "第5次会议" not in first and "第5次会议" in second and "第29次会议" not in second
    beyond = text(drafter.get(url("library"), {"page": "99"}))
    assert "第0次会议" in beyond
    found = text(drafter.get(url("choose_picture", document), {"q": "第3次"}))
    assert found.count("data-put=") == 1 and "更早的图片" not in found
    newest = text(drafter.get(url("choose_picture", document)))
    assert newest.count("data-put=") == 12 and "更早的图片" in newest and "较新的图片" not in newest
    last = text(drafter.get(url("choose_picture", document), {"page": "3"}))
    assert "第0次会议" in last and "较新的图片" in last and "更早的图片" not in last
    for page in (url("library"), url("choose_picture", document)):
        assert "没有符合条件的图片" in text(drafter.get(page, {"q": "没有这样的"}))
