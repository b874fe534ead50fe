"""What it depends on, what nobody knows yet, and whose task it is."""

from typing import Final

from tracker.research.finding import Finding, Part, Sureness
from tracker.research.named import KNARDAHL, LUNDE, REVIEW, STAMI, SUPPORT
from tracker.wording import N_

DEPENDS: Final = Part(
    N_("What it depends on"),
    "",
    (
        Finding(
            N_("Choice"),
            N_(
                "Both good and bad effects were found, and which of them prevails depends on how"
                " much say people have. Having a say is a basic need; new ways of working can"
                " strengthen or weaken it."
            ),
            Sureness.FAIR,
            N_(
                "One of the few threads that run through most studies. How much say is enough, and"
                " for whom, they do not tell."
            ),
            N_(
                "Every threshold is yours, every prompt can be sent away, and nothing is blocked,"
                " ranked or scored. Evening work that you chose is shown as chosen."
            ),
            (STAMI,),
        ),
        Finding(
            N_("How much, which tasks, and a desk elsewhere"),
            N_(
                "Researchers advise to tread carefully: a moderate amount, tasks that suit it, and"
                " a workplace one can go to. A moderate amount can do good, while often or always"
                " at home showed drawbacks."
            ),
            Sureness.VIEW,
            N_("No study has found one amount that suits everybody."),
            N_(
                "Home and workplace are told apart if you wish, and hours at home are shown without"
                " a limit."
            ),
            (STAMI, REVIEW),
        ),
        Finding(
            N_("Home office is not one thing"),
            N_(
                "A spare room three days a week and a kitchen table by order are different lives,"
                " and research often treats them as one."
            ),
            Sureness.VIEW,
            N_("A remark of the presentation; it explains why studies disagree."),
            N_(
                "Days may be split, irregular or without fixed hours, and you are compared with"
                " nobody but yourself."
            ),
            (STAMI,),
        ),
        Finding(
            N_("Training and support"),
            N_("Training and support can soften what technology does to health."),
            Sureness.WEAK,
            N_("One study is named for it."),
            N_("The note for a talk has room for what would help; the program is no stand-in."),
            (STAMI, SUPPORT),
        ),
    ),
)

UNKNOWN: Final = Part(
    N_("What nobody knows yet"),
    "",
    (
        Finding(
            N_("What it does to health"),
            N_(
                "A review of research on health found 14 studies with 22,919 people. Few kinds of"
                " illness were looked at, most studies had marked weaknesses, and nothing could be"
                " concluded."
            ),
            Sureness.GOOD,
            N_("That little is known is well founded: the evidence was graded low or very low."),
            N_("No health score, no percentages of risk, no promise."),
            (STAMI, LUNDE),
        ),
        Finding(
            N_("What it does over time"),
            N_(
                "Hardly any study follows people for years, and important conditions of work were"
                " often left out. What goes along at one moment may be cause, effect or neither."
            ),
            Sureness.GOOD,
            N_("The studies that did follow people found less than those that did not."),
            N_("A difference between weeks is told as a difference, never as an effect."),
            (STAMI, KNARDAHL),
        ),
        Finding(
            N_("For whom it holds"),
            N_(
                "Much of the research is from other countries, and from before or during the"
                " pandemic. Whether it holds in the Nordic countries, and now, is open."
            ),
            Sureness.VIEW,
            N_("A question that the presentation puts without answering it."),
            N_("Nothing you read in the program says what is normal."),
            (STAMI,),
        ),
    ),
)

WHOSE: Final = Part(
    N_("Whose task it is"),
    "",
    (
        Finding(
            N_("Work environment means the conditions of work"),
            N_(
                "The word is often used for how people get on. It means the conditions: leadership,"
                " predictability, demands and say, clear roles, effort and reward, and a climate"
                " among people. These have a bearing on health."
            ),
            Sureness.FAIR,
            N_("Well studied in working life at large, less so at home."),
            N_("No figure here is called work environment, for no program can measure it."),
            (STAMI,),
        ),
        Finding(
            N_("Regular talks"),
            N_(
                "Regular talks with each employee bring insight, uncover trouble, make expectations"
                " clear, and give support and feedback."
            ),
            Sureness.VIEW,
            N_("Advice of researchers; that talks alone are enough, nobody says."),
            N_(
                "The note for a talk: yours to write, to print and to bring, or not. Nothing is"
                " filled in for you."
            ),
            (STAMI,),
        ),
        Finding(
            N_("Not a private matter"),
            N_(
                "Such talks keep the work environment from becoming each person’s own problem."
                " Working from home takes more effort from employers and representatives than an"
                " office does, not less."
            ),
            Sureness.VIEW,
            N_("The presentation’s own view, in line with the law."),
            N_(
                "Kjernetid fulfils no duty of an employer, and has nothing to report to one. Where"
                " work runs late it speaks of workload and expectations, not of discipline."
            ),
            (STAMI,),
        ),
        Finding(
            N_("It is here to stay"),
            N_(
                "Telework will remain common and has many advantages, though not for everybody and"
                " everything: what weighs is the amount, the kind of task and real freedom to"
                " choose."
            ),
            Sureness.VIEW,
            N_("A conclusion of the presentation, not a finding."),
            N_("The program is neither for nor against working from home."),
            (STAMI,),
        ),
    ),
)
