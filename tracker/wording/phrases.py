"""Small parts that sentences are put together from: lists, shares, minutes in words."""

from collections.abc import Sequence

from tracker.wording.catalogue import _, ngettext, pgettext


def listing(words: Sequence[str]) -> str:
    """Join words as people do: “Wednesday and Friday”, “Mon, Wed and Fri”."""
    if len(words) < 2:
        return "".join(words)
    return _("{words} and {last}").format(words=", ".join(words[:-1]), last=words[-1])


def choice_of(words: Sequence[str]) -> str:
    """Join words of which one is to be chosen: “en or nb”."""
    if len(words) < 2:
        return "".join(words)
    return _("{words} or {last}").format(words=", ".join(words[:-1]), last=words[-1])


def quoted(text: str) -> str:
    """Put a text between the quotes of the language: “work”, «work»."""
    return pgettext("quotes", "“{text}”").format(text=text)


def begin(sentence: str) -> str:
    """Start a sentence with a capital, as a Norwegian weekday needs at its beginning."""
    return sentence[:1].upper() + sentence[1:]


def percent(share: float) -> str:
    """Write a share of one in whole per cent, half a per cent up: “62%”, «62 %»."""
    return pgettext("share", "{number}%").format(number=int(share * 100 + 0.5))


def minutes_in_words(count: int) -> str:
    """Write minutes in words up to fifteen, in figures beyond: “five minutes”, “50 minutes”."""
    words = _number_words()
    number = words[count] if count < len(words) else str(count)
    return ngettext("{number} minute", "{number} minutes", count).format(number=number)


def _number_words() -> tuple[str, ...]:
    return (
        pgettext("number of minutes", "zero"),
        pgettext("number of minutes", "one"),
        pgettext("number of minutes", "two"),
        pgettext("number of minutes", "three"),
        pgettext("number of minutes", "four"),
        pgettext("number of minutes", "five"),
        pgettext("number of minutes", "six"),
        pgettext("number of minutes", "seven"),
        pgettext("number of minutes", "eight"),
        pgettext("number of minutes", "nine"),
        pgettext("number of minutes", "ten"),
        pgettext("number of minutes", "eleven"),
        pgettext("number of minutes", "twelve"),
        pgettext("number of minutes", "thirteen"),
        pgettext("number of minutes", "fourteen"),
        pgettext("number of minutes", "fifteen"),
    )
