"""English words that lie so near a word of a danger that they could pass for it.

Made by `python trust/words.py --write` from the lists of Debian's packages wamerican and wbritish:
SCOWL, copyright 2000-2018 by Kevin Atkinson and others, who permit to use, copy, modify and
distribute it without fee; and from trust/brands.txt. Each line has a word of a danger, then the
words that are no slips of it.
"""

LINES = """
abuse abase abused abuser abuses amuse
abused abased abuse abuser abuses amused
accident accidental accidents acridest
aching acing acting arching ashing beaching
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
ankle angle ankles anklet rankle
arm armand armando armani arminius armour underarm
arms abms aims alms arcs ares arks army arts underarms
arrest armrest arrests
asthma
attack attach attacks
awake awaked awaken awakes aware awoke
baby babe
back bach backbit backbite backbiter backbites backbitten backbone backfire backhand backhands
back backless backs backside backstop backstopped backstopping backstroke backup backus balk bank
back bark bask beck black buck outback
balance balanced balances imbalance outbalance overbalance
beaten beater browbeaten
beats bats beads beaks beams beans bears beast beasts beat beaus beets belts bents bests betas bets
beats blats bleats boats brats browbeats offbeats upbeats
become became becomes
belly belay bell bella belle bells bellyaching bellybutton billy bully underbelly
bite arbiter bate bide bike bile bites bits byte overbite
bites bates bides bikes bite bits bytes overbites
bitten batten bitter bittern britten
black back blackbeard blackburn blackfoot blackhead blackheads blacks blackwell blank block
blackout blackest blackfoot blackouts
bladder badder bladders blander
bleach beach blench bletch breach
bled ambled baled bleed blend blew blued blvd bred doubled rambled tabled
bleed bled bleeds bleep blend blued breed
bleeding bleating bleeping blending blessing blinding blooding breading breeding breezing
bleeds bleed bleeps blends breeds
blind bind bland blend blinds blindside bling blink blond
blindness blandness blankness blinders blindest blondness bluntness
blister blaster blisters bluster
blisters balusters banisters blasters blinders blinkers blister blistered blotters blushers
blisters blusters blustery boasters bolsters boosters
blood blond bloodless bloods bloodshot bloody bloom brood
bloody blood bloods
blotchy blotch
blue bluebeard blued bluenose bluer blues bluetooth blur
blurred blurted burred
blurry
body bode bogy bony boyd nobody
bone bane bode bole bond boned bonehead boneheads boneless boner bones boney bong bonn bono bony
bone boone bore borne bose cheekbone wishbone
boyfriend befriend boyfriends
brain braid brainchild brainless brains brainy bran brawn brian bruin
break beak bleak bread breakable breakfast breakneck breakpoints breaks breakthrough breakup
break daybreak outbreak
breast abreast beast breastbone breasts breaststroke brest redbreast
breath breach breadth breathable breathe breaths breathy
breathe breath breathed breather breathes breaths breathy
breathing beaching berating berthing bleaching bleating breaching breading breaking breasting
breathing breathier broaching
breathless breathers breathes breathiest breathlessly
broke brake broken broker brokered brooke
broken broke broker
bruise braise bruised bruiser bruises
bruises braises bruise bruised bruiser bruisers
bruising braiding braining braising brisking broiling browsing brushing
burn auburn barn bern born burg burl burnout burns burnside burnt burp burr burs burt bury
burned buried burner burped burred
burning burping burring burying
burns barns buns burgs burks burn burnt burps burrs burs
burnt brunt bunt burn burns burst burt
button burton buttons
call calf cali calk callable callas calliper callisto calls callus calm carl cell cull
cannot cannon carnot
cant acanthi cane cans cantatas canto canton cants cantu capt cart cast catt cent chant cont cunt
cant incantation
cardiac
caught
chemical chemically chemicals clerical
chest archest cheat chess chests crest richest
child chid childless chile chili chill
chills chiles chilis chill chilli chilly
choke choked choker chokes chore chose coke cooke
choked chocked choke choker chokes chowed coked cooked
choking chocking chowing coking cooking
clammy chammy
close chose clone closed closeout closer closes closet clove inclose
closed cloned close closer closes closet cloyed inclosed
closes clones close closed closer closest closet closets cloves incloses
closing cloning cloying inclosing
cold clod coed cola colds cole colo cols colt cord could
collapse collages collapsed collapses collates
collapsed collapse collapses collared collated
collapsing collaring collating
colour color colouration colourblind colourfast colourless colours
coma coda cola comas comb come comm comma como cora tacoma
come came code coke cole coma comb comeback comedies comer comes comet comm como comte cone cope
come core cote cove income outcome overcome
coming becoming coding coking combing comings cooing coping coring cowing incoming oncoming
coming overcoming upcoming
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
cut cutback cutoff cutout cutthroat haircut undercut uppercut
cutting catting cuttings undercutting uppercutting
dead deadbeat deadbeats deadhead deaf deal dean dear deed dread
death dearth deathless deaths depth
deeply
depressed decreased depresses digressed
diabetic diabetes diabetics diabolic dialectic dietetic diuretic
die adieus beadier diehard headier randier seedier tardier
died candied dded deed diced diem dies diet diked dined dived dried dyed toadied
dies candies dices died diem diet diets digs dikes dimes dims dines dins dips diss dives does dries
dies dues dyes indies toadies
difficult difficulty
difficulty difficult
dizziness dinginess dirtiness dizziest
dizzy
does dies docs dodoes doer doers dogs doles domes dons dopes dose doses dotes dots doves dozes dues
does dyes outdoes overdoes
doesnt
dont dent dint dolt dona done donn dons donut
dose does dole dome done dope dosed doses dote douse dove dowse doze duse
double doable doubled doubleday doubles doublet doubly
drank dank drano drink drunk
drink dink drank drinkable drinks drunk
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
dying candying dding ding doing drying dyeing dyking toadying
ear earshot earthen earthing
electric eclectic electrical electrician electrify electron electronic
electrocuted electrocute electrocutes
emergency emergence emergent
end amendable endear endears endless endurable endured offend rendition weekend
ending amending endings enduing offending rending upending weekending
ever even evergreen everlasting evermore evert every eves ewer however howsoever reverberation
ever reverend whatsoever whenever wheresoever whichever whoever whomever whomsoever whosoever
everything
everywhere
exploding employing excluding expanding expending exploiting exploring exposing
eye eyeteeth eyetooth
eyes ekes eves ewes exes eyed
eyesight
face faced faceless faces facet fact fade fake fame farce fare fate faye faze
faint fain faints feint flint
fainted fainter feinted
fainting faceting faulting feinting flaunting flinging flirting flitting foisting fringing fronting
falling befalling failing felling filling fulling
fast fact fart fasts fats faust feast fest fist
feel feed feels fees feet fell fuel
feeling feeding feelings felling fueling
feels feeds feel fees fells fuels
feet feat feed feel fees felt fest fleet fret
fell befell fall feel fellini fells felt fill full
felt feat feet fell felts fest
fever fevers fewer fiver
feverish feverishly
fingers finders finger
fire fare fibre fife file fine firearm firearms firebreak fired fireplace fires fireside firm firs
fire five fore surefire
fit outfit
fitting befitting fittings flitting outfitting
flashes flashed flasher flashers flashest fleshes flushes
floor flood floors flour
floppy flippy
fluid fluids
forever forevermore
froth forth froths frothy
gas gorgas
gasping gaping gashing gassing grasping
girlfriend girlfriends
going forgoing goings gong goring ongoing outgoing undergoing
gone begone bygone forgone gene goner gong gonk gore undergone
grandma grandmas grandpa
grandson grandsons
green greed greek greenback greene greens greer greet
grey gorey gray greg grep grew greys
grip grep grid grim grin gripe grips gris grit
gushing gashing gusting
half behalf hale halfback hall halo hals halt
hallucinating hallucination hallucinations
handful handfuls handsful
hang hand hangar hangnail hangnails hangout hangover hangs hank hans hing hong huang hung overhang
hanging handing hangings hinging overhanging
hard hand hardback hardin hardy hare hared hark harm harp hart heard herd hoard hurd
harm hard hare harem hark harmless harmon harmonisation harms harp hart
harming hamming harding haring harking harping
have behave hake hale halve hare hate havel haven haves haze heave hive hove
having behaving haling halving haring hating hawing haying hazing heaving hiving
headache headaches heartache
hear head heal heap heard hears hearsay heart hearten heat heir hera overhear
heart hart hear heard hears hearst heartbeats heartbreak heartbroken heartburn heartfelt hearth
heart heartless heartrending hearts hearty heat
heartbeat heartbeats heartbreak heartfelt heartiest
heavily
heavy heady heave
help heap heep held hell helm helpless helps hemp
high highbrow highs hugh
hit hither hitherto tahiti tahitian
hives haves hides hies hikes hines hires hive hived
hoarse hearse hoarser horse
hospital hospitable hospitably hospitalisation hospitals
hurt hart hunt hurd hurl hurst hurts
hurting hunting hurling hurtling
hurts harts hunts hurls hurst hurt huts
husband husbands
hypo hype hypos
ill gorilla gorillas illinois illusion merrill
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
jaw jawbone
jump jumps jumpy
kids kidd kinds kiss kits
kill kiel kills kiln kilo kilt overkill
killed killer kilned
killing killings kilning kipling
knife knifed knifes
knocked knocker
left leftover lefts lefty lent lept lest lift loft
leg legation legato legend legion legless legume
legs lags leas lees lego leis lens leos less lets logs lugs
lethal letha
life afterlife lice lief lifeblood lifeless lifelong lifer lift like lime line lire lite live
life nightlife
limp lamp lima limb lime limn limo limps limy lisp lump
lip
lips laps lids lies limps lisp lisps lops
live lice life like lime line lire lite liveable lived livelong liven liver livermore lives livy
live love outlive
living liking liming lining livings loving outliving
loads freeloads lads leads load loadstar loafs loans lords offloads overloads uploads
loosing looking looming looping looting losing
lose lase lobe lode loge lome lone loose lope lore loser loses loss lost louse love lowe
losing lasing loosing loping loving lowing
lost last lest list loft loot lose loss lots lott lout lust
lump lamp limp lumps lumpy
lungs longs lugs lung lunge lunges
massive missive
medicine medicare medicate medicinal medicines
meningitis
mother mather motherless mothers
mottled mottle mottles
mouth badmouth month moth mouthe mouths
move immoveable mode mole mope more mote moveable moved mover moves movie
moving mooing moping mowing
myself
nauseous
neck necks nick redneck
needle needled needlepoint needles
nose node noes noise nome none noose nope norse nosebleed nosebleeds nosed noses nosey nosh nosy
nose note
numb benumb numbs
numbness
oozing
overdose overbore overcome overdoes overdone overdosed overdoses overrode overtone
overdosed overdoes overdone overdose overdoses overjoyed overused
overdosing overcoming overdoing overjoying overusing
oxygen oxygenation
packet packed packer packets picket placket pocket
pain paid pail paine painless pains paint pair pawn plain
painful pailful
pains pails pain paine paint paints pairs pans pawns pins plains
palpitations palpitating palpitation
panic hispanic panics punic
paracetamol
paralysed paralyse paralyses paralysis paralyze paralyzed paralyzes parlayed
paralyzed paralyse paralysed paralyses paralyze paralyzes parlayed
partner partners
pass bypass impassable overpass pads pals pans paps pars passable passion passionless passover
pass passwords past pasts pats paws pays piss poss puss underpass
passed bypassed parsed passel passer passes pasted paused pissed
passing bypassing parsing pasting pausing pissing
peeing peeking peeling peeping peering peeving peking pieing
pills palls piles pill polls pulls
poison poisons poisson prison
poisoned poisoner poisoners prisoner
poisoning poisonings
pouring outpouring poring pouting
pregnant poignant pregnancy
pressure pleasure pressured pressures pressurise pressurize
pulse impulse pulsed pulses purse
pupils pupil
purple purpler purples
pus pusher
racing racine racking raging raking raping raring rating raving razing ricing
raped raced raged raked rape rapes rapid rapped rared rasped rated raved razed reaped roped
rash rasp rush
reaction overreaction reacting reactions reactive reduction refraction rejection relation
reaction retraction
reactions overreactions reacting reaction reactors reductions rejections relations retractions
redness redress
right aright outright rights upright
rope rape ripe robe rode role rome roped ropes rose rote rove rowe
seeing overseeing seeding seeings seeking seeming seeping sewing sexing
seems seams seeds seeks seem seeps seers sees stems
seizure seizures
seizures seizure
sepsis
septic aseptic sceptic skeptic
severe persevere sever severed severer severn severs
severely securely serenely severally severest severity
shaking handshaking shading shaming shaping sharing sharking shaving slaking snaking soaking
shaking staking
shivering severing sheering shimmering shirring shoveling showering shriveling silvering slavering
shivering slivering sniveling swiveling
shock aftershock shack shlock shocks shook shuck smock sock spock stock
short shirt shoot shore shorn shortcoming shortcut shorthand shorts shortstop shot shout snort sort
short sport
shortness sharpness shortens shortest showiness smartness softness soreness stoutness
shot overshot scot shat shit shod shoe shoo shoot shop short shots shout show shut slot snot soot
shot spot undershot upshot
shoulder shouldered shoulders smoulder smoulders
side alongside offside outside outsider sade sidearm sidearms sideburns sided sidelong sides
side sidestroke sidle sids sine sire site size slide snide underside upside
sight insight oversight sigh sighs sightless sights sightseeing sightseer slight
skin bearskin goatskin onionskin redskin ruskin shin skein skid skim skinhead skinheads skinless
skin skins skintight skip skis skit spin
slurred slurped spurred
slurring scarring scurrying shirring slugging sluicing slumming slumping slurping sourcing sparring
slurring splurging spurning spurring spurting squaring squiring starring stirring
smoke smoked smokeless smoker smokes smokey smoky smote spoke stoke
somebody
someone someones
speak bespeak sneak speaks spear speck steak
speech speechless
spitting scatting shifting shirting shitting shutting sitting sittings skirting slitting slotting
spitting spatting spieling spilling spinning spiriting spiting splatting splinting splitting
spitting splittings sporting spotting spouting sprinting spritzing spurting stinting swatting
spreading outspreading overspreading screaming serenading shredding speaking spearing speeding
spreading spending spraying spreeing streaking streaming
squeezing sneezing squeaking squealing
stabbed scabbed slabbed stabled stubbed swabbed
stand handstand sand staid stan standby standoff standout standpoint standpoints stands standstill
stand stank strand understand understandable withstand
stiff skiff sniff staff stiffs stuff
stomach stomachs
stop shop slop step stol stomp stoop stopover stopper stops stow strop swop
stopped shopped slopped sopped stepped stomped stooped stopper stropped swopped
stopping scooping shipping shopping skipping slapping slipping slopping snapping snipping snooping
stopping sopping stamping stapling steeping stepping stippling stocking stomping stooping
stopping stoppering storming strapping striping stripping stropping stumping swapping swooping
stopping swopping
strangled spangled straddled straggle straggled straggler straggles stranded strangely stranger
strangled strangle strangler stranglers strangles stringed struggled
streaks steaks streak streaky streams
stroke heatstroke stoke strike strobe strode stroked strokes strove
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
swell sell shell smell snell spell swellhead swellheads swells swill
swelling schelling sculling seedling selling shelling shelving shilling smelling smelting spelling
swelling spellings spilling stalling stealing steeling sterling stilling swearing sweating sweeping
swelling swellings swerving swilling swirling swivelling
swells sells shells smells spells swell swills
swollen
tablets tables tablet
taken betaken overtaken take taker takes token undertaken
talk tack talc tale talks tall tank task
temperature temperate temperatures
terrible terribly
testicle tentacle testable testicles
think bethink overthink thank thick thin thine thing thinks thins thunk twink
thinking bethinking freethinking overthinking tainting thanking thieving thinning tinkling tricking
thinking trunking twinging twinkling twinning
thoughts afterthoughts thought
throat threat throats throaty
tight airtight tightrope tights uptight
tightness tightens tightest
tired attired tared tided tied tiled timed tire tires tried
toddler toddle toddled toddlers toddles
tongue tongued tongues
took betook overtook tool toot undertook
trouble troubled troubles troubleshot troublesome
turned overturned tuned turfed turner upturned
turning overturning tuning turfing turing upturning
unconscious unconsciously
unresponsive
urine
very vary vera verb vern
vision visions
voice invoice vice voiced voiceless voices voile
vomit vomits
vomiting visiting
wake wade wage waked waken wakes wale wane ware wave woke
want waft wait walt wand wane wang wank wanton wantonly wants wart watt went wont
wants wafts waits wands wanes wanks want warts wats watts
weak weal wean wear week wesak wreak
weakness weaknesses weariness
wheeze wheezed wheezes wheezy
wheezing wheedling wheeling wheezier whelping whetting whizzing
wheezy wheeze
wife wide wifi wile wine wipe wire wise wive
will freewill goodwill wall weill well wild wile willa william willis wills willy wilt wily
wont want went wong
words afterwords bywords headwords wards woods word wordy works worlds worms
worst worse worsts
wound would wounds
wrist waist whist wist wrest wriest wrists writ writs
wrists waists wrests wrist writs
wrong wong wring wrongs wrung
yellow yellowknife yellows
"""
