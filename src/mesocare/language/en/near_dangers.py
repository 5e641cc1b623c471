"""English words that lie so near a word of a danger that they could pass for a slip of it.

Made by `python trust/words.py --write` from the lists of Debian's packages wamerican and wbritish:
SCOWL, copyright 2000-2018 by Kevin Atkinson and others, who permit to use, copy, modify and
distribute it without fee; and from trust/brands.txt. Each line has a word of a danger, then the words that
are no slips of it.
"""

LINES = """
abuse abase abused abuser abuses amuse
abused abased abuse abuser abuses amused
accident accidental accidents acridest
aching acing acting arching ashing
acid aced acids acrid amid arid avid
agony
airway airways
airways airway
alive alice alike aline
allergic allergen allergenic allergies allergist
allergy
ambulance ambiance ambulances
anaphylactic
anaphylaxis
ankle angle ankles anklet
arm
arms abms aims alms arcs ares arks army arts
arrest armrest arrests
asthma
attack attach attacks
awake awaked awaken awakes aware awoke
baby babe
back bach backs balk bank bark bask beck black buck
balance balanced balances
beaten beater
beats bats beads beaks beams beans bears beast beasts beat beaus beets belts bents bests betas bets
beats blats bleats boats brats
become became becomes
belly belay bell bella belle bells billy bully
bite bate bide bike bile bites bits byte
bites bates bides bikes bite bits bytes
bitten batten bitter bittern britten
black back blacks blank block
blackout blackest blackfoot blackouts
bladder badder bladders blander
bleach beach blench bletch breach
bled baled bleed blend blew blued blvd bred
bleed bled bleeds bleep blend blued breed
bleeding bleating bleeping blending blessing blinding blooding breading breeding breezing
bleeds bleed bleeps blends breeds
blind bind bland blend blinds bling blink blond
blindness blandness blankness blinders blindest blondness bluntness
blister blaster blisters bluster
blisters balusters banisters blasters blinders blinkers blister blistered blotters blushers
blisters blusters blustery boasters bolsters boosters
blood blond bloods bloody bloom brood
bloody blood bloods
blotchy blotch
blue blued bluer blues blur
blurred blurted burred
blurry
body bode bogy bony boyd
bone bane bode bole bond boned boner bones boney bong bonn bono bony boone bore borne bose
boyfriend befriend boyfriends
brain braid brains brainy bran brawn brian bruin
break beak bleak bread breaks
breast beast breasts brest
breath breach breadth breathe breaths breathy
breathe breath breathed breather breathes breaths breathy
breathing beaching berating berthing bleaching bleating breaching breading breaking breasting
breathing breathier broaching
breathless breathers breathes breathiest breathlessly
broke brake broken broker brooke
broken broke broker
bruise braise bruised bruiser bruises
bruises braises bruise bruised bruiser bruisers
bruising braiding braining braising brisking broiling browsing brushing
burn barn bern born burg burl burns burnt burp burr burs burt bury
burned buried burner burped burred
burning burping burring burying
burns barns buns burgs burks burn burnt burps burrs burs
burnt brunt bunt burn burns burst burt
button burton buttons
call calf cali calk calls calm carl cell cull
cannot cannon carnot
cant cane cans canto cants cantu capt cart cast catt cent chant cont cunt
cardiac
caught
chemical chemically chemicals clerical
chest cheat chess chests crest
child chid chile chili chill
chills chiles chilis chill chilli chilly
choke choked choker chokes chore chose coke cooke
choked chocked choke choker chokes chowed coked cooked
choking chocking chowing coking cooking
clammy chammy
close chose clone closed closer closes closet clove
closed cloned close closer closes closet cloyed
closes clones close closed closer closest closet closets cloves
closing cloning cloying
cold clod coed cola colds cole colo cols colt cord could
collapse collages collapsed collapses collates
collapsed collapse collapses collared collated
collapsing collaring collating
colour color colours
coma coda cola comas comb come comm comma como cora
come came code coke cole coma comb comer comes comet comm como comte cone cope core cote cove
coming coding coking combing comings cooing coping coring cowing
confused censused conduced confessed confided confined confuse confusedly confuser confusers
confused confuses confuted confutes conjured consumed contused contuses convulsed
confusion collusion conclusion concussion confession confucian confusing confusions contusion
confusion contusions convulsion
conscious consciously
consciousness consciousnesses
convulsion compulsion conclusion concussion confusion contusion conversion convulsing convulsions
convulsion convulsive
convulsions compulsions conclusions concussions confusions contusions conversions convulsing
convulsions convulsion
cough couch coughs
coughing chugging coaching congaing couching counting coupling coursing courting crouching crushing
could cold
couldnt
cramps camps champs clamps cramp crams craps crimps
crushing clashing couching coughing crashing cresting crisping crossing crouching cruising crumbing
crushing crunching crusading crusting
cut
cutting catting cuttings
dead deaf deal dean dear deed dread
death dearth deaths depth
deeply
depressed decreased depresses digressed
diabetic diabetes diabetics diabolic dialectic dietetic diuretic
die
died dded deed diced diem dies diet diked dined dived dried dyed
dies dices died diem diet diets digs dikes dimes dims dines dins dips diss dives does dries dues
dies dyes
difficult difficulty
difficulty difficult
dizziness dinginess dirtiness dizziest
dizzy
does dies docs doer doers dogs doles domes dons dopes dose doses dotes dots doves dozes dues dyes
doesnt
dont dent dint dolt dona done donn dons donut
dose does dole dome done dope dosed doses dote douse dove dowse doze duse
double doable doubled doubles doublet doubly
drank dank drano drink drunk
drink dink drank drinks drunk
drinking draining drifting drilling drinkings dripping
drooping dripping drooling droopier dropping droppings drowning drowsing
droops drools droop droopy drops
droopy droop droops
drown down drawn drowns
drowning disowning downing draining drawling droning drooling drooping dropping drownings drowsing
drowsy dropsy drowse
drug doug drag drub drugs drum
drugs drags dregs drubs drug drums
drunk drank drink drunks dunk
dying dding ding doing drying dyeing dyking
ear
electric eclectic electrical electrify electron electronic
electrocuted electrocute electrocutes
emergency emergence emergent
ending endings enduing
ever even evert every eves ewer
everything
everywhere
exploding employing excluding expanding expending exploiting exploring exposing
eye
eyes ekes eves ewes exes eyed
eyesight
face faced faces facet fact fade fake fame farce fare fate faye faze
faint fain faints feint flint
fainted fainter feinted
fainting faceting faulting feinting flaunting flinging flirting flitting foisting fringing fronting
falling failing felling filling fulling
fast fact fart fasts fats faust feast fest fist
feel feed feels fees feet fell fuel
feeling feeding feelings felling fueling
feels feeds feel fees fells fuels
feet feat feed feel fees felt fest fleet fret
fell fall feel fells felt fill full
felt feat feet fell felts fest
fever fevers fewer fiver
feverish feverishly
fingers finders finger
fire fare fibre fife file fine fired fires firm firs five fore
fit
fitting fittings flitting
flashes flashed flasher flashers flashest fleshes flushes
floor flood floors flour
floppy flippy
fluid fluids
forever
froth forth froths frothy
gas
gasping gaping gashing gassing grasping
girlfriend girlfriends
going goings gong goring
gone gene goner gong gonk gore
grandma grandmas grandpa
grandson grandsons
green greed greek greene greens greer greet
grey gorey gray greg grep grew greys
grip grep grid grim grin gripe grips gris grit
gushing gashing gusting
half hale hall halo hals halt
hallucinating hallucination hallucinations
handful handfuls handsful
hang hand hangs hank hans hing hong huang hung
hanging handing hangings hinging
hard hand hardy hare hared hark harm harp hart heard herd hoard hurd
harm hard hare harem hark harms harp hart
harming hamming harding haring harking harping
have hake hale halve hare hate havel haven haves haze heave hive hove
having haling halving haring hating hawing haying hazing heaving hiving
headache headaches heartache
hear head heal heap heard hears heart heat heir hera
heart hart hear heard hears hearst hearth hearts hearty heat
heartbeat heartbeats heartbreak heartfelt heartiest
heavily
heavy heady heave
help heap heep held hell helm helps hemp
high highs hugh
hit
hives haves hides hies hikes hines hires hive hived
hoarse hearse hoarser horse
hospital hospitable hospitably hospitals
hurt hart hunt hurd hurl hurst hurts
hurting hunting hurling hurtling
hurts harts hunts hurls hurst hurt huts
husband husbands
hypo hype hypos
ill
infected indebted indented indicted inducted inferred infested inflated inflected inflicted
infected ingested injected inserted insetted inspected invented inverted invested
infection inaction inception induction infarction infecting infections infectious inflation
infection inflection inflections infliction infraction ingestion injection injections insertion
infection inspection intention invention
ingested indebted indented infected infested injected inserted insetted insisted invented inverted
ingested invested
inhaled inhale inhaler inhales
injection inaction inception induction infection infections inflection ingestion injecting
injection injections injector injunction insertion inspection intention invention
injured injure injures insured inured
injury injure
insulin
itchy itch
jaundice jaundiced jaundices
jaw
jump jumps jumpy
kids kidd kinds kiss kits
kill kiel kills kiln kilo kilt
killed killer kilned
killing killings kilning kipling
knife knifed knifes
knocked knocker
left lefts lefty lent lept lest lift loft
leg
legs lags leas lees lego leis lens leos less lets logs lugs
lethal letha
life lice lief lifer lift like lime line lire lite live
limp lamp lima limb lime limn limo limps limy lisp lump
lip
lips laps lids lies limps lisp lisps lops
live lice life like lime line lire lite lived liven liver lives livy love
living liking liming lining livings loving
loads lads leads load loafs loans lords
loosing looking looming looping looting losing
lose lase lobe lode loge lome lone loose lope lore loser loses loss lost louse love lowe
losing lasing loosing loping loving lowing
lost last lest list loft loot lose loss lots lott lout lust
lump lamp limp lumps lumpy
lungs longs lugs lung lunge lunges
massive missive
medicine medicare medicate medicinal medicines
meningitis
mother mather mothers
mottled mottle mottles
mouth month moth mouthe mouths
move mode mole mope more mote moved mover moves movie
moving mooing moping mowing
myself
nauseous
neck necks nick
needle needled needles
nose node noes noise nome none noose nope norse nosed noses nosey nosh nosy note
numb numbs
numbness
oozing
overdose overbore overcome overdoes overdone overdosed overdoses overrode overtone
overdosed overdoes overdone overdose overdoses overjoyed overused
overdosing overcoming overdoing overjoying overusing
oxygen
packet packed packer packets picket placket pocket
pain paid pail paine pains paint pair pawn plain
painful pailful
pains pails pain paine paint paints pairs pans pawns pins plains
palpitations palpitating palpitation
panic panics punic
paracetamol
paralysed paralyse paralyses paralysis paralyze paralyzed paralyzes parlayed
paralyzed paralyse paralysed paralyses paralyze paralyzes parlayed
partner partners
pass pads pals pans paps pars past pasts pats paws pays piss poss puss
passed parsed passel passer passes pasted paused pissed
passing parsing pasting pausing pissing
peeing peeking peeling peeping peering peeving peking pieing
pills palls piles pill polls pulls
poison poisons poisson prison
poisoned poisoner poisoners prisoner
poisoning poisonings
pouring poring pouting
pregnant poignant pregnancy
pressure pleasure pressured pressures pressurise pressurize
pulse pulsed pulses purse
pupils pupil
purple purpler purples
pus
racing racine racking raging raking raping raring rating raving razing ricing
raped raced raged raked rape rapes rapid rapped rared rasped rated raved razed reaped roped
rash rasp rush
reaction reacting reactions reactive reduction refraction rejection relation retraction
reactions reacting reaction reactors reductions rejections relations retractions
redness redress
right rights
rope rape ripe robe rode role rome roped ropes rose rote rove rowe
seeing seeding seeings seeking seeming seeping sewing sexing
seems seams seeds seeks seem seeps seers sees stems
seizure seizures
seizures seizure
sepsis
septic sceptic skeptic
severe sever severed severer severn severs
severely securely serenely severally severest severity
shaking shading shaming shaping sharing sharking shaving slaking snaking soaking staking
shivering severing sheering shimmering shirring shoveling showering shriveling silvering slavering
shivering slivering sniveling swiveling
shock shack shlock shocks shook shuck smock sock spock stock
short shirt shoot shore shorn shorts shot shout snort sort sport
shortness sharpness shortens shortest showiness smartness softness soreness stoutness
shot scot shat shit shod shoe shoo shoot shop short shots shout show shut slot snot soot spot
shoulder shouldered shoulders smoulder smoulders
side sade sided sides sidle sids sine sire site size slide snide
sight sigh sighs sights slight
skin shin skein skid skim skins skip skis skit spin
slurred slurped spurred
slurring scarring scurrying shirring slugging sluicing slumming slumping slurping sourcing sparring
slurring splurging spurning spurring spurting squaring squiring starring stirring
smoke smoked smoker smokes smokey smoky smote spoke stoke
somebody
someone someones
speak sneak speaks spear speck steak
speech
spitting scatting shifting shirting shitting shutting sitting sittings skirting slitting slotting
spitting spatting spieling spilling spinning spiriting spiting splatting splinting splitting
spitting splittings sporting spotting spouting sprinting spritzing spurting stinting swatting
spreading screaming serenading shredding speaking spearing speeding spending spraying spreeing
spreading streaking streaming
squeezing sneezing squeaking squealing
stabbed scabbed slabbed stabled stubbed swabbed
stand sand staid stan stands stank strand
stiff skiff sniff staff stiffs stuff
stomach stomachs
stop shop slop step stol stomp stoop stops stow strop swop
stopped shopped slopped sopped stepped stomped stooped stopper stropped swopped
stopping scooping shipping shopping skipping slapping slipping slopping snapping snipping snooping
stopping sopping stamping stapling steeping stepping stippling stocking stomping stooping
stopping stoppering storming strapping striping stripping stropping stumping swapping swooping
stopping swopping
strangled spangled straddled straggle straggled straggler straggles stranded strangely stranger
strangled strangle strangler stranglers strangles stringed struggled
streaks steaks streak streaky streams
stroke stoke strike strobe strode stroked strokes strove
stuck shuck snuck stack stick stock struck stunk suck
sudden sadden sodden
suddenly sullenly
suffocating suffocation
suicidal suicides
suicide suicides
swallow sallow shallow swallows
swallowed sallower scalloped shallower swallows
swallowing scalloping
sweating scenting seating sedating shearing sheathing sheeting sleeting smearing smelting sneaking
sweating speaking spearing stealing steaming swathing swatting swearing sweatier sweeping swelling
sweating swerving
swell sell shell smell snell spell swells swill
swelling schelling sculling seedling selling shelling shelving shilling smelling smelting spelling
swelling spellings spilling stalling stealing steeling sterling stilling swearing sweating sweeping
swelling swellings swerving swilling swirling swivelling
swells sells shells smells spells swell swills
swollen
tablets tables tablet
taken take taker takes token
talk tack talc tale talks tall tank task
temperature temperate temperatures
terrible terribly
testicle tentacle testable testicles
think thank thick thin thine thing thinks thins thunk twink
thinking tainting thanking thieving thinning tinkling tricking trunking twinging twinkling twinning
throat threat throats throaty
tight tights
tightness tightens tightest
tired tared tided tied tiled timed tire tires tried
toddler toddle toddled toddlers toddles
tongue tongued tongues
took tool toot
trouble troubled troubles
turned tuned turfed turner
turning tuning turfing turing
unconscious unconsciously
unresponsive
urine
very vary vera verb vern
vision visions
voice vice voiced voices voile
vomit vomits
vomiting visiting
wake wade wage waked waken wakes wale wane ware wave woke
want waft wait walt wand wane wang wank wants wart watt went wont
wants wafts waits wands wanes wanks want warts wats watts
weak weal wean wear week wesak wreak
weakness weaknesses weariness
wheeze wheezed wheezes wheezy
wheezing wheedling wheeling wheezier whelping whetting whizzing
wheezy wheeze
wife wide wifi wile wine wipe wire wise wive
will wall weill well wild wile willa wills willy wilt wily
wont want went wong
words wards woods word wordy works worlds worms
worst worse worsts
wound would wounds
wrist waist whist wist wrest wriest wrists writ writs
wrists waists wrests wrist writs
wrong wong wring wrongs wrung
yellow yellows
"""
