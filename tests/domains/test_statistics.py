"""A load of many rows in one transaction is planned by what it has written, not by what others can see of it."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from mingchuang.domains.agencies.models import Agency
from mingchuang.ledger import statistics
from mingchuang.ledger.acts import By
from tests.factories import agencies as make

pytestmark = pytest.mark.django_db


def test_rows_of_the_open_transaction_are_counted(system: By) -> None:
    make.city(system)
    with CaptureQueriesContext(
        connection,
    ) as asked:
        statistics.refresh()
    if connection.vendor != "postgresql":
        assert len(asked) == 0
        return
    with connection.cursor() as cursor:
        cursor.execute("SELECT reltuples FROM pg_class WHERE relname = %s", [Agency._meta.db_table])
        assert cursor.fetchone() == (Agency.objects.count(),)
