"""The English words in which dangers are told, so that slips and words run together are heard."""

WORDS = """
    abuse abused accident aching acid agony airway airways alive allergic allergy ambulance
    anaphylactic anaphylaxis ankle arm arms arrest asthma attack awake baby back balance beaten
    beats become belly bite bites bitten black blackout bladder bleach bled bleed bleeding
    bleeds blind blindness blister blisters blood bloody blotchy blue blurred blurry body bone
    boyfriend brain break breast breath breathe breathing breathless broke broken bruise bruises
    bruising burn burned burning burns burnt button call cannot cant cardiac caught chemical
    chest child chills choke choked choking clammy close closed closes closing cold collapse
    collapsed collapsing colour coma come coming confused confusion conscious consciousness
    convulsion convulsions cough coughing could couldnt cramps crushing cut cutting dead death
    deeply depressed diabetic die died dies difficult difficulty dizziness dizzy does doesnt
    dont dose double drank drink drinking drooping droops droopy drown drowning drowsy drug
    drugs drunk dying ear electric electrocuted emergency end ending ever everything everywhere
    exploding eye eyes eyesight face faint fainted fainting falling fast feel feeling feels feet
    fell felt fever feverish fingers fire fit fitting flashes floor floppy fluid forever froth
    gas gasping girlfriend going gone grandma grandson green grey grip gushing half
    hallucinating handful hang hanging hard harm harming have having headache hear heart
    heartbeat heavily heavy help high hit hives hoarse hospital hurt hurting hurts husband hypo
    ill infected infection ingested inhaled injection injured injury insulin itchy jaundice jaw
    jump kids kill killed killing knife knocked left leg legs lethal life limp lip lips live
    living loads loosing lose losing lost lump lungs massive medicine meningitis mother mottled
    mouth move moving myself nauseous neck needle nose numb numbness oozing overdose overdosed
    overdosing oxygen packet pain painful pains palpitations panic paracetamol paralysed
    paralyzed partner pass passed passing peeing pills poison poisoned poisoning pouring
    pregnant pressure pulse pupils purple pus racing raped rash reaction reactions redness right
    rope seeing seems seizure seizures sepsis septic severe severely shaking shivering shock
    short shortness shot shoulder side sight skin slurred slurring smoke somebody someone speak
    speech spitting spreading squeezing stabbed stand stiff stomach stop stopped stopping
    strangled streaks stroke stuck sudden suddenly suffocating suicidal suicide swallow
    swallowed swallowing sweating swell swelling swells swollen tablets taken talk temperature
    terrible testicle think thinking thoughts throat tight tightness tired toddler tongue took
    trouble turned turning unconscious unresponsive urine very vision voice vomit vomiting wake
    want wants weak weakness wheeze wheezing wheezy wife will wont words worst wound wrist
    wrists wrong yellow
"""
"""Where one is written with a slip, from four letters on, or without blanks, it is still heard."""
