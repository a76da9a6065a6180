/** Words by language code. Lists are short on purpose: what is not sure to mean guilt is left out. */
export type ByLanguage = Readonly<Record<string, readonly string[]>>;

/** What somebody is called whom a court has found guilty. */
export const GUILTY_PERSONS: ByLanguage = {
  en: [
    'thief|thieves',
    'burglar|burglars',
    'robber|robbers',
    'mugger|muggers',
    'shoplifter|shoplifters',
    'drug? dealer|dealers',
    'drug|drugs? trafficker|traffickers',
    'drug|drugs runner|runners|baron|barons|lord|lords|kingpin|kingpins',
    'county line|lines dealer|dealers|boss|bosses|gang|gangs',
    'gang member|members|boss|bosses|leader|leaders|elder|elders',
    'member|members of the|a|this gang',
    'gangster|gangsters',
    'gunman|gunmen|knifeman|knifemen',
    'attacker|attackers',
    'killer|killers',
    'murderer|murderers',
    'rapist|rapists',
    'paedophile|paedophiles|pedophile|pedophiles',
    'groomer|groomers|abuser|abusers|predator|predators',
    'trafficker|traffickers|smuggler|smugglers',
    'slave master|masters',
    'fraudster|fraudsters|scammer|scammers|conman|conmen|swindler|swindlers',
    'money launderer|launderers',
    'offender|offenders',
    'perpetrator|perpetrators',
    'culprit|culprits|crook|crooks|villain|villains|thug|thugs|yob|yobs',
    'criminal|criminals',
    'pimp|pimps',
    'ringleader|ringleaders|mastermind|masterminds',
    'arsonist|arsonists',
    'hacker|hackers|cybercriminal|cybercriminals',
  ],
  pl: [
    'złodziej|złodzieja|złodzieje|złodziei|złodziejem',
    'diler|dilera|dilerem|dilerzy|dilerów',
    'handlarz|handlarza|handlarze|handlarzy narkotyk*',
    'bandyta|bandyci|bandytów|gangster|gangstera|gangsterzy|gangsterów',
    'przestępca|przestępcy|przestępców|przestępcę',
    'oszust|oszusta|oszuści|oszustów',
    'włamywacz|włamywacza|włamywacze|włamywaczy',
    'morderca|mordercy|zabójca|zabójcy|gwałciciel|gwałciciele',
    'sprawca|sprawcy|sprawców|sprawcę',
    'członek|członka|członkowie|członków gangu',
  ],
  ro: [
    'hoțul|hoții|hoților|hoț|hoți',
    'dealer|dealerul|dealeri|dealerii',
    'traficant|traficantul|traficanți|traficanții|traficanților',
    'infractor|infractorul|infractori|infractorii|infractorilor',
    'criminalul|criminalii|criminali|criminalilor',
    'escroc|escrocul|escroci|escrocii|făptaș|făptașul|făptașii|agresorul|agresorii|violatorul|ucigașul',
    'membru|membri|membrii ai? bandei|găștii',
  ],
  sk: [
    'zlodej|zlodeja|zlodeji|zlodejov',
    'díler|dílera|díleri|dílerov',
    'páchateľ|páchateľa|páchatelia|páchateľov',
    'zločinec|zločinca|zločinci|zločincov|gangster|gangstra|gangstri|gangstrov',
    'podvodník|podvodníka|podvodníci|podvodníkov|lupič|lupiča|lupiči|lupičov',
    'vrah|vraha|vrahovia|násilník|násilníka|násilníci',
    'člen|člena|členovia|členov gangu',
  ],
  ur: [
    'چور|چوروں|ڈاکو|ڈاکوؤں|لٹیرے|لٹیروں|غنڈے|غنڈوں|غنڈہ',
    'مجرم|مجرموں|مجرمان',
    'منشیات فروش|فروشوں',
    'قاتل|قاتلوں|ٹھگ|ٹھگوں',
    'گینگ کے|کا رکن|ارکان|کارندے',
    'دھوکے|دھوکہ باز|بازوں',
    'جرائم پیشہ',
  ],
  pa: [
    'ਚੋਰ|ਚੋਰਾਂ|ਡਾਕੂ|ਡਾਕੂਆਂ|ਲੁਟੇਰੇ|ਲੁਟੇਰਿਆਂ|ਗੁੰਡੇ|ਗੁੰਡਿਆਂ|ਠੱਗ|ਠੱਗਾਂ',
    'ਮੁਜਰਮ|ਮੁਜਰਮਾਂ|ਅਪਰਾਧੀ|ਅਪਰਾਧੀਆਂ',
    'ਤਸਕਰ|ਤਸਕਰਾਂ|ਗੈਂਗਸਟਰ|ਗੈਂਗਸਟਰਾਂ|ਕਾਤਲ|ਕਾਤਲਾਂ',
    'ਗੈਂਗ ਦੇ|ਦਾ ਮੈਂਬਰ|ਮੈਂਬਰਾਂ',
  ],
  ar: [
    'مجرم|المجرم|مجرمون|المجرمون|مجرمين|المجرمين',
    'لص|اللص|لصوص|اللصوص',
    'تاجر|تجار|مروج|مروجي|مروجو مخدرات|المخدرات',
    'قاتل|القاتل|القتلة|مغتصب|المغتصب|الجاني|الجناة|المحتال|المحتالين|المحتالون',
    'العصابة|عصابة',
  ],
  bn: [
    'চোর|চোরকে|চোরেরা|চোরদের|ডাকাত|ডাকাতরা|ডাকাতদের',
    'অপরাধী|অপরাধীরা|অপরাধীদের|অপরাধীকে',
    'মাদক ব্যবসায়ী|ব্যবসায়ীরা|ব্যবসায়ীদের|কারবারি|কারবারিরা|কারবারিদের',
    'খুনি|খুনিকে|খুনিরা|ধর্ষক|ধর্ষককে|প্রতারক|প্রতারকরা|প্রতারকদের|সন্ত্রাসী|সন্ত্রাসীরা',
    'গ্যাংয়ের সদস্য|সদস্যরা|সদস্যদের',
  ],
  gu: [
    'ચોર|ચોરો|ચોરોને|ચોરને|લૂંટારુ|લૂંટારુઓ|ડાકુ|ડાકુઓ',
    'ગુનેગાર|ગુનેગારો|ગુનેગારોને|ગુનેગારને',
    'ડ્રગ|ડ્રગ્સ ડીલર|ડીલરો|ડીલરને',
    'ખૂની|ખૂનીને|હત્યારો|હત્યારા|ઠગ|ઠગો|બળાત્કારી',
    'ગેંગના સભ્ય|સભ્યો|સભ્યોને',
  ],
};

