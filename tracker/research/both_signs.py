"""What speaks for working from home, and what speaks against it."""

from typing import Final

from tracker.research.finding import Finding, Part, Sureness
from tracker.research.named import (
    ALCOHOL,
    ALCOHOL_LATER,
    DETACHMENT,
    ENRICHED,
    GUALANO,
    KNARDAHL,
    REVIEW,
    STAMI,
    TECHNOSTRESS,
)
from tracker.wording import N_

FOR: Final = Part(
    N_("What speaks for working from home"),
    N_(
        "Good effects were found as well; they are founded neither better nor worse than what"
        " follows."
    ),
    (
        Finding(
            N_("Content with work, and a sense of getting more done"),
            N_(
                "People who work from home are, on average, more content with their work, and say"
                " of themselves that they get more done."
            ),
            Sureness.WEAK,
            N_(
                "Mostly American surveys from before the pandemic, each taken at one moment and of"
                " poor quality. Who is content may also be who was allowed to work from home."
            ),
            N_(
                "Nothing is measured here: Kjernetid counts no keys, rates no programs and tells"
                " nobody how productive a day was."
            ),
            (STAMI,),
        ),
        Finding(
            N_("More say in one’s own work"),
            N_(
                "More hours at home went along with more say in one’s decisions, leaders who hand"
                " over responsibility, a feeling that the employer cares, and attachment to the"
                " place of work."
            ),
            Sureness.FAIR,
            N_(
                "A large Norwegian study, but what went along at one moment did not foretell"
                " anything two years later."
            ),
            N_("It stands on this page, so that the other half is not the whole."),
            (STAMI, KNARDAHL),
        ),
        Finding(
            N_("Less sick leave, less burnout"),
            N_("Working from home went along with less sick leave and with less burnout."),
            Sureness.WEAK,
            N_(
                "A line of the presentation, about the time of the pandemic, when much else was out"
                " of order."
            ),
            N_("Kjernetid keeps no reason for a day off, and looks for no illness in anything."),
            (STAMI,),
        ),
        Finding(
            N_("Technology that helps"),
            N_(
                "New tools can make people more content and more engaged where they bring"
                " flexibility, richer tasks and more freedom."
            ),
            Sureness.WEAK,
            N_(
                "One study is named for it; much depends on how tools are used, and by whose"
                " choice."
            ),
            N_("Nothing in the program speaks as if technology were the trouble."),
            (STAMI, ENRICHED),
        ),
    ),
)

AGAINST: Final = Part(
    N_("What speaks against it"),
    "",
    (
        Finding(
            N_("More work outside core hours"),
            N_(
                "Where work moves home, more of it lies outside core hours. STAMI’s later review"
                " goes further: moderate working from home can be good, but work from home outside"
                " ordinary hours showed nothing but drawbacks."
            ),
            Sureness.FAIR,
            N_(
                "Several studies agree. Most of them look at one moment, so they cannot tell what"
                " came first, long days or working from home."
            ),
            N_(
                "The heart of the program: work is divided into inside and outside, what was chosen"
                " is told apart from what spilled over, and a quiet card speaks up when work runs"
                " late."
            ),
            (STAMI, REVIEW),
        ),
        Finding(
            N_("Work and private life in each other’s way"),
            N_(
                "People who work from home more often find that work and private life get in each"
                " other’s way. Those who let go of work in their free time tend to sleep better and"
                " to be less worn out."
            ),
            Sureness.FAIR,
            N_(
                "Letting go is well studied, working from home less so. Good thoughts about work in"
                " the evening can do good, too: a calm evening is no duty."
            ),
            N_(
                "Rest between days, the long rest of the week and evenings free of work are shown."
                " Whether it feels in balance is for you to say, in the statements under the week."
            ),
            (STAMI, KNARDAHL, DETACHMENT),
        ),
        Finding(
            N_("Being expected to be reachable"),
            N_(
                "In STAMI’s own study it was the expectation of being reachable that went along"
                " with distress, poor sleep, neck pain, and thoughts of unfinished work at bedtime."
            ),
            Sureness.FAIR,
            N_("It went along at one moment; over two years nothing could be foretold from it."),
            N_(
                "No program can see an expectation. Kjernetid shows how long work apps stood open"
                " unused, calls that nothing more than it is, and leaves the rest to a statement"
                " and to a talk."
            ),
            (STAMI, KNARDAHL),
        ),
        Finding(
            N_("Stress that comes with telework"),
            N_(
                "Full-time telework during the pandemic went along with more strain of body and"
                " mind, technology included. Such stress goes along with less contentment, less"
                " belonging, burnout, and bullying."
            ),
            Sureness.WEAK,
            N_("Studies from an exceptional time; what goes along is not what causes."),
            N_(
                "The program keeps itself quiet: few prompts, fewer still when nobody answers, none"
                " in a call. It looks for neither burnout nor bullying; that is for people to see."
            ),
            (STAMI, GUALANO, TECHNOSTRESS),
        ),
        Finding(
            N_("More to do, and less clear what"),
            N_(
                "More hours at home went along with higher demands, unclear roles, and demands that"
                " contradict each other."
            ),
            Sureness.FAIR,
            N_("A large Norwegian study, at one moment."),
            N_(
                "Work that runs late is never called a habit of yours. Expectations and workload"
                " are headings of the note for a talk."
            ),
            (STAMI, KNARDAHL),
        ),
        Finding(
            N_("Less support, and more alone"),
            N_(
                "Help and company from colleagues decrease, and professional isolation grows."
                " During the pandemic leaders found it hard to follow up, and employees noticed."
            ),
            Sureness.FAIR,
            N_("Several studies agree; some of them are from the pandemic alone."),
            N_(
                "Nothing is counted that passes between people. A statement can be switched on, and"
                " support is a heading of the note."
            ),
            (STAMI, KNARDAHL),
        ),
        Finding(
            N_("Less meaning"),
            N_("The more often people worked from home, the less meaning they found in it."),
            Sureness.WEAK,
            N_("A finding from the pandemic, told in one line of the presentation."),
            N_("Nothing: this is not for a program to measure."),
            (STAMI,),
        ),
        Finding(
            N_("Less movement"),
            N_(
                "Those who worked from home moved less. The presentation also asks what becomes of"
                " good habits when people sit alone."
            ),
            Sureness.WEAK,
            N_("How much less, and what comes of it in the long run, is not known well."),
            N_(
                "Movement breaks, credit for those taken unasked, and the longest stretch at the"
                " screen. That is not the same as sitting, and is not called so."
            ),
            (STAMI,),
        ),
        Finding(
            N_("More alcohol, but probably not because of it"),
            N_(
                "Employees who worked from home for more than 15 hours a week drank more, in"
                " Norwegian surveys from 2004 to 2019. A later study followed the same people over"
                " years: when their days at home changed, their drinking did not."
            ),
            Sureness.WEAK,
            N_(
                "The first study saw one moment only, and 15 hours was the edge of an answer box,"
                " it seems, not of anything in the body."
            ),
            N_(
                "Hours at home are shown plainly. No line is drawn at 15, and alcohol is mentioned"
                " on this page alone."
            ),
            (STAMI, ALCOHOL, ALCOHOL_LATER),
        ),
    ),
)
