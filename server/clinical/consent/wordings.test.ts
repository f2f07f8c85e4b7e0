import { describe, expect, test } from 'vitest';
import { sha256 } from '../../platform/keys/hash.ts';
import { READERS, SHIPPED, TOPICS, wordingId } from './wording-texts.ts';
import type { Reader, Topic } from './wording-texts.ts';
import { readersFor, shownWording, wordingOf, wordingRef } from './wordings.ts';

const NAMES = {
  practice: 'Cé na Trá Surgery',
  doctor: 'Dr Aoife Byrne',
  healthmail: 'cena@healthmail.ie',
  patient: 'Oisín',
};
const WORDINGS = new Map(SHIPPED.map((text) => [text.id, text]));
const of = (topic: Topic, reader: Reader = 'adult') => wordingOf(WORDINGS, topic, reader, NAMES);
const said = ({ paragraphs }: { paragraphs: readonly string[] }): string => paragraphs.join(' ');
const everyone = READERS.flatMap((reader) => TOPICS.map((topic) => [reader, topic] as const));

test.each(everyone)('[R3] %s, %s: no name is left to be filled in', (reader, topic) => {
  const { title, paragraphs, question } = of(topic, reader);
  expect([title, ...paragraphs, question].join()).not.toMatch(/[{}]/);
});

test('[R3] names are filled in where they belong', () => {
  expect(said(of('video'))).toContain('Dr Aoife Byrne at Cé na Trá Surgery');
  expect(of('take', 'representative').question).toBe('Do you agree to photographs of Oisín being taken?');
});

describe('the hash', () => {
  test('[R3] is of the versioned text itself: title, every paragraph and the question, before names', () => {
    for (const text of SHIPPED) {
      const { sha256: hash } = wordingRef(WORDINGS, ...topicOf(text.id));
      expect(hash).toBe(sha256(JSON.stringify([text.title, text.paragraphs, text.question])));
    }
  });

  test('[R3] the adult texts that consents of the first release name have not changed under their version', () => {
    // Written down from the first release: a changed text needs a new version.
    expect(of('take').version).toBe(2);
    expect(of('store').version).toBe(1);
    expect(said(of('store'))).toBe(
      'Photographs are kept in your medical record at Cé na Trá Surgery, encrypted, with the rest of your notes. ' +
        'Only the staff who care for you can see them. A chaperone sees them during the call only. This page does not save them on your phone. ' +
        'You can stop more photographs at any time. Ones already in your record may have to stay.',
    );
  });

  test('[R3] what is recorded is what was shown; another reader’s, an older or a changed text is not', () => {
    const shown = wordingRef(WORDINGS, 'take', 'adult');
    expect(shownWording(WORDINGS, 'take', ['adult', 'easy'], shown)).toEqual(shown);
    expect(shownWording(WORDINGS, 'take', ['representative'], shown)).toBeUndefined();
    expect(shownWording(WORDINGS, 'take', ['adult'], { ...shown, version: 1 })).toBeUndefined();
    expect(shownWording(WORDINGS, 'take', ['adult'], { ...shown, sha256: 'f'.repeat(64) })).toBeUndefined();
    expect(shownWording(WORDINGS, 'store', ['adult'], shown)).toBeUndefined();
  });
});

const topicOf = (id: string): [Topic, Reader] => {
  const found = everyone.find(([reader, topic]) => wordingId(topic, reader) === id);
  if (!found) throw new Error(id);
  return [found[1], found[0]];
};

describe('who reads what', () => {
  test('[R3, R4] an adult the adult’s or the easier, 16 and 17 the young person’s, who decides for another their own', () => {
    expect(readersFor(40, null, 18)).toEqual(['adult', 'easy']);
    expect(readersFor(17, null, 18)).toEqual(['young', 'easy']);
    expect(readersFor(9, 'somebody', 18)).toEqual(['representative']);
    expect(readersFor(80, 'somebody', 18)).toEqual(['representative']);
  });
});

describe.each(READERS)('what is told: %s', (reader) => {
  const words = (topic: Topic) => said(of(topic, reader));

  test('[R3] before agreeing: they can stop, and what is in the record may have to stay', () => {
    for (const topic of ['take', 'store'] as const) {
      expect(words(topic)).toMatch(/stop/);
      expect(words(topic)).toMatch(/already (in|kept).* may have to stay/);
    }
  });

  test('[R3] taking and keeping are asked on their own, and a question says nothing else', () => {
    expect(of('take', reader).question).toMatch(/taken\?$/);
    expect(of('store', reader).question).toMatch(/record\?$/);
    for (const topic of ['video', 'take', 'store', 'chaperone', 'examination'] as const) {
      expect(of(topic, reader).question).toMatch(/^[^.?]+\?$/);
    }
  });

  test('[R10] a physical examination may still be needed', () => {
    expect(of('limitations', reader).question).toContain('a physical examination may still be needed');
  });

  test('[R12] declining brings another way', () => {
    expect(words('video')).toMatch(/another way/);
  });

  test('[R14, R15] own device and other ways may not be safe or encrypted; the Healthmail address', () => {
    expect(words('deviceNotice')).toContain('cena@healthmail.ie');
    expect(words('deviceNotice')).toMatch(/may not be (secure|safe)/);
    expect(words('deviceNotice')).toContain('encrypted');
  });

  test('[R30] what a chaperone sees, for how long, their name, and that the person may be refused', () => {
    expect(words('chaperone')).toMatch(/during the call/);
    expect(words('chaperone')).toMatch(/name first/);
    expect(words('chaperone')).toMatch(/say no to that person/);
  });

  test('[R34, R17] nothing is recorded, and only what is true of the phone', () => {
    expect(words('video')).toMatch(/Nothing is recorded|Nobody records/);
    expect(words('store')).toMatch(/This page does not save them on (your|the) phone/);
  });
});
