"""Passwords in addresses of databases and servers are masked, whatever the form."""

from __future__ import annotations

import pytest

from sozialraum_plugin.core.passwords import has_password, without_passwords


@pytest.mark.parametrize(
    "address",
    [
        "dbname='amt' host=db user='planer' password='geheim' key='id' table=\"a\".\"b\" (geom)",
        r"dbname='amt' password='it\'s geheim' sslmode=disable",
        r"dbname='amt' password='ge\\heim' sslmode=disable",
        'dbname=amt password="mein geheim" port=5432',
        "PG:dbname=amt host=db user=planer password=ge.heim/1 tables=amt.einwohner",
        "MYSQL:amt,host=db,user=planer,password=geheim,port=3306",
        "MSSQL:server=db;database=amt;UID=planer;PWD=geheim;Encrypt=yes",
        "Password = geheim",
        "https://planer:geheim@karten.example/wfs?service=WFS",
        "postgresql://planer:ge:heim@db/amt",
        "https://karten.example/wfs?access_token=geheim",
        "url='https://karten.example/' username='planer' password='geheim'",
        "OCI:planer/geheim@db:amt.einwohner",
        "a piece cut off: password='geheim und",
    ],
)
def test_it_is_masked(address: str) -> None:
    masked = without_passwords(f"The layer {address} cannot be read.")
    assert "heim" not in masked
    assert "***" in masked
    assert masked.startswith("The layer ")
    assert has_password(address)
    assert without_passwords(masked) == masked


@pytest.mark.parametrize(
    "text",
    [
        'dbname=\'amt\' host=db authcfg=a1b2c3d table="amt"."password"',
        "Das Passwort fehlt. https://karten.example/a@b",
        "C:\\Daten\\räume.gpkg|layername=plr",
        "",
    ],
)
def test_other_texts_stay(text: str) -> None:
    assert without_passwords(text) == text
    assert not has_password(text)
