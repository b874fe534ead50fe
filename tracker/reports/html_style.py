"""How the page of a week looks: on a screen in light and dark, and on paper of any size.

The colours are those of the pictures, by the same names; a test holds the two together.
"""

from typing import Final

LIGHT: Final = {
    "ground": "#FFFFFF",
    "ink": "#1F2933",
    "soft": "#5F6B78",
    "hairline": "#E3E7EA",
    "band": "#E6F0F3",
    "inside": "#2A7B94",
    "chosen": "#6D4AA8",
    "warm": "#A85A16",
}
DARK: Final = {
    "ground": "#161B20",
    "ink": "#E6EAEE",
    "soft": "#98A4B0",
    "hairline": "#2A333B",
    "band": "#21343C",
    "inside": "#4599B4",
    "chosen": "#C9B8FA",
    "warm": "#F0A155",
}

_RULES: Final = """
* { box-sizing: border-box; }
html { background: var(--ground); color: var(--ink); color-scheme: light dark; }
body {
  margin: 0 auto; padding: 40px 24px 56px; max-width: 948px;
  font: 15px/1.45 Inter, system-ui, -apple-system, "Segoe UI", Roboto, "Noto Sans", sans-serif;
  font-variant-numeric: tabular-nums;
}
h1 { margin: 0; font-size: 26px; line-height: 1.2; font-weight: 700; }
h1 small { margin-left: 12px; font-size: 15px; font-weight: 400; color: var(--soft); }
h2 { margin: 40px 0 8px; font-size: 15px; font-weight: 600; }
p { margin: 8px 0 0; max-width: 860px; text-wrap: pretty; }
.lead { margin-top: 12px; font-weight: 500; }
.soft { color: var(--soft); }
figure { margin: 0; }
.chart { margin-top: 24px; }
figure svg { display: block; width: 100%; min-width: 600px; height: auto; }
figure .dark { display: none; }
dl { display: flex; flex-wrap: wrap; gap: 20px 24px; margin: 0; }
div + dl { margin-top: 16px; padding-top: 20px; border-top: 1px solid var(--hairline); }
header + dl { margin-top: 24px; }
dl div { display: flex; flex-direction: column-reverse; min-width: 148px; max-width: 184px; }
dl div { justify-content: flex-end; }
dt { font-size: 13px; color: var(--soft); }
dd { margin: 0; font-size: 20px; font-weight: 600; }
dd.inside { color: var(--inside); }
dd.chosen { color: var(--chosen); }
dd.warm { color: var(--warm); }
.wide { overflow-x: auto; }
table { width: 100%; border-collapse: collapse; font-size: 13px; }
th, td { padding: 6px 28px 6px 0; text-align: start; vertical-align: top; }
th:last-child, td:last-child { padding-right: 0; }
thead th { font-weight: 400; color: var(--soft); }
tbody th, tfoot th { font-weight: 600; }
th, .figure, .time { white-space: nowrap; }
.figure { text-align: end; }
.words { white-space: pre-line; overflow-wrap: anywhere; max-width: 660px; }
.room { min-height: 96px; }
td.figure:first-child { width: 1%; font-weight: 600; }
th.told { font-weight: 400; white-space: normal; }
.note { white-space: pre-line; overflow-wrap: anywhere; min-width: 16ch; }
tbody, tfoot { border-top: 1px solid var(--hairline); }
.days tbody tr + tr { border-top: 1px solid var(--hairline); }
tfoot { font-weight: 600; }
article + article { margin-top: 56px; padding-top: 48px; border-top: 1px solid var(--hairline); }
footer { margin-top: 40px; font-size: 13px; color: var(--soft); }
:focus-visible { outline: 2px solid var(--inside); outline-offset: 4px; }
@media (max-width: 640px) {
  body { padding: 20px 16px 40px; }
  th, td { padding-right: 16px; }
}
""".lstrip()

_DARK_ONLY: Final = "figure .light { display: none; } figure .dark { display: block; }"

# Paper is white, whatever the screen is; a row is not cut in two, and a heading keeps its table.
_ON_PAPER: Final = """
@page { margin: 12mm; }
@media print {
  body { padding: 0; max-width: none; font-size: 10pt; }
  h1 { font-size: 18pt; }
  h1 small, h2 { font-size: 10.5pt; }
  dd { font-size: 14pt; }
  dt, table, footer { font-size: 9pt; }
  h2 { margin-top: 16pt; break-after: avoid; }
  article + article { break-before: page; margin: 0; padding: 0; border: 0; }
  th, td { padding-top: 2.5pt; padding-bottom: 2.5pt; }
  dl { gap: 12pt 18pt; }
  .chart { margin-top: 12pt; }
  div + dl { margin-top: 10pt; padding-top: 12pt; }
  dl div { min-width: 0; }
  figure, dl, tr, .days { break-inside: avoid; }
  thead { display: table-header-group; }
  tfoot { display: table-row-group; }
  .wide { overflow: visible; }
  figure svg { min-width: 0; }
}
""".lstrip()


def style_sheet() -> str:
    """Return the style sheet of a page."""
    dark = f"{_variables(DARK)} {_DARK_ONLY}"
    on_screen = f"@media screen and (prefers-color-scheme: dark) {{ {dark} }}\n"
    return f"{_variables(LIGHT)}\n{_RULES}{on_screen}{_ON_PAPER}"


def _variables(colours: dict[str, str]) -> str:
    values = " ".join(f"--{name}: {colour};" for name, colour in colours.items())
    return f":root {{ {values} }}"
