"""What is banned, said in a few words: behind a "no" where its label fits there."""

from mesocare.language.words.facts import FactWords
from mesocare.rules.protocol import Preparation, Restriction
from mesocare.sentences.days import Speaker


def say_ban(rule: Preparation, speaker: Speaker, *, is_advice: bool = False) -> str:
    """Say what not to do before a visit: `no alcohol`; without such a label `do not smoke`."""
    words = speaker.table(FactWords)
    if label := label_behind_no(rule, speaker):
        return (words.better_none if is_advice else words.none).format(label=label)
    return (words.better_not if is_advice else words.do_not).format(label=rule.do_not)


def label_behind_no(rule: Preparation | Restriction, speaker: Speaker) -> str | None:
    """Return a label that a "no" may stand before; "the dentist" is none."""
    articles = speaker.table(FactWords).articles
    return None if rule.short is None or rule.short.startswith(articles) else rule.short
