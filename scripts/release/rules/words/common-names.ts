/**
 * Given names that are common in West Yorkshire and are hardly ever another word. Beside a second capital they are strong evidence
 * of a person. Left out are names that are words or places as well: Grace, Mark, Will, Victoria, Chester.
 */
export const GIVEN_NAMES: ReadonlySet<string> = new Set(
  `aaron abdul abdullah adam adeel adrian agnieszka ahmed aisha alan alexander alfie ali alice alison amanda amina amir amit amy
  andrea andrew andrzej anna anthony arthur asif asma barbara beata benjamin bethany bilal bogdan brian callum carl catherine
  charlie chloe christine christopher claire connor craig cristian daniel danielle darren david deborah derek dominic donna
  dorota edward elena elizabeth emily emma eric ewa farah fatima fiona florin gareth gary gavin george gheorghe graham
  grzegorz gurpreet hannah harpreet harry hassan heather helen hussain ian ibrahim imran ioana ion isaac isabella ismail jack
  jacob jakub james jamie jan jane janet jason jennifer jessica joanna john jonathan jordan jose joseph joshua judith julie
  kamran karen karl katarzyna kate katherine keith kelly kenneth kevin khalid kieran krzysztof kyle laura lauren leanne lee
  leon liam linda lisa louise lucas lucy luke magdalena malcolm manpreet marcin margaret maria mariam mateusz matthew
  maureen megan mehmood michael michal michelle mihai mohamed mohammad mohammed muhammad nadia naomi nasreen natalie nathan
  neil nicola nicole nigel noah oliver olivia omar oscar pamela patricia paul pawel peter philip piotr priya rachel rahul
  rajesh raymond rebecca reece rehan richard robert ryan saima sally samantha samina samuel sandra sara sarah sean shabir
  shahid shannon sharon shaun simon simran sophia sophie stacey stanislaw stephanie stephen steven stuart sukhvinder susan
  tanveer tariq theresa thomas timothy tomasz tony tracey umar usman vasile wayne wendy william wojciech yasmin yusuf zain
  zainab zoe zofia`
    .split(/\s+/)
    .filter(Boolean),
);
