"""Dangers in lay words, and what only sounds like one (CAN-1)."""

from contextlib import suppress
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from asking import LONDON, ask, known
from plans import plan_of

from mesocare.dates.moments import Session
from mesocare.errors import InputRefusedError
from mesocare.plan.answer import Answer, make_answer
from mesocare.plan.dating import make_plan
from mesocare.reading.rule_file import load_protocol
from mesocare.rules.protocol import Status

EXAMPLES = Path(__file__).parents[2] / "examples"
EMERGENCIES = {
    "breathing": [
        "I am not able to breathe properly", "my breath is not coming well",
        "feeling suffocation since the injection", "can barely get a breath",
        "breathing very heavy",
        "i no fit breathe", "can't catch my breath", "not enough air", "short breath",
        "my lungs are closing", "he is choking", "can't get a lungful",
        "whistling when I breathe", "my inhaler isn't working", "puffing like a train",
        "he is not breathing well", "I cnat braethe", "no puedo respirar",
        "my windpipe is closing", "drowning in my own lungs", "my airways feel blocked",
    ],
    "swallowing": [
        "difficult to swallow", "difficulty swallowing since the jab", "ball in throat",
        "something stuck in my throat", "struggling to swallow", "can't get my saliva down",
    ],
    "swelling": [
        "lips like balloons", "my face is puffing up", "an allergic attack", "throte is swolen",
        "my whole face is ballooning",
    ],
    "overdose": [
        "my toddler drank from my minoxidil", "took paracetamol every hour",
        "eight nurofen by accident",
        "take all my paracetamol", "take a packet of paracetamol", "I took a handful of tablets",
        "had 14 tablets today", "took three times my warfarin", "OD on paracetamol",
        "take as many Panadol as I like",
        "take paracetamol, the whole packet",
        "took six ibuprofen at once",
        "take every paracetamol in the house", "swallowed a box of pills",
    ],
    "poison": [
        "I drank the scalp solution", "drink methylated spirits", "the dog ate my tablets",
        "sprayed minoxidil in my mouth", "my 3 year old got hold of my tablets",
    ],
    "sight": [
        "my eyes has become half black curtain", "I see two roads", "a dark veil over my left eye",
        "my eye is a bit funny", "everything is foggy", "a shadow moving across my eye",
        "a curtain came down on one eye", "no longer able to see with my left eye",
        "can't read the left half of the page",
    ],
    "baby": [
        "the baby hasn't moved since yesterday", "baby not moving", "pregnant and spotting",
        "my waters broke", "8 weeks gone with stabbing pain", "fewer kicks today",
    ],
    "heart": [
        "pain in breast left side going to the arm", "an elephant sitting on my chest",
        "a squeezing feeling in my chest", "an ache between my shoulder blades",
        "my chest is like somebody sits on it", "chset pian", "heartburn up to my jaw",
        "not chest pain, more of a crushing weight",
        "my arm feels like lead", "pain in my left shoulder and jaw",
    ],
    "confusion": [
        "mum says the words wrong", "his arm won't lift", "speech all slurry", "seeing things",
        "my gran is all muddled", "gran doesn't know where she is", "nan keeps hallucinating",
        "dad does not recognise us", "my speech is funny", "pins and needles down my left side",
    ],
    "no answer": [
        "she won't answer me", "he is hard to wake", "the baby is floppy", "I got knocked out",
        "my legs gave way", "my newborn is floppy", "I've gone all clammy",
        "the baby won't feed", "funny turn this morning", "wobbly on my feet",
        "can't get my son to wake",
        "she doesn't react", "he went stiff and jerked",
    ],
    "rash": [
        "rash that does not fade", "spots that don't go when pressed with a glass", "meningitis",
    ],
    "fire": ["I set my hair on fire", "my hijab caught fire", "a chemical burn"],
    "back again": [
        "I had a fit ten years ago and again today", "I had a stroke in 2010 and now, can I drive",
        "I had sepsis years ago and feel the same now", "I had a fit as a child and one just now",
        "I had a seizure last year and 3 hours ago", "a heart attack years ago and it's back",
        "had a heart attack last year, and on Sunday as well", "I had a stroke in 2010 and at 3pm",
        "I had a fit as a child, and a second one at lunch",
        "I had a seizure last year and last week",
        "I used to have fits and had one today", "I had a fit when I was shopping",
        "she had a stroke in 2010, can she drive, she had another this morning",
        "my dad had a heart attack five years ago and another one tonight, can he sleep",
    ],
    "head injury": [
        "I hit my head and was sick twice", "whacked on the head and can't remember the game",
        "clear fluid from my nose since I banged my head", "one pupil is bigger than the other",
    ],
    "sugar": [
        "my sugars dropped to 2.1 can I eat", "glucose is 2.9", "blood sugar is 38", "sugar 2.4",
        "ketones are 4.2",
        "my insulin ran out and I'm being sick", "breath smells of fruit, sugar reads HI",
    ],
    "drugs": [
        "took an E and I'm boiling hot", "mdma and overheating", "numbing cream and my ears ring",
        "ears ringing after the whole tube of numbing cream", "mixed xanax and can't stay awake",
        "sniffed lighter gas",
    ],
    "meningitis": ["a stiff neck and a rash", "fever and my neck is stiff"],
    "sepsis": ["I think I'm septic", "could it be sepsis"],
    "violence": ["my dad hits me", "scared to go home", "he tried to strangle me", "I was raped"],
    "no longer": [
        "I can no longer breathe", "he is no longer breathing", "can no longer speak",
        "can no longer see", "can no longer move my leg", "can no longer feel my arm",
        "she is no longer responding", "he no longer wakes up", "no longer conscious",
        "no longer awake", "no longer gets air", "I no longer see", "he no longer moves",
        "she no longer answers", "I no longer feel my face", "my arm no longer works",
        "he no longer recognises me", "can no longer swallow", "the baby is no longer moving",
    ],
    "no breath": [
        "turning blue", "going blue, help",
        "breathing stopped", "breathing has stopped", "breath is gone", "impossible to breathe",
        "not getting enough air", "scarcely breathing", "breathe with difficulty",
        "breathing with difficulty", "heavy breathing", "rapid breathing", "shallow breathing",
        "voice gone", "he lies there without breathing",
    ],
    "not awake": [
        "lost consciousness", "loss of consciousness", "losing consciousness", "not conscious",
        "not awake", "isn't awake", "never wakes", "stopped responding", "went limp",
        "limp baby", "floppy baby", "coma", "he is in a coma", "he is dead", "no sign of life",
        "no signs of life", "stopped talking", "stopped moving", "no response", "heart stopped",
        "his heart has stopped", "comb my hair after I lost consciousness",
    ],
    "plain words": [
        "sudden blindness", "blindness", "eyesight gone", "not peed all day", "jerking",
        "chest discomfort", "I am allergic and swelling", "mini stroke", "a brain bleed",
        "purple spots", "drooling", "can't smile properly", "can't find words", "room spins",
        "everything is dark",
    ],
    "faint": ["keeled over at the bus stop"],
    "half a face": [
        "half my face won't move", "half of my face has stopped moving", "her face won't move",
        "half my face is frozen", "numb half of my face", "I can't close my eye",
        "half my face is numb",
    ],
    "numbing": ["my ears are ringing and I taste metal", "a metallic taste and buzzing ears",
        "ringing in my ears and numb lips",
    ],
    "narrow": ["my windpipe feels narrow", "my airway is closing"],
    "balance": ["I keep losing my balance", "dad is slumped and won't answer"],
    "please": ["someone please help", "please help me"],
    "jaw": [
        "I can't raise my eyebrow", "lockjaw", "my jaw is locked", "I can't open my mouth",
        "my jaw has seized up",
    ],
    "doom": ["help", "emergency", "medical emergency!",
        "sense of impending doom", "something is very wrong with me",
        "can I drive to A&E",
    ],
    "straw": [
        "breathing through a straw", "I get air through a straw", "like through a tiny straw",
        "my breath feels like a straw", "drink water, I breathe through a straw",
    ],
    "speech without breath": [
        "I can only say a few words before I need a breath",
        "I can only get out one word at a time", "can't finish a sentence",
        "can only speak in short sentences", "I can't get a whole sentence out",
        "he can only manage two words per breath", "only one word per breath",
        "I have to stop for breath after every word", "she can only talk in gasps",
    ],
    "shock": [
        "electric shock from my hair dryer", "got shocked by the hair dryer",
        "the hair dryer shocked me", "my straighteners gave me a shock",
        "shocked by a socket", "electrical shock off the lamp",
    ],
    "allergy": [
        "peanut allergy reaction", "nut allergy reaction", "allergic reaction to the cream",
        "allergy reaction", "nut reaction", "reacting to peanuts", "allergic reactions",
    ],
    "half a body": [
        "my arm is tingling and heavy", "pins and needles in half my body",
        "pins and needles down one side", "half my body tingles", "tingling in half of my body",
        "my leg feels tingly and weak", "my hand is tingling and numb",
    ],
    "strange": [
        "she is acting strange", "she is acting confused", "my mum is acting weird",
        "he's behaving oddly", "I keep falling over", "she keeps falling over",
    ],
    "worst": ["worst belly pain", "worst stomach ache of my life", "worst back pain ever"],
}  # fmt: skip
URGENT = {
    "think": ["I can't think straight"],
    "swelled": ["my forehead swelled up", "my cheek has puffed up", "my head blew up"],
    "clear fluid": ["clear fluid from my nose", "watery liquid from my ear"],
    "blocked vessel": [
        "skin looks like a fishing net", "my skin looks like a net",
        "purple lacy pattern on my forehead", "lace pattern on my cheek",
        "skin around my mouth looks like marble", "my lip is white", "my lips have gone white",
        "the tip of my nose is white", "my nose has turned white", "my forehead is mottled",
        "marbled cheek", "blotchy purple pattern on my cheek",
    ],
    "double": [
        "I accidentally took double", "I took double", "took double by mistake",
        "took double the dose", "accidentally took two doses", "took it twice by mistake",
        "accidentally took too much",
    ],
    "rigors": [
        "temp went to 39.8, can I wash my hair", "my temperature is 39, can I have a bath",
        "teeth chattering", "sweating buckets", "can't stop shivering", "shaking like a leaf",
        "my glands are up",
    ],
    "infection": [
        "diabetic, the sore has gone nasty", "the sore on my head is weepy", "maggots in my scalp",
        "the red is going down to my forehead", "it smells like something died",
        "redness has reached my eyebrows", "blood is soaking through the towel",
        "yellow water coming out", "a green crust on my head",
        "needle marks got red and hot again", "it is hot and throbbing",
    ],
    "eye": ["I got the solution in my eyes", "some of the stuff ran into my eye",
        "my forehead has puffed up and now my eyelids are closing", "my eye is swollen shut",
    ],
    "dose": ["I took my tablets twice", "doubled up on warfarin", "took my wife's tablets"],
    "burn": ["burnt my scalp with the straighteners", "my forehead is scalded"],
    "leg": ["my calf is double the size", "a leg twice its size", "a swollen calf", "a DVT"],
    "heart": ["my ticker is fluttering", "heart doing somersaults", "heart is going mental"],
    "pressure": ["my blood pressure is 200/120"],
    "bite": ["been bitten by a dog", "acid splashed on my scalp"],
    "dead skin": ["scalp rotting", "my scalp is dying", "my scalp is grey",
        "the patch looks black",
    ],
    "head": ["a headache that won't go away", "my head is splitting"],
    "needle": ["I pricked myself with a used needle", "I think the needle was dirty"],
    "wrong": ["they used the wrong drug", "I am allergic to lidocaine and had it"],
    "marble": ["the skin looks like marble", "my scalp is mottled"],
    "temp": ["I have a temp", "my heart is doing funny things"],
    "open": ["my stitches came open", "the wound has burst open", "stitches have popped"],
    "position": ["headache when I lie down", "a headache that wakes me", "headache if I bend over"],
    "blow": ["smacked on the head", "someone punched my head", "a needle broke in my head"],
    "inside": ["peeing blood", "my pee is like coke", "passing brown urine", "peeing red",
        "I'm yellow", "black poo", "my pee has gone the colour of coke", "yellow eyes",
        "I feel dreadful",
    ],
}  # fmt: skip


