import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    initial = True

    dependencies = [
        ("agencies", "0001_agencies_and_roles"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name="DisclosureRequest",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("public_id", models.CharField(max_length=16, unique=True)),
                ("register_number", models.CharField(max_length=40)),
                ("code_hash", models.CharField(max_length=64, unique=True)),
                ("form_key", models.CharField(blank=True, max_length=64)),
                ("channel", models.CharField(max_length=16)),
                ("applicant_kind", models.CharField(max_length=12)),
                ("applicant", models.BinaryField()),
                ("applicant_index", models.CharField(db_index=True, max_length=64)),
                ("content", models.BinaryField()),
                ("subject", models.CharField(blank=True, max_length=120)),
                ("medium", models.CharField(max_length=12)),
                ("way", models.CharField(max_length=12)),
                ("state", models.CharField(max_length=20)),
                ("entered_at", models.DateTimeField()),
                ("received_on", models.DateField(blank=True, null=True)),
                ("due_on", models.DateField(blank=True, null=True)),
                ("due_provisional", models.BooleanField(default=False)),
                ("due_version", models.CharField(blank=True, max_length=64)),
                ("closed_on", models.DateField(blank=True, null=True)),
                ("origin", models.CharField(max_length=8)),
                ("lock_version", models.PositiveIntegerField(default=0)),
                (
                    "agency",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="disclosure_requests",
                        to="agencies.agency",
                    ),
                ),
                (
                    "handler",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "unit",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="agencies.unit",
                    ),
                ),
            ],
            options={
                "ordering": ["-entered_at", "-id"],
                "constraints": [
                    models.UniqueConstraint(fields=("agency", "register_number"), name="request_number_once"),
                    models.UniqueConstraint(
                        condition=models.Q(("form_key", ""), _negated=True),
                        fields=("agency", "form_key"),
                        name="request_form_once",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            (
                                "state__in",
                                [
                                    "received",
                                    "registered",
                                    "in_hand",
                                    "awaiting_correction",
                                    "inquiring",
                                    "awaiting_payment",
                                    "drafted",
                                    "signed",
                                    "issued",
                                    "answered",
                                    "abandoned",
                                    "withdrawn",
                                    "archived",
                                ],
                            )
                        ),
                        name="request_state_known",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            (
                                "channel__in",
                                ["in_person", "oral", "registered_mail", "ordinary_mail", "fax", "web", "email"],
                            )
                        ),
                        name="request_channel_known",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            (
                                "applicant_kind__in",
                                ["natural", "commercial", "research", "charity", "legal", "other_org"],
                            )
                        ),
                        name="request_kind_known",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("medium__in", ["paper", "electronic", "disc"])), name="request_medium_known"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("way__in", ["online", "email", "mail", "in_person", "fax"])),
                        name="request_way_known",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(
                                ("closed_on__isnull", False),
                                ("state__in", ["answered", "abandoned", "withdrawn", "archived"]),
                            ),
                            models.Q(
                                models.Q(
                                    ("state__in", ["answered", "abandoned", "withdrawn", "archived"]), _negated=True
                                ),
                                ("closed_on__isnull", True),
                            ),
                            _connector="OR",
                        ),
                        name="request_closed_has_a_day",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("closed_on__isnull", True),
                            ("received_on__isnull", True),
                            ("closed_on__gte", models.F("received_on")),
                            _connector="OR",
                        ),
                        name="request_closed_after_receipt",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(
                                (
                                    "state__in",
                                    (
                                        "in_hand",
                                        "awaiting_correction",
                                        "inquiring",
                                        "awaiting_payment",
                                        "drafted",
                                        "signed",
                                        "issued",
                                    ),
                                ),
                                _negated=True,
                            ),
                            ("unit__isnull", False),
                            ("handler__isnull", False),
                            _connector="OR",
                        ),
                        name="request_in_hand_is_assigned",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("origin__in", ["live", "demo", "bench"])), name="request_origin_known"
                    ),
                ],
                "indexes": [
                    models.Index(fields=["agency", "state"], name="request_by_state"),
                    models.Index(fields=["agency", "received_on"], name="request_by_receipt"),
                    models.Index(fields=["agency", "closed_on"], name="request_by_closing"),
                    models.Index(fields=["agency", "-entered_at"], name="request_by_entry"),
                ],
            },
        ),
        migrations.CreateModel(
            name="Correction",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("what", models.BinaryField()),
                ("answer", models.BinaryField(blank=True)),
                ("late", models.BooleanField(blank=True, null=True)),
                ("late_reason", models.BinaryField(blank=True)),
                (
                    "request",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="correction",
                        to="disclosure.disclosurerequest",
                    ),
                ),
            ],
        ),
        migrations.CreateModel(
            name="Draft",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("version", models.PositiveSmallIntegerField()),
                ("code", models.CharField(max_length=3)),
                ("withheld_ground", models.CharField(blank=True, max_length=3)),
                ("texts", models.BinaryField()),
                ("drafted_at", models.DateTimeField()),
                ("verdict", models.CharField(blank=True, max_length=8)),
                ("verdict_at", models.DateTimeField(blank=True, null=True)),
                ("opinion", models.BinaryField(blank=True)),
                (
                    "drafted_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
                    ),
                ),
                (
                    "handler",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
                    ),
                ),
                (
                    "request",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="drafts",
                        to="disclosure.disclosurerequest",
                    ),
                ),
                (
                    "verdict_by",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
            options={
                "ordering": ["version"],
                "constraints": [
                    models.UniqueConstraint(fields=("request", "version"), name="draft_version_once"),
                    models.UniqueConstraint(
                        condition=models.Q(("verdict", "")), fields=("request",), name="draft_one_open"
                    ),
                    models.UniqueConstraint(
                        condition=models.Q(("verdict", "signed")), fields=("request",), name="draft_signed_once"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            (
                                "code__in",
                                [
                                    "D01",
                                    "D02",
                                    "D03",
                                    "D11",
                                    "D12",
                                    "D13",
                                    "D14",
                                    "D15",
                                    "D16",
                                    "D17",
                                    "D18",
                                    "D21",
                                    "D22",
                                    "D23",
                                    "D24",
                                    "D31",
                                    "D32",
                                    "D33",
                                    "D34",
                                    "D35",
                                    "D41",
                                    "D42",
                                    "D43",
                                ],
                            )
                        ),
                        name="draft_code_known",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("verdict__in", ["", "signed", "returned", "dropped"])),
                        name="draft_verdict_known",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(
                                ("verdict__in", ["", "dropped"]),
                                ("verdict_at__isnull", True),
                                ("verdict_by__isnull", True),
                            ),
                            models.Q(
                                ("verdict__in", ["signed", "returned"]),
                                ("verdict_at__isnull", False),
                                ("verdict_by__isnull", False),
                            ),
                            _connector="OR",
                        ),
                        name="draft_verdict_has_a_hand",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("verdict_by__isnull", True),
                            models.Q(
                                models.Q(("verdict_by", models.F("drafted_by")), _negated=True),
                                models.Q(("verdict_by", models.F("handler")), _negated=True),
                            ),
                            _connector="OR",
                        ),
                        name="draft_not_signed_by_its_author",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Decision",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("code", models.CharField(db_index=True, max_length=3)),
                ("withheld_ground", models.CharField(blank=True, max_length=3)),
                ("reason", models.CharField(blank=True, max_length=12)),
                ("decided_on", models.DateField()),
                (
                    "request",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="decision",
                        to="disclosure.disclosurerequest",
                    ),
                ),
                (
                    "draft",
                    models.OneToOneField(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="disclosure.draft",
                    ),
                ),
            ],
            options={
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            (
                                "code__in",
                                [
                                    "D01",
                                    "D02",
                                    "D03",
                                    "D11",
                                    "D12",
                                    "D13",
                                    "D14",
                                    "D15",
                                    "D16",
                                    "D17",
                                    "D18",
                                    "D21",
                                    "D22",
                                    "D23",
                                    "D24",
                                    "D31",
                                    "D32",
                                    "D33",
                                    "D34",
                                    "D35",
                                    "D41",
                                    "D42",
                                    "D43",
                                ],
                            )
                        ),
                        name="decision_code_known",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("draft__isnull", False), ("reason", "")),
                            models.Q(("code", "D43"), ("draft__isnull", True), ("reason", "withdrawn")),
                            models.Q(("code__in", ["D41", "D42"]), ("draft__isnull", True), ("reason", "abandoned")),
                            _connector="OR",
                        ),
                        name="decision_is_signed_or_lapsed",
                    ),
                ]
            },
        ),
        migrations.CreateModel(
            name="Event",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("kind", models.CharField(max_length=24)),
                ("day", models.DateField()),
                ("ref", models.CharField(blank=True, max_length=8)),
                ("recipient", models.CharField(blank=True, max_length=12)),
                ("until", models.DateField(blank=True, null=True)),
                ("working_days", models.PositiveSmallIntegerField(blank=True, null=True)),
                ("good_reason", models.BooleanField(default=False)),
                ("recorded_at", models.DateTimeField()),
                (
                    "recorded_by",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "request",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="events",
                        to="disclosure.disclosurerequest",
                    ),
                ),
            ],
            options={
                "ordering": ["day", "id"],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            (
                                "kind__in",
                                (
                                    "submitted",
                                    "posted",
                                    "signed",
                                    "arrived",
                                    "confirmed",
                                    "forwarded_to_foi_office",
                                    "correction_notice",
                                    "correction_received",
                                    "inquiry_sent",
                                    "inquiry_delivered",
                                    "opinion_received",
                                    "extension",
                                    "fee_notice_received",
                                    "fee_paid",
                                    "answered",
                                    "withdrawn",
                                    "delayed_to",
                                    "due_changed",
                                ),
                            )
                        ),
                        name="event_kind_known",
                    ),
                    models.UniqueConstraint(
                        condition=models.Q(
                            (
                                "kind__in",
                                (
                                    "submitted",
                                    "posted",
                                    "signed",
                                    "arrived",
                                    "confirmed",
                                    "forwarded_to_foi_office",
                                    "correction_notice",
                                    "correction_received",
                                    "answered",
                                    "withdrawn",
                                ),
                            )
                        ),
                        fields=("request", "kind"),
                        name="event_once",
                    ),
                    models.UniqueConstraint(
                        condition=models.Q(("kind__in", ["inquiry_sent", "inquiry_delivered", "opinion_received"])),
                        fields=("request", "kind", "ref"),
                        name="event_once_per_inquiry",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(
                                ("kind", "extension"),
                                ("working_days__gte", 1),
                                ("working_days__isnull", False),
                                ("working_days__lte", 20),
                            ),
                            models.Q(models.Q(("kind", "extension"), _negated=True), ("working_days__isnull", True)),
                            _connector="OR",
                        ),
                        name="event_extension_has_days",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(
                                ("kind__in", ["correction_notice", "delayed_to", "due_changed"]),
                                ("until__isnull", False),
                            ),
                            models.Q(
                                models.Q(
                                    ("kind__in", ["correction_notice", "delayed_to", "due_changed"]), _negated=True
                                ),
                                ("until__isnull", True),
                            ),
                            _connector="OR",
                        ),
                        name="event_until_where_it_belongs",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(
                                ("kind", "inquiry_sent"),
                                ("recipient__in", ("third_party", "co_producer", "other_organ")),
                                models.Q(("ref", ""), _negated=True),
                            ),
                            models.Q(models.Q(("kind", "inquiry_sent"), _negated=True), ("recipient", "")),
                            _connector="OR",
                        ),
                        name="event_inquiry_names_recipient",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("until__isnull", True), ("until__gte", models.F("day")), _connector="OR"),
                        name="event_until_after_day",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Extension",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("working_days", models.PositiveSmallIntegerField()),
                ("reason", models.BinaryField()),
                ("proposed_at", models.DateTimeField()),
                ("agreed", models.BooleanField(blank=True, null=True)),
                ("decided_at", models.DateTimeField(blank=True, null=True)),
                (
                    "decided_by",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "proposed_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
                    ),
                ),
                (
                    "request",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="extensions",
                        to="disclosure.disclosurerequest",
                    ),
                ),
            ],
            options={
                "ordering": ["id"],
                "constraints": [
                    models.UniqueConstraint(
                        condition=models.Q(("agreed__isnull", True)),
                        fields=("request",),
                        name="extension_one_open_proposal",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("working_days__gte", 1), ("working_days__lte", 20)), name="extension_length"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(
                                ("agreed__isnull", True), ("decided_at__isnull", True), ("decided_by__isnull", True)
                            ),
                            models.Q(
                                ("agreed__isnull", False), ("decided_at__isnull", False), ("decided_by__isnull", False)
                            ),
                            _connector="OR",
                        ),
                        name="extension_decided_by_someone",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("decided_by__isnull", True),
                            models.Q(("decided_by", models.F("proposed_by")), _negated=True),
                            _connector="OR",
                        ),
                        name="extension_two_hands",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="FeeNotice",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("mode", models.CharField(max_length=8)),
                ("quantity", models.PositiveIntegerField()),
                ("yuan", models.PositiveIntegerField()),
                ("paid_yuan", models.PositiveIntegerField(blank=True, null=True)),
                (
                    "request",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="fee_notice",
                        to="disclosure.disclosurerequest",
                    ),
                ),
            ],
            options={
                "constraints": [
                    models.CheckConstraint(condition=models.Q(("mode__in", ["items", "pages"])), name="fee_mode_known"),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("paid_yuan__isnull", True), ("paid_yuan", models.F("yuan")), _connector="OR"
                        ),
                        name="fee_paid_in_full",
                    ),
                ]
            },
        ),
        migrations.CreateModel(
            name="Inquiry",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("ref", models.CharField(max_length=8)),
                ("recipient", models.CharField(max_length=12)),
                ("party", models.BinaryField()),
                ("contact", models.BinaryField(blank=True)),
                ("matter", models.BinaryField()),
                ("stance", models.CharField(blank=True, max_length=8)),
                ("opinion", models.BinaryField(blank=True)),
                (
                    "request",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="inquiries",
                        to="disclosure.disclosurerequest",
                    ),
                ),
            ],
            options={
                "ordering": ["id"],
                "constraints": [
                    models.UniqueConstraint(fields=("request", "ref"), name="inquiry_ref_once"),
                    models.CheckConstraint(
                        condition=models.Q(("recipient__in", ("third_party", "co_producer", "other_organ"))),
                        name="inquiry_recipient_known",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("stance__in", ["", "agree", "refuse", "partly", "silent"])),
                        name="inquiry_stance_known",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Letter",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("public_id", models.CharField(max_length=16, unique=True)),
                ("kind", models.CharField(max_length=24)),
                ("ref", models.CharField(blank=True, max_length=8)),
                ("number", models.CharField(max_length=60)),
                ("dated", models.DateField()),
                ("content", models.BinaryField()),
                ("sha256", models.CharField(max_length=64)),
                ("size", models.PositiveBigIntegerField()),
                (
                    "agency",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="agencies.agency"
                    ),
                ),
                (
                    "request",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="letters",
                        to="disclosure.disclosurerequest",
                    ),
                ),
            ],
            options={
                "ordering": ["dated", "id"],
                "constraints": [
                    models.UniqueConstraint(fields=("agency", "number"), name="letter_number_once"),
                    models.UniqueConstraint(
                        condition=models.Q(("kind", "reply")), fields=("request",), name="letter_one_reply"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            (
                                "kind__in",
                                (
                                    "receipt",
                                    "correction_notice",
                                    "extension_notice",
                                    "third_party_inquiry",
                                    "inquiry_notice",
                                    "co_producer_inquiry",
                                    "third_party_notice",
                                    "reasons_notice",
                                    "delay_notice",
                                    "fee_notice",
                                    "reply",
                                ),
                            )
                        ),
                        name="letter_kind_known",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Delivery",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("way", models.CharField(max_length=12)),
                ("day", models.DateField()),
                ("proof", models.BinaryField(blank=True)),
                ("recorded_at", models.DateTimeField()),
                (
                    "recorded_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
                    ),
                ),
                (
                    "letter",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="deliveries", to="disclosure.letter"
                    ),
                ),
            ],
            options={
                "ordering": ["day", "id"],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("way__in", ["online", "email", "mail", "in_person", "fax"])),
                        name="delivery_way_known",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Remedy",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("public_id", models.CharField(max_length=16, unique=True)),
                ("kind", models.CharField(max_length=12)),
                ("organ", models.CharField(max_length=120)),
                ("case_number", models.CharField(blank=True, max_length=80)),
                ("filed_on", models.DateField()),
                ("outcome", models.CharField(default="pending", max_length=12)),
                ("outcome_on", models.DateField(blank=True, null=True)),
                (
                    "after",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="suits",
                        to="disclosure.remedy",
                    ),
                ),
                (
                    "request",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="remedies",
                        to="disclosure.disclosurerequest",
                    ),
                ),
            ],
            options={
                "ordering": ["filed_on", "id"],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("kind__in", ["review", "direct_suit", "post_suit"])),
                        name="remedy_kind_known",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("outcome__in", ["pending", "upheld", "corrected", "other"])),
                        name="remedy_outcome_known",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("after__isnull", False), ("kind", "post_suit")),
                            models.Q(models.Q(("kind", "post_suit"), _negated=True), ("after__isnull", True)),
                            _connector="OR",
                        ),
                        name="remedy_suit_after_review_names_it",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("outcome", "pending"), ("outcome_on__isnull", True)),
                            models.Q(
                                models.Q(("outcome", "pending"), _negated=True),
                                ("outcome_on__gte", models.F("filed_on")),
                                ("outcome_on__isnull", False),
                            ),
                            _connector="OR",
                        ),
                        name="remedy_outcome_has_a_day",
                    ),
                ],
                "indexes": [
                    models.Index(fields=["kind", "outcome"], name="remedy_by_outcome"),
                ],
            },
        ),
        migrations.CreateModel(
            name="RequestFile",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("public_id", models.CharField(max_length=16, unique=True)),
                ("purpose", models.CharField(max_length=12)),
                ("ref", models.CharField(blank=True, max_length=8)),
                ("name", models.BinaryField()),
                ("sha256", models.CharField(max_length=64)),
                ("size", models.PositiveBigIntegerField()),
                ("media_type", models.CharField(max_length=100)),
                ("added_at", models.DateTimeField()),
                (
                    "request",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="files",
                        to="disclosure.disclosurerequest",
                    ),
                ),
            ],
            options={
                "ordering": ["id"],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            ("purpose__in", ("identity", "authority", "material", "correction", "reply", "proof"))
                        ),
                        name="request_file_purpose_known",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="CodeAttempt",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("source", models.CharField(max_length=64)),
                ("at", models.DateTimeField()),
                (
                    "agency",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="agencies.agency"
                    ),
                ),
            ],
            options={
                "indexes": [models.Index(fields=["agency", "at"], name="attempt_by_time")],
            },
        ),
    ]
