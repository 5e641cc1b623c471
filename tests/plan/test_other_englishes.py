"""Dangers in the English of other countries and of learners, understated, or as a story (CAN-1)."""

import pytest
from asking import ask

EMERGENCIES = {
    "word order and prepositions of another language": [
        "not can breathe",
        "I not can breathe",
        "it costs me to breathe",
        "me cost to breathe",
        "lacks me the air",
        "I have lack of air",
        "I miss air",
        "is difficult for me the respiration",
        "I have dyspnea",
        "I lost the knowledge",
        "I have lost the senses",
        "I have vertigo strong",
        "suddenly I see bad",
        "I don't see good suddenly",
        "eye is not seeing",
        "face half is not moving",
        "mouth became crooked",
        "hand doesn't listen me",
        "speech not coming",
        "tongue grew",
        "head dey turn me",
    ],
    "slang": [
        "my face is swole",
        "me ticker is playing up",
        "me chest is killing me",
        "took a wobbly turn",
        "came over all peculiar",
    ],
    "understated": [
        "slight bother with my breathing",
        "not quite getting enough air",
        "my breathing is a bit off",
        "my chest feels a bit funny",
        "my arm's gone a bit dead",
        "everything sounds far away",
    ],
    "breath and blood": [
        "I can't finish a sentence without stopping for breath",
        "stabbing when I breathe in",
        "sharp pain when I take a deep breath",
        "catch in my chest when I breathe",
        "throat feels like there's a golf ball",
        "my oximeter says 88",
        "coughing up pink stuff",
        "there was blood when I coughed",
    ],
    "told by what it does": [
        "my coffee dribbles out of the corner of my mouth",
        "half the telly is missing",
        "it's like looking through a tunnel",
        "I keep tripping over my words",
        "my eye won't close",
        "I said nonsense to my wife",
        "I couldn't remember my own name",
        "I got lost in my own house",
        "found myself on the bathroom floor",
        "had to lie on the kitchen floor",
        "my legs turned to jelly and I fell",
        "head feels like it will explode",
        "a shutter came down in my eye",
        "itching palms and soles and a red face",
        "my fingernails are blue",
        "my pee has stopped",
        "the baby sucked my hair with the foam on",
        "I woke up with a bitten tongue and wet bed",
        "my wife is hot and rambling",
        "he keeps nodding off mid sentence",
        "my arms feel like they don't belong to me",
        "I am sweating at rest and my left shoulder aches",
        "I feel unsteady",
        "my jaw clenched and I can't open it",
        "can I swim, I cough rusty phlegm",
        "can I run, my foot has gone numb and droops",
        "I took too many antihistamines",
    ],
    "from without": [
        "I got a shock from the hairdryer",
        "my ex is outside with a knife",
        "he put his hands round my neck",
        "I'm scared of my husband",
        "my house is on fire",
    ],
}
URGENT = [
    "I've been spewing all night", "am boakin everywhere", "I chundered five times",
    "I'm pure chittering and roasting", "I'm foundered and shaking", "I have heat and cold",
    "hot then cold then hot", "I'm crook as a dog", "took bad", "my head is paining too much",
    "one leg is fatter than the other", "calf cramp that won't go and it's red",
    "red patch is creeping down to my ear", "tracks of red down my neck",
    "a bit of my scalp has gone the colour of ash", "one patch is cold and white and numb",
    "marbled legs", "is coming matter from the wound", "blood is going and not stops",
    "three towels soaked", "stomach like a board", "my heart rate is 35",
    "my tummy is swollen and hard and I can't pass wind", "I've gone deaf in one ear suddenly",
    "I'm twitching and can't stop", "I sat on a used needle", "my heart feels odd",
    "I fell off my bike and my helmet cracked", "my dog attacked me", "my leg is blue and cold",
    "bruises all over my body for no reason", "I can't keep anything down",
]  # fmt: skip
CRISES = [
    "I want to finish with my life", "I want to kill me", "life has no sense more",
    "I have no more desire to live", "idw to live anymore", "I've been saving up my pills",
    "I keep thinking about the bridge", "how many paracetamol would do it",
    "how many pills are fatal", "is it painless to take all my pills",
    "can I just disappear forever", "can I be done with everything for good",
    "I feel nothing matters any more", "I'm a waste of space", "voices tell me to hurt myself",
    "I just want the pain to stop forever", "voices in my head are telling me to jump",
    "a voice in my head tells me to do it", "the voice keeps telling me to",
]  # fmt: skip
CALM = [
    "can I burn sage", "what temperature should the water be", "can I take my temperature",
    "my daughter's temperature is fine, can I swim with her", "can I spread butter",
    "can I pass out leaflets", "can I go grey", "use a shower hot then cold",
    "take my blood thinner and not stop", "use two towels soaked in water", "watch Vertigo",
    "wear red calf leather boots", "hit the ground running", "finish with my life coach",
    "think about the bridge lessons", "go hurling", "paint my nails blue",
    "my fingernails are painted blue", "have gel nails in grey", "scared of my husband's reaction",
    "eat steak with a knife and fork", "sit on the sofa", "lie on a needle-free mat",
    "hear the radio", "belong to a gym",
    "I don't see why I can't swim", "I can't see the scabs", "drift off to sleep",
    "get off the bike", "my voice coach told me to sing", "the voice mail told me to ring back",
]  # fmt: skip


@pytest.mark.parametrize("words", [words for kind in EMERGENCIES.values() for words in kind])
def test_an_emergency_is_heard_in_whatever_english_it_is_told(words: str) -> None:
    answer = ask(words, is_bare=True)

    assert answer.verdict == "sign"
    assert answer.signs[0].level == "emergency"


@pytest.mark.parametrize("words", URGENT)
def test_what_is_urgent_is_heard_in_whatever_english_it_is_told(words: str) -> None:
    answer = ask(words, is_bare=True)

    assert answer.verdict == "sign"
    assert answer.signs[0].level in ("urgent", "emergency")


@pytest.mark.parametrize("words", CRISES)
def test_who_thinks_of_dying_is_heard_in_whatever_english(words: str) -> None:
    assert ask(words, is_bare=True).is_crisis


@pytest.mark.parametrize(
    "words",
    ["can I wash my hair even though I not can breathe", "can I swim, my mouth became crooked"],
)
def test_a_danger_of_that_kind_comes_before_what_is_asked(words: str) -> None:
    answer = ask(words)

    assert answer.verdict == "sign"
    assert not answer.answers


@pytest.mark.parametrize("words", CALM)
def test_what_only_sounds_like_it_is_no_danger(words: str) -> None:
    assert ask(words).verdict != "sign"
    assert ask(words, is_bare=True).verdict != "sign"