TOLD = """
cutting again because of my hair
i started cutting again
cut again last night on my arms
cutting my arms
i cut to feel better
my daughter is cutting
walk into traffic
i wan die
make i just die
everyone would be better without me
whats the point anymore
no point going on
there is no point in carrying on like this
i will hurt myself
I am going to harm myself tonight
saying goodbye to everyone
just sleep and not have to wake
go for a drive and not come back
go for a swim and not come back
thermometer reads 38.9
body is 38.7
i measured 39.2 this morning
oral 38.5
ear thermometer 39.0
thermometer says 39
its 39.1 and rising
i am 39 and hot
im roasting and shaking
got the shakes
catarrh and hot body
stroke?
could it be a stroke
nan is talking funny
mum is talking weird
cant find my words
dribbling out the side of my mouth
walking like im drunk
FAST test positive
husband fell over and wont answer
she fell down and is grey
hit the floor
came round on the bathroom floor
i went down like a sack of spuds
i keep having blackouts watching films
took a weakness on the bus
giddiness is there
head is reeling
my head is swimming
stabbing in my chest when i breathe in
chest dey pain me
chest dey tight me
gas in my chest going to arm
breathlessness is coming
breathing like darth vader
nails have turned blue
pulse 150
hr 170
bp 80/40
minoxidil makes my heart pound
blood clot?
50 paracetamol
16 paracetamol tonight
a whole box of paracetamol
5000mg of paracetamol since noon
overdid the paracetamol
took 8 cocodamol
took 8 co-codamol since this morning and feel weird
he has taken too many
od'd
my boy drank hair oil
baby ate my gel
she swallowed the sunscreen
my son ate my hair vitamins, whole bottle
egg on my head where they jabbed
massage made it swell up and go hot
my face has blown up
the swelling slid down to my nose overnight
my head don swell well well
my head is twice the size, hat doesnt fit
tingling round my mouth since the lidocaine
me throat's gone funny
my eye don close
i see bad from one eye
half of what i see is missing
big boil
golf ball on my head where they jabbed
jab sites are angry again
bit of skin has died
hole in my scalp getting deeper
honey coloured crusts
crust with green underneath
oil coming out of the holes
whole head is one big bruise now and growing
soaked through 3 towels
nosebleed for 40 mins
neck so stiff i cant put chin on chest
heatstroke from the beach
feel like death
my heart keeps doing flip flops
my neck glands are like golf balls
sudden ringing and metallic taste
my pee has blood in it
the skin is turning purple and sore
ear is full of blood
Sometimes I think about ending it because of my hair loss
I often think of ending it over my hair loss
hair loss has me thinking dark thoughts
because of my bald patch I don't want to carry on
my hair loss is ruining my life and I want out
my hair is thinning, I'd rather not be around
rash and I can't get ma breath
vomit like coffee grounds
puking dark brown bits since the aspirin
I canny breathe
I sound drunk but I'm sober
ma face fell down on one side
I can't find the right words this morning
pulse all over the place
my heart stops and starts
like looking through frosted glass in one eye
my chest gets tight when I run
how many finasteride would kill me
I've written my goodbye letters
I've been stockpiling tablets
I don't see a way out anymore
there's no point any more
planning my exit
go for a walk onto the railway line
my pregnant daughter took one of my finasteride by mistake
grandson has been at my tablets
I drank the chlorhexidine
my poo is black like tar
there's blood when I go to the toilet since ibuprofen
it's pumping blood
it's gone all angry and hot
running a temp
39.2 on the thermometer
my scalp is boggy and squelchy
my scalp is suppurating
skin on my head has died
cannae catch ma breath
is there a painless way to go for good
my pregnant wife touched broken finasteride tablets
drink a beer tonight, me speech has gone all slurry and I haven't had a drop
my stools are black since taking the ibuprofen
I feel an impending doom
skin peeling and blisters in my mouth since the antibiotic
if this treatment fails I'm done with life
still big bruises on my head from last week, getting larger
since the jabs my breathing is rubbish
it feels like someone is sitting on my ribs
my airway feels swollen
struggling for air
my husband has gone a funny colour and is sweating
cannot keep my eyes open and feel so unwell
there is a green discharge from the needle holes
i can feel my pulse in my scalp and its hot
the area round the injections is rock hard and throbbing
lump like a pea filled with pus
my head has swollen up like a football
my eye has nearly closed with the swelling
i cant see out of my right eye
flashing lights in the corner of my eye
the room went black
i blacked out for a second
my speech is a bit off today
my mouth is droopy
cant lift my arm up to brush my hair
the left side feels heavy
numbness down one side
got a weird tight feeling across my chest
pains shooting down my left arm
my heart is going ten to the dozen
i am coughing up blood
vomited blood
black tarry poo
i cannot pee
bleeding wont stop even with pressure
blood is pouring down my face
i have a rash that wont fade
hives everywhere
itchy palms and lips swelling
my throat is scratchy and closing
i was stung by a wasp and my tongue is swelling
i accidentally took double my blood thinners
my mother took 20 of my tablets
my son drank the antiseptic
i swallowed bleach
i poured acid on my hand
i feel suicidal
i feel like ending things
nobody would care if i was gone
thinking of jumping off a bridge
he hits me
fever of 102
im shaking with cold and sweating
my temperature is 40 degrees
rigors last night
my scalp is scalding hot and red
red line going to my ear
scalp gone black and crusty
skin is peeling off in sheets
there is a hole with bone showing
wound is opening up
smelly yellow fluid
headache is the worst ever
sudden headache like a clap of thunder
confused and dont know what day it is
fits all morning
my pee is dark brown
itchy all over, palms and soles, and i feel something awful is about to happen
paracetamol all of them
have them all, the paracetamol
I can\u00b4t breathe
I can\u02bct breathe
I can\u2018t breathe
can\u00adnot breathe
cannot.breathe
cannotbreathe
I could not breathe
I threw up blood
puking blood
there is blood in my vomit
I was sick and there was blood in it
my vomit is red
being sick, bloody
a bloody cough
spat out blood
brought up some blood
sick with blood
I took rat poison
took some poison
drank some acid
took antifreeze
snorted minoxidil
I injected minoxidil myself
I injected it into my vein
thoughts of ending it
took some tablets to die
let me die
I will die today
wash my hair or I will die
a wasp sting in my mouth
stung by a bee and allergic
a head injury
snake bite
no foetal movement
nan has gone all limp in her chair
he's turned a horrible colour and he's not with us
me chest is being crushed
my sister swallowed a magnet
breath is catching me
my body is shaking by itself and he is not hearing us
he has fallen and is not opening eyes
she is not getting up only
chest is catching
the child has become blue
I feel like I'm drowning
I'm fighting for every breath
he's making gurgling noises
she's foaming at the mouth
he is twitching all over and doesn't hear me
my son is burning up and floppy
I haven't been to the loo all day
no wee since yesterday
not passed any water since last night
blood is squirting out
blood won't stop spurting from my head
I am losing a lot of blood
I've been stabbed
somebody stabbed my husband
he was shot
hit by a car
fell off a ladder and can't move
I fell down the stairs and my neck hurts
I've broken my neck
I got an electric shock
struck by lightning
he nearly drowned
my toddler drank mouthwash
it's like I've been hit on the back of the head
my head exploded with pain
headache and I can't bear the light
headache and my neck won't bend
a rash that looks like bruises and I feel awful
tiny purple dots on my legs
a rash like little blood spots
my face feels funny on one side
I can't lift both arms
my husband dropped to the floor
I am allergic to nuts and ate one
going into shock
my voice is disappearing
having a hypo
testicle pain came on suddenly
carbon monoxide alarm went off and I feel sick
gas leak and headache
my gran has dropped her cup and her arm is hanging
she's staring and not answering
she hasn't taken a breath for a minute
I have to sit up to breathe
there's something wrong with my breathing
my ribs are crushing me
heaviness on chest
a stabbing pain near my heart
heart is giving up
my left arm tingles and my chest is funny
my right leg has stopped working
I can't use my arm
can't hold my cup
my mouth won't work
my words won't come out
I know what I want to say but it won't come
she is not making words
grandma talks like she is drunk
mum doesn't know her own name
dad thinks it's 1960
she put her shoes in the oven and doesn't know me
spots stay when I press a glass on them
he's covered in purple blotches
bruise like rash spreading fast
his hands are blue
baby grunting with every breath
lost control of my bladder and my legs are numb
can't feel when I go to the toilet
numb between my legs
vomiting after a bang on the head
I hit my head and keep falling asleep
blood from my ear after a fall
bleeding like a tap
soaked the pillow in blood
black sticky poo
coughing up pink froth
severe tummy pain and it is rock hard
sudden terrible pain in my belly
the worst pain of my life
excruciating back pain and my legs are weak
tearing pain in my back
my scalp is burnt by bleach and blistering badly
acid in my eyes
chemical in my eye
fire, my hair caught light
my hair is burning
baby swallowed a button battery
took grandma's heart tablets by mistake, son aged 3
diabetic and can't stay awake
tongue feels thick
get help
I need help now
want it all to stop
he has a knife
fell from a roof
run over by a car
my leg is broken and the bone is out
cut my finger off
lost a finger
needle in my eye
heart has stopped
chest pane
my fase is drooping
stroak
i am dieing
shes unconshus
chest pressing and sweating
can't understand what she says
fitting for ten minutes
my kid took my blood pressure pills
I no longer feel my legs
it's no longer possible to breathe
he no longer reacts to us
I can't move anymore
pulse is missing
an electricity shock from the hairdryer
my daughter tried to take her life
i had a fever last month, all gone since then until today, can i drive today
all my fever gone since. today 39. can i drive today
my friend had a fever after hers years ago, me too. should i avoid the gym on friday
swallowed the whole bottle
drank the whole bottle
my toddler drank it
cut myself
cant stay awake
fell on my head
sudden numbness on right side
dropped my cup, hand wont grip
jumbled words
blood still coming after an hour
can i wash off the blood that keeps coming
gushing
neck swollen
hypo
i should just die
goodbye cruel world
wish i'd never been born
i have a plan and the pills are here
kys
air hunger
acid on skin
being beaten by my husband
38.9
drank a bottle of bleach
swallowed all of it
my son swallowed it
the baby ate it
ate the whole tube
took the whole packet
cut my wrist
stabbed myself
cannot keep awake
landed on my head
banged my head
fell and hit head
numb on one side
weakness on left side
numbness in left arm
dropped my mug, arm wont work
hand cannot grip
cant hold a cup
words all jumbled
mixed up words
blood is still flowing
blood wont stop coming
it keeps bleeding
gushing blood
neck is very swollen
my sugar is low hypo
i could just die
i want it to be over
bye world
goodbye forever
wish i was never born
i wish i had not been born
i have a plan to end it
ive got a plan and a rope
hungry for air
starved of air
acid on my face
bleach in my eye
my husband beats me
beaten up by my boyfriend
he punched me
im being abused at home
39.5
40
temp 39.2
102.5
38,7
39.5C
40 degrees
my eyes rolled back
lips turning blue
cant feel my arm
foaming at the mouth
bled through the pillow
bled through the hat
bled a lot when walking
my lips r huge
my lips-and-tongue-got-fat
"""
"""Dangers as people tell of them to a telephone, in all kinds of English."""
CALM = """
get a doctor appointment
get a doctor's note
my hair is turning blue
I will cut myself shaving
will I hurt myself if I comb
no point going on a run
is there no point going on holiday
wash my hair under a hot tap
rinse my head under the hot tap
drink water through a straw
drink through a straw
sip soup through a metal straw
sweat a lot
can I sweat a lot?
can I only say a few words in Spanish
only read a few words at a time
I need a few words with my barber
thinking of jumping in the pool
thinking of jumping on a trampoline
a nut allergy, can I use almond oil
wear a fishing net hat
wear a lace wig
a lacy scarf on my head
my hair is acting up
wear a scarf with a lacy pattern
tingling on the side of my scalp
the side of my scalp is tingling and numb
a few sentences in Spanish
I want to jump today
eat with a straw
is it OK to drink through a paper straw
my wig keeps falling down
can I think straight hair suits me
take a double espresso
I took double the time to wash my hair
my white lip balm
pins and needles in my sewing box
I was shocked by the price of the dryer
can you help me wash my hair
I have a temp job, can I work
a marble floor in the gym
balance exercises at home
save the emergency number
put eye cream in my bag
split my dose of shampoo and open a salon
my hair is grey, can I dye it
foundation on my bald spot
swim on 30 April
will my hair die
a hair dye to die for
they injected the serum into my scalp on Monday, can I swim
took bleach to my hair in May, can I swim
I am busy as a bee, can I run
can I put salicylic acid on my scalp
hide my bald patch with make up
i had chest pain last year, heart is fine now, can i run on tuesday
worried about infection but all fine, can i swim on tuesday
scared of going blind lol im fine, can i drink tonight
blind date tonight, wine ok?
blackout blinds, can i sleep with them shut
watch Breathless
a fever pitch football match tonight
I'm not suicidal or anything, just asking: gym on Tuesday?
run on Wednesday till I'm out of breath
work tomorrow in A&E with heart attack patients
I had a fever last winter. Can I run on Wednesday?
comb my hair? Pus: none. Fever: none. Redness: fading.
attend a first aid course on overdose and CPR tomorrow
I'm burning to dye my hair red on Tuesday
eat a red hot curry that makes me sweat buckets on Tuesday
blow out candles on my birthday cake
burning to know if I can comb my hair
dying to wash my hair
i bled a tiny bit when they did it, all stopped
i had chest infection last winter, can i run tomorrow
im burning up money on hair stuff
can i see stars tonight with my telescope
my throat is fine
i fainted at my wedding 10 years ago can i drive
my scalp is tingling a bit
no lumps no bumps
watching the film Stroke of genius
watch Bleeding Edge on the tv
time of the month and bleeding, can i go for a walk
paper cut bleeding a bit on my finger
stubbed my toe and its throbbing
dog bit my shoe
climb into bed
a few tiny scabs when i run my fingers over it
funeral on monday, need to look normal
brush my hair, it looks like a birds nest
can I get my hair cut again
walk into the gym
run into a friend
drink 500 mg
walk the dog and not come back late
it is 39 outside can I walk
the talk was funny
get my hair cut
my hr department
put egg on my head
my head is swimming in ideas
wash my hair first thing
swim and feel good
do breathing exercises
rapid breathing exercises in yoga
swim without holding my breath
my hair went limp
wash my hair until it goes limp
wear a floppy hat
blindness charity walk
watch a coma drama
dead skin on my scalp
purple shampoo
purple spots on my dress, is that ok for a party
stopped talking to my ex, can I swim
stop talking to my hairdresser
not awake before noon, can I wash my hair then
no response to my message, can I call
the clinic stopped responding to my emails
my phone died
drool over a cake
sing until my voice is gone
chest day at the gym
a shot of espresso
get shot of my dandruff
electric toothbrush
cook on gas
I broke my leg last year, can I run
fall into bed
not get up early
drink tia maria
head explodes with joy at gym
can I no longer use minoxidil
I can no longer wait to wash my hair
I no longer want to dye my hair
my friend no longer speaks to me about golf, can I swim
a slight headache, can I lie down
hypoallergenic shampoo
allergic to nuts, can I use nut oil
no longer bleeding
no longer sore
no longer dizzy
no longer in pain, can I swim
brush my hair all over
he has a knife sharpener
need help washing my hair
wash my face in the morning, dropped by at the salon
cut my finger nails
no longer tired
dye my grey hair blonde
cover my silver hair
my beard is grey, can I trim it
my hair went grey, can I wash it
style my greying hair
get silver highlights
hair mask on white hair
see the fainting goats at the farm
watch Fight Club
watch Die Hard
watch Kill Bill
watch Bad Blood on tv
listen to Bleeding Love
watch The Walking Dead
read Dead Poets
play Call of Duty
play Left 4 Dead
watch Jaws
watch Death in Paradise
read Fever Pitch
watch Chernobyl
swim backstroke
swim breaststroke
swim 20 lengths of front crawl
play stroke-play golf
stroke my cat
brush my dog
walk my dog in the woods
feed my goldfish
take the cat to the vet
ride my horse on Sunday
go bouldering
do cross-fit
do a hand-stand
do push-ups and sit-ups
play five-a-side
go paragliding
run a half-marathon
go to spin-class
do hot-yoga
go scuba-diving
go trampolining
wash my hair, brush it, dry it
hat, scarf, gloves
sun-cream on my arms
wash-and-go shampoo
shampoo/conditioner
gym/sauna/pool
swim_tomorrow
wash.my.hair
eat black pudding
eat a blood orange
drink a bloody mary
eat hot wings
eat chilli con carne
drink kombucha
eat a whole packet of crisps
drink a whole bottle of water
eat a whole pizza
take a whole day off
drank the whole bottle of water
had a whole box of chocolates
work night shift
do my washing-up
work in a call-centre
go to a heart-warming film
speak at a conference
carry heavy boxes
paint the kitchen
hang my coat up
hang the washing out
shoot hoops
cut my nails
cut my fringe
burn some calories
kill time at the airport
fly to Death Valley
drive to Deal
fly to Bern
visit Bath
visit Blackpool
stay in Killarney
visit Killin in Scotland
take the ferry to Cork
travel to Harmondsworth
see Dr Paine tomorrow
meet my friend Heath
my surname is Blood, can I wash my hair
call Mr Burns
I had pizza
rain fell on my head
snow fell on my head, can I wear a hat
water fell on my head in the shower
put hyaluronic acid on my face
put salicylic acid on my skin
use lactic acid on my hands
use glycolic acid on my scalp
hypoallergenic makeup
use hypo shampoo
is 39 too old for mesotherapy
can I have 40 units of it
38
I have a plan for Sunday, can I swim
I have a plan, gym then sauna
count my tablets for the week
say goodbye to everyone at the airport
goodbye forever dandruff
I want the wait to be over
I should dye
I should dry it
stay awake late watching films
can't stay awake in meetings lol
beaten by my husband at chess
hit by my son at tennis
hug my ex
numb to criticism
numbing cream on my arm
jumbled up the days, can I swim
mixed up my appointments
gushing about my new hair
I could eat a horse
my hair is dead
split ends
back to the gym
go back to work on Monday
my haircut is killing me
wash hiar
swin tomorrow
wahs my hair
comb my hiar
shampo my hair
go jogign
drnk wine
weer a hat
hait dye
brsh my hair
conditoner
suana
swimm ing
gotothegym
washmyhair
wearahat
drinkwine
swimmingpool
hairdryer
gymclass
hairdye
haircut
sunglasses
headphones
hardhat
headscarf
facemask
earrings
handcream
eyelashes
eyebrowtint
lipbalm
lipfiller
kneepads
armbands
babyshower
bodylotion
handball
football
badminton
breakdance
deadlift
deadlifts at the gym
burpees
kickboxing
shotput
knifethrowing
firebreathing
bloodtest
blooddonation
coldshower
coldbrew
icebath
painting
paintball
painau chocolat
Harmony hairspray
Bleach London toner
Painkiller cocktail
Bloody Mary mix
Deathly Hallows
Strokes concert
The Killers concert
see Coldplay
The Cure gig
Poison perfume
Hypnotic Poison perfume
wear my Fitbit
use Head & Shoulders
use L'Oréal
use Kérastase
wear Burberry
wear a Barbour
my friend Hart is visiting, can I swim
eat at Burger King
use Batiste
go to Zumba
do tai-chi
play padel
do aqua-aerobics
take my Lamborghini for a drive
go to Bournemouth
wear my Ray-Bans
use Cantu
use Shea Moisture
wear a du-rag
wear a bobble-hat
eat sushi, ramen, gyoza
hair, nails, lashes
chest, back, shoulders at the gym
legs, arms and abs at the gym
wash my hair, then dye it, then cut it
go on a roller-coaster
ride a go-kart
try paintballing
go ice-skating
go ski-ing
go snowboarding in Chamonix
eat a jalapeño
drink espresso
drink crème de menthe
watch Kung Fu Panda
watch Shrek
fly with easyJet
bathe my tortoise
groom my cockapoo
go to a rave
go clubbin
go joggin
go swimmin
hav a drnk
hav a showr
work as a paramedic
study medicine
donate plasma
wear my specs
dye my eyebrows
eat brekkie
hang out with my mates
my little lad's christening
have a haircut b4 xmas
take my kid to footie
take vitamin D
use Nizoral
take Pregnacare
take Piriton
take Berocca
use Olaplex
use Bondi Sands
eat a Fisherman's Friend
listen to Coldplay
watch Stranger Things
"""
"""What sounds like one of them, and is none."""


