"""What the codes of a request are called on the desk; law tables bring their own words."""

from django.utils.translation import gettext_lazy as _

RECIPIENTS = {
    "third_party": _("A third party whose rights are concerned"),
    "co_producer": _("An organ that made the information too"),
    "other_organ": _("Another organ"),
}
STANCES = {"agree": _("agrees"), "refuse": _("refuses"), "partly": _("agrees in part")}
ALL_STANCES = {**STANCES, "silent": _("no opinion in time"), "": _("waiting")}
REMEDIES = {"review": _("Review"), "direct_suit": _("Lawsuit, direct"), "post_suit": _("Lawsuit after review")}
OUTCOMES = {"pending": _("pending"), "upheld": _("upheld"), "corrected": _("corrected"), "other": _("other outcome")}
QUEUES = {
    "mine": _("Waiting for me"), "unit": _("My unit's"), "due_5": _("Due in 5 days"), "due_3": _("Due in 3 days"),
    "due_1": _("Due in 1 day"), "overdue": _("Overdue"), "deliver": _("To be handed out"), "archive": _("To be archived"),
}  # fmt: skip
TURNS = {
    "clerk": _("disclosure clerk"), "handler": _("handler"), "approver": _("approver"), "applicant": _("applicant"),
    "others": _("those who were asked"), "nobody": _("nobody"),
}  # fmt: skip
PURPOSES = {
    "identity": _("Proof of identity"), "authority": _("Authority of the agent"), "material": _("Added material"),
    "correction": _("Correction"), "reply": _("Reply"), "proof": _("Proof of delivery"),
}  # fmt: skip
VERDICTS = {"": _("waiting for sign-off"), "signed": _("signed"), "returned": _("sent back"), "dropped": _("dropped")}
PERSON = {
    "name": _("Name"), "id_kind": _("Kind of identity document"), "id_number": _("Number of the document"),
    "legal_representative": _("Legal representative"), "contact_person": _("Contact person"), "phone": _("Telephone"),
    "email": _("E-mail"), "address": _("Postal address"), "postcode": _("Postcode"), "fax": _("Fax number"),
    "employer": _("Employer"), "agent_name": _("Agent"), "agent_contact": _("Contact of the agent"),
    "help_needed": _("Help needed"), "title": _("Name of the information"), "description": _("What was asked"),
    "other_features": _("Document number or other features"),
}  # fmt: skip
DATES = {
    "submitted": _("Handed in or received by mail system on"), "posted": _("Put in the post on"), "arrived": _("Arrived on"),
    "signed": _("Signed for on"), "confirmed": _("Confirmed by both sides on"),
}  # fmt: skip
