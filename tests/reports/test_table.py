"""Tables of plain text."""

from tracker.reports.table import PAGE, Column, lay_out, paragraph, plain

COLUMNS = [Column("Name"), Column("Figure", is_figure=True), Column("Words")]


def test_figures_are_set_to_the_right_and_words_to_the_left():
    assert lay_out(COLUMNS, [["a", "1", "x"], ["bcdef", "1000000", "y"]]) == [
        "Name    Figure  Words",
        "a            1  x",
        "bcdef  1000000  y",
    ]


def test_the_last_column_is_wrapped_below_itself():
    lines = lay_out(COLUMNS, [["a", "1", "word " * 30]])

    assert len(lines) == 4
    assert all(line.startswith(" " * 14 + "word") for line in lines[2:])
    assert all(len(line) <= PAGE for line in lines)


def test_a_word_too_long_for_the_page_stays_whole():
    path = "/a/very" + "/long" * 30

    assert lay_out(COLUMNS, [["a", "1", f"in {path}"]])[-1].strip() == path


def test_no_line_ends_in_blanks():
    assert lay_out(COLUMNS, [["a", "1", ""]])[1] == "a          1"


def test_a_cell_stays_on_its_line_and_commands_no_terminal():
    assert plain("a\nb\tc\x1b[31m") == "a b c\N{REPLACEMENT CHARACTER}[31m"


def test_a_number_is_not_parted_from_its_unit():
    for width in range(60, 80):
        text = paragraph(f"{'x' * width} 16 h 45 min")

        assert "\nmin" not in text
        assert "\N{NO-BREAK SPACE}" not in text


def test_a_paragraph_is_wrapped_to_the_page():
    assert max(map(len, paragraph("word " * 100).splitlines())) <= PAGE