PARTED = """
heart-attack
heart_attack
heart.attack
chest-pain
chest_pain
chest, pain
kill-myself
kill_myself
i.want.to.die
i-want-to-die
allergic.reaction
my.face.is.drooping
passed.out
sudden.eye.pain
can't_breathe
cant-breathe
i-cant-breathe
i.cant.breathe
i_cant_breathe
stroke-symptoms
slurred-speech
slurred_speech
my-chest-hurts
chest/pain
chest:pain
chest; pain
chest... pain
chest…pain
chest \u2013 pain
chest - pain
high-fever
high.fever
suicidal-thoughts
self_harm
took.all.my.pills
over-dose
heavy_bleeding
coughing-blood
coughing,blood
swollen_tongue
swollen, tongue
tongue,swollen
passed-out
fainted-twice
can not-breathe
kill+myself
kill*myself
kill~myself
kill|myself
kill\\myself
sudden_severe_headache
my.throat.is.closing
end_my_life
want-to-die
"""
"""Signs stand where a blank would."""
RUN_TOGETHER = """
icantbreathe
killmyself
iwanttodie
chestpain
heartattack
mythroatisswelling
bluelips
shortnessofbreath
highfever
heavybleeding
cantbreathe
icannotbreathe
ican'tbreathe
killme
iwanttokillmyself
suicidalthoughts
endmylife
imdying
iamdying
callanambulance
swollentongue
mytongueisswollen
throatclosing
throatswelling
passedout
ifainted
facedrooping
slurredspeech
mychesthurts
chesthurts
coughingblood
vomitingblood
cantswallow
cannotswallow
hardtobreathe
troublebreathing
lostmysight
cantsee
tookallmypills
overdosedonpills
allergicreaction
severeheadache
myfaceisnumb
numbface
highfeverandchills
heartracing
selfharm
hurtmyself
helpme
#killmyself
"""
MISTYPED = """
kill mysef
kill msyelf
heart atack
heart atatck
cest pain
high fver
bule lips
overose
ovedrose
suiicdal
i think im haing a stroke
blnd in one eye
my lipps are swollen up like balloons
k1ll myself
chest apin
chset pain
chest paim
hart attack
heart attak
hert attack
heart attck
cant breath
cant braethe
cant breate
cannot brethe
can't breahte
swolen tongue
swollen tonque
swollen tounge
throat closng
throat is closig
slured speech
slurred speach
face droping
face is drroping
alergic reaction
allergic reation
allergic raection
anaphalaxis
suicde
sucidal
suicidel
kil myself
killl myself
kill mylsef
want to dei
want to diee
i wnat to die
overdoes
over dosed
overdsoed on paracetamol
unconcious
faintd
fianted
siezure
seizrue
strok
bleeding hevily
haevy bleeding
coughing blod
vomitting blood
blured vision
blury vision
high fevr
severe headahce
weakness in my rihgt arm
"""
LOOK_ALIKE = """
chest\u200b pain
kill \u200bmyself
over\u200bdose
chest\u2060pain
i c\u0430nt br\u0435\u0430the
\u0441hest p\u0430in
k\u0456ll myself
\uff4b\uff49\uff4c\uff4c myself
"""
"""With letters of other scripts, or what is not seen."""


