import type { Pillar } from '#story/vocabulary.ts';

/** What each of the four Ps means, in a sentence or two. */
export const pillarAbout: Readonly<Record<Pillar, string>> = {
  prepare: 'We get ready, so that crime does less harm when it comes. We listen to the people who live with it.',
  prevent: 'We help people to stay out of organised crime, or to leave it. Young people come first.',
  pursue: 'We find those who do it and stop them. We go after the money they made.',
  protect: 'We help people, families and businesses to stay safe.',
};