/** Before or after one of these a word of guilt is not said as a fact. */
export const HEDGES: ByLanguage = {
  en: [
    'alleged',
    'allegedly',
    'suspected',
    'accused',
    'possible',
    'would-be',
    'potential',
    'no',
    'not',
    'never',
    'nobody',
    'any',
    'anyone',
    'anybody',
    'everyone',
  ],
  pl: [
    'domniemany',
    'domniemani',
    'domniemanych',
    'rzekomy',
    'rzekomi',
    'podejrzany',
    'podejrzani',
    'nieznany',
    'nieznani',
  ],
  ro: ['presupus', 'presupusul', 'presupuși', 'presupușii', 'suspectat', 'bănuit'],
  sk: ['údajný', 'údajní', 'údajných', 'podozrivý', 'podozriví', 'neznámy', 'neznámi'],
  ur: ['مبینہ', 'مشتبہ', 'کوئی', 'نہیں'],
  pa: ['ਕਥਿਤ', 'ਸ਼ੱਕੀ', 'ਕੋਈ', 'ਨਹੀਂ'],
  ar: ['المزعوم', 'المزعومين', 'المشتبه', 'مشتبه'],
  bn: ['কথিত', 'অভিযুক্ত', 'সন্দেহভাজন', 'কোনো', 'নয়'],
  gu: ['કથિત', 'શકમંદ', 'આરોપી', 'કોઈ', 'નથી'],
};

/** What is done to certain people: beside it a word of guilt means them, and not just anybody. */
export const DONE_TO_PEOPLE: ByLanguage = {
  en: [
    'arrested|caught|charged|jailed|nabbed|busted|held|detained|remanded|bailed|captured|cornered|unmasked|nicked',
    'locked up',
    'in custody|court',
    'behind bars',
  ],
  pl: ['zatrzyma*', 'aresztowa*', 'oskarż*', 'złapa*', 'ujęt*', 'schwyta*'],
  ro: ['arest*', 'reținu*', 'prins', 'prinși', 'prinsă', 'acuza*', 'captura*'],
  sk: ['zatkn*', 'zadrža*', 'zatkl*', 'obvinen*', 'chyten*', 'chytil*'],
  ur: ['گرفتار', 'گرفتاری', 'پکڑے', 'پکڑا', 'پکڑ'],
  pa: ['ਗ੍ਰਿਫ਼ਤਾਰ', 'ਗ੍ਰਿਫਤਾਰ', 'ਫੜੇ', 'ਫੜਿਆ', 'ਕਾਬੂ'],
  ar: ['اعتقال', 'اعتقل', 'اعتقلت', 'القبض', 'قبض', 'ضبط'],
  bn: ['গ্রেপ্তার', 'গ্রেফতার', 'আটক', 'ধরা'],
  gu: ['ધરપકડ', 'પકડાયા', 'પકડાયો', 'પકડ્યા', 'ઝડપાયા', 'ઝડપાયો'],
};