@pytest.mark.parametrize(
    "words",
    [
        line
        for table in (PARTED, RUN_TOGETHER, MISTYPED, LOOK_ALIKE)
        for line in table.strip().splitlines()
    ],
)
def test_a_danger_is_heard_however_it_is_written(words: str) -> None:
    """CAN-1: a slip that names no activity may still name a danger."""
    assert ask(words).verdict == "sign"


@pytest.mark.parametrize(
    ("words", "level"),
    [("rash, heart-attack", "emergency"), ("high fver and cest pain", "emergency")],
)
def test_what_is_hidden_counts_where_it_is_graver(words: str, level: str) -> None:
    assert ask(words).signs[0].level == level


@pytest.mark.parametrize("words", ["wsah my hiar", "wahsmyhair"])
def test_what_is_forgiven_for_a_danger_makes_no_yes(words: str) -> None:
    """CAN-3."""
    plan, lexicon = known(is_bare=False)
    long_after = make_plan(
        load_protocol(), plan.sessions, at=plan.at + timedelta(days=400), zone=LONDON
    )

    assert make_answer(long_after, words, lexicon).verdict == "ask"


@pytest.mark.parametrize(
    "words",
    [
        "my back hurts", "back pain", "itchy down there", "pain down below", "pain under",
        "red back", "i am numb", "i feel tingly", "he is numb", "i hurt", "numb back",
        "numbness below the waist", "pain between my legs", "red hands", "my skin is red",
        "pain in my front", "my side hurts", "migraine", "my migraine hurts",
        "my head is sore and my back hurts",
    ],
)  # fmt: skip
def test_what_is_felt_elsewhere_or_by_somebody_as_a_whole_is_not_called_normal(
    words: str,
) -> None:
    """CAN-1: an after-effect is one of the scalp; 12, with whom to call."""
    answer = ask_soon(words)

    assert (answer.verdict, answer.after_effects) == ("ask", ())
    assert answer.is_about_the_body


