import { HtmlValidate } from 'html-validate';
import { expect, it } from 'vitest';
import { atDoorway, FILLED, subscribed } from './at-doorway.ts';

const validator = new HtmlValidate({
  extends: ['html-validate:recommended'],
  // Boxes of one question share a name, as HTML means them to.
  rules: { 'form-dup-name': 'off' },
});

it('every page is valid HTML with one main heading, whatever it has to say', async () => {
  const door = await atDoorway();
  const manage = await subscribed(door);
  const answers = [
    ...[await door.get('/subscribe/'), await door.post('/subscribe/', FILLED), await door.post('/subscribe/', {})],
    ...[
      await door.post('/subscribe/', { postcode: 'ZZ1 1AA' }),
      await door.get('/confirm/?t=a&b=<'),
      await door.get(manage),
    ],
    ...[await door.post(manage, { do: 'save' }), await door.post(manage, { do: 'save', area: 'harbour' })],
    ...[await door.post(manage, { do: 'forget' }), await door.post(manage, { do: 'stop' }), await door.get(manage)],
    ...[await door.get('/unsubscribe/?t=a'), await door.get('/manage/'), await door.get('/manage/', { method: 'PUT' })],
  ];
  for (const answer of answers) {
    const page = await answer.text();
    const { results } = await validator.validateString(page);
    const faults = results.flatMap(({ messages }) => messages.map(({ ruleId, message }) => `${ruleId}: ${message}`));
    expect(faults, page).toEqual([]);
    expect(page.match(/<h1>/g)).toHaveLength(1);
    expect(page.match(/<title>/g)).toHaveLength(1);
  }
});
