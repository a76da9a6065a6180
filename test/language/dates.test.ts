import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isoDay, startOfDay } from '#language/dates.ts';

describe('the first moment of a day', () => {
  it.each([
    ['in winter', '2026-12-01', 'Europe/London', '2026-12-01T00:00:00.000Z'],
    ['in summer', '2026-07-01', 'Europe/London', '2026-06-30T23:00:00.000Z'],
    ['of the day on which clocks go forward', '2026-03-29', 'Europe/London', '2026-03-29T00:00:00.000Z'],
    ['of the day after that', '2026-03-30', 'Europe/London', '2026-03-29T23:00:00.000Z'],
    ['of the day on which clocks go back', '2026-10-25', 'Europe/London', '2026-10-24T23:00:00.000Z'],
    ['of the day after that', '2026-10-26', 'Europe/London', '2026-10-26T00:00:00.000Z'],
    ['that a leap year has', '2028-02-29', 'Europe/London', '2028-02-29T00:00:00.000Z'],
    ['where clocks skip midnight', '2018-11-04', 'America/Sao_Paulo', '2018-11-04T03:00:00.000Z'],
    ['far in the east', '2026-05-05', 'Pacific/Kiritimati', '2026-05-04T10:00:00.000Z'],
    ['far in the west', '2026-05-05', 'Pacific/Pago_Pago', '2026-05-05T11:00:00.000Z'],
  ])('%s: %s in %s', (_, day, zone, moment) => {
    expect(startOfDay(day, zone).toISOString()).toBe(moment);
  });

  it('is of that day, and a moment before it is not, on any day anywhere', () => {
    const zones = fc.constantFrom('Europe/London', 'Asia/Kathmandu', 'America/St_Johns', 'Australia/Lord_Howe');
    const days = fc.date({ min: new Date('2020-01-01'), max: new Date('2040-01-01'), noInvalidDate: true });
    fc.assert(
      fc.property(days, zones, (date, zone) => {
        const day = date.toISOString().slice(0, 10);
        const start = startOfDay(day, zone);
        expect(isoDay(start, zone)).toBe(day);
        expect(isoDay(new Date(start.getTime() - 1), zone) < day).toBe(true);
      }),
    );
  });
});