@pytest.mark.parametrize(
    "words",
    ["the back of my head is sore", "my scalp is sore at the front", "it is sore under my hat",
     "I have a headache", "I am having a mild headache", "itchy", "my scalp is numb"],
)  # fmt: skip
def test_what_is_felt_on_the_scalp_is_still_normal_soon_after(words: str) -> None:
    assert ask_soon(words).verdict == "effect"


def ask_soon(words: str) -> Answer:
    """Ask three hours after a session."""
    ended = datetime(2026, 11, 23, 15, tzinfo=UTC)
    session = Session(ended, ended.date(), has_time=True, zone=LONDON)
    at = ended + timedelta(hours=3)
    plan = make_plan(load_protocol(), [session], at=at, zone=LONDON)
    return make_answer(plan, words, known(is_bare=False)[1])


@pytest.mark.parametrize("words", ["hurt myself", "i hurt myself", "cut myself", "kys"])
def test_who_may_have_hurt_themselves_gets_the_kind_answer(words: str) -> None:
    assert ask_soon(words).is_crisis


def test_what_a_rule_names_in_several_words_is_no_sign_of_one_of_them() -> None:
    """A pregnancy is a reason to call; whether to get pregnant is what the rule answers."""
    protocol = load_protocol(EXAMPLES / "dutasteride-mesotherapy.yaml")
    sessions = known(is_bare=True)[0].sessions
    plan = make_plan(protocol, sessions, at=sessions[0].ended_at + timedelta(days=1), zone=LONDON)

    assert make_answer(plan, "get pregnant").verdict == "not-yet"
    assert make_answer(plan, "I am pregnant").verdict == "sign"
    assert make_answer(plan, "pregnant").verdict == "sign"


