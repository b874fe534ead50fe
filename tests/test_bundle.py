"""What goes into the frozen program, by rules that know every file or stop the build."""

import json
import shutil
from pathlib import Path

import pytest

from scripts import inventory
from scripts.bundle import (
    LEFT_OUT,
    Entry,
    UnknownFileError,
    binaries,
    data,
    without_links_to_nothing,
)
from scripts.inventory import Part

QT = "PySide6/Qt"


def library(place, kind="BINARY"):
    return Entry(place, f"somewhere/{place}", kind)


def kept(*places):
    return [entry.place for entry in binaries(map(library, places))]


@pytest.mark.parametrize(
    "place",
    [
        f"{QT}/lib/libQt6Core.so.6",
        f"{QT}/plugins/platforms/libqxcb.so",
        f"{QT}/plugins/platforms/libqwayland.so",
        "PySide6/Qt6Widgets.dll",
        "PySide6\\plugins\\platforms\\qwindows.dll",
        "PySide6/Qt/lib/QtCore.framework/Versions/A/QtCore",
        "libpython3.11.so.1.0",
        "python314.dll",
        "libxcb-cursor.so.0",
    ],
)
def test_what_the_windows_need_is_kept(place):
    assert kept(place) == [place]


@pytest.mark.parametrize(
    "place",
    [
        f"{QT}/lib/libQt6Network.so.6",
        f"{QT}/lib/libQt6Qml.so.6",
        f"{QT}/plugins/tls/libqopensslbackend.so",
        f"{QT}/plugins/networkinformation/libqnetworkmanager.so",
        f"{QT}/plugins/platformthemes/libqgtk3.so",
        "PySide6/Qt6Network.dll",
        "PySide6/opengl32sw.dll",
        "PySide6/Qt/lib/QtNetwork.framework/Versions/A/QtNetwork",
        "libssl.so.3",
        "libcrypto.so.3",
        "libstdc++.so.6",
        "libgtk-3.so.0",
        "libX11.so.6",
    ],
)
def test_networks_and_what_the_system_brings_are_left_out(place):
    assert kept(place) == []


def test_a_library_that_no_rule_knows_stops_the_build():
    with pytest.raises(UnknownFileError, match="libtelemetry"):
        kept("libtelemetry.so.1")


def test_extension_modules_are_judged_by_what_is_imported():
    assert binaries([library("msgspec/_core.so", "EXTENSION")]) != []
    assert {"ssl", "_ssl", "PySide6.QtNetwork"} <= set(LEFT_OUT)


def test_only_data_that_are_read_are_kept():
    found = [
        "resources/locale/nb/LC_MESSAGES/kjernetid.mo",
        "resources/locale/nb/LC_MESSAGES/kjernetid.po",
        "resources/help/nb/start.md",
        "tracker/store/migrations/versions/0001_first.py",
        "holidays/locale/nb/LC_MESSAGES/NO.mo",
        "PySide6/Qt/translations/qtbase_de.qm",
    ]

    assert [one.place for one in data(library(place, "DATA") for place in found)] == [
        "resources/locale/nb/LC_MESSAGES/kjernetid.mo",
        "resources/help/nb/start.md",
        "tracker/store/migrations/versions/0001_first.py",
        "holidays/locale/nb/LC_MESSAGES/NO.mo",
    ]


def test_data_that_no_rule_knows_stop_the_build():
    with pytest.raises(UnknownFileError, match="model"):
        data([library("surprise/model.bin", "DATA")])


def test_a_link_goes_with_its_library():
    links = [
        Entry("libQt6Core.so.6", f"{QT}/lib/libQt6Core.so.6", "SYMLINK"),
        Entry("libQt6Network.so.6", f"{QT}/lib/libQt6Network.so.6", "SYMLINK"),
    ]

    left = without_links_to_nothing(links, [library(f"{QT}/lib/libQt6Core.so.6")])

    assert [one.place for one in left] == ["libQt6Core.so.6"]


# --- What it is made of


def test_the_bill_of_materials_names_every_package_of_the_program_here():
    found = {part.name: part for part in inventory.parts([])}

    assert {"alembic", "click", "holidays", "pyside6-essentials", "Python", "Qt"} <= set(found)
    assert found["pyside6-essentials"].licence == "LGPL-3.0-only"
    assert "Redistribution and use" in found["click"].text


def test_the_same_parts_give_the_same_bill():
    part = Part("click", "8.5.1", "BSD-3-Clause", "pkg:pypi/click@8.5.1", "text")

    bill = inventory.bill_of_materials([part], "0.1.0", 1_795_392_000)

    assert bill == inventory.bill_of_materials([part], "0.1.0", 1_795_392_000)
    told = json.loads(bill)
    assert (told["bomFormat"], told["specVersion"]) == ("CycloneDX", "1.6")
    assert [one["purl"] for one in told["components"]] == ["pkg:pypi/click@8.5.1"]


def test_the_texts_of_licences_go_along():
    texts = inventory.licence_texts(inventory.parts([]))

    assert {"LICENSE", "LGPL-3.0.txt", "GPL-3.0.txt", "sqlalchemy.txt", "Python.txt"} <= set(texts)
    assert all(text.strip() for text in texts.values())


@pytest.mark.skipif(not shutil.which("dpkg-query"), reason="packages as Debian knows them")
def test_a_library_of_the_system_is_named_by_its_package():
    (found,) = inventory._of_the_system([Path("/usr/lib/x86_64-linux-gnu/libxcb.so.1")])

    assert (found.name, found.purl.split("@")[0]) == ("libxcb1", "pkg:deb/debian/libxcb1")
    assert "Copyright" in found.text
