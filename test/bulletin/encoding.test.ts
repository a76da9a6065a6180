import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { emailSizeBytes, shorterEncoding } from '#bulletin/encoding.ts';
import { writeEmail } from '#delivery/messenger/outbox.ts';
import { bulletinOf, inputOf, message } from './messages.ts';
import { posting, shippedInputs } from './shipped.ts';

describe('the size of an email', () => {
  it.each(shippedInputs)('is never put too low, nor much too high ($hotspots.0.id in $language)', async (input) => {
    const bulletin = bulletinOf(input);
    const { bytes } = await writeEmail(bulletin, posting);
    expect(bytes.length).toBeLessThanOrEqual(emailSizeBytes(bulletin));
    expect(bytes.length).toBeGreaterThan(emailSizeBytes(bulletin) - 6000);
  });

  it('is never put too low for words of any kind', async () => {
    const bulletin = bulletinOf(inputOf([message()]));
    await fc.assert(
      fc.asyncProperty(fc.string({ unit: 'binary', minLength: 1, maxLength: 3000 }), async (words) => {
        const wordy = { ...bulletin, text: words, html: `<p>${words}</p>` };
        const { bytes } = await writeEmail(wordy, posting);
        expect(bytes.length).toBeLessThanOrEqual(emailSizeBytes(wordy));
      }),
      { numRuns: 60 },
    );
  });
});

describe('the encoding', () => {
  it('is the one that makes the email smaller', () => {
    expect(shorterEncoding('Plain English, a = b.')).toBe('quoted-printable');
    expect(shorterEncoding('آپ کا پارسل آیا ہوا ہے')).toBe('base64');
  });
});