def test_a_deed_that_a_rule_names_is_no_after_effect_that_stands_in_its_name() -> None:
    """CAN-2: "pop the blister" asks what the rule holds off; a popped blister is felt."""
    plan = plan_of(
        rules="""
restrictions: {burst: {activity: burst it, wait: always, also_called: [pop the blister]}}
after_effects: {blister: {what: a blister, lasts: 2 weeks, also_called: [a small blister]}}
"""
    )

    asked = ("pop the blister", "a blister", "a small blister", "I have a blister")

    verdicts = [make_answer(plan, words).verdict for words in asked]
    assert verdicts == ["not-yet", "effect", "effect", "effect"]


@pytest.mark.parametrize("words", TOLD.strip().splitlines())
def test_a_danger_is_heard_however_it_is_told(words: str) -> None:
    assert ask(words).verdict == "sign"


@pytest.mark.parametrize("words", CALM.strip().splitlines())
def test_what_sounds_like_a_danger_is_none(words: str) -> None:
    with suppress(InputRefusedError):  # "until it goes limp" has no date
        assert ask(words).verdict != "sign"


@pytest.mark.parametrize(
    ("words", "level"),
    [
        *[(words, "emergency") for kind in EMERGENCIES.values() for words in kind],
        *[(words, "urgent") for kind in URGENT.values() for words in kind],
    ],
)
def test_a_danger_in_lay_words_calls_for_help_under_any_rules(words: str, level: str) -> None:
    answer = ask(words, is_bare=True)

    assert answer.verdict == "sign"
    assert answer.signs[0].level == level


