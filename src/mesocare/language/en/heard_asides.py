"""The English words beside an activity that change nothing of it, each kind with its reason.

They are nouns after a preposition, so none is ever the object: "wash the restaurant" stays unknown,
"wash my hair at the restaurant" is to wash hair. A place where a rule holds, such as a beach or a
gym, stands in no kind: it is a name of that rule.
"""

from mesocare.language.words.heard import Aside, Beside


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


_PLACES = _words(
    """
    home house flat apartment hotel hostel airbnb villa cottage caravan lodge bedroom office desk
    reception station pub club bar
    restaurant cafe bistro shop shops supermarket market mall town village city church mosque
    temple synagogue chapel gurdwara library cinema theatre theater museum hospital clinic surgery
    doctor doctors dentist pharmacy bank venue leisure sports community centre center hall balcony
    terrace patio living dining park salon lane street road corner newsagent newsagents butcher
    butchers baker bakers bakery launderette post
    """
)
_OCCASIONS = _words(
    """
    party parties wedding birthday funeral christening baptism interview meeting concert gig
    festival photo photos prom graduation reunion barbecue bbq picnic date anniversary occasion
    event ceremony christmas easter eid ramadan diwali hanukkah halloween thanksgiving jummah prayer
    prayers fun charity
    """
)
_CONTESTS = _words(
    """
    competition competitions contest tournament match matches game games race races final finals
    gala show shows shoot photoshoot performance recital audition
    """
)
_MEALS = _words("breakfast brunch lunch dinner supper meal meals")
_COMPANY = _words(
    """
    dog dogs puppy friend friends mate mates family kid kids child children son sons daughter
    daughters wife husband partner boyfriend girlfriend mum mother dad father sister sisters
    brother brothers parents grandchildren grandkids grandson granddaughter cousin cousins
    colleague colleagues team girls lads boys neighbour neighbours neighbor neighbors group
    """
)
_MEASURES = _words(
    """
    lap laps length lengths mile miles km kilometre kilometres kilometer kilometers metre metres
    meter meters rep reps set sets round rounds step steps drag drags puff puffs
    """
)
_CLOTHES = _words(
    """
    swimsuit swimming swim costume trunks bikini wetsuit burkini burqini tracksuit leggings shorts
    trainers heels shoes boots jeans pyjamas pajamas kit uniform dress suit gown coat jacket
    """
)
_HANDS = _words("hand hands gloved finger fingers fingertip fingertips glove gloves")
_WEATHERED = _words("sun shade rain beach gym")
_WATERS = _words("sea lake pool")
_TRIPS = _words("plane aeroplane airplane flight holiday")
_SALONS = _words("salon salons barber barbers hairdresser hairdressers")
_DAILY = _words("work school college university uni office job class lectures")
_HEADWEAR = _words(
    """
    hat cap scarf headscarf hijab turban bonnet wrap beanie bandana plait plaits braid braids bun
    ponytail pigtails
    """
)
_ROOMS = _words(
    """
    garden kitchen bathroom sink basin woods forest countryside field fields hill hills holiday
    break week class place machine device
    """
)
_HAIRLINE = _words("hairline edges area")
_WHERE = _words("to at in from near round around by inside outside on")
_WHEN = _WHERE | _words("for during before after")
_ONTO = _words("to at in from on onto into for of over along around under")

ASIDES = (
    # No wait ends sooner or later with the place
    Aside(_PLACES, _WHERE, Beside.ALL, goes_before_names=True),
    # Where one may also work hard: "work in the garden" is no yes, to walk there is one
    Aside(_ROOMS, _WHEN, Beside.JOURNEYS),
    # A part of the treated place
    Aside(_HAIRLINE, _ONTO, Beside.HELD),
    # What a day is for changes no wait either
    Aside(_OCCASIONS, _WHEN, Beside.ALL),
    # The same of what one takes part in; but to walk in a race is no gentle walk
    Aside(_CONTESTS, _words("at for during before after"), Beside.HELD),
    # A meal goes with a drink; it is nothing that is put on a scalp
    Aside(_MEALS, _words("with at for during over before after"), Beside.HELD),
    # Who comes along is not treated; but to sleep with somebody is another thing than to sleep
    Aside(_COMPANY, _words("with"), Beside.JOURNEYS),
    # How much of it: a wait knows no small amount, and what needs none may say "gently"
    Aside(_MEASURES, frozenset({"", "for"}), Beside.HELD),
    # With what a hand does anything
    Aside(_HANDS, _words("with"), Beside.HELD),
    # What is worn below the neck
    Aside(_CLOTHES, _words("in"), Beside.ALL),
)
SETTINGS = (
    Aside(_DAILY, _words("to at in from during"), Beside.ALL),
    Aside(_DAILY - {"office", "job"}, _words("for"), Beside.ALL),
    Aside(_words("bed sleep"), _words("to for"), Beside.ALL),
    Aside(_HEADWEAR, _words("in"), Beside.ALL),
    Aside(_WEATHERED, _words("to at in from for on by near along around under"), Beside.ALL),
    # Beside water, never in it
    Aside(_WATERS, _words("to at from for by near around along beside"), Beside.ALL),
    Aside(_TRIPS, _words("on in during"), Beside.ALL),
    Aside(_SALONS, _words("in"), Beside.ALL),
)
"""Names of rules that say where or in what something else is done: both answers hold together."""
WHEREABOUTS = _words("at near round around along beside outside during by")
"""Prepositions before what can only be a place or an occasion, whatever it is called."""
WHEREABOUTS_OF_HAIR = WHEREABOUTS | _words("in for")
"""The same where the object is said to be the hair: "dye my hair in Turkey"."""
