"""What Windows shows of an executable in its properties: name, version, copyright."""

from __future__ import annotations

from pathlib import Path

from scripts.publisher import publisher

_RESOURCE = """\
VSVersionInfo(
  ffi=FixedFileInfo(filevers={numbers}, prodvers={numbers}, mask=0x3F, flags=0x0, OS=0x40004,
    fileType=0x1, subtype=0x0, date=(0, 0)),
  kids=[
    StringFileInfo([StringTable("040904B0", [
      StringStruct("CompanyName", "{publisher}"),
      StringStruct("FileDescription", "Kjernetid"),
      StringStruct("FileVersion", "{version}"),
      StringStruct("InternalName", "{name}"),
      StringStruct("LegalCopyright", "MIT licence; Qt under the LGPL 3"),
      StringStruct("OriginalFilename", "{name}.exe"),
      StringStruct("ProductName", "Kjernetid"),
      StringStruct("ProductVersion", "{version}"),
    ])]),
    VarFileInfo([VarStruct("Translation", [1033, 1200])]),
  ],
)
"""


def version_resource(version: str, name: str, folder: Path) -> Path:
    """Write the resource of one executable in the form that PyInstaller reads; return its file."""
    numbers = (*map(int, version.split(".")), 0, 0, 0)[:4]
    file = folder / f"{name}.version"
    text = _RESOURCE.format(
        version=version, name=name, numbers=numbers, publisher=publisher().name.replace('"', "")
    )
    file.write_text(text, encoding="utf-8")
    return file
