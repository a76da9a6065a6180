const list = (words: string): ReadonlySet<string> => new Set(words.split(/\s+/).filter(Boolean));

/** The last word of a street’s name. */
export const STREET_WORDS = list(
  `street road lane avenue close drive way court row place terrace crescent grove mount view gardens walk square hill green rise
  fold parade mews yard croft st rd ave`,
);

/** Before “Court” these make it a court of law and not a street. */
export const COURTS = list('crown magistrates county high youth family supreme appeal coroners justice');

/** A name that holds one of these is the name of a place, an office, a law, a day or a thing, and not of a person. */
export const NO_PERSON_WORDS = list(
  `academy act adult advice aid airport april army arcade arena association august authority autumn avenue bank bar bay bbc beck
  board bond boxing bridge britain british bus business cabinet cafe camp campus canal care castle cathedral cbe centre central
  charity chief childline christmas church city clinic close club coast college commission commissioner committee community
  company constable constabulary contact council county court courts cps credit crescent crime crimestoppers crown customs day december
  defence department depot detective development diploma director district division doncaster drive drop drugs easter east eid
  england english europe european executive family farm fearless february festival fire firearms force forum foundation france
  friday fund gallery gardens garden gate general government great green group grove hall harbour head health help helpline her
  herald high hill his home homes hospital hotel house housing hub human immigration independent industrial inn inspector
  institute ireland january jobcentre journal july june junior justice king kingdom labour lane league leisure lane
  library lights line live local london magistrates main manager march market may mayor memorial middle midlands mill minister
  ministry mission monday mosque motorway mount museum national neighbourhood network new news nhs night north northern
  november october office officer online operation organised park parliament partnership passport pc place plan police poland polish
  police post precision primary prime prince princess prison probation programme project proceeds protection public quay
  queen radio railway range rescue resource river road roads romania row royal sample saturday school schools scotland
  secondary secretary senior september sergeant serious service services shelter shop shopping sikh social south southern
  sports spring square stadium staff station store street student summer sunday superintendent support survey task tax team
  technology temple terrace theatre thursday times together tower town trading train training transport trust tuesday
  uk union unit united university upper valley victims victim view village volunteer wales ward watch water way
  wednesday welcome west western winter wood working yard year yorkshire young youth zone
  premier cup city rovers albion wanderers athletic
  modern slavery trafficking standards misuse theft fraud finance crack cocaine heroin cannabis spice
  tesco asda aldi lidl morrisons sainsbury's extra superstore supermarket limited ltd plc
  ford vauxhall volkswagen audi bmw mercedes toyota nissan honda renault peugeot citroen skoda hyundai kia mazda suzuki yamaha rover
  islam muslim hindu christian asian african black white indian pakistani bangladeshi chinese`,
);

/** How a sentence may begin: a capital there says nothing. */
export const OPENERS = list(
  `a about after all also although among an and another any anyone are as ask at because before being both bring but buy by call can
  come could did do does during each eight eighteen eleven even every everybody everyone everything few fifteen fifty find five for
  forty four fourteen from get give go good had has have he help her here his how however i if in is it its join just keep last later
  learn let like listen look make many meet more most my near neighbours never next nine no nobody none not nothing now of officers
  often on once one only or other our out over own people please read remember residents say see send seven several she since six
  sixty so some somebody someone something soon stop take talk tell ten thank thanks that the their them then there these they
  thirty this those three to today together tomorrow tonight too twelve twenty two until use visit wait we were what when where
  whether which while who whose why will with without work would write yes yesterday you your detectives investigators
  anonymous alleged suspected police man woman men women boy girl teenager arrested charged wanted jailed`,
);
