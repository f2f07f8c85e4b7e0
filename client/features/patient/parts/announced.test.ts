import { describe, expect, it } from 'vitest';
import { Announced } from './announced.ts';

function region() {
  const said = { polite: '', assertive: '' };
  const announced = new Announced((text, urgency) => (said[urgency] = text));
  return { said, announced };
}

describe('what the live regions say', () => {
  it('is nothing once it no longer holds', () => {
    const { said, announced } = region();
    const clear = announced.say('There is a question for you on the screen.', 'assertive');
    expect(said.assertive).toBe('There is a question for you on the screen.');
    clear();
    expect(said.assertive).toBe('');
  });

  it('keeps what was said later, and what the other region says', () => {
    const { said, announced } = region();
    const clearFirst = announced.say('There is a question.', 'assertive');
    announced.say('You stopped photographs.', 'polite');
    announced.say('The doctor has let you in.', 'assertive');
    clearFirst();
    expect(said).toEqual({ polite: 'You stopped photographs.', assertive: 'The doctor has let you in.' });
  });
});