@pytest.mark.parametrize(
    "words",
    [
        "I want to sleep and never wake up", "sleep forever", "nobody would miss me",
        "hang myself", "shoot myself", "throw myself under a train", "drink myself to death",
        "drink until I die", "unalive myself", "do myself in", "top myself",
        "what's the point of living",
        "my life is pointless", "I hate my life", "fed up of life", "I want to disappear",
        "I'm a burden to everyone", "drive off a bridge", "walk in front of a train",
        "walk into the sea and not come back", "go for a swim and drown", "I'll end it tonight",
        "everyone will be happier when I'm gone",
        "I have a rope ready", "thinking of ending things",
        "thinking of jumping", "I keep thinking about jumping", "thinking of jumping off",
        "thoughts of jumping", "I might jump", "thinking of jumping tonight",
        "been cutting my arms again", "cut myself again", "I'm a danger to myself",
        "wash my hair before I go for ever", "I dreamt I was dead, can I do it for real",
        "I may as well be dead", "I don't see the point any more",
        "he hangs himself, I will do the same",
        "I dont wanna wake up", "I'd rather be dead", "I can't do this anymore",
    ],
)  # fmt: skip
def test_who_speaks_of_dying_in_any_idiom_gets_the_kind_answer(words: str) -> None:
    """Whatever activity stands beside it: sleep, drink, drive, swim."""
    assert ask(words).is_crisis


@pytest.mark.parametrize(
    "words",
    [
        # Denied
        "no fever, can I go to work", "I have no pain, no swelling and no fever",
        "not red, not hot, no pus", "I don't have a fever", "no pain, fever or rash",
        "I have neither fever nor pain", "go to work without any fever", "it doesn't hurt",
        "my scalp is not sore and not hot", "no trouble breathing, no chest pain",
        "go to work if I have no fever", "hi no fever and no headache",
        # Over
        "my headache is gone", "I had a fever but it's gone now", "the bleeding has stopped",
        "my friend who had a stroke last year", "I had a fit as a child",
        "I had a stroke ten years ago, can I drive today",
        "a fit as a child, am I OK to swim again", "I fainted as a kid, can I run today",
        "I had a heart attack in 2010 and I am well now", "my headache is gone, can I run again",
        # Told of
        "watch a film about a suicide", "a first aid course about choking",
        "read a leaflet about chest pain", "I'm playing a poisoned king",
        "do a shift as an ambulance driver",
        # Said so
        "I had a stroke of luck", "a stroke of pure genius", "I drive an ambulance",
        "work as a paramedic on the ambulance",
        "I work on an ambulance", "I'm drowning in work", "burning to know if I can comb my hair",
        "he beats me at chess", "no sugar for 3 days",
        "I'm dying to wash my hair", "a fit of giggles", "choke down a smoothie", "a Bloody Mary",
        "a curry that burns my mouth", "wash my hair with boiling water", "am I going bald",
        "it's bloody freezing", "top myself up", "shoot myself in the mirror",
        "double-check my tablets",
        "my husband took his tablets", "drive a nail into the wall",
        "the clinic won't answer the phone",
        "sweating buckets at the gym", "a heart attack awareness talk", "burn a candle",
        "blind as a bat", "my dog is sick", "never fainted in my life", "a hat suffocatingly ugly",
        "take all my tablets with breakfast", "take a packet of crisps", "jump on a trampoline",
        "watch Saturday Night Fever", "a Fever-Tree tonic", "eat at the Heart Attack Grill",
        "i am bleeding annoyed", "hot flushes as usual, menopause", "a hat is driving me mad",
        "i had a fever last month, all gone since. can i drive today", "my eyes are closed",
        "my friend had an infection after hers years ago", "this wait is a pain in the neck",
        "walk to the bus stop",
    ],
)  # fmt: skip
def test_who_tells_of_no_danger_is_sent_nowhere(words: str) -> None:
    assert ask(words).verdict != "sign"