/** Whole phrases that say that somebody did it. */
export const GUILTY_PHRASES: ByLanguage = {
  en: [
    'those|people|men|women|person|man|woman|group|gang responsible has|have|is|are|was|were been? now? arrested|caught|charged|identified|in|off|facing|behind',
    'brought|bring|bringing|brings|facing|face|faced to? justice',
    'caught red handed',
    'caught in the act',
    'caught dealing|selling|stealing|supplying|carrying|robbing|burgling|smuggling|with',
    'got what they|he|she deserved|deserve|deserves',
    'guilty man|men|woman|women|person|people|party|parties|pair',
    'crime spree',
    'reign of terror',
    'put|puts|putting him|her|them|these|those away|behind',
  ],
  pl: ['stan* przed sprawiedliwością', 'na gorącym uczynku', 'winni|winny|winna zostali|został|została'],
  ro: ['aduși|adus în fața justiției', 'prins|prinși în flagrant', 'vinovații|vinovatul'],
  sk: ['pri čine', 'vinníci|vinník'],
  ur: ['رنگے ہاتھوں', 'انصاف کے کٹہرے', 'ذمہ داروں کو'],
  pa: ['ਰੰਗੇ ਹੱਥੀਂ', 'ਰੰਗੇ ਹੱਥ'],
  ar: ['متلبس*', 'الی العدالة', 'للعدالة'],
  bn: ['হাতেনাতে'],
  gu: ['રંગે હાથ', 'રંગેહાથ'],
};

/** Past crimes: while a case is open they mislead those who must judge this one. */
export const PAST_CRIMES: ByLanguage = {
  en: [
    'known to the? police|officers|us|courts',
    'previous|previously|past|earlier|prior|other convictions|conviction|convicted|offences|offending',
    'criminal record|records|past|history|career|background',
    'repeat|prolific|persistent|career|habitual|serial|hardened|notorious offender|offenders|burglar|burglars|thief|thieves|criminal|criminals|dealer|dealers|shoplifter|shoplifters|robber|robbers',
    'convicted drug? dealer|dealers|burglar|burglars|killer|murderer|rapist|robber|thief|criminal|criminals|offender|offenders|trafficker|paedophile',
    'history of violence|offending|crime|drugs|burglary|theft|dealing|abuse',
    'history of drug|drugs|violent|sexual|firearms|similar offending|offences|crime|crimes|violence',
    'been in|to prison|jail before',
    'out on licence',
    'released|freed|out from|of prison|jail',
    'served time|# years?',
    'has|have form',
    'career criminal|criminals',
    'jailed before',
    'arrested before|previously',
  ],
  pl: [
    'recydywist*',
    'znan* policji',
    'był|była|byli już|wcześniej karan*',
    'wcześniej karan*',
    'wcześniej skazan*',
    'kryminalną przeszłość',
  ],
  ro: ['recidivist*', 'cunoscut|cunoscuți|cunoscută poliției', 'antecedente penale', 'cazier*'],
  sk: [
    'recidivist*',
    'známy|známa|známi polícii',
    'trestnú minulosť',
    'trestnou minulosťou',
    'už trestaný|trestaná|trestaní',
  ],
  ur: ['عادی مجرم|مجرموں', 'سابقہ سزا*', 'پہلے بھی جیل|سزا|گرفتار', 'مجرمانہ ریکارڈ'],
  pa: ['ਆਦੀ ਮੁਜਰਮ|ਅਪਰਾਧੀ', 'ਪਹਿਲਾਂ ਵੀ ਜੇਲ੍ਹ|ਸਜ਼ਾ|ਗ੍ਰਿਫ਼ਤਾਰ', 'ਅਪਰਾਧਿਕ ਰਿਕਾਰਡ|ਪਿਛੋਕੜ'],
  ar: ['سوابق', 'السوابق', 'معروف|معروفون|معروفين|معروفة لدی الشرطة'],
  bn: ['দাগি অপরাধী|আসামি', 'দাগী অপরাধী|আসামি', 'আগেও গ্রেপ্তার|গ্রেফতার|সাজা|জেল', 'অপরাধমূলক রেকর্ড|ইতিহাস'],
  gu: ['રીઢો|રીઢા ગુનેગાર|ગુનેગારો', 'અગાઉ પણ|દોષિત|સજા', 'ગુનાહિત ઇતિહાસ|રેકોર્ડ|ભૂતકાળ'],
};

