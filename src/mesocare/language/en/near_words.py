"""English words that lie so near a word of our names that they could pass for it.

Made by `python trust/words.py --write` from the lists of Debian's packages wamerican and wbritish:
SCOWL, copyright 2000-2018 by Kevin Atkinson and others, who permit to use, copy, modify and
distribute it without fee; and from trust/brands.txt. Each line has a word of our names, then the
words that are no slips of it.
"""

LINES = """
1000mg
500mg
ablution abduction ablutions abolition abortion absolution allusion
abroad
abscess
absinthe absentee absinth
acetaminophen
aches ached acmes acres arches ashes
aching acing acting arching ashing
activator activate activated activates activation actuator
activities activates
acupressure
advil anvil
aerobics aerobatics aerobic
aeroplane aeroplanes airplane
afraid
aftersun
again
agony
aircraft
airplane aeroplane airplanes
airwrap
alcohol alcohols
alcopop
aleve alive
alice alike aline alive alyce
allergic allergen allergenic allergies allergist
allergies allergen allergens allergic allergist allergists
allergy
almond almonds
alone aline along atone
alpecin
amble ambled ambles ample
american america americana americans americas
americano american americana americans americas
aminexil
amitriptyline
amlodipine
ammonia
anadin anacin
anaphylactic
anaphylaxis
antibiotic antibiotics
antibiotics antibiotic
anticoagulant
antidepressants antidepressant
antifungal
antiseptic antiseptics
aperol
apixaban
apple ample apples apply
appointment anointment appointments
aquafit aquavit
aquapark
argan argon aryan
aspirin aspiring aspirins
asthma
atenolol
athletics athletes athletic
atorvastatin
attar altar
autoimmune
azathioprine
babylights
backcomb
backwash backlash backslash backward balkhash
badly baldly bradly
badminton
baileys bailey
balaclava
balayage
ballet balled ballets ballot billet bullet
banana bananas bandana
bandana banana bandanas bandanna
bands balds bandy banes bangs banks banns bards bauds bends binds bonds brands
bangs bands banes banks banns bongs bungs
bantu bantus
banya banyan
barbell barbells
barber barbed barbers barer barker barter berber
bareback
bareheaded barehanded beheaded
barre barer barge barred barrel barren barrie barry
barrettes barrette
baseball baseballs basketball
basin basic basie basil basing basins basis
basketball baseball basketballs
batana banana bataan
bathe bathed bather bathes baths bethe
bathing bashing batching bating batting
batiste baptiste batista
beach beech belch bench bleach breach
beanie bennie bernie
beard beards bears board
became become
become became becomes
becomes become
becoming becalming beckoning becomingly behoving blooming
bedding beading bending bidding budding
beeswax
bench beach beech belch blench bunch
beret beget benet bereft berets beset
betacap
betnovate
better batter beater bette betted betters bettor bitter butter
bigger bugger
biking baking biding bikini bilking biting
bikram
birth barth berth birch births
bisoprolol
black blacks blank block
blacked backed blacken blacker blanked blocked
blanching balanchine balancing batching beaching benching blacking blanking bleaching blenching
blanching blotching branching brunching bunching
bleach beach blench bletch breach
bleed bleeds bleep blend blued breed
bleeding bleating bleeping blending blessing blinding blooding breading breeding breezing
bleeds bleed bleeps blends breeds
blind bland blend blinds bling blink blond
blister blaster blisters bluster
blisters balusters banisters blasters blinders blinkers blister blistered blotters blushers
blisters blusters blustery boasters bolsters boosters
block black bloch blocks blocs brock
blonde blond blondel blonder blondes blondie blonds
blood blond bloods bloody bloom brood
bloody blood bloods
blotchy blotch
blowout blowouts
blurred blurted burred
blurry
blusher blucher blushed blushers blushes bluster
bobble babble bobbie bobbled bobbles bubble
bobby bobbi booby
bodyboard bodyguard
boils bails bolls bowls broils
bonded banded boded boned bonged bounded
bonnet bonner bonnets botnet
booth booths boots booty broth
booze boole boone boozed boozer boozes boozy
boozy booby booty booze
botox
bottle battle bottled bottles
bourbon
bowler boiler bower bowlder bowled bowlers
boxercise
boxing boding boeing boning booing boring bowing
braid braids brain brand
braids brads braid brains brands
brandy bandy brady brand brandi brando brands brandt
brazilian brasilia brazilians
break bleak bread breaks
breast beast breasts brest
breastfeed breasted
breastfeeding
breath breach breadth breathe breaths breathy
breathe breath breathed breather breathes breaths breathy
breathing beaching berating berthing bleaching bleating breaching breading breaking breasting
breathing breathier broaching
breathless breathers breathes breathiest breathlessly
brimmed
bristle bristled bristles bristly brittle
broke brake broken broker brooke
bronzer bronze bronzed bronzes
brown blown brawn browne browns brows
brufen
bruise braise bruised bruiser bruises
bruised braised bruise bruiser bruises
bruises braises bruise bruised bruiser bruisers
bruising braiding braining braising brisking broiling browsing brushing
brush blush brash brusk
brylcreem
bubble babble bobble bubbled bubbles bubbly bumble burble
bubbly bubble
bucket becket bucked buckets
buggy baggy boggy bulgy
building blinding bridling buildings bullring bullying bundling
bumps bumpy burps
bunches benches brunches bunche bunched butches
burning burping burring burying
burpees
butter batter better bitter buster butler butte butted butters buttery buttes
caboki
caffeine
calisthenics calisthenic callisthenic callisthenics
calpol
cancer cancel cancers canker canter
cannabis cannabises
cannot cannon carnot
canoe canoed canoes canon
capillus catullus
cappuccino cappuccinos
capsules capsizes capsule capsuled captures
carboxytherapy
cardio cardin
carry camry carey carly curry
cartwheels cartwheel cartwheeled
castor cantor captor caster castors castro
catch catchy
celecoxib
cellulitis cellulite
champagne champagnes champaign
champi champ champix champs
change chance chang changed changes charge
changed chanced change changes chanted charged clanged
check checks cheek chick chock chuck
cheerleading
chemical chemically chemicals clerical
chemicals chemical chemically
chemo
chemotherapy
chestfeed
chignon chignons
children
chills chiles chilis chill chilli chilly
chlorine chloride chlorides chlorinate coloring
choking chocking chowing coking cooking
cider ciders cinder
cigar cigars
cigarette cigarets cigarettes
cigarillo camarillo cigarillos
ciggy
circuit circuits
circuits circlets circuit circuited circuitous circuitry circuses
citalopram
clarifying calcifying clarioning classifying
class clams clans claps clash clasp clasps classy claus claws crass
clean cleans clear cleat
clear clean clears cleat
climb climbs clime
climber clamber climbed climbers
climbers calibers chambers clambers climber clinkers clippers clobbers
climbing claiming clamming clamping clicking climaxing clinging clinking clipping clomping clubbing
climbing clumping cribbing crimping crumbing
clinic clinics
clippers calipers chippers choppers clappers climbers clinkers clipper croppers
clopidogrel
closing cloning cloying
cloth clothe clotho cloths clots
clotting chatting cloaking clocking clogging clomping clopping closeting clothing clouding clouting
clotting clowning
clubbing climbing clucking clumping clunking crabbing cribbing crumbing
clumps chumps clamps clomps clump
cocktail cocktails
coconut cocoanut coconuts
coffee coffees coffer coffey
collagen collage collages collared collated collates colleges
collapse collages collapsed collapses collates
collapsed collapse collapses collared collated
college collage colleges
color colon colors colour
colour color colours
colouring clouding clouting collaring colluding coloring conjuring contouring culturing
combing combine coming
comes codes cokes comas combs comer comers comet comets cones copes cores cotes coves
comfortable comfortably
coming coding coking combing comings cooing coping coring cowing
compress compares composes compressed compresses compressor comprise comprises congress
concealer concealed conceals congealed
conceive conceited conceits conceived conceives conclave conserve contrive
condition coalition cognition conditional conditioned conditioner conditions conduction contrition
condition conviction
conditioner condition conditional conditioned conditioners conditions
conditioning
condom condo condoms condor condos
condoms condoes condom condors condos
confused censused conduced confessed confided confined confuse confusedly confuser confusers
confused confuses confuted confutes conjured consumed contused contuses convulsed
confusion collusion conclusion concussion confession confucian confusing confusions contusion
confusion contusions convulsion
contraception contraceptive contraction contraption contravention
contraceptive contraception contraceptives
control controls
convertible convertibles
convulsion compulsion conclusion concussion confusion contusion conversion convulsing convulsions
convulsion convulsive
convulsions compulsions conclusions concussions confusions contusions conversions convulsing
convulsions convulsion
cooling coaling coiling cooing cooking cooping cowling
cornrows corncobs cornrow cornrowed
cosmetics cosmetic
country county
cover clover comer coven covers covert coves covet covey cower coyer
coverage converge coverall
crash clash crass crush
crawl crawls craws
cream creak creams creamy
cricket cricked crickets
crimp chimp cramp crime crimps crisp
crimper crimped crisper
crochet crochets crotchet
cross crass cress crops crows
crossfit crossest crossfire
crunches churches clenches clinches clutches crotches crouches crunched cruncher crunchier
crunches crunchiest crutches
crust crest cruet cruft crush crusts crusty curst
crusts crests cruets crufts crust crusty
cryotherapy
cubes cubed cures
curlers curler curlews
curling culling curbing curdling curing cursing curving
curls churls culls curbs curds cures curly
currentbody
custard custards
cyanosis
cycle cycled cycles
cycling
daily dairy daisy dally doily drily
dance danced dancer dances dante dunce
dancing
dandruff
deadlift deadlier deadliest deadline
deadlifts deadliest deadlines
debride deride
denman
derma
dermapen
dermaroller
dermovate derogate
detangle
detangler
detangling dangling deranging detailing
dettol
diabetes diabetic diabetics diameter diameters
diabetic diabetes diabetics diabolic dialectic dietetic diuretic
diclofenac
difficulty difficult
diffuse diffused diffuses
diffuser diffuse diffused diffusely diffuses
direct directs direst
discharge discharged discharges
discomfort discomfit discomforted discomforts
disease diseased diseases
disorder discorded disordered disorderly disorders distorter
disorientated disoriented
disoriented disorient disorients
disposable dispensable disposables disposal disposals disputable
disprin
diving dicing diking dining divine driving
dizziness dinginess dirtiness dizziest
dizzy
doctor doctors
dodgeball
doliprane
donate donated donates
donating debating denoting detonating dilating dominating donation donations doubting
donation damnation detonation dilation domination donating donations duration
donor donors
double doable doubled doubles doublet doubly
dreadlocks deadlock deadlocks
drenched drenches
drier direr dried driers dries driver dryer
drink drank drinks drunk
drinks drink drunks
drive derive drivel driven driver drives drove
driving deriving diving drivings
drooping dripping drooling droopier dropping droppings drowning drowsing
droopy droop droops
drowsy dropsy drowse
drunk drank drink drunks
dryer drier dryers
dryers driers dryer dyers
dumbbells dumbbell
durag duran
dusky dusty
dutasteride
dutch ditch
dying dding doing drying dyeing dyking
dyson
early earle earls
eczema
edges edged edger
edoxaban
efferalgan
elastic elastics
eliquis
elliptical elliptic elliptically
energy
enlarged engorged enlarge enlarger enlargers enlarges
epipen
epsom epson
escitalopram
espresso espressos
evening evenings
everyday
example exampled examples
exercise energise exercised exercises exorcise exorcised exorcises exorcism exorcist exorcize
exercise expertise
exfoliate excoriate
exfoliation excoriation
exosomes
expecting effecting ejecting electing erecting exacting excepting executing exerting expectant
expecting expediting expelling expending expiating exporting
express empress
extensions expansions extension extensional extrusions
extra extras
extreme extremer extremes
extremely extremer extremes extremest extremity
eyebrow eyebrows
eyelid eyelids
eyelids eyelid
facial facials
factor factors factory
faint faints feint flint
fainted fainter feinted
fainting faceting faulting feinting flaunting flinging flirting flitting foisting fringing fronting
falling failing felling filling fulling
false falser
family
fedora fedoras femora
feeding feedings feeling fending feuding
feeling feeding feelings felling fueling
feels feeds fells fuels
feminax
fencing fending
fertility fertilise fertilize festivity futility
fever fevers fewer fiver
feverish feverishly
fibers fibbers fiber fibres fixers
fibres fibers fibre fires
fight fights flight fright
finasteride
fingers finders finger
fishtail fishtailed fishtails
fitness fatness
flannel flannels
flick flack fleck flicks flock
flight fight flights flighty fright
float floats flout
floppy flippy
fluey flues flukey fluky
fluid fluids
fluoxetine
flying flaying fling frying
foils fails foals fools fouls fowls
folliculitis
football foosball footballer footballs footfall footfalls foothill
forehead forebear forehand foreheads
forget forge forged forger forges forgets forgot
foundation foundations
french
frequency frequent frequently frequents
fresh flesh
fringe fridge fringed fringes
frisbee
front frond fronts frost
frozen froze
gabapentin
garden gardens
garlic gaelic gallic
gasping gaping gashing gassing grasping
gentle gentile gentled gentler gentles gently
gently gentle gentry
germolene
getting gutting
ghusl
giddy
ginkgo gingko ginkgos
girlfriend girlfriends
giving gibing
glands glads gland grands
gloss glass globs glossy glows gross
gloved globed glove glover gloves glowed
gloves globes glove gloved glover groves
glycolic
goddess godless
going goings goring
graft grafts grant
grays grabs grads grams grass greys
grease greased greases greasy
green greed greek greene greens greer greet
greys grays greps
grips greps grids grins gripe gripes grits
growth growths
guard guards
guinness glibness grimness
gymnastics gymnastic gymnasts
haemophilia haemophiliac haemophiliacs hemophilia hemophiliac
haemorrhage haemorrhaged haemorrhages hemorrhage hemorrhaged hemorrhages
hairband hairball
hairbrush hairbrushes
haircut haircuts
haircuts haircut hairnets
hairdresser hairdressers
hairdryer
hairline hairlines hairpins hardline hartline havoline
hairmax
hairpiece hairpieces
hairpins hairline hairlines hairpin
hairspray
hairstyle hairstyles
hammam
handball hairball handbags handballs handbill handbills handrail hardball
hands handy hangs hanks hinds
handstand handstands
handstands handstand
harsh
headache headaches heartache
headaches headache heartaches
headband headbands headboard headland headlands headwind
headed header healed heaped heated heaved heeded herded
headguard headboard headgear
headscarf
headstand handstand headband headland headstone
headstands handstands headbands headlands headstones
headwear headgear
healing haling heading heaping hearing heating heaving heeling
heart heard hears hearst hearth hearts hearty
heated hated headed healed heaped heater heaved hefted
heatwave
heavily
heavy heady heave
helmet helmets hemet
helmets helmet
hemophilia haemophilia haemophiliac hemophiliac hemophiliacs
hemorrhage haemorrhage haemorrhaged haemorrhages hemorrhaged hemorrhages
henna hanna hennas
heparin
herbal
herpes hermes heroes
highlighter highlight highlighted highlighters highlights
highlights highlight highlighted highlighter highlighters
hijab
hiking hiding hieing hiring hiving
hives haves hides hikes hines hires hived
hockey hickey hocked hockney hokey hookey hotkey
holes hales holds holed holmes homes hones hopes hoses
holiday holidays
honey haney hokey homey honed hones honeys hooey
hooded hoofed hooked hooped hooted horded
hookah hookahs hoorah
horse hoarse horde horne horsed horses horsey horsy house
house horse housed houses
hurting hunting hurling hurtling
hurts harts hunts hurls hurst
hydrafacial
hydrocortisone
hydrotherapy
hydroxychloroquine
ibuprofen
icing icings incing
immune immure
immunocompromised
immunosuppressed
implant implants
indian india indiana indians
infected indebted indented indicted inducted inferred infested inflated inflected inflicted
infected ingested injected inserted insetted inspected invented inverted invested
infection inaction inception induction infarction infecting infections infectious inflation
infection inflection inflections infliction infraction ingestion injection injections insertion
infection inspection intention invention
inflamed inflame inflames inflated inflates informed infrared
inflammation inflammations
inflammatories
inflammatory
infrared inferred inflamed inflated
ingrown
inhaler inhale inhaled inhalers inhales
injection inaction inception induction infection infections inflection ingestion injecting
injection injections injector injunction insertion inspection intention invention
injections inceptions inductions infection infections infectious inflections injecting injection
injections injectors injunctions insertions inspections intentions inventions
insulin
intercourse
irestore
isotretinoin
itches inches itched
itching inching
itchy
jacks jacky jocks
jacuzzi
jamaican jamaica jamaicans
japanese japaneses javanese
jogging jigging joggling jugging
joint joins joints joist
jumping
jumps jumpy
karate karat karats
karting
kayak kayaks
kayaking
keeps keels keens
keloid
keloids
keratin
ketoconazole
kettlebells
kickboxing
killers killer
kippah
kirby
kirkland
knead kneads kneed
knotless
knots knits knobs knows
krill
lacrosse larousse
ladies laddies lades ladles lazies
lager lagers lamer larger laser later laxer layer leger luger
lansoprazole
laser lager lamer lased lasers lases later laxer layer loser
later lager lamer laser latex lather latter laxer layer liter
lather later lathe lathed lathers lathes latter leather lither luther
latte lathe latter lattes
leaking leading leafing leaning leaping leasing leaving
leave lease leaved leaven leaves
lectures lecterns lecture lectured lecturer lecturers lettuces
lengths length lengthy
level levee levels lever
levothyroxine
lifting lilting linting listing lofting
light lights
lighten lighted lightens lighter
lightheaded lighthearted
limoncello
lines lanes liens likes limes lined linen linens liner liners links lints linus lives
liqueur liqueurs
lisinopril
lithium
liver lever lifer liker liner liter lived liven livers livery lives lover
lodge ledge lodged lodger lodges
loose loosed loosen looser looses louse
losartan
losing lasing loosing loping loving lowing
lotion lotions
lounger longer lounge lounged lounges
lowering layering levering loitering
lowlights
lukewarm
lumps lamps limps lumpy
lumpy lumps
lunch launch lurch lynch
lunges lounges lunge lunged lungs
lupus lepus luaus
machine machined machines
makeup makeups
manual manuals manuel
marathon marathoner marathons
margarita margaret margarine margaritas margarito
marijuana marihuana
marks mares maris marts masks murks
martial marital martian
martini martin martina martinis martins
massage massaged massages message
massager massacre massage massaged massages messages
matcha match
medicated mediated mediates medicaid medicare medicares medicate medicates meditate meditated
medicated meditates
medication mediation medicating medications meditation meditations metrication
medicine medicare medicate medicinal medicines
messy missy mossy mussy
metformin
methotrexate
metoprolol
micro macro micra micron
microneedling
micropigmentation
midday middy midway
mimosa mimosas
minoxidil
minutes minuets minuses minute minuted minuter minutest
mirtazapine
missed massed messed misled misses misted misused mussed
mohawk mohawks
moisturiser moisturise moisturised moisturisers moisturises moisturize moisturized moisturizer
moisturiser moisturizers moisturizes
moisturizer moisturise moisturised moisturiser moisturisers moisturises moisturize moisturized
moisturizer moisturizers moisturizes
mojito
monster minster mobster moister monsters
moped mooed mopeds mopes mopped moved mowed
morning moaning mooning mornings mourning
moroccan moroccans
moroccanoil
motor motors
motorbike motorbiked motorbikes motorise motorize
motorcycle motorcycled motorcycles
motrin morin
mottled mottle mottles
mountain maintain mountains mounting
mousse mouse mouses moussed mousses
mouth month mouthe mouths
mulled milled mullen muller mullet
mullet mallet millet mulled mullen muller mullets
nails
nanogen
naprosyn
naproxen
narghile
narguile
naturally naturals neutrally
necrosis narcosis neuroses neurosis
needle needled needles
needles needle needled needless
needling needing nestling nettling noodling
negroni
netball
nettle nestle nettie nettled nettles
nicotine
night nights nighty
nightcap nightcaps
nizoral
nodule nodules
normal norma norman
nsaid
numbness
nurofen
nurse norse nursed nurses
nursing
ocean oceans
office officer offices
oiling ogling
olaplex
olive oliver olives
ombre
omega omegas onega
omeprazole
onion onions orion
onsen olsen onset
oozing
operation operatic operating operational operations operative operator
ordinary ordinals ordinarily
other ocher others otter
overhead overbear overhand overheads overhear overheard overhears overheat overheated overheats
overhead overload overseas
ozone
packet packed packer packets picket placket pocket
paddle paddled paddles peddle piddle puddle
paddleboard
paddling padding paneling paroling pedaling peddling piddling puddling
padel panel patel
painful pailful
painkiller painfuller painkillers
painkillers painkiller
palpate palate palpated palpates
panadol
paracetamol
parasol parasols
parkour parlour
parkrun
partner partners
parts pacts pants parcs pares paris parks party pasts ports
party panty parity parry partly parts pasty patty
passed parsed passel passer passes pasted paused pissed
paste pasta pasted pastel pastes pastie pasts pasty
patch parch patchy pitch
patches parches patched pitches
patchy patch
peloton
peppermint peppering peppermints
pepsi pepsin
perfume perfumed perfumes
period periods pernod
permanent permanence permanently permanents pertinent
peroxide peroxided peroxides
personal persona personable personae personage personally personals personnel
phobia phobias phobic
photobiomodulation
phototherapy
physical physically physicals physician
pickleball
picnic picnics
piece pieced pieces pierce
pigtails pigtail
pilates palates pilate pirates plates
pillow pillows
pillowcase pillowcases
pillows pillow
pills palls piles polls pulls
pimple pimples pimply
pimples pimple
pinprick pinpricks
pinpricks pinprick
pixie pixies
plait plaid plain plaint plaits plant
plaits plaids plains plaints plait plants
plane place planed planes planet plank plans plant plate
planks planes plank plans plants plonks plunks pranks
plasma
platelet platelets
platelets platelet
plavix
plonk plank plonks plunk
plughole
plunge plunged plunger plunges
points paints pints point pointy prints
polynucleotides
pomade pomaded pomades
ponytail ponytails
ponytails ponytail
positive positing position positively positives punitive
pouring poring pouting
powder ponder powders powdery power
power poker poser powder powers
prednisolone
pregabalin
pregnancy poignancy pregnant
pregnant poignant pregnancy
prescribed prescribe prescribes proscribe proscribed proscribes
prescription prescriptions prescriptive proscription proscriptions
press preps preys
pressure pleasure pressured pressures pressurise pressurize
prickling pickling priceline pricking pricklier
prickly prickle
pricks picks prices prick
primer prime primed primers primes primmer
primrose primroses
problem problems
problems problem prowlers
procedures procedural procedure procures
products predicts produced producer producers produces product projects protects
propped plopped popped prepped
propranolol
prosecco
prostate postdate prostates prostrate prostrated prostrates
protectant protecting protestant protestants
protection production projection projections prosecution protecting protections protective
protection protector protraction
protein protean proteins
puffed puffer
puffiness puffiest pushiness
puffy puffs
pulling palling pilling polling pulping pulsing purling
punch paunch pinch punchy
puncture punctual punctuate punctured punctures
purple purpler purples
pustule pustules
putty patty petty potty putts
rained raided railed raised reined ruined
raise raised raises
raised raided railed rained raise raises
ramipril
razor razors
reaction reacting reactions reactive reduction refraction rejection relation retraction
reception receptions receptive receptor recession recreation redemption rejection retention
redensyl
redness redress
regaine regain regained regains
reiki
relax relay
relaxer relaxed relaxes
relief relied reliefs relies
remedies reediest remedial remedied reveries
removal removals
remove remote removed remover removes
resistance remittance resistances resistant
responding rescinding resounding respondent
restoration reiteration respiration restorations restorative
return returns
retwist
riding raiding ricing ridding ridging riling riming rising
rinse rinsed rinses
rivaroxaban
river rider rifer riper riser riven rivera rivers rivet rover
roaccutane
rogaine romaine
roller rolled rollers
rollerblade
rollers roller
rollie
rooftop rooftops
roots riots robots roods roofs rooks rooms roost roosts routs
rosemary rosemarie
rounders rounder roundest roundness roundups
routine routines routing
rowing robing roping roving rowling
rubbing ribbing robbing
ruffle raffle riffle ruffled ruffles
rugby
running ruining
sailing sailings sapling smiling snailing soiling
salicylic
salon salmon salons saloon salton savlon saxon solon
salts salas sales salty silts slats
sangria
sanitiser sanitise sanitised sanitises sanitize sanitized sanitizes
sanitizer sanitise sanitised sanitises sanitize sanitized sanitizes
satin sabin satan sating satiny stain
sauna saunas shauna
saunter saunters
savlon salon
scabby shabby
scabs scads scags scams scans scars scats slabs stabs swabs
scalp scala scald scale scalps scaly scamp
scared sacred scaled scare scares scarfed scarred scored seared shared snared soared spared stared
scarf scare scarfs scars scary scurf snarf
scars scabs scads scags scams scans scare scares scarf scarfs scary scats sears soars spars stars
schnapps schlepps
school schools
scooter scooted scooters shooter
scrape sarape scrap scraped scraper scrapes scraps serape
scratch scratchy
scratching scathing scotching scratchier screeching scrunching snatching stretching
scrub scrubs shrub
scrum scram scrub serum strum
scrunchie scrunched scrunches scrunchies scrunching scrunchy
scuba scubas
seawater seafarer
seeing seeding seeings seeking seeming seeping sewing sexing
seeping seeding seeing seeking seeming sleeping steeping sweeping
seizure seizures
seltzer
sensitive sensitise sensitised sensitises sensitively sensitives sensitize sensitized sensitizes
sepsis
sertraline
serum serums strum
session sessions
sessions sections session
setting seating settings settling sexting sitting
severe sever severed severer severn severs
shade shaded shades shads shady shake shale shame shane shape share shave spade
shadow shadows shadowy
shaking shading shaming shaping sharing sharking shaving slaking snaking soaking staking
shampoo shampoos
shampooing
shandy sandy shady shanty
shape shade shake shale shame shane shaped shapes share sharpe shave
shave shade shake shale shame shane shape share shaved shaven shaver shaves sheave shove slave
shave soave stave suave
shedding scudding seedling shearing sheering sheeting shelling shelving shielding shredding
shedding skidding sledding sledging speeding spending studding
sheesha
sheet sheen sheep sheer sheets skeet sleet sweet
sherry sherri sperry
shift shaft shifts shifty shirt shrift swift
shisha
shivering severing sheering shimmering shirring shoveling showering shriveling silvering slavering
shivering slivering sniveling swiveling
shivers shavers shiners shiver shivery slivers
shivery shiver shivers
shock shack shlock shocks shook shuck smock spock stock
shops ships shoes shoos shots shows slops stops swops
short shirt shoot shore shorn shorts shout snort sport
shortness sharpness shortens shortest showiness smartness softness soreness stoutness
shots scots shits shoes shoos shoots shops shorts shouts shows shuts slots snots spots
shoulders shoulder shouldered shudders smolders smoulder smoulders
shovel shove shoved shovels shoves
shower showed showers showery showier slower sower
sides sades sided sidles sires sises sites sixes sizes slides
siesta siestas
sight sighs sights slight
simvastatin
sitting setting shitting sifting silting siting sittings slitting spitting
skate skated skater skates slate spate state
skateboard skateboarded skateboarder skateboards
skateboarding
skating sating seating slating stating
skiing skying
skipping shipping shopping sipping skidding skimming skimping skinning skippering skirting slapping
skipping slipping slopping snapping snipping stepping stippling stopping stripping swapping
skipping swopping
sleek sleeks sleep sleet
sleep sheep sleek sleeps sleepy sleet steep sweep
sleeping seeping sheering sheeting shlepping slapping sledding sledging sleeking sleepier sleepily
sleeping sleeting slipping slopping slumping slurping sneering sneezing speeding steeling steeping
sleeping steering stepping sweeping sweepings
sleepy sleep sleeps sleety
slick slack slice slicks slink stick
slide slice slider slides slime snide
slight sight slights
slightly slighted slighter sprightly
slowly
slurred slurped spurred
slurring scarring scurrying shirring slugging sluicing slumming slumping slurping sourcing sparring
slurring splurging spurning spurring spurting squaring squiring starring stirring
small shall smalls smell stall
smell shell small smells smelly smelt snell spell swell
smelly shelly smell smells
smoke smoked smoker smokes smokey smoky smote spoke stoke
smoking smocking stoking
snapback
snorkel snorkels
snowboard snowboarded snowboards snowbound
snowboarding
soccer
softball softballs spitball
solarium solariums
something seething smoothing somethings soothing
soreness safeness sameness scoreless serenest shortness soberness softness sorceress sourness
soreness spareness spryness sureness
sores scores shores sires snores soles sorer sorest sorts soses spores stores
space spaced spaces spacey spacy spade spake spare spate spice
sparring scarfing scarring sharking sharping shirring slurring smarting snarfing snarling spamming
sparring spanking spanning sparing sparking sparkling spatting spawning spearing spooring sporting
sparring spraying spurning spurring spurting starling starring starting starving stirring swarming
speak sneak speaks spear speck steak
specks speaks speck specs
speech
sperm sperms
spinning scanning shinning shinnying shunning sinning skinning slinging slinking spanking spanning
spinning spawning spending spieling spilling spindling spitting splinting sponging spooning
spinning springing sprinting spurning stinging stinking stinting stunning swinging
spirits spirit
spironolactone
spliff
split spilt splat splint splits
sponge sponged sponger sponges spongy
sport short snort spore sports sporty spout spurt
sports shorts snorts sorts spores sport sporty spots spouts spurts
spots scots shots slots snots spats spits sports spouts
spray splay sprat sprays stray
spreading screaming serenading shredding speaking spearing speeding spending spraying spreeing
spreading streaking streaming
spring siring sparing sporing sprang sprig springs springy sprint sprung spying string
sprint splint spring sprints
spritz spitz sprite
spurting shirting shorting shunting shutting skirting slurping slurring smarting snorting sourcing
spurting sparking sparring spatting spiriting spitting splurging sporting spotting spouting
spurting sprucing spurning spurring squirting starting stunting
squash squashy squish
squats squabs squads squat squaws
squeeze squeezed squeezer squeezes
stair staid stain stairs starr
stairmaster
stand staid stands stank strand
start smart stare stark starr stars starts stuart
static
statin satin stain stalin staten static stating station
statins stains stating stations
stationary stationer stationers stationery
steam stead steak steal steams steamy stream
steamer steamed steamers steamier streamer
steamy seamy steady steam steams
steroid steroids
stick shtick slick stack sticks sticky stink stock stuck
still shill skill spill stall stile stills stilt swill
stinging shingling shinning singeing singing singling skinning slinging slinking spinning sponging
stinging springing staining standing sticking stiffing stifling stilling stingier stingily stinking
stinging stinting stirling stirring stringing stunning stunting swigging swinging syringing
stings sings slings sting stingy stinks stints strings swings
stomach stomachs
stopping scooping shipping shopping skipping slapping slipping slopping snapping snipping snooping
stopping sopping stamping stapling steeping stepping stippling stocking stomping stooping
stopping stoppering storming strapping striping stripping stropping stumping swapping swooping
stopping swopping
stout scout shout snout spout stoat strut
straighten straight straightened straightens straighter straightest straights straiten
straightener straighten straightened straightens straighter
straighteners straightened straightens straightness
straightening straitening
straw strap straws stray strew
streaks steaks streak streaky streams
strength strengthen strengths
strip scrip strap strep stripe strips stript strop
stroke stoke strike strobe strode stroked strokes strove
stroll scroll strolls
struggling shrugging smuggling snuggling straggling strangling
studio stdio studios
style stale stile stole styled styles styli
styler staler style styled styles
styling staling
sudden sadden sodden
suddenly sullenly
sudocrem
sulfate sulfates
sulphate sulphates sulphide
sunbathe sunbathed sunbather sunbathers sunbathes
sunbathing
sunbed subbed sunned
sunbeds
sunblock sunblocks
sunburn sunburns sunburnt
suncream
sunlamp sunlamps
sunlight skylight
sunny sonny sunni
sunscreen sunscreens
sunshine
suntan sultan suntans
supersonic
supplements supplement supplemental supplemented
surfing surging
surgery
surgical surgically survival
swallow sallow shallow swallows
swallowing scalloping
sweat swear sweats sweaty sweet swept
sweatband
sweaty sweat sweats
swell shell smell snell spell swells swill
swelling schelling sculling seedling selling shelling shelving shilling smelling smelting spelling
swelling spellings spilling stalling stealing steeling sterling stilling swearing sweating sweeping
swelling swellings swerving swilling swirling swivelling
swimming scamming scumming shamming shimming shimmying skimming skimping slamming slimming slumming
swimming spamming stemming swamping swarming swigging swilling swinging swirling swishing
swollen
symptoms symptom
synchronised synchronise synchronises synchronize synchronized synchronizes
system systems
tablets tables tablet
taekwondo
taking tacking takings talking taming tanking taping taring tasking taxing toking
tamoxifen
tangle tangled tangles tingle
tanning tanking tannin tinning
taper taker tamer tamper taped tapers tapes tapir taser
tattoo tattoos
tease teased teasel teaser teases tense terse
teezer teeter
tells teals tills tolls
temperature temperate temperatures
tender tended tenders tenser tinder
tenderness tenderest tenderises tenseness
tennis
tepid
tequila tequilas
terrible terribly
texlax
texture textured textures
texturise textures texturing
texturiser
texturising texturing
texturize texturing
theatre theater theatres
themselves
therapy
thermal thermals
thickening thickenings ticketing
thinner thinker thinned thinners
thinners thinkers thinner thinness thinnest thunders
throat threat throats throaty
throbbing thronging throwing
thyroxine
tiara tiaras
tight tights
tingling tangling tangoing tickling tingeing tinging tinglings tinkling tinseling tippling toggling
tingling tonguing twingeing twinging twinkling
tingly tingle
tinted tainted tented tilted tinged tinned
tipsy topsy
tobacco tobaccos
toner toned tones tonier tower tuner
tongs tangs thongs tings tones tonga
tongue tongued tongues
tonic tonia tonics topic toxic tunic
tools toils tolls toots
tooth thoth toothy toots troth
topical tropical typical
topknot topknots
topper tipper topped
toppik
touch torch touchy tough
touching teaching torching touchier touchingly touchings tousling trucking
tounge
toupee toupees
towel towed towels tower trowel
trail trails train trait trawl trial
train trail trains trait twain
trainer trailer trained trainee trainers
training tainting tracking trailing traipsing tramming tramping trapping trashing trawling trialing
trampoline trampling trampolines
trampolining
transplant transplanted transplants
transplants transplant transplanted
travel travels
treadmill treadmills
treatment treatments
tretinoin
triathlon triathlons
trilby
trouble troubled troubles
trying toying truing tying
turban turbans
turbo turbot
turkish
turmeric turmerics
turning tuning turfing turing
turns terns turds turfs turks
twirl twill twirls
twist twists twits
twists twist twits
tylenol
ulcer ulcers
umbrella umbrellas
unbearable unbearably unbeatable unbreakable unreadable
unbraid upbraid
uncomfortable uncomfortably
unconscious unconsciously
uncontrollably uncontrollable
undercap underact undercoat undercut underlay underpay
undercut underact undercoat undercuts uppercut
underscarf underscore
university universality
unless
unprotected
unresponsive
untangle untangled untangles
unwell
urine
urticaria
using
usual
vaping vamping
vaseline vaselines
venlafaxine
vespa vesta
video videos vireo
vinegar vinegary
vision visions
visor vigor visors vizor
vitamin vitamins
vodka
volleyball volleyballs
voltaren voltages voltaire voltarol
voltarol
volumising
wakeboard wallboard washboard waterboard
walking waking waling walling wanking
warfarin wayfaring
washing washings wasting wishing
water wader wafer wager waiter walter waster waters watery waver
wattbike
weave weaved weaver weaves
wedding wadding weddings wedging weeding welding wending
wedge wedged wedges wedgie
weeks weeds weeps
weeping weeding weeing weepings
weight weigh weighs weights weighty wight wright
weightlifting
weights weighs weight weighty wights
welding wedding weeding welling welting wending wielding
welts wefts welds wells wests wilts
wetting welting whetting witting
wheals weals wheal wheels
wheeze wheezed wheezes wheezy
wheezing wheedling wheeling wheezier whelping whetting whizzing
wheezy wheeze
whirlpool whirlpools
whiskey whisked whisker whiskeys whisky
whisky whisk whiskey whisks whiskys
white waite while whine whiten whiter whites whits write
without
women woken woman woven
woolly wholly wooly
woozy woody wooly
working wording workings worming
workout workouts
worse worsen worst
wound would wounds
wrapped wrapper
wrestling whistling wreathing wresting
xarelto
yellow yellows
yoghurt yoghourt yoghurts yogurt
zumba zomba
"""
