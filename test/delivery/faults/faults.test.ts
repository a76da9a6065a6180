import { describe, it } from 'vitest';
import { EARLY, type FaultCase, FORMS, LOSSES, REFUSALS, SLOW } from './fault-cases.ts';
import { edition, holds, PEOPLE, sendTo, server } from './field.ts';

const withAndWithoutPipelining = (cases: readonly FaultCase[]): FaultCase[] =>
  [[], ['PIPELINING']].flatMap((offers) =>
    cases.map((one) => ({
      ...one,
      name: `${one.name}${offers.length > 0 ? ', commands together' : ''}`,
      habits: { ...one.habits, offers },
    })),
  );

const FAULTS: Readonly<Record<string, readonly FaultCase[]>> = {
  'that refuses': withAndWithoutPipelining(REFUSALS),
  'that is lost': withAndWithoutPipelining(LOSSES),
  'that is slow': SLOW,
  'with strange replies': FORMS,
  'that speaks too early': withAndWithoutPipelining(EARLY),
};

describe.each(Object.entries(FAULTS))('a server %s', (_, cases) => {
  it.each(cases)('$name', async (fault) => {
    const data = await edition();
    const faulty = await server(fault.habits);
    await sendTo(data, faulty.port, fault);
    await holds(data, faulty, fault.sums);
  });
});

it('nobody at the door is tried again', async () => {
  const data = await edition();
  const gone = await server({});
  await gone.stop();
  await sendTo(data, gone.port, {});
  await holds(data, gone, { retry: PEOPLE });
});
