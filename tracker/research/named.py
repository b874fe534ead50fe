"""The sources, each named once. Names and addresses are the same in every language."""

from typing import Final

from tracker.research.finding import Source
from tracker.wording import N_

STAMI: Final = Source(
    N_("STAMI, presentation"),
    N_("On home office, work environment and health, in Norwegian"),
)
REVIEW: Final = Source(
    N_("STAMI, later review"),
    N_("Research on working from home, gone through again, in Norwegian"),
    "https://stami.no",
)
KNARDAHL: Final = Source(
    "Knardahl, Christensen 2022",
    N_("Working at home and being expected to be available: 7,861 Norwegian office workers"),
    "https://doi.org/10.5271/sjweh.3996",
)
LUNDE: Final = Source(
    "Lunde et al. 2022",
    N_("Working from home and health: a review of 14 studies"),
    "https://doi.org/10.1186/s12889-021-12481-2",
)
GUALANO: Final = Source(
    "Gualano et al. 2023",
    N_("Stress that comes with telework: a review, unpublished at the time of the presentation"),
    "https://doi.org/10.1177/21650799221119155",
)
ALCOHOL: Final = Source(
    "Nielsen, Christensen, Knardahl 2021",
    N_("Working at home and alcohol: 14,728 Norwegian employees, 2004 to 2019"),
    "https://stami.no/publikasjon/working-at-home-and-alcohol-use/",
)
ALCOHOL_LATER: Final = Source(
    "Halkjelsvik, Moan 2025",
    N_("Whether working from home leads to drinking: Norwegian employees over several years"),
    "https://doi.org/10.5271/sjweh.4217",
)
TECHNOSTRESS: Final = Source("Ragu-Nathan et al. 2008, Jena 2015, Srivastava et al. 2015")
SUPPORT: Final = Source("Ohly, Latour 2014")
ENRICHED: Final = Source("Liu, Huang, Zhang 2017")
DETACHMENT: Final = Source(
    "Wendsche, Lohmann-Haislah 2017",
    N_("Letting go of work: 91 studies taken together"),
    "https://doi.org/10.3389/fpsyg.2016.02072",
)
KUBO: Final = Source(
    "Kubo et al. 2018",
    N_("Rest between working days and sleep: 55 workers, one month"),
    "https://pmc.ncbi.nlm.nih.gov/articles/PMC6176031/",
)
QUICK_RETURNS: Final = Source(
    "Djupedal et al. 2024",
    N_("Fewer short rests between shifts: a trial with Norwegian health personnel"),
    "https://doi.org/10.1093/sleep/zsae086",
)
LAW: Final = Source(
    N_("Working Environment Act"),
    N_("Chapter 10 of the Norwegian law, as the Labour Inspection explains it"),
    "https://www.arbeidstilsynet.no/arbeidstid/",
)
DIRECTIVE: Final = Source(
    N_("Directive 2003/88/EC"),
    N_("The European rules on working time"),
    "https://eur-lex.europa.eu/eli/dir/2003/88/oj",
)
HEALTH: Final = Source(
    N_("Directorate of Health"),
    N_("Norwegian advice on activity and sitting"),
    "https://www.helsedirektoratet.no",
)
WHO: Final = Source(
    "Bull et al. 2020",
    N_("The guidelines of the World Health Organization on activity and sitting"),
    "https://pmc.ncbi.nlm.nih.gov/articles/PMC7719906/",
)
MICRO_BREAKS: Final = Source(
    "Albulescu et al. 2022",
    N_("Short breaks at work: studies taken together"),
    "https://pmc.ncbi.nlm.nih.gov/articles/PMC9432722/",
)

ALL: Final = (
    STAMI, REVIEW, KNARDAHL, LUNDE, GUALANO, ALCOHOL, ALCOHOL_LATER, TECHNOSTRESS, SUPPORT,
    ENRICHED, DETACHMENT, KUBO, QUICK_RETURNS, LAW, DIRECTIVE, HEALTH, WHO, MICRO_BREAKS,
)  # fmt: skip
