"""The English words in which dangers are told, so that slips and words run together are heard."""

WORDS = """
    abuse abused acid accident aching agony airway airways allergic allergy alive ambulance
    anaphylactic anaphylaxis ankle arms arrest asthma attack awake
    back baby balance beaten beats become belly bite bites bitten black blackout bladder bleach
    bleed bleeding bleeds bled blind blindness blister blisters blood bloody blotchy blue blurred
    blurry body bone boyfriend brain break breast breath breathe breathing breathless broke broken
    bruise bruises bruising burn burned burning burns burnt button
    call cannot cant cardiac caught chemical chest child chills choke choked choking clammy close
    closed closes closing cold collapse collapsed collapsing colour coma come coming confused
    confusion conscious consciousness convulsion convulsions cough coughing could couldnt cramps
    crushing cutting
    dead death deeply depressed diabetic died dies difficult difficulty dizziness dizzy does doesnt
    dont dose double drank drink drinking drooping droops droopy drown drowning drowsy drug drugs
    drunk dying
    electric electrocuted emergency ending ever everything everywhere eyes eyesight exploding
    face faint fainted fainting falling fast feel feeling feels feet fell felt fever feverish fingers
    fire fitting flashes floor floppy fluid forever froth
    gasping girlfriend going gone grandma grandson green grey grip gushing
    half hallucinating handful hang hanging hard harm harming have having headache hear heart
    heartbeat heavily heavy help high hives hoarse hospital hurt hurting hurts husband hypo
    infected infection ingested inhaled injection injured injury insulin itchy
    jaundice jump
    kids kill killed killing knife knocked
    lethal left legs life limp lips live living loads loosing lose losing lost lump lungs
    massive medicine meningitis mother mouth move moving mottled myself
    nauseous neck needle nose numb numbness
    oozing overdose overdosed overdosing oxygen
    packet pain painful pains palpitations panic paracetamol paralysed paralyzed partner pass passed
    passing peeing pills poison poisoned poisoning pouring pregnant pressure pulse pupils purple
    racing raped rash reaction reactions redness right rope
    seeing seems seizure seizures sepsis septic severe severely shaking shivering shock shot shortness
    short shoulder side sight skin slurred slurring smoke somebody someone speak speech spitting
    spreading squeezing stabbed stand stiff stomach stop stopped stopping strangled streaks stroke
    stuck sudden suddenly suffocating suicidal suicide swallow swallowed swallowing sweating swell
    swelling swells swollen
    tablets talk taken temperature terrible testicle think thinking throat tight tightness tired
    toddler tongue took trouble turned turning
    unconscious unresponsive urine
    very vision voice vomit vomiting
    wake want wants weak weakness wheeze wheezing wheezy wife will wont words worst wound wrist
    wrists wrong
    yellow
    arm cut die ear eye fit gas hit ill jaw leg lip pus
"""
"""Where one is written with a slip, from four letters on, or without blanks, it is still heard."""