/** What somebody is said to have owned up to: only what was said in open court may be told. */
export const CONFESSIONS: ByLanguage = {
  en: [
    'confess|confessed|confesses|confession|confessions',
    'admitted|admits|admit guilt|everything|responsibility|involvement|it',
    'admitted|admits to? dealing|selling|stealing|supplying|robbing|burgling|killing|stabbing|shooting|smuggling|carrying|possessing|possession|running|laundering|attacking|assaulting|raping|fraud|theft|burglary|robbery|murder|offences|offence',
    'admitted|admits the|his|her|their|being|having crime|crimes|offence|offences|theft|thefts|part|role|guilt|charge|charges|a|paid|involved|been|stolen|sold',
    'told officers|police|detectives|us they|he|she did|had|sold|stole|was|were',
    'owned up',
  ],
  pl: ['przyznał|przyznała|przyznali|przyznały się', 'przyznanie|przyznania się'],
  ro: ['a|au recunoscut', 'mărturisi*'],
  sk: ['priznal|priznala|priznali sa', 'sa priznal|priznala|priznali', 'priznanie|priznania'],
  ur: ['جرم قبول', 'اعتراف جرم', 'اقبال جرم', 'جرم کا|کی|کے اعتراف|اقبال', 'اعتراف کیا|کر'],
  pa: ['ਜੁਰਮ ਮੰਨ|ਕਬੂਲ|ਕਬੂਲਿਆ|ਇਕਬਾਲ', 'ਗੁਨਾਹ ਕਬੂਲ|ਮੰਨ'],
  ar: ['اعترف|اعترفت|اعترفوا|اعتراف|اعترافات'],
  bn: ['দোষ স্বীকার', 'স্বীকারোক্তি*', 'অপরাধ স্বীকার'],
  gu: ['ગુનો કબૂલ|કબૂલ્યો|કબૂલી|સ્વીકાર્યો', 'કબૂલાત*'],
};

/** What a court is still to weigh. */
export const EVIDENCE: ByLanguage = {
  en: [
    'dna',
    'fingerprint|fingerprints',
    'forensic|forensics evidence|results|tests|experts|analysis|link|links|linked?',
    'cctv|footage|video|phone|phones|messages|texts|evidence|data shows|showed|show|proves|proved|prove|reveals|revealed|links|linked|puts|placed|places',
    'picked out in|of|from',
    'identity parade',
    'bloodstained|blood stained',
    'said|answered|replied no comment',
    'no comment interview|interviews|to',
    'told officers|detectives|police in interview',
    'murder weapon',
    'linked by|through|to dna|phone|fingerprints|cctv',
    'found in his|her|their|the suspect|suspects|defendant pocket|pockets|car|home|house|bedroom|bag|phone|phones|wardrobe|possession',
  ],
};

/** Where every language has the same small list. */
export const DEFINITE = new Set(
  'the this that these those his her our their one two three four five six seven eight nine ten both all another'.split(
    ' ',
  ),
);
/** With a word of guilt after it: a trade, and no crime. */
export const TRADES = new Set(
  'car cars scrap metal antique antiques art book books coin coins licensed licenced authorised second hand secondhand motor motorbike bike registered second-hand arms horse plant'.split(
    ' ',
  ),
);
/** With a word of guilt before it: something else than a person. */
export const NOT_A_PERSON_AFTER = new Set(
  `management manager managers institution institutions institute rehabilitation programme programmes behaviour assessment register
  whale whales app apps heels justice court courts offence offences damage law record property money assets finances conduct activity
  activities enterprise network networks investigation investigations proceedings case cases trial trials liability responsibility
  inquiry networks exploitation gain benefit networks injuries compensation code world underworld groups group
  gangs gang intelligence intent matters history past career background records behaviour behavior prosecution 
  defence dealerships dealership`.split(/\s+/),
);
