import type { ByLanguage } from '#release/rules/words/guilt.ts';

const PERSON =
  'boy|boys|girl|girls|child|children|teenager|teenagers|teen|pupil|student|male|female|suspect|victim|youth|youths|schoolboy|schoolgirl|son|daughter|lad|friend';

/** Ages under 18, as they are said of a person. */
export const YOUNG_AGES: ByLanguage = {
  en: [
    `#young year|yr|years old|olds? ${PERSON}`,
    `#young year|yr old from|was|has|is|who`,
    `eight|nine|ten|eleven|twelve|thirteen|fourteen|fifteen|sixteen|seventeen year old ${PERSON}`,
    `${PERSON} aged|age #young`,
    `${PERSON} of #young from|was|has|is|who`,
    'is|was only|just? aged? #young',
    'aged|age just|only #young',
    'are|is|was|were|both|all aged|age #young',
  ],
  pl: [
    '#young letni|letnia|letniego|letniej|letnią chłop*|dziewcz*|ucze*|uczn*|nastol*',
    '#young latek|latka|latkę|latkowie|latki',
    'chłop*|dziewcz*|nastol* w wieku #young',
  ],
  ro: ['băiat|fată|copil|adolescent|adolescentă|minor|minoră de|în vârstă? de? #young ani', 'minor* de #young ani'],
  sk: [
    '#young ročný|ročná|ročného|ročnú|ročnej chlapec|chlapca|dievča*|študent*|tínedžer*',
    'chlapec|dievča* vo veku #young',
  ],
  ur: ['#young سال|سالہ کے|کی|کا? ایک? لڑکے|لڑکا|لڑکی|بچے|بچہ|بچی|نوجوان'],
  pa: ['#young ਸਾਲ|ਸਾਲਾ ਦੇ|ਦੀ|ਦਾ? ਇੱਕ? ਮੁੰਡੇ|ਮੁੰਡਾ|ਕੁੜੀ|ਬੱਚੇ|ਬੱਚਾ|ਬੱਚੀ'],
  ar: ['صبی|طفل|فتاة|فتی|مراهق|طفلة عمره|عمرها|یبلغ|تبلغ من? العمر? #young', '#young عام*|سنة|سنوات من عمره|عمرها'],
  bn: ['#young বছর|বছরের|বছরের বয়সী? এক|একটি|একজন? ছেলে|মেয়ে|কিশোর|কিশোরী|শিশু|বালক|বালিকা'],
  gu: ['#young વર્ષ|વર્ષના|વર્ષની|વર્ષીય એક? છોકરો|છોકરા|છોકરી|બાળક|કિશોર|કિશોરી|દીકરી|દીકરો'],
};

/** After an age these make it a group that is invited, and nobody in particular. */
export const AGE_RANGE = new Set(['to', 'and', 'or', 'over', 'under', 'plus', 'up', 'upwards']);

/** How somebody is related to somebody: two such pieces make a picture. */
export const RELATIONS: ByLanguage = {
  en: [
    'his|her own? daughter|son|stepdaughter|stepson|niece|nephew|wife|husband|girlfriend|boyfriend|partner|sister|brother|mother|father|mum|dad|cousin|aunt|uncle|grandfather|grandmother|granddaughter|grandson|fiancée|stepfather|stepmother',
    "victim's|girl's|boy's|child's|woman's|teenager's|youngster's mother|father|mum|dad|stepfather|stepmother|uncle|aunt|brother|sister|cousin|family|boyfriend|husband|partner|grandfather|parents|teacher|employer|boss|school|home|street|neighbour|coach|church|mosque|workplace",
    'mother|father|brother|sister|uncle|aunt|stepfather|husband|wife|grandfather|cousin|teacher|neighbour|employer|coach|parents of the|a|one|two victim|girl|boy|child|victims|girls|boys|teenager',
    'family friend',
    'father|mother of one|two|three|four|five',
  ],
  pl: ['jego|jej córk*|syn*|żon*|siostr*|brat*|matk*|ojc*|partner*', 'córk*|syn|syna|żon* podejrzan*|oskarżon*'],
  ro: ['fiica|fiul|soția|soțul|sora|fratele|mama|tatăl lui|ei|său|sa|victimei'],
  sk: ['jeho|jej dcér*|syn*|manžel*|sestr*|brat*|matk*|ot*'],
  ur: [
    'اس|ان|اپنی|اپنے کی|کا|کے? بیٹی|بیٹا|بیٹے|بیوی|شوہر|بہن|بھائی|والد|والدہ|ماں|باپ|بھتیجی|بھانجی',
    'متاثرہ لڑکی|لڑکے|بچی|بچے|خاتون کی|کے|کا والد|والدہ|ماں|باپ|بھائی|چچا|ماموں|سکول|اسکول|گھر',
  ],
  pa: ['ਉਸ|ਉਸਦੀ|ਉਸਦਾ|ਆਪਣੀ ਦੀ|ਦਾ? ਧੀ|ਪੁੱਤ|ਪੁੱਤਰ|ਪਤਨੀ|ਪਤੀ|ਭੈਣ|ਭਰਾ|ਮਾਂ|ਪਿਤਾ|ਪਿਓ'],
  ar: ['ابنته|ابنتها|ابنه|ابنها|زوجته|زوجها|شقيقته|شقيقه|والدته|والده|والدتها|والدها|اخته|اخیه'],
  bn: ['তার|তাঁর|নিজের মেয়ে|মেয়েকে|ছেলে|ছেলেকে|স্ত্রী|স্বামী|বোন|ভাই|মা|বাবা'],
  gu: ['તેની|તેના|તેનો|પોતાની દીકરી|દીકરીને|દીકરો|પત્ની|પતિ|બહેન|ભાઈ|માતા|પિતા'],
};

/** Softer pieces of a jigsaw: a question for somebody who knows the case. */
export const DETAILS: ByLanguage = {
  en: [
    'their own? daughter|son|mother|father|stepfather|uncle|aunt|brother|sister|husband|wife|boyfriend|girlfriend|employer|teacher|coach',
    'his|her|the school|college|nursery|mosque|church|workplace|employer|street|foster home|children?',
    'worker|workers|employee|employees|assistant|cleaner|waiter|waitress|manager|owner|pupil|pupils|teacher|student|students at|of|from a|an|the|one _',
    'worked|works|working|employed at|in|for|by a|an|the _',
    'who worked|works|studied|studies|lived|lives at|in|near|with',
    'next door',
    'neighbour|neighbours of the|a victim|girl|boy|child|family',
    'only|youngest|oldest|eldest child|daughter|son|pupil',
    'went to school',
    'pregnant|disabled|deaf|blind|adopted|autistic',
  ],
};