@pytest.mark.parametrize(
    ("words", "level"),
    [
        ("no fever but I can't breathe", "emergency"),
        ("not swollen, not bleeding, can't breathe", "emergency"),
        ("I'm not in pain but there's pus", "urgent"),
        ("no fever until today", "urgent"),
        ("no fever, swollen lips", "emergency"),
        ("no pain, fever, rash on my face", "urgent"),
        ("no fever now but 40 this morning", "urgent"),
        ("my fever went away but it is back today", "urgent"),
        ("my fever is gone, or so I thought: it has come back", "urgent"),
        ("the bleeding stopped and then started again", "urgent"),
        ("my chest pain is gone", "emergency"),
        ("my headache is gone but my face droops", "emergency"),
        ("rash all over", "clinic"),
        ("new painful lumps where the jabs were", "clinic"),
        ("hot flushes and a fever, is it the menopause", "urgent"),
        ("I had a fever last month and it is back", "urgent"),
        ("this waiting is a pain in the neck and I can't breathe", "emergency"),
        ("I saw a film about choking and now I can't breathe", "emergency"),
        ("I had a stroke last year and my arm is weak now", "emergency"),
        ("it's freezing and I can't stop shivering", "urgent"),
    ],
)
def test_what_is_denied_or_over_hides_no_second_danger(words: str, level: str) -> None:
    answer = ask(words)

    assert (answer.verdict, answer.signs[0].level) == ("sign", level)


@pytest.mark.parametrize(
    "words",
    [
        "swelling all over", "numb all over", "red all over", "tingling all over",
        "purple marks all over", "bruises all over", "headache all over", "sore all over",
        "numb and tingling all over", "my whole head is swelling", "my whole head is numb",
        "my entire scalp is numb", "swelling inside", "swelling in all places",
        "swelling at all points", "swollen through and through", "numb as a whole",
        "swelling from front to back", "bruises everywhere", "covered in bruises",
    ],
)  # fmt: skip
def test_what_is_felt_all_over_is_never_called_normal(words: str) -> None:
    protocol = load_protocol()
    ended = datetime(2026, 11, 23, 15, tzinfo=UTC)
    session = Session(ended, ended.date(), has_time=True, zone=LONDON)
    plan = make_plan(protocol, [session], at=ended + timedelta(hours=3), zone=LONDON)

    answer = make_answer(plan, words, known(is_bare=False)[1])

    assert answer.verdict in ("ask", "sign")
    assert answer.is_about_the_body


@pytest.mark.parametrize(
    "words",
    [
        "comb or die", "my hair will die", "wash my hair or die", "hair dies", "my hair is dying",
        "will my scalp die", "my hair follicles die", "scalp dying",
    ],
)  # fmt: skip
def test_what_dies_is_not_dyed(words: str) -> None:
    plan, lexicon = known(is_bare=False)
    long_after = make_plan(
        load_protocol(), plan.sessions, at=plan.at + timedelta(days=30), zone=LONDON
    )

    answer = make_answer(long_after, words, lexicon)

    assert answer.verdict in ("ask", "sign")
    assert all(one.id != "hair-chemicals" for one in answer.answers)


@pytest.mark.parametrize("words", ["can I die my hair red", "dying my hair", "die my roots"])
def test_a_misspelt_dye_is_heard_where_hair_is_dyed(words: str) -> None:
    assert [one.id for one in ask(words).answers] == ["hair-chemicals"]


@pytest.mark.parametrize(
    "words",
    [
        "swelling since yesterday, can I go for a walk", "sleep and zorb", "xyzzy and drive",
        "oga my belle dey turn me abeg can I sleep", "go for a walk, my insides feel like jelly",
    ],
)  # fmt: skip
def test_beside_what_nobody_understands_nothing_is_a_yes(words: str) -> None:
    """It may tell of an illness: what would be a yes is only a hint, with whom to call."""
    answer = ask(words)

    assert answer.verdict == "ask"
    assert answer.is_about_the_body or answer.may_be_ill
    assert all(one.status not in (Status.CLEAR, Status.UPCOMING) for one in answer.answers)


@pytest.mark.parametrize(
    "words",
    ["my peak flow dropped to 2.5, can I sleep", "sodium went to 1.2, can I wash my hair"],
)
def test_what_is_measured_on_a_body_is_no_time(words: str) -> None:
    """It is answered with whom to call, and not refused for its figures."""
    answer = ask(words)

    assert (answer.verdict, answer.is_about_the_body, answer.answers) == ("ask", True, ())


@pytest.mark.parametrize("words", ["sweating", "sweaty", "I'm sweating", "sweating today"])
def test_who_only_says_that_they_sweat_may_be_ill(words: str) -> None:
    answer = ask(words)

    assert (answer.verdict, answer.is_about_the_body) == ("ask", True)


@pytest.mark.parametrize(
    "words", ["watch TV", "drink water", "eat", "cook dinner", "stay at home", "brush my teeth"]
)
def test_what_everybody_does_every_day_tells_of_no_illness(words: str) -> None:
    answer = ask(words)

    assert (answer.verdict, answer.may_be_ill, answer.is_about_the_body) == ("ask", False, False)
