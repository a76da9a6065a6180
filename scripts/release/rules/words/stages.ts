import type { Stage } from '#story/vocabulary.ts';

/** Words that are true only from a stage on. */
export const WORDS_OF_STAGE: readonly (readonly [phrase: string, from: Stage])[] = [
  ['was|were|been|are|is now? arrested', 'arrest'],
  ['has|have been now? arrested', 'arrest'],
  ['arrested on suspicion', 'arrest'],
  ['was|were|been|are|is now? charged', 'charge'],
  ['charged with', 'charge'],
  ['in the dock', 'trial'],
  ['on trial', 'trial'],
  ['stood trial', 'trial'],
  ['found|plead|pleads|pleaded|pleading guilty', 'verdict'],
  ['was|were|been|are|is convicted', 'verdict'],
  ['convicted of|at', 'verdict'],
  ['was|were|been jailed|imprisoned|sentenced', 'sentence'],
  ['jailed for', 'sentence'],
  ['sentenced to', 'sentence'],
  ['sent to prison|jail', 'sentence'],
  ['# years|months in|behind prison|jail|bars', 'sentence'],
];

/** Somebody who is meant, and not people at large. */
export const SOMEBODY: readonly string[] = [
  'a|the|one|another|second|third|two|three|four|five|six _? man|woman|men|women|boy|girl|boys|girls|teenager|teenagers|suspect|suspects|driver|dealer|dealers|burglar|thief|robber|couple|pair|brothers|local',
  '# year old',
];

/** Who is spoken of as a suspect. */
export const STATED_SUBJECTS: readonly string[] = [
  'he|she|they',
  'the|this|these|both|all two|three|four|five|six? man|woman|men|women|pair|duo|trio|couple|suspect|suspects|teenager|teenagers|accused|defendant|defendants|brothers|sisters',
];

/** What is a crime when somebody did it. */
export const STATED_VERBS: readonly string[] =
  `stole sold robbed stabbed shot supplied dealt attacked raped killed murdered smuggled laundered threatened burgled groomed abused
  exploited trafficked assaulted kidnapped defrauded scammed conned cheated tricked imported grew beat punched slashed forced
  terrorised terrorized ran cuckooed hid blackmailed`.split(/\s+/);
