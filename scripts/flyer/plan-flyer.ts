import type { FlyerRequest } from '#flyer/desk.ts';
import { type Fitted, fit } from '#flyer/fit.ts';
import { withLanguages } from '#flyer/foreign-words.ts';
import { mirrored } from '#flyer/mirror.ts';
import { missingFinding } from '#flyer/missing.ts';
import { rulesOf } from '#flyer/paper.ts';
import type { FlyerPlan } from '#flyer/plan.ts';
import type { Finding } from '#problem/problem.ts';

/** Plans a flyer, or says why there can be none. Pure: the same request gives the same plan. */
export function planFlyer(asked: FlyerRequest): { plan: FlyerPlan } | { finding: Finding } {
  const { message, hotspot, paper } = asked;
  const { language, direction } = message;
  const request = { ...asked, fonts: asked.fonts.inLanguage(language, direction) };
  const finding = missingFinding(request);
  if (finding) return { finding };
  const fitted = fit(request);
  if (!fitted) {
    const args = { hotspot: hotspot.properties.name, language, paper };
    return { finding: { code: 'flyer-too-long', args } };
  }
  return { plan: planOf(request, fitted) };
}

function planOf(request: FlyerRequest, { sides, leftOut }: Fitted): FlyerPlan {
  const { message, hotspot, settings, paper } = request;
  const { widthMm, heightMm } = rulesOf(paper);
  return {
    title: message.title,
    language: message.language,
    direction: message.direction,
    author: settings.name,
    subject: `${message.kindWords} · ${hotspot.properties.name}`,
    created: message.published,
    widthMm,
    heightMm,
    pages: sides.map((side) => withLanguages(message.direction === 'rtl' ? mirrored(side, widthMm) : side, request)),
    leftOut,
  };
}
